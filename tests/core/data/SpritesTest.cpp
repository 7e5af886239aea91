#include "Generated.h"
#include "TestProgram.h"
#include "data/Sprites.h"

#include <QTest>

#include <array>
#include <numbers>

using namespace lunette;
using lunette::test::messageOf;

namespace {

constexpr std::array kShapes{SpriteShape::Square, SpriteShape::Ellipse, SpriteShape::Heart};

/// What of a picture tells the factors: its area, center of gravity and axes.
struct SpriteMoments {
    double area, x, y;  ///< pixels; the center from the picture's corner
    double xx, yy, xy;  ///< central second moments, y down
    double greatestAxis() const { return 0.5 * std::atan2(-2.0 * xy, xx - yy) * 180.0 / std::numbers::pi; }
};

SpriteMoments spriteMoments(const Sprite& sprite, Index size) {
    std::vector<float> pixels(static_cast<std::size_t>(size * size));
    drawSprite(sprite, size, pixels.data());
    SpriteMoments m{};
    const auto each = [&](const auto& add) {
        for (Index i = 0; i < size * size; ++i)
            add(static_cast<double>(pixels[static_cast<std::size_t>(i)]), static_cast<double>(i % size) + 0.5,
                static_cast<double>(i / size) + 0.5);
    };
    each([&](double p, double, double) { m.area += p; });
    each([&](double p, double x, double y) {
        m.x += p * x / m.area;
        m.y += p * y / m.area;
    });
    each([&](double p, double x, double y) {
        m.xx += p * (x - m.x) * (x - m.x);
        m.yy += p * (y - m.y) * (y - m.y);
        m.xy += p * (x - m.x) * (y - m.y);
    });
    return m;
}

DataSplit drawnSprites(std::int64_t count, std::int64_t size, std::int64_t seed = 1) {
    SpriteOptions options;
    options.count = count;
    options.size = size;
    options.seed = seed;
    return makeSprites(options);
}

}  // namespace

class SpritesTest : public QObject {
    Q_OBJECT
private slots:
    void area_ofEveryShape_growsWithTheSquareOfTheScale() {
        for (const SpriteShape shape : kShapes)
            for (const Index size : {8, 33, 64, 128})
                for (double scale = 0.5; scale <= 1.0; scale += 0.1)
                    for (const double orientation : {0.0, 31.0, 200.0}) {
                        const double area = spriteMoments({shape, scale, orientation, 0.3, 0.8}, size).area;
                        QVERIFY(std::abs(area - spriteArea(scale, size)) < 1e-3 * area);
                    }
    }

    void position_isTheCenterOfGravity() {
        for (const SpriteShape shape : kShapes)
            for (const double place : {0.0, 0.2, 0.55, 1.0}) {
                const SpriteMoments m = spriteMoments({shape, 0.8, 57.0, place, 1.0 - place}, 64);
                QVERIFY(std::abs(m.x - 64.0 * (0.25 + 0.5 * place)) < 1e-2);
                QVERIFY(std::abs(m.y - 64.0 * (0.25 + 0.5 * (1.0 - place))) < 1e-2);
            }
    }

    void ellipse_turned_leansCounterclockwise() {
        for (double orientation = 5.0; orientation < 90.0; orientation += 10.0) {
            const double axis = spriteMoments({SpriteShape::Ellipse, 1.0, orientation, 0.5, 0.5}, 64).greatestAxis();
            QVERIFY2(std::abs(axis - orientation) < 0.5, qPrintable(QString::number(axis)));
        }
    }

    void heart_turned_pointsAllTheWayAround() {
        // Its point lies farther from its center than its lobes: the third moment tells up from down.
        const auto skew = [](double orientation) {
            std::vector<float> pixels(64 * 64);
            drawSprite({SpriteShape::Heart, 1.0, orientation, 0.5, 0.5}, 64, pixels.data());
            std::array<double, 2> sum{};
            for (int i = 0; i < 64 * 64; ++i) {
                const double value = pixels[static_cast<std::size_t>(i)];
                sum[0] += value * std::pow(i % 64 - 31.5, 3);
                sum[1] += value * std::pow(i / 64 - 31.5, 3);
            }
            return sum;
        };
        const auto down = skew(0.0);
        QVERIFY(down[1] > 0.0 && std::abs(down[0]) < 0.01 * down[1]);
        const auto right = skew(90.0);
        QVERIFY(right[0] > 0.0 && std::abs(right[1]) < 0.01 * right[0]);
        QVERIFY(skew(180.0)[1] < -0.99 * down[1]);
    }

