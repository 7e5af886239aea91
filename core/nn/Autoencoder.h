#pragma once

#include "nn/Architecture.h"
#include "nn/Sequential.h"

namespace lunette {

/// What the encoder says of a batch: N(mean, exp(logVariance)) a column, or just the mean.
struct Posterior {
    Matrix mean;         ///< latents x batch
    Matrix logVariance;  ///< latents x batch; 0 x 0 where the code is deterministic
};

/// A tensor of the flat parameter vector, for files and for people.
struct NamedTensor {
    std::string name;  ///< "encoder.0.weight"
    std::vector<Index> shape;
    Index offset;  ///< first element in the flat vector
    Index size;
};

/// Encoder and decoder over one flat parameter vector: trunk, mean head, decoder, the log-variance head where the
/// code is Gaussian, and the pixels' log-variance where it is learned. A condition enters the decoder's first layer
/// and, where the architecture says so, the encoder's first dense one (the heads where there is none). With the same
/// seed the first three start as the same numbers with and without the others, so a VAE and an autoencoder can be
/// compared from equal weights.
class Autoencoder {
public:
    /// Throws Error for an impossible architecture (no latents, an empty image).
    explicit Autoencoder(Architecture architecture);

    const Architecture& architecture() const { return architecture_; }
    Index latents() const { return architecture_.latents; }
    Index pixels() const { return architecture_.image.pixelCount(); }
    Index parameterCount() const { return parameterCount_; }
    const std::vector<NamedTensor>& tensors() const { return tensors_; }

    void initialize(Slice theta, std::uint64_t seed) const;

    /// One of the network's chains of layers, and where its parameters begin in the flat vector.
    struct Branch {
        const Sequential* layers;
        Index offset;
    };
    Branch trunkBranch() const { return {&trunk_, 0}; }
    Branch meanBranch() const { return {&meanHead_, meanOffset_}; }
    Branch logVarianceBranch() const { return {&logVarianceHead_, logVarianceOffset_}; }
    Branch decoderBranch() const { return {&decoder_, decoderOffset_}; }

    /// Where the pixels' learned log-variance stands in the flat vector: its last element; none where it is fixed.
    std::optional<Index> observationOffset() const;
    std::optional<double> observationLogVariance(ConstSlice theta) const;

    struct Workspace {
        Sequential::Workspace trunk, mean, logVariance, decoder;
        Matrix hiddenGradient, headGradient;
        Matrix encoderInput, decoderInput, decoderGradient;  ///< with the condition below; else unused
    };

    /// x: pixels x batch in 0..1; condition: conditions x batch, of use only where the encoder is conditional. Throws
    /// Error where it is missing.
    void encode(ConstSlice theta, const Matrix& x, Workspace& workspace, Posterior& posterior,
                const Matrix& condition = {}) const;

    /// After encode(). The gradient is overwritten; what is left in it is for encoderGradient().
    void encodeBackward(ConstSlice theta, const Matrix& x, Posterior& gradient, Workspace& workspace) const;

    /// A share of a batch after encodeBackward().
    struct EncoderShare {
        const Matrix* x;
        const Posterior* gradient;
        const Workspace* workspace;
    };

    /// Layer::parameterGradient() of the parameters of the range that are the encoder's; the others are left as they
    /// are. The range counts in the whole vector.
    void encoderGradient(std::span<const EncoderShare> shares, ParameterRange range, Scalar beta, Slice dtheta) const;

    /// z: latents x batch; condition: conditions x batch, of use only where the network is conditional. Gives pixels x
    /// batch of the likelihood's natural parameters (logits for Bernoulli). Throws Error where the condition is
    /// missing.
    const Matrix& decode(ConstSlice theta, const Matrix& z, Workspace& workspace, const Matrix& condition = {}) const;

    /// Sets dz after decode(). doutput is overwritten; what is left in it is for decoderGradient().
    void decodeBackward(ConstSlice theta, const Matrix& z, Matrix& doutput, Matrix& dz, Workspace& workspace) const;

    /// A share of a batch after decodeBackward().
    struct DecoderShare {
        const Matrix* z;
        const Matrix* doutput;
        const Workspace* workspace;
    };

    /// As encoderGradient().
    void decoderGradient(std::span<const DecoderShare> shares, ParameterRange range, Scalar beta, Slice dtheta) const;

    /// See Layer::rangeEdge(); of the whole vector.
    Index rangeEdge(Index parameter) const;

    /// Multiply-adds of a training step for each image: forward, both gradients of every layer, and without the
    /// gradient of the pictures, which nobody needs.
    Index trainingMultiplyAdds() const;

private:
    Index encoderConditions() const { return architecture_.conditionedEncoder ? architecture_.conditions : 0; }
    const Matrix& encoderInput(const Matrix& x, const Workspace& workspace) const;
    const Matrix& decoderInput(const Matrix& z, const Workspace& workspace) const;
    void nameTensors(const std::string& prefix, const Sequential& sequential);

    Architecture architecture_;
    Sequential trunk_, meanHead_, decoder_, logVarianceHead_;
    Index meanOffset_, decoderOffset_, logVarianceOffset_, parameterCount_;
    std::vector<NamedTensor> tensors_;
};

}  // namespace lunette
