#pragma once

namespace lunette {

/// How strongly each part of an objective counts; a running training takes up new ones at its next step.
struct ObjectiveWeights {
    double beta = 1.0;         ///< of the divergence
    double corruption = 0.0;   ///< strength of the corruption, see Corruption
    double sparsity = 0.0;     ///< of the sparsity penalty
    double contraction = 0.0;  ///< of the contractive penalty, see Contraction.h
};

}  // namespace lunette