    void sprite_atTheEdges_isWhole() {
        for (const SpriteShape shape : kShapes)
            for (double orientation = 0.0; orientation < 360.0; orientation += 5.0)
                for (const double place : {0.0, 1.0}) {
                    const double area = spriteMoments({shape, 1.0, orientation, place, place}, 64).area;
                    QVERIFY(std::abs(area - spriteArea(1.0, 64)) < 1e-3 * area);
                }
    }

    void factors_redrawn_giveThePictures() {
        const DataSplit split = drawnSprites(60, 32);
        for (const auto& data : {split.train, split.test})
            for (Index i = 0; i < data->size(); ++i) {
                const auto at = [&](std::size_t k) {
                    return static_cast<double>(data->factors()[k].values[static_cast<std::size_t>(i)]);
                };
                const auto shape = static_cast<SpriteShape>(data->labels()[static_cast<std::size_t>(i)]);
                QCOMPARE(at(0), static_cast<double>(shape));
                Vector expected(32 * 32);
                drawSprite({shape, at(1), at(2), at(3), at(4)}, 32, expected.data());
                Matrix picture;
                data->gather(i, 1, picture);
                QVERIFY((picture.col(0) - expected).cwiseAbs().maxCoeff() < 0.6F / 255.0F);
            }
    }

    void factors_areUniformAndIndependent() {
        const auto data = drawnSprites(4000, 8).train;
        QVERIFY(test::isUniform(data->factors()[1].values, 0.5, 1.0));
        QVERIFY(test::isUniform(data->factors()[2].values, 0.0, 360.0));
        QVERIFY(test::isUniform(data->factors()[3].values, 0.0, 1.0));
        QVERIFY(test::isUniform(data->factors()[4].values, 0.0, 1.0));
        for (const std::int32_t label : {0, 1, 2}) {
            const auto count = std::ranges::count(data->labels(), label);
            QVERIFY(count > 1200 && count < 1470);
        }
        QVERIFY(test::largestCorrelation(*data) < 0.06);  // 1/sqrt(4000) = 0.016
    }

    void pictures_onAnyNumberOfThreads_dependOnTheSeedAlone() {
        const DataSplit one = test::openedOn(1, [] { return drawnSprites(2500, 16); });
        const DataSplit four = test::openedOn(4, [] { return drawnSprites(2500, 16); });
        QVERIFY(test::isSame(*one.train, *four.train) && test::isSame(*one.test, *four.test));
        QVERIFY(!test::isSame(*one.train, *drawnSprites(2500, 16, 2).train));
        const auto more = drawnSprites(2600, 16).train;
        QVERIFY(std::ranges::equal(one.train->image(2499), more->image(2499)));
        QVERIFY(!std::ranges::equal(one.train->image(0), one.test->image(0)));
    }

    void firstSprite_hasItsRecordedPixels() {
        // Of its 8 x 8 pixels only six are not black.
        constexpr std::array expected{37, 130, 34, 63, 166, 43};
        constexpr std::array places{36, 37, 38, 44, 45, 46};
        const auto data = drawnSprites(6, 8).train;
        const auto image = data->image(0);
        QCOMPARE(std::ranges::count(image, 0), 58);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const int pixel = image[static_cast<std::size_t>(places[i])];
            QVERIFY(std::abs(pixel - expected[i]) <= 1);  // the last bit of a sine or cosine may differ
        }
    }

    void open_wrongSetting_saysWhatIsPossible_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("too many") << "count"
                                  << "737281"
                                  << "6 to 737280";
        QTest::newRow("too few") << "count"
                                 << "5"
                                 << "6 to 737280";
        QTest::newRow("too small") << "size"
                                   << "7"
                                   << "8 to 128";
        QTest::newRow("too large") << "size"
                                   << "129"
                                   << "8 to 128";
        QTest::newRow("no number") << "seed"
                                   << "x"
                                   << "0 to 1000000000";
        QTest::newRow("unknown") << "gap"
                                 << "1"
                                 << "count, size, seed";
    }

    void open_wrongSetting_saysWhatIsPossible() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, says);
        const Settings settings{{key.toStdString(), value.toStdString()}};
        const QString message = messageOf([&] { makeSpriteSource()->open(settings, {}); });
        QVERIFY2(message.contains(key) && message.contains(says), qPrintable(message));
    }
};

static const lunette::test::TestClass<SpritesTest> kSpritesTest;
#include "SpritesTest.moc"
