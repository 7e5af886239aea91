#include "Generated.h"
#include "TestProgram.h"
#include "data/Faces.h"

#include <QTest>

#include <array>

using namespace lunette;
using lunette::test::messageOf;

namespace {

constexpr Face kPlain{0.5, 0.3, 0.3, 0.0, 0.0, 0.5};

/// size x size pixels of three colors.
struct Portrait {
    Portrait(const Face& face, Index side) : size(side), pixels(static_cast<std::size_t>(3 * side * side)) {
        drawFace(face, side, pixels.data());
    }
    /// Red, green and blue together, at a place from -1 to 1.
    double brightness(double x, double y) const {
        const auto at = [&](double place) {
            return static_cast<Index>((place + 1.0) / 2.0 * static_cast<double>(size));
        };
        const auto i = static_cast<std::size_t>(3 * (at(y) * size + at(x)));
        return static_cast<double>(pixels[i] + pixels[i + 1] + pixels[i + 2]);
    }
    Index size;
    std::vector<float> pixels;
};

/// Where two pictures differ, in the coordinates of -1 to 1.
struct Extent {
    double left = 1.0, top = 1.0, right = -1.0, bottom = -1.0;
    double total = 0.0;
};

Extent difference(const Portrait& a, const Portrait& b) {
    Extent extent;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const double change = std::abs(static_cast<double>(a.pixels[i] - b.pixels[i]));
        extent.total += change;
        if (change < 0.5 / 255.0) continue;
        const auto pixel = static_cast<Index>(i / 3);
        const double x = 2.0 * (static_cast<double>(pixel % a.size) + 0.5) / static_cast<double>(a.size) - 1.0;
        const double y = 2.0 * (static_cast<double>(pixel / a.size) + 0.5) / static_cast<double>(a.size) - 1.0;
        extent = {std::min(extent.left, x), std::min(extent.top, y), std::max(extent.right, x),
                  std::max(extent.bottom, y), extent.total};
    }
    return extent;
}

Face faceWith(double Face::*property, double value) {
    Face face = kPlain;
    face.*property = value;
    return face;
}

DataSplit drawnFaces(std::int64_t count, std::int64_t seed = 1) {
    FaceOptions options;
    options.count = count;
    options.seed = seed;
    return makeFaces(options);
}

}  // namespace

class FacesTest : public QObject {
    Q_OBJECT
private slots:
    void factor_increased_changesTheFaceMoreAndMore_data() {
        QTest::addColumn<int>("factor");
        const char* names[] = {"skin", "hair", "beard", "glasses", "width", "appearance"};
        for (int i = 0; i < 6; ++i) QTest::newRow(names[i]) << i;
    }

    void factor_increased_changesTheFaceMoreAndMore() {
        QFETCH(int, factor);
        constexpr std::array kProperties{&Face::skin,    &Face::hair,  &Face::beard,
                                         &Face::glasses, &Face::width, &Face::appearance};
        const auto property = kProperties[static_cast<std::size_t>(factor)];
        for (const Index size : {32, 64}) {
            const Portrait first(faceWith(property, 0.0), size);
            double before = 0.0;
            for (double value = 0.125; value <= 1.0; value += 0.125) {
                const double away = difference(first, {faceWith(property, value), size}).total;
                QVERIFY2(away > before, qPrintable(QString::number(value)));
                before = away;
            }
        }
    }

    void smile_increased_raisesTheCornersOfTheMouth() {
        // How far down the lips lie near this column, which are darker than the skin about them.
        const auto lips = [](const Portrait& portrait, double x) {
            double weight = 0.0;
            double sum = 0.0;
            for (double y = 0.36; y < 0.68; y += 1.0 / 32.0) {
                const double dark = std::max(0.0, portrait.brightness(x, 0.7) - 0.2 - portrait.brightness(x, y));
                weight += dark;
                sum += dark * y;
            }
            return sum / weight;
        };
        double before = -1.0;
        for (double smile = 0.0; smile <= 1.0; smile += 0.125) {
            const Portrait portrait(faceWith(&Face::smile, smile), 64);
            const double bend = lips(portrait, 0.02) - lips(portrait, 0.14);
            QVERIFY2(bend > before, qPrintable(QString::number(smile)));
            before = bend;
        }
    }

