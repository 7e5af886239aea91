#pragma once

namespace lunette {

/// How strongly each part of an objective counts; a running training takes up new ones at its next step.
struct ObjectiveWeights {
    double beta = 1.0;         ///< of the divergence
    double corruption = 0.0;   ///< strength of the corruption, see Corruption
    double sparsity = 0.0;     ///< of the sparsity penalty
    double contraction = 0.0;  ///< of the contractive penalty, see Contraction.h
    /// Of the parts of the divergence, beside beta, by the minibatch estimates of AggregatePosterior; the second may be
    /// negative. With them alpha, beta and gamma of Chen and others 2018 are beta + mutualInformation, beta +
    /// totalCorrelation and beta.
    double totalCorrelation = 0.0, mutualInformation = 0.0;
    double discrepancy = 0.0;  ///< of the codes from the prior, see Discrepancy.h
};

}  // namespace lunette
