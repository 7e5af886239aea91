#include "train/PrincipalComponents.h"

#include "numeric/Kernels.h"
#include "numeric/Pca.h"
#include "numeric/Random.h"

#include <Eigen/QR>

#include <algorithm>

namespace lunette {
namespace {

constexpr Index kLargestExact = 1024;  // pixels
constexpr Index kMaxImages = 20000;    // above
constexpr Index kExtraColumns = 10;
constexpr int kIterations = 12;
constexpr Index kImagesPerPass = 1000;

/// Deals the images, less their mean, in batches.
class CenteredImages {
public:
    CenteredImages(const Dataset& dataset, Index most) : dataset_(dataset) {
        const Index count = std::min(dataset.size(), most);
        for (Index i = 0; i < count; ++i) indices_.push_back(dataset.size() * i / count);
        Eigen::VectorXd sum = Eigen::VectorXd::Zero(dataset.shape().pixelCount());
        mean_ = Vector::Zero(sum.size());
        forEachBatch([&](const Matrix& images) { sum += images.cast<double>().rowwise().sum(); });
        mean_ = (sum / static_cast<double>(count)).cast<Scalar>();
    }

    const Vector& mean() const { return mean_; }
    Index count() const { return static_cast<Index>(indices_.size()); }

    template <class Use>
    void forEachBatch(Use use) const {
        Matrix images;
        for (std::size_t first = 0; first < indices_.size(); first += kImagesPerPass) {
            const std::size_t size = std::min<std::size_t>(kImagesPerPass, indices_.size() - first);
            dataset_.gather(std::span(indices_).subspan(first, size), images);
            images.colwise() -= mean_;
            use(images);
        }
    }

private:
    const Dataset& dataset_;
    std::vector<Index> indices_;
    Vector mean_;
};

Eigen::MatrixXd covariance(const CenteredImages& images) {
    const Index pixels = images.mean().size();
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(pixels, pixels);
    Matrix product(pixels, pixels);
    images.forEachBatch([&](const Matrix& batch) {
        multiply(Transpose::No, batch, Transpose::Yes, batch, 0, product);
        sum += product.cast<double>();
    });
    return sum / static_cast<double>(images.count());
}

/// The covariance times basis, without forming the covariance.
Matrix covarianceTimes(const CenteredImages& images, const Matrix& basis) {
    Matrix sum = Matrix::Zero(basis.rows(), basis.cols());
    Matrix coordinates;
    images.forEachBatch([&](const Matrix& batch) {
        coordinates.resize(basis.cols(), batch.cols());
        multiply(Transpose::Yes, basis, Transpose::No, batch, 0, coordinates);
        multiply(Transpose::No, batch, Transpose::Yes, coordinates, 1, sum);
    });
    return sum / static_cast<Scalar>(images.count());
}

Matrix orthonormalized(const Matrix& columns) {
    const Eigen::HouseholderQR<Matrix> qr(columns);
    return qr.householderQ() * Matrix::Identity(columns.rows(), columns.cols());
}

Pca iterate(const CenteredImages& images, Index components) {
    const Index pixels = images.mean().size();
    Matrix basis(pixels, std::min(pixels, components + kExtraColumns));
    RandomStream::fillNormal(0, Purpose::Initialization, 0, basis);
    basis = orthonormalized(basis);
    for (int i = 0; i < kIterations; ++i) basis = orthonormalized(covarianceTimes(images, basis));
    const Matrix image = covarianceTimes(images, basis);
    const Eigen::MatrixXd small = basis.transpose().cast<double>() * image.cast<double>();
    Pca pca = pcaOfCovariance(images.mean(), 0.5 * (small + small.transpose()), components);
    pca.axes = basis * pca.axes;
    fixSigns(pca.axes);
    return pca;
}

const NamedTensor& tensor(const Autoencoder& network, const std::string& name) {
    return *std::ranges::find(network.tensors(), name, &NamedTensor::name);
}

}  // namespace

void fitPrincipalComponents(const Autoencoder& network, const Dataset& dataset, Slice theta) {
    const Index pixels = network.pixels();
    const Index latents = network.latents();
    const bool exact = pixels <= kLargestExact;
    const CenteredImages images(dataset, exact ? dataset.size() : kMaxImages);
    const Pca pca = exact ? pcaOfCovariance(images.mean(), covariance(images), latents) : iterate(images, latents);

    // Weights are row-major {outputs, inputs}: the encoder's read column-major are pixels x latents.
    const auto block = [&](const std::string& name, Index rows, Index columns) {
        return Eigen::Map<Matrix>(theta.data() + tensor(network, name).offset, rows, columns);
    };
    block("mean.0.weight", pixels, latents) = pca.axes;
    block("mean.0.bias", latents, 1) = -(pca.axes.transpose() * pca.mean);
    block("decoder.0.weight", latents, pixels) = pca.axes.transpose();
    block("decoder.0.bias", pixels, 1) = pca.mean;
}

}  // namespace lunette