    void smile_changesOnlyTheMouth() {
        const Extent moved = difference({faceWith(&Face::smile, 0.0), 64}, {faceWith(&Face::smile, 1.0), 64});
        QVERIFY(moved.left > -0.35 && moved.right < 0.35 && moved.top > 0.3 && moved.bottom < 0.75);
        // Only the broad half shows the teeth.
        QVERIFY(Portrait(faceWith(&Face::smile, 1.0), 64).brightness(0.0, 0.55) >
                Portrait(faceWith(&Face::smile, 0.4), 64).brightness(0.0, 0.48) + 0.5);
    }

    void glasses_changeOnlyTheEyes() {
        const Extent moved = difference({faceWith(&Face::glasses, 0.0), 64}, {faceWith(&Face::glasses, 1.0), 64});
        QVERIFY(moved.top > -0.2 && moved.bottom < 0.35);
    }

    void beard_leavesEyesAndHairAlone() {
        const Extent moved = difference({faceWith(&Face::beard, 0.0), 64}, {faceWith(&Face::beard, 1.0), 64});
        QVERIFY(moved.top > 0.05);
    }

    void skinAndHair_increased_growDarkerAndLighter() {
        double skin = 3.0;
        double hair = 0.0;
        for (double value = 0.0; value <= 1.0; value += 0.1) {
            const double cheek = Portrait(faceWith(&Face::skin, value), 64).brightness(0.15, 0.36);
            const double crown = Portrait(faceWith(&Face::hair, value), 64).brightness(0.1, -0.62);
            QVERIFY(cheek < skin && crown > hair);
            skin = cheek;
            hair = crown;
        }
        // Neither touches the other's part.
        QCOMPARE(Portrait(faceWith(&Face::skin, 0.9), 64).brightness(0.1, -0.62),
                 Portrait(faceWith(&Face::skin, 0.1), 64).brightness(0.1, -0.62));
        QCOMPARE(Portrait(faceWith(&Face::hair, 0.9), 64).brightness(0.15, 0.36),
                 Portrait(faceWith(&Face::hair, 0.1), 64).brightness(0.15, 0.36));
    }

    void appearance_increased_lengthensHairAndNarrowsTheJaw() {
        // Beside the chin there is background, then hair, which is black here.
        Face face = kPlain;
        face.hair = 0.0;
        const auto beside = [&](double appearance, double y) {
            face.appearance = appearance;
            return Portrait(face, 64).brightness(0.5, y);
        };
        QVERIFY(beside(0.0, 0.3) > 1.5 && beside(0.0, 0.7) > 0.9);
        QVERIFY(beside(0.5, 0.3) < beside(0.0, 0.3) - 0.5 && beside(0.5, 0.7) > 0.9);
        QVERIFY(beside(1.0, 0.3) < 0.5 && beside(1.0, 0.7) < 0.5);
        const Extent moved = difference({faceWith(&Face::appearance, 0.0), 64}, {faceWith(&Face::appearance, 1.0), 64});
        QVERIFY(moved.top > -0.25);
    }

    /// The further factor changes neither the values of the others nor the faces that lack it.
    void appearance_varied_isASeventhFactor() {
        FaceOptions options;
        options.count = 12;
        const DataSplit six = makeFaces(options);
        options.appearance = AppearanceFactor::Varied;
        const DataSplit seven = makeFaces(options);
        QCOMPARE(six.train->factors().size(), 6U);
        QCOMPARE(seven.train->factors().size(), 7U);
        QCOMPARE(seven.train->factors()[6].name, std::string("appearance"));
        for (std::size_t k = 0; k < 6; ++k) QCOMPARE(seven.train->factors()[k].values, six.train->factors()[k].values);
        QCOMPARE(seven.spec.find("appearance=varied") != std::string::npos, true);
        const Settings suggested = makeFaceSource()->suggestedTraining({{"appearance", "varied"}});
        QCOMPARE(suggested.at("latents"), std::string("7"));
        QCOMPARE(suggested.at("named-latents"), std::string("smile,skin,hair,beard,glasses,width,appearance"));
        QCOMPARE(makeFaceSource()->suggestedTraining({}).at("latents"), std::string("6"));
    }

