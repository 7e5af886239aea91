#include "Generated.h"
#include "TestProgram.h"
#include "Throws.h"
#include "analysis/MoonReader.h"
#include "data/MoonSurface.h"

#include <QTest>

using namespace lunette;

namespace {

Vector drawnSurface(const Moon& moon, Index size) {
    Vector picture(size * size);
    drawCrateredMoon(moon, size, picture.data());
    return picture;
}

}  // namespace

class MoonSurfaceTest : public QObject {
    Q_OBJECT
private slots:
    void terminator_liesWhereTheFlatMoonHasIt() {
        const double radius = moonRadius(64);
        for (const bool waxing : {true, false})
            for (double fraction = 0.1; fraction < 0.95; fraction += 0.1) {
                const Vector picture = drawnSurface({fraction, waxing, 0.0, 0.0, 0.0, radius}, 64);
                Vector flat(64 * 64);
                drawMoon({fraction, waxing, 0.0, 0.0, 0.0, radius}, 64, flat.data());
                // What the flat moon leaves dark has no more than the earthshine here.
                for (Index i = 0; i < flat.size(); ++i) {
                    if (flat[i] <= static_cast<Scalar>(kEarthshine)) QVERIFY(picture[i] < 0.07F);
                    QVERIFY(picture[i] >= 0.0F && picture[i] <= 1.0F);
                }
                QVERIFY(picture.sum() > 0.25F * flat.sum());
            }
    }

    void crateredMoon_litMore_isBrighter() {
        Scalar before = 0.0F;
        for (double fraction = 0.0; fraction <= 1.0; fraction += 0.05) {
            const Scalar sum = drawnSurface({fraction, true, 0.0, 0.0, 0.0, 12.0}, 32).sum();
            QVERIFY(sum > before);
            before = sum;
        }
    }

    void fullMoon_waxingOrWaning_looksTheSame() {
        // Full from the right or the left, the light falls from where we stand.
        const Vector waxing = drawnSurface({1.0, true, 0.0, 0.0, 0.0, 24.0}, 64);
        const Vector waning = drawnSurface({1.0, false, 0.0, 0.0, 0.0, 24.0}, 64);
        QVERIFY((waxing - waning).cwiseAbs().maxCoeff() < 1e-5F);
    }

    void albedo_isLowInMariaAndHighInTycho() {
        const MoonSurface moon;
        QVERIFY(moon.at(-0.23F, 0.54F).albedo < 0.6F);   // Imbrium
        QVERIFY(moon.at(0.51F, 0.14F).albedo < 0.6F);    // Tranquillitatis
        QVERIFY(moon.at(-0.14F, -0.68F).albedo > 0.8F);  // Tycho
    }

    void moonReader_ofACrateredMoon_readsItsPhase() {
        MoonOptions options;
        options.style = MoonStyle::Cratered;
        const MoonReader reader(options);
        for (const double fraction : {0.2, 0.5, 0.85}) {
            const Moon moon{fraction, false, 2.0, 0.2, -0.1, moonRadius(32)};
            Matrix picture = drawnSurface(moon, 32);
            const MoonReading reading = reader.read(picture).front();
            QVERIFY2(std::abs(reading.moon.fraction - fraction) < 0.02,
                     qPrintable(QString::number(reading.moon.fraction)));
            QVERIFY(!reading.moon.waxing && reading.distance < 0.02);
        }
    }

    void style_cratered_changesOnlyThePictures() {
        MoonOptions options;
        options.count = 60;
        const auto flat = makeMoonPhases(options);
        options.style = MoonStyle::Cratered;
        const auto one = test::openedOn(1, [&] { return makeMoonPhases(options); });
        const auto three = test::openedOn(3, [&] { return makeMoonPhases(options); });
        QVERIFY(test::isSame(*one.train, *three.train));
        QVERIFY(!std::ranges::equal(flat.train->image(0), one.train->image(0)));
        QVERIFY(std::ranges::equal(flat.train->labels(), one.train->labels()));
        QCOMPARE(flat.train->factors()[0].values, one.train->factors()[0].values);
        QVERIFY(one.spec.find("style=cratered") != std::string::npos);
        QVERIFY(test::throws(ErrorKind::WrongValue, {"style", "round", "flat, cratered"}, [] {
            makeMoonSource()->open({{"style", "round"}}, {});
        }));
    }
};

static const lunette::test::TestClass<MoonSurfaceTest> kMoonSurfaceTest;
#include "MoonSurfaceTest.moc"
