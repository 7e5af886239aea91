#include "probe/CustomPictureWork.h"

#include "analysis/PictureByPicture.h"
#include "analysis/SquaredErrors.h"
#include "imaging/PictureGrid.h"

#include <QPainter>

#include <algorithm>

namespace lunette {

namespace {

constexpr Index kImagesLookedAt = 100;
constexpr int kMidGray = 128;

Ground groundOf(const Dataset& images) {
    const ImageShape shape = images.shape();
    const auto row = static_cast<std::size_t>(shape.width * shape.channels);
    std::int64_t sum = 0, corners = 0;
    for (Index i = 0; i < std::min(images.size(), kImagesLookedAt); ++i) {
        const auto pixels = images.image(i);
        for (const std::size_t place : {std::size_t{0}, row - 1, pixels.size() - row, pixels.size() - 1}) {
            sum += pixels[place];
            ++corners;
        }
    }
    return sum < kMidGray * corners ? Ground::Black : Ground::White;
}

}  // namespace

PictureFitting fittingOf(const DataSplit& data, ImageShape shape) {
    PictureFitting fitting{shape};
    if (!data.train) return fitting;
    fitting.ground = groundOf(*data.train);
    if (const auto setting = data.settings.find("fit"); setting != data.settings.end()) {
        const ChoiceOptions options = fitOptions();
        const auto chosen = std::ranges::find(options, setting->second, &ChoiceOption::value);
        if (chosen != options.end()) fitting.fit = static_cast<Fit>(chosen - options.begin());
    }
    return fitting;
}

QImage fitted(const QImage& picture, const PictureFitting& fitting) {
    QImage opaque(picture.size(), QImage::Format_RGB32);
    opaque.fill(fitting.ground == Ground::Black ? Qt::black : Qt::white);
    QPainter(&opaque).drawImage(opaque.rect(), picture);
    const ImageShape shape = fitting.shape;
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(shape.pixelCount()));
    fitPicture(opaque, shape, fitting.fit, fitting.ground, bytes);
    const Vector pixels =
        Eigen::Map<const Eigen::Matrix<std::uint8_t, Eigen::Dynamic, 1>>(bytes.data(), static_cast<Index>(bytes.size()))
            .cast<Scalar>() /
        Scalar(255);
    return toImage(pixels, shape).convertToFormat(QImage::Format_RGB32);
}

Matrix pixelsOf(const QImage& fittedPicture, ImageShape shape) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(shape.pixelCount()));
    fitPicture(fittedPicture, shape, Fit::Stretch, Ground::Black, bytes);
    Matrix pixels(shape.pixelCount(), 1);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        pixels(static_cast<Index>(i), 0) = static_cast<Scalar>(bytes[i]) / Scalar(255);
    return pixels;
}

OwnReconstruction reconstructOwn(const std::shared_ptr<const Snapshot>& snapshot, const Matrix& pixels) {
    OwnReconstruction result{snapshot, encodeEach(*snapshot, pixels).col(0), pixels.col(0), {}, 0};
    result.output = decodeEach(*snapshot, result.code).col(0);
    result.squaredError = static_cast<double>((result.input - result.output).squaredNorm());
    return result;
}

HeldOutErrors measureHeldOut(const Snapshot& snapshot, const Dataset& heldOut) {
    HeldOutErrors errors;
    errors.sorted = heldOutErrors(snapshot, heldOut, static_cast<std::uint64_t>(snapshot.model().config().seed));
    return errors;
}

}  // namespace lunette