    void width_increased_widensTheFace() {
        // From the middle of the cheek's height outwards to the background, which is bluer than it is red.
        const auto reach = [](double width) {
            const Portrait portrait(faceWith(&Face::width, width), 64);
            Index column = 32;
            const auto at = [&](Index c) { return static_cast<std::size_t>(3 * (44 * 64 + c)); };
            while (column < 63 && portrait.pixels[at(column)] > portrait.pixels[at(column) + 2]) ++column;
            return column;
        };
        QVERIFY(reach(0.0) < reach(0.5));
        QVERIFY(reach(0.5) < reach(1.0));
    }

    void portrait_atExtremeFactors_staysWithinTheColors() {
        for (int corner = 0; corner < 64; ++corner) {
            const auto bit = [&](int i) { return static_cast<double>(corner >> i & 1); };
            const Portrait portrait({bit(0), bit(1), bit(2), bit(3), bit(4), bit(5)}, 32);
            QVERIFY(std::ranges::all_of(portrait.pixels, [](float p) { return p >= 0.0F && p <= 1.0F; }));
        }
    }

    void factors_areTrueUniformAndIndependent() {
        const DataSplit split = drawnFaces(3000);
        const auto factors = split.train->factors();
        QCOMPARE(factors.size(), 6U);
        for (const Factor& factor : factors) QVERIFY(test::isUniform(factor.values, 0.0, 1.0));
        QVERIFY(test::largestCorrelation(*split.train) < 0.07);
        for (const Index i : {0, 7, 2999}) {
            const auto at = [&](std::size_t k) {
                return static_cast<double>(factors[k].values[static_cast<std::size_t>(i)]);
            };
            const Portrait expected({at(0), at(1), at(2), at(3), at(4), at(5)}, 32);
            for (std::size_t k = 0; k < expected.pixels.size(); ++k)
                QVERIFY(std::abs(split.train->image(i)[k] / 255.0F - expected.pixels[k]) < 0.6F / 255.0F);
        }
        QVERIFY(!split.train->hasLabels());
        QCOMPARE(split.train->shape(), (ImageShape{32, 32, 3}));
    }

    void pictures_onAnyNumberOfThreads_dependOnTheSeedAlone() {
        const DataSplit one = test::openedOn(1, [] { return drawnFaces(1200); });
        const DataSplit three = test::openedOn(3, [] { return drawnFaces(1200); });
        QVERIFY(test::isSame(*one.train, *three.train) && test::isSame(*one.test, *three.test));
        QVERIFY(!test::isSame(*one.train, *drawnFaces(1200, 2).train));
    }

    void portrait_ofAPlainFace_hasItsRecordedBrightness_data() {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<double>("brightness");
        QTest::newRow("background") << -0.95 << -0.95 << 2.738;
        QTest::newRow("forehead") << -0.1 << -0.2 << 2.280;
        QTest::newRow("crown") << 0.1 << -0.62 << 0.815;
        QTest::newRow("shirt") << 0.4 << 0.97 << 1.146;
    }

    void portrait_ofAPlainFace_hasItsRecordedBrightness() {
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(double, brightness);
        const double drawn = Portrait(kPlain, 64).brightness(x, y);
        QVERIFY2(std::abs(drawn - brightness) < 3.0 / 255.0, qPrintable(QString::number(drawn)));
    }

    void open_wrongSetting_saysWhatIsPossible_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("too small") << "size"
                                   << "28"
                                   << "32 to 64";
        QTest::newRow("too large") << "size"
                                   << "65"
                                   << "32 to 64";
        QTest::newRow("too many") << "count"
                                  << "200001"
                                  << "6 to 200000";
        QTest::newRow("unknown") << "smile"
                                 << "1"
                                 << "count, size, seed";
    }

    void open_wrongSetting_saysWhatIsPossible() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, says);
        const Settings settings{{key.toStdString(), value.toStdString()}};
        const QString message = messageOf([&] { makeFaceSource()->open(settings, {}); });
        QVERIFY2(message.contains(key) && message.contains(says), qPrintable(message));
    }
};

static const lunette::test::TestClass<FacesTest> kFacesTest;
#include "FacesTest.moc"
