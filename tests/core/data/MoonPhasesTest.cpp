#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "data/MoonPhases.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

using namespace lunette;

namespace {

Vector drawnMoon(const Moon& moon, Index size) {
    Vector picture(size * size);
    drawMoon(moon, size, picture.data());
    return picture;
}

/// The share of the disc that is lit, from a picture alone.
double litShare(const Vector& picture, double radius) {
    const double disc = std::numbers::pi * radius * radius;
    return (static_cast<double>(picture.sum()) / disc - kEarthshine) / (1.0 - kEarthshine);
}

std::vector<float> factor(const Dataset& data, std::string_view name) {
    for (const Factor& candidate : data.factors())
        if (candidate.name == name) return candidate.values;
    return {};
}

MoonOptions fewMoons() {
    MoonOptions options;
    options.count = 60;
    return options;
}

}  // namespace

class MoonPhasesTest : public QObject {
    Q_OBJECT
private slots:
    void drawMoon_ofAFraction_lightsThatShare_data() {
        QTest::addColumn<int>("size");
        QTest::addColumn<double>("tilt");
        for (const int size : {28, 32, 64})
            for (const double tilt : {0.0, 23.5, -70.0, 180.0})
                QTest::addRow("%d pixels, %g degrees", size, tilt) << size << tilt;
    }

    void drawMoon_ofAFraction_lightsThatShare() {
        QFETCH(int, size);
        QFETCH(double, tilt);
        const double radius = moonRadius(size) * 1.03;
        for (double fraction = 0.0; fraction <= 1.0; fraction += 0.05)
            for (const bool waxing : {true, false}) {
                const Vector picture = drawnMoon({fraction, waxing, tilt, 0.3, -0.6, radius}, size);
                QVERIFY(std::abs(litShare(picture, radius) - fraction) < 0.004);
                QVERIFY(picture.minCoeff() >= 0.0F && picture.maxCoeff() <= 1.0F + 1e-5F);
            }
    }

    void drawMoon_waxing_isLitFromTheRightAndTiltsCounterclockwise() {
        constexpr Index size = 32;
        const auto halves = [](const Vector& picture) {
            const Matrix rows = Eigen::Map<const Matrix>(picture.data(), size, size).transpose();
            return std::array{rows.leftCols(size / 2).sum(), rows.rightCols(size / 2).sum(),
                              rows.topRows(size / 2).sum(), rows.bottomRows(size / 2).sum()};
        };
        const auto [left, right, top, bottom] = halves(drawnMoon({0.3, true, 0.0, 0.0, 0.0, 12.0}, size));
        QVERIFY(right > 3 * left);
        QVERIFY(std::abs(top - bottom) < 1e-2F * top);
        QVERIFY(halves(drawnMoon({0.3, false, 0.0, 0.0, 0.0, 12.0}, size))[0] > 3 * left);
        const auto turned = halves(drawnMoon({0.3, true, 90.0, 0.0, 0.0, 12.0}, size));
        QVERIFY(turned[2] > 3 * turned[3]);
    }

    void drawMoon_hasSmoothEdges() {
        const Vector sharp = drawnMoon({0.7, true, 10.0, 0.2, 0.1, 12.0}, 32);
        const auto between = (sharp.array() > 0.1F && sharp.array() < 0.95F).count();
        QVERIFY(between > 40);  // the disc's outline alone crosses some 90 pixels
    }

    void drawMoon_new_isSeenByEarthshine() {
        const Vector picture = drawnMoon({0.0, true, 0.0, 0.0, 0.0, 12.0}, 32);
        QVERIFY(std::abs(static_cast<double>(picture[16 * 32 + 16]) - kEarthshine) < 1e-5);
        QCOMPARE(picture[0], 0.0F);
    }

    void factors_redrawn_giveThePictures() {
        MoonOptions options = fewMoons();
        options.noise = 0.0;
        options.tilt = 40.0;
        const DataSplit split = makeMoonPhases(options);
        for (const auto& data : {split.train, split.test}) {
            for (Index i = 0; i < data->size(); ++i) {
                const auto at = [&](std::string_view name) {
                    return static_cast<double>(factor(*data, name)[static_cast<std::size_t>(i)]);
                };
                const Vector expected =
                    drawnMoon({at("fraction"), at("side") > 0, at("tilt"), at("x"), at("y"), at("radius")}, 32);
                Matrix picture;
                data->gather(i, 1, picture);
                QVERIFY((picture.col(0) - expected).cwiseAbs().maxCoeff() < 0.6F / 255.0F);
                QCOMPARE(data->labels()[static_cast<std::size_t>(i)], moonPhase(at("fraction"), at("side") > 0));
            }
        }
    }

