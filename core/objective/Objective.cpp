#include "objective/Objective.h"

#include "objective/Contraction.h"
#include "objective/Discrepancy.h"

namespace lunette {
namespace {

NoiseKey keyOf(const Objective::Terms& terms, Purpose training, Purpose evaluation) {
    return {terms.seed, terms.pass == Objective::Pass::Training ? training : evaluation, terms.step};
}

}  // namespace

Objective::Sums& Objective::Sums::operator+=(const Sums& other) {
    pixels.negativeLogLikelihood += other.pixels.negativeLogLikelihood;
    pixels.squaredError += other.pixels.squaredError;
    bound += other.bound;
    contraction += other.contraction;
    if (divergence.size() == 0) divergence.setZero(other.divergence.size());
    divergence += other.divergence;
    if (activation.size() == 0) activation.setZero(other.activation.size());
    activation += other.activation;
    if (other.codes.z.size() > 0) codes.append(other.codes);
    mutualInformation += other.mutualInformation;
    totalCorrelation += other.totalCorrelation;
    discrepancy += other.discrepancy;
    return *this;
}

Objective::Objective(Parts parts) : parts_(std::move(parts)), bound_(parts_.importanceSamples) {}

bool Objective::couplesImages(const ObjectiveWeights& weights) const {
    return parts_.freeBits > 0.0 || (parts_.sparsity && parts_.sparsity->couplesImages()) || comparesCodes(weights);
}

bool Objective::comparesCodes(const ObjectiveWeights& weights) const {
    const bool hasCodePenalty =
        weights.totalCorrelation != 0.0 || weights.mutualInformation != 0.0 || weights.discrepancy != 0.0;
    return hasCodePenalty && !isWeighted();
}

bool Objective::usesDensities(const ObjectiveWeights& weights, const BatchCodes& codes) const {
    return codes.posterior.logVariance.size() > 0 &&
           (weights.totalCorrelation != 0.0 || weights.mutualInformation != 0.0);
}

bool Objective::hasPenalty(const ObjectiveWeights& weights) const {
    return weights.contraction > 0.0 || (parts_.sparsity && weights.sparsity > 0.0) || comparesCodes(weights);
}

const Matrix& Objective::inputOf(const Matrix& x, const Terms& terms, const Workspace& w) const {
    if (terms.weights.contraction > 0.0) return w.doubled;
    return isCorrupted(terms) ? w.corrupted : x;
}

void Objective::prepareInput(const Matrix& x, const Terms& terms, Workspace& w) const {
    if (isCorrupted(terms)) {
        const NoiseKey key = keyOf(terms, Purpose::Corruption, Purpose::EvaluationCorruption);
        parts_.corruption->apply(x, terms.weights.corruption, key, terms.firstColumn, w.corrupted);
    }
    if (terms.weights.contraction == 0.0) return;
    const NoiseKey key = keyOf(terms, Purpose::Contraction, Purpose::EvaluationContraction);
    contraction::perturb(isCorrupted(terms) ? w.corrupted : x, key, terms.firstColumn, w.perturbation, w.doubled);
}

const Matrix& Objective::conditionOfDraws(const Batch& batch, Workspace& w) const {
    if (!isWeighted() || batch.condition.size() == 0) return batch.condition;
    w.repeatedCondition = batch.condition.replicate(1, bound_.samples());
    return w.repeatedCondition;
}

void Objective::encode(const Autoencoder& network, ConstSlice theta, const Batch& batch, const Terms& terms,
                       Workspace& w) const {
    const Matrix& x = batch.pixels;
    prepareInput(x, terms, w);
    const Matrix& input = inputOf(x, terms, w);
    w.sums.contraction = 0.0;
    if (terms.weights.contraction == 0.0) {
        network.encode(theta, input, w.network, w.posterior, batch.condition);
        return;
    }
    w.doubledCondition = batch.condition.replicate(1, 2);
    network.encode(theta, input, w.network, w.encoded, w.doubledCondition);
    w.sums.contraction = contraction::penalty(w.encoded.mean);
    w.posterior.mean = w.encoded.mean.leftCols(x.cols());
    w.posterior.logVariance = w.encoded.logVariance.leftCols(w.encoded.logVariance.cols() / 2);
}

void Objective::forward(const Autoencoder& network, ConstSlice theta, const Batch& batch, const Terms& terms,
                        Workspace& w, bool withGradient) const {
    const Matrix& x = batch.pixels;
    encode(network, theta, batch, terms, w);
    parts_.code->divergence(w.posterior, w.sums.divergence);
    if (parts_.sparsity) parts_.sparsity->activation(w.posterior.mean, w.sums.activation);

    const NoiseKey key = keyOf(terms, Purpose::PosteriorNoise, Purpose::Evaluation);
    const auto scale = static_cast<Scalar>(1.0 / static_cast<double>(terms.batchSize));
    const auto logVariance = network.observationLogVariance(theta);
    Matrix* gradient = withGradient ? &w.outputGradient : nullptr;
    Likelihood::Sums weighted;
    const Matrix& condition = conditionOfDraws(batch, w);
    if (isWeighted()) {
        bound_.draw(*parts_.code, w.posterior, key, terms.batchSize, terms.firstColumn, w.z, w.noise, w.bound);
        const auto sums = bound_.evaluate(likelihood(), logVariance, network.decode(theta, w.z, w.network, condition),
                                          x, w.posterior, w.z, w.noise, terms.weights.beta, scale, gradient, w.bound);
        w.sums.bound = sums.bound;
        w.sums.pixels = sums.average;
        weighted = sums.weighted;
    } else {
        parts_.code->draw(w.posterior, key, terms.firstColumn, w.z, w.noise);
        w.sums.pixels =
            likelihood().evaluate(network.decode(theta, w.z, w.network, condition), x, scale, gradient, logVariance);
        weighted = w.sums.pixels;
    }
    w.sums.codes = comparesCodes(terms.weights) ? BatchCodes{w.z, w.posterior} : BatchCodes{};
    if (logVariance)
        w.logVarianceGradient =
            likelihood().logVarianceGradient(weighted, static_cast<double>(x.size()), *logVariance) /
            static_cast<double>(terms.batchSize);
}

void Objective::compareCodes(Sums& batch, const Terms& terms) const {
    const BatchCodes& codes = batch.codes;
    batch.mutualInformation = batch.totalCorrelation = batch.discrepancy = 0.0;
    if (codes.z.size() == 0) return;
    if (usesDensities(terms.weights, codes)) {
        batch.densities = AggregatePosterior(codes, terms.population).evaluate();
        batch.mutualInformation = batch.densities.mutualInformation();
        batch.totalCorrelation = batch.densities.totalCorrelation();
    }
    if (terms.weights.discrepancy == 0.0) return;
    const NoiseKey key = keyOf(terms, Purpose::PriorDraws, Purpose::EvaluationPriorDraws);
    batch.draws.resize(codes.z.rows(), codes.z.cols());
    RandomStream::fillNormal(key.seed, key.purpose, key.step, batch.draws, terms.firstColumn);
    batch.discrepancy = static_cast<double>(codes.z.cols()) * discrepancy::squared(codes.z, batch.draws);
}

LossTerms Objective::loss(const Sums& sums, const Terms& terms) const {
    const auto images = static_cast<double>(terms.batchSize);
    LossTerms loss;
    loss.reconstruction = sums.pixels.negativeLogLikelihood / images;
    loss.squaredError = sums.pixels.squaredError / images;
    loss.kl = sums.divergence.sum() / images;
    loss.penalty = terms.weights.contraction * sums.contraction / images;
    if (parts_.sparsity) loss.penalty += terms.weights.sparsity * parts_.sparsity->penalty(sums.activation / images);
    if (comparesCodes(terms.weights))
        loss.penalty +=
            (terms.weights.totalCorrelation * sums.totalCorrelation +
             terms.weights.mutualInformation * sums.mutualInformation + terms.weights.discrepancy * sums.discrepancy) /
            images;
    if (isWeighted()) {
        loss.loss = sums.bound / images + loss.penalty;
    } else {
        const double kl = parts_.freeBits > 0.0 ? (sums.divergence / images).cwiseMax(parts_.freeBits).sum() : loss.kl;
        loss.loss = loss.reconstruction + terms.weights.beta * kl + loss.penalty;
    }
    return loss;
}

void Objective::comparisonBackward(const Terms& terms, const Sums& batch, Workspace& w) const {
    const auto images = static_cast<double>(terms.batchSize);
    const ObjectiveWeights& weights = terms.weights;
    const bool hasDiscrepancy = weights.discrepancy != 0.0;
    if (hasDiscrepancy)
        discrepancy::addGradient(batch.codes.z, batch.draws, static_cast<Scalar>(weights.discrepancy),
                                 terms.firstColumn, w.dz);
    const bool hasDensities = usesDensities(weights, batch.codes);
    const AggregatePosterior::Scales scales{static_cast<Scalar>(weights.totalCorrelation / images),
                                            static_cast<Scalar>(weights.mutualInformation / images)};
    const AggregatePosterior mixture(hasDensities ? batch.codes : BatchCodes{}, terms.population);
    if (hasDensities) mixture.addCodeGradient(batch.densities, scales, terms.firstColumn, w.dz);
    parts_.code->backward(w.posterior, w.noise, w.dz, w.divergenceWeights, w.posteriorGradient);
    if (hasDensities) mixture.addPosteriorGradient(batch.densities, scales, terms.firstColumn, w.posteriorGradient);
}

void Objective::codeBackward(const Terms& terms, const Sums& batch, Workspace& w) const {
    const auto images = static_cast<double>(terms.batchSize);
    if (isWeighted()) {
        bound_.backward(w.z, w.noise, w.dz, terms.weights.beta, static_cast<Scalar>(1.0 / images), w.posteriorGradient,
                        w.bound);
    } else {
        w.divergenceWeights.setConstant(w.dz.rows(), static_cast<Scalar>(terms.weights.beta / images));
        for (Index latent = 0; parts_.freeBits > 0.0 && latent < w.dz.rows(); ++latent)
            if (batch.divergence[latent] / images < parts_.freeBits) w.divergenceWeights[latent] = 0;
        if (comparesCodes(terms.weights))
            comparisonBackward(terms, batch, w);
        else
            parts_.code->backward(w.posterior, w.noise, w.dz, w.divergenceWeights, w.posteriorGradient);
    }
    if (parts_.sparsity && terms.weights.sparsity > 0.0)
        parts_.sparsity->addGradient(w.posterior.mean, batch.activation / images,
                                     static_cast<Scalar>(terms.weights.sparsity / images), w.posteriorGradient.mean);
    if (terms.weights.contraction == 0.0) return;
    const Index columns = w.encoded.mean.cols();
    const auto widen = [columns](Matrix& gradient) {
        const Index given = gradient.cols();
        gradient.conservativeResize(gradient.rows(), columns);
        gradient.rightCols(columns - given).setZero();
    };
    widen(w.posteriorGradient.mean);
    if (w.posteriorGradient.logVariance.size() > 0) widen(w.posteriorGradient.logVariance);
    contraction::addGradient(w.encoded.mean, static_cast<Scalar>(terms.weights.contraction / images),
                             w.posteriorGradient.mean);
}

void Objective::backward(const Autoencoder& network, ConstSlice theta, const Matrix& x, const Terms& terms,
                         const Sums& batch, Workspace& w) const {
    network.decodeBackward(theta, w.z, w.outputGradient, w.dz, w.network);
    codeBackward(terms, batch, w);
    network.encodeBackward(theta, inputOf(x, terms, w), w.posteriorGradient, w.network);
}

void Objective::gradient(const Autoencoder& network, std::span<const Share> shares, ParameterRange range,
                         Slice gradient) const {
    std::vector<Autoencoder::EncoderShare> encoder;
    std::vector<Autoencoder::DecoderShare> decoder;
    for (const auto& [x, terms, w] : shares) {
        encoder.push_back({&inputOf(*x, *terms, *w), &w->posteriorGradient, &w->network});
        decoder.push_back({&w->z, &w->outputGradient, &w->network});
    }
    network.encoderGradient(encoder, range, Scalar(0), gradient);
    network.decoderGradient(decoder, range, Scalar(0), gradient);
    const auto offset = network.observationOffset();
    if (!offset || *offset < range.first || *offset >= range.last) return;
    Scalar& own = gradient[*offset - range.first];
    own = 0;
    for (const Share& share : shares) own += static_cast<Scalar>(share.workspace->logVarianceGradient);
}

LossTerms Objective::evaluate(const Autoencoder& network, ConstSlice theta, const Batch& batch, const Terms& terms,
                              Workspace& workspace, Slice* gradient) const {
    forward(network, theta, batch, terms, workspace, gradient != nullptr);
    compareCodes(workspace.sums, terms);
    if (gradient) {
        backward(network, theta, batch.pixels, terms, workspace.sums, workspace);
        const Share whole{&batch.pixels, &terms, &workspace};
        this->gradient(network, {&whole, 1}, {0, theta.size()}, *gradient);
    }
    return loss(workspace.sums, terms);
}

}  // namespace lunette
