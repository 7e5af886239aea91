#include "TestProgram.h"
#include "analysis/PathEnds.h"
#include "data/MoonPhases.h"

#include <QTest>

using namespace lunette;

namespace {

/// Pictures of one pixel.
Dataset pixels(std::vector<std::uint8_t> values, std::vector<std::int32_t> labels = {}) {
    Dataset::Parts parts;
    parts.name = "pixels";
    parts.shape = {1, 1, 1};
    parts.pixels = std::move(values);
    if (!labels.empty()) parts.classNames = {"dark", "light"};
    parts.labels = std::move(labels);
    return Dataset(std::move(parts));
}

}  // namespace

class PathEndsTest : public QObject {
    Q_OBJECT
private slots:
    void choosePathEnds_ofMoons_goesFromHalfToFullOnOneSide() {
        MoonOptions options;
        options.count = 1200;
        const auto moons = makeMoonPhases(options).test;
        const PathEnds ends = choosePathEnds(*moons);
        const auto factor = [&](const std::string& name, Index image) {
            for (const Factor& known : moons->factors())
                if (known.name == name) return known.values[static_cast<std::size_t>(image)];
            return -100.0f;
        };
        QVERIFY(std::abs(factor("fraction", ends.a) - 0.5f) < 0.08f);
        QVERIFY(factor("fraction", ends.b) > 0.92f);
        QCOMPARE(factor("side", ends.a), factor("side", ends.b));
    }

    void choosePathEnds_ofLabeledPictures_takesTwoClasses() {
        const PathEnds ends = choosePathEnds(pixels({1, 2, 3, 4}, {1, 1, 0, 1}));
        QCOMPARE(ends.a, Index(0));
        QCOMPARE(ends.b, Index(2));
    }

    void choosePathEnds_ofUnlabeledPictures_takesTwoFarApart() {
        const PathEnds ends = choosePathEnds(pixels({100, 120, 250, 90}));
        QCOMPARE(ends.a, Index(0));
        QCOMPARE(ends.b, Index(2));
    }

    void choosePathEnds_ofOneClass_takesTwoFarApart() {
        const PathEnds ends = choosePathEnds(pixels({100, 90, 10}, {0, 0, 0}));
        QCOMPARE(ends.b, Index(2));
    }
};

static const lunette::test::TestClass<PathEndsTest> kPathEndsTest;
#include "PathEndsTest.moc"