    void factors_ofManyMoons_spreadOverTheirRanges() {
        MoonOptions options = fewMoons();
        options.count = 2000;
        options.tilt = 25.0;
        const auto train = makeMoonPhases(options).train;
        const auto spansTo = [&](const char* name, double low, double high) {
            const auto values = factor(*train, name);
            const auto [least, most] = std::ranges::minmax(values);
            const double mean = std::accumulate(values.begin(), values.end(), 0.0) / 2000.0;
            const double slack = 0.02 * (high - low);
            return least >= low - 1e-4 && least < low + slack && most <= high + 1e-4 && most > high - slack &&
                   std::abs(mean - (low + high) / 2) < 2.5 * slack;
        };
        const double radius = moonRadius(32);
        QVERIFY(spansTo("fraction", 0.0, 1.0));
        QVERIFY(spansTo("side", -1.0, 1.0));
        QVERIFY(spansTo("tilt", -25.0, 25.0));
        QVERIFY(spansTo("x", -options.shift, options.shift));
        QVERIFY(spansTo("y", -options.shift, options.shift));
        QVERIFY(spansTo("radius", radius * (1 - options.radiusJitter), radius * (1 + options.radiusJitter)));
    }

    void gap_isEmptyInTrainingAndCoveredInTest() {
        MoonOptions options = fewMoons();
        options.count = 1200;
        options.gap = Interval{0.6, 0.9};
        const DataSplit split = makeMoonPhases(options);
        const auto inGap = [](float fraction) { return fraction > 0.6F && fraction < 0.9F; };
        QCOMPARE(std::ranges::count_if(factor(*split.train, "fraction"), inGap), 0);
        QVERIFY(std::ranges::count_if(factor(*split.test, "fraction"), inGap) > 40);  // 60 expected of 200
        QVERIFY(std::ranges::any_of(factor(*split.train, "fraction"), [](float f) { return f > 0.9F; }));
        QVERIFY(std::ranges::any_of(factor(*split.train, "fraction"), [](float f) { return f < 0.6F; }));
    }

    void phases_twoNamed_drawsBothAndNothingElse() {
        MoonOptions options = fewMoons();
        options.count = 600;
        options.phases = "0.5+0.9-1";
        options.sides = MoonSides::Waxing;
        const DataSplit split = makeMoonPhases(options);
        for (const auto& half : {split.train, split.test}) {
            const auto& fractions = factor(*half, "fraction");
            const auto halves = std::ranges::count(fractions, 0.5F);
            const auto full = std::ranges::count_if(fractions, [](float f) { return f >= 0.9F && f <= 1.0F; });
            QCOMPARE(halves + full, half->size());
            QVERIFY(std::abs(static_cast<double>(halves) / static_cast<double>(half->size()) - 0.5) < 0.15);
            QCOMPARE(std::ranges::count(factor(*half, "side"), 1.0F), half->size());
        }
        QVERIFY(split.spec.find("phases=0.5+0.9-1") != std::string::npos);
        const auto again = moonOptionsOf(split.spec);
        QVERIFY(again && again->phases == options.phases && again->sides == options.sides);
    }

    void phases_notNamed_leaveTheSpecAsItWas() {
        const std::string spec = makeMoonPhases(fewMoons()).spec;
        QVERIFY(spec.find("phases") == std::string::npos);
        QVERIFY(spec.find("sides") == std::string::npos);
    }

