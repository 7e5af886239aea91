#pragma once

#include "objective/Code.h"
#include "objective/Likelihood.h"

namespace lunette {

/// The bound -log 1/k sum_i w_i on -log p(x), with w_i = p(x | z_i) p(z_i) / q(z_i | x) and z_1..z_k drawn from the
/// posterior; it tightens as k grows, and k = 1 is the VAE's (Burda, Grosse, Salakhutdinov 2016, "Importance weighted
/// autoencoders", eq. 8; the gradient is eq. 14). beta weighs log p(z)/q(z | x) within w_i.
///
/// Sample by sample: columns i n .. (i + 1) n - 1 of what has k n columns are the i-th draws of the n images.
class ImportanceWeightedBound {
public:
    explicit ImportanceWeightedBound(Index samples) : samples_(samples) {}

    Index samples() const { return samples_; }

    struct Workspace {
        Matrix drawn, displaced;                ///< one draw of every image
        std::vector<Likelihood::Sums> columns;  ///< k n
        Eigen::MatrixXd logWeights;             ///< n x k; normalized weights after evaluate()
        Vector scales;                          ///< k n
    };

    struct Sums {
        double bound = 0.0;         ///< nats, summed over the images
        Likelihood::Sums average;   ///< over an image's draws, summed over the images
        Likelihood::Sums weighted;  ///< the same with the normalized weights
    };

    /// Sets z and noise, latents x k n, as Code::draw() does; the i-th draw of the batch's column c has the stream of
    /// column i batchSize + c.
    void draw(const Code& code, const Posterior& posterior, NoiseKey key, Index batchSize, Index firstColumn, Matrix& z,
              Matrix& noise, Workspace& workspace) const;

    /// output: pixels x k n, x: pixels x n. Where outputGradient is not null, sets it to scale * d(bound)/d(output).
    Sums evaluate(const Likelihood& likelihood, std::optional<double> logVariance, const Matrix& output,
                  const Matrix& x, const Posterior& posterior, const Matrix& z, const Matrix& noise, double beta,
                  Scalar scale, Matrix* outputGradient, Workspace& workspace) const;

    /// After evaluate(): sets gradient = scale * d(bound)/d(posterior), dz being that of the decoder. dz is
    /// overwritten.
    void backward(const Matrix& z, const Matrix& noise, Matrix& dz, double beta, Scalar scale, Posterior& gradient,
                  const Workspace& workspace) const;

private:
    Index samples_;
};

}  // namespace lunette
