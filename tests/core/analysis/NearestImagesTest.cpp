#include "Error.h"
#include "TestProgram.h"
#include "analysis/NearestImages.h"
#include "numeric/Random.h"

#include <QTest>

#include <cmath>

using namespace lunette;

class NearestImagesTest : public QObject {
    Q_OBJECT
private slots:
    void find_ofRandomPictures_agreesWithTheDefinition();
    void find_nearTies_tellsThemApart();
    void find_equalImages_givesTheFirst();
    void find_ofAnotherShape_isRefused();
};

namespace {

std::shared_ptr<const Dataset> dataset(ImageShape shape, std::vector<std::uint8_t> pixels) {
    Dataset::Parts parts;
    parts.name = "test pictures";
    parts.shape = shape;
    parts.pixels = std::move(pixels);
    return std::make_shared<const Dataset>(std::move(parts));
}

std::vector<std::uint8_t> randomPixels(std::size_t count) {
    RandomStream random(7, Purpose::Generation);
    std::vector<std::uint8_t> pixels(count);
    for (auto& pixel : pixels) pixel = static_cast<std::uint8_t>(random.nextBelow(256));
    return pixels;
}

double definition(const Dataset& data, Index image, const Vector& picture) {
    double sum = 0;
    for (Index i = 0; i < picture.size(); ++i)
        sum += std::pow(static_cast<double>(picture(i)) - data.image(image)[static_cast<std::size_t>(i)] / 255.0, 2);
    return std::sqrt(sum / static_cast<double>(picture.size()));
}

}  // namespace

void NearestImagesTest::find_ofRandomPictures_agreesWithTheDefinition() {
    const Index count = 1100;  // several chunks, the last one partly filled
    const auto data = dataset({3, 2, 1}, randomPixels(6 * count));
    Matrix pictures(6, 40);
    RandomStream random(8, Purpose::Generation);
    for (auto& value : pictures.reshaped()) value = static_cast<Scalar>(random.nextUniform());

    const auto found = NearestImages(data).find(pictures);
    QCOMPARE(found.size(), std::size_t(40));
    for (Index column = 0; column < pictures.cols(); ++column) {
        Index best = 0;
        for (Index i = 1; i < count; ++i)
            if (definition(*data, i, pictures.col(column)) < definition(*data, best, pictures.col(column))) best = i;
        const auto& answer = found[static_cast<std::size_t>(column)];
        QCOMPARE(answer.index, best);
        QVERIFY(std::abs(answer.distance - definition(*data, best, pictures.col(column))) < 1e-12);
    }
}

void NearestImagesTest::find_nearTies_tellsThemApart() {
    // Large bright pictures that differ from the query by a single gray level: ||a||^2 - 2ab + ||b||^2 in
    // float is all rounding error here.
    const std::size_t pixels = 64 * 64;
    std::vector<std::uint8_t> images(3 * pixels, 250);
    images[5] = 252;
    images[pixels + 5] = 251;
    images[2 * pixels + 5] = 253;
    const auto data = dataset({64, 64, 1}, std::move(images));
    const auto found = NearestImages(data).find(Matrix::Constant(64 * 64, 1, Scalar(250.0 / 255.0)));
    QCOMPARE(found[0].index, Index(1));
    QVERIFY(std::abs(found[0].distance - 1.0 / 255.0 / 64.0) < 1e-8);
}

void NearestImagesTest::find_equalImages_givesTheFirst() {
    const auto data = dataset({1, 1, 1}, {9, 100, 100, 100});
    const auto found = NearestImages(data).find(Matrix::Constant(1, 1, Scalar(0.5)));
    QCOMPARE(found[0].index, Index(1));
}

void NearestImagesTest::find_ofAnotherShape_isRefused() {
    const auto data = dataset({2, 1, 1}, {1, 2});
    QVERIFY_THROWS_EXCEPTION(Error, NearestImages(data).find(Matrix::Zero(3, 1)));
}

static const lunette::test::TestClass<NearestImagesTest> kNearestImagesTest;
#include "NearestImagesTest.moc"