    void phases_wrongTexts_areRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quoted");
        QTest::newRow("a word") << "half+1"
                                << "half";
        QTest::newRow("more than full") << "0.5+1.5"
                                        << "1.5";
        QTest::newRow("an end without a beginning") << "0.5+"
                                                    << "\"\"";
        QTest::newRow("nothing between") << "0.5++1"
                                         << "\"\"";
        QTest::newRow("an interval from high to low") << "0.9-0.5"
                                                      << "0.9-0.5";
    }

    void phases_wrongTexts_areRefused() {
        QFETCH(QString, text);
        QFETCH(QString, quoted);
        MoonOptions options = fewMoons();
        options.phases = text.toStdString();
        const QString message = test::messageOf([&] { makeMoonPhases(options); });
        QVERIFY2(message.startsWith(QStringLiteral("phases: ")) && message.contains(quoted), qPrintable(message));
    }

    void phases_besideAGap_areRefused() {
        MoonOptions options = fewMoons();
        options.phases = "0.5+1";
        options.gap = Interval{0.6, 0.9};
        QVERIFY(test::throws(ErrorKind::Conflict, [&] { makeMoonPhases(options); }));
    }

    void withheldPhases_ofAGapOrOfPhases_areWhatIsLeftOut_data() {
        QTest::addColumn<QString>("phases");
        QTest::addColumn<bool>("gap");
        QTest::addColumn<QString>("withheld");
        QTest::newRow("nothing") << "" << false << "";
        QTest::newRow("a gap") << "" << true << "0.6-0.9 ";
        QTest::newRow("half and full") << "1+0.5" << false << "0-0.5 0.5-1 ";
        QTest::newRow("intervals that overlap") << "0.2-0.5+0.4-0.7" << false << "0-0.2 0.7-1 ";
        QTest::newRow("all") << "0-1" << false << "";
    }

    void withheldPhases_ofAGapOrOfPhases_areWhatIsLeftOut() {
        QFETCH(QString, phases);
        QFETCH(bool, gap);
        QFETCH(QString, withheld);
        MoonOptions options;
        options.phases = phases.toStdString();
        if (gap) options.gap = Interval{0.6, 0.9};
        std::string text;
        for (const Interval& interval : withheldPhases(options)) text += formatInterval(interval) + " ";
        QCOMPARE(QString::fromStdString(text), withheld);
    }

    void distanceToDrawn_isToTheClosestPhaseOfTraining() {
        MoonOptions options;
        QCOMPARE(distanceToDrawn(options, 0.3), 0.0);
        options.gap = Interval{0.6, 0.9};
        QCOMPARE(distanceToDrawn(options, 0.6), 0.0);
        QVERIFY(std::abs(distanceToDrawn(options, 0.7) - 0.1) < 1e-12);
        QVERIFY(std::abs(distanceToDrawn(options, 0.85) - 0.05) < 1e-12);
        options.gap = Interval{0.0, 0.4};  // none at 0
        QVERIFY(std::abs(distanceToDrawn(options, 0.1) - 0.3) < 1e-12);
        options.gap.reset();
        options.phases = "1+0.5";
        QVERIFY(std::abs(distanceToDrawn(options, 0.49) - 0.01) < 1e-12);
        QVERIFY(std::abs(distanceToDrawn(options, 0.98) - 0.02) < 1e-12);
        QVERIFY(std::abs(distanceToDrawn(options, 0.1) - 0.4) < 1e-12);
    }

    void image_ofALargerCount_isTheSame() {
        MoonOptions options = fewMoons();
        const DataSplit few = makeMoonPhases(options);
        options.count = 90;
        const DataSplit more = makeMoonPhases(options);
        for (Index i = 0; i < few.train->size(); ++i)
            QVERIFY(std::ranges::equal(few.train->image(i), more.train->image(i)));
        for (Index i = 0; i < few.test->size(); ++i)
            QVERIFY(std::ranges::equal(few.test->image(i), more.test->image(i)));
        QVERIFY(!std::ranges::equal(few.train->image(0), few.test->image(0)));
        options.seed = 2;
        QVERIFY(!std::ranges::equal(more.train->image(0), makeMoonPhases(options).train->image(0)));
    }

    void noise_hasItsDeviation() {
        MoonOptions options = fewMoons();
        options.noise = 0.02;
        options.tilt = 0.0;
        options.shift = 0.0;
        options.radiusJitter = 0.0;
        const auto data = makeMoonPhases(options).train;
        double squares = 0.0;
        int count = 0;
        for (Index i = 0; i < data->size(); ++i) {
            // The lit part would clip at white; the earthshine lies clear of black.
            if (factor(*data, "fraction")[static_cast<std::size_t>(i)] > 0.4F) continue;
            const bool waxing = factor(*data, "side")[static_cast<std::size_t>(i)] > 0;
            for (Index row = 12; row < 20; ++row) {
                const double pixel = data->image(i)[static_cast<std::size_t>(row * 32 + (waxing ? 10 : 21))] / 255.0;
                squares += (pixel - kEarthshine) * (pixel - kEarthshine);
                ++count;
            }
        }
        QVERIFY(count > 100);
        const double deviation = std::sqrt(squares / count);
        QVERIFY2(deviation > 0.018 && deviation < 0.022, qPrintable(QString::number(deviation)));
    }

    void moonPhase_ofEachFraction_hasItsName_data() {
        QTest::addColumn<double>("fraction");
        QTest::addColumn<bool>("waxing");
        QTest::addColumn<QString>("name");
        QTest::newRow("new") << 0.0 << true << "new moon";
        QTest::newRow("new, waning") << 0.04 << false << "new moon";
        QTest::newRow("crescent") << 0.2 << true << "waxing crescent";
        QTest::newRow("first") << 0.5 << true << "first quarter";
        QTest::newRow("gibbous") << 0.8 << true << "waxing gibbous";
        QTest::newRow("full") << 1.0 << true << "full moon";
        QTest::newRow("full, waning") << 0.96 << false << "full moon";
        QTest::newRow("waning gibbous") << 0.8 << false << "waning gibbous";
        QTest::newRow("last") << 0.5 << false << "last quarter";
        QTest::newRow("waning crescent") << 0.2 << false << "waning crescent";
    }

    void moonPhase_ofEachFraction_hasItsName() {
        QFETCH(double, fraction);
        QFETCH(bool, waxing);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(moonPhaseNames().at(static_cast<std::size_t>(moonPhase(fraction, waxing)))),
                 name);
    }
};

static const lunette::test::TestClass<MoonPhasesTest> kMoonPhasesTest;
#include "MoonPhasesTest.moc"
