#pragma once

#include <QString>

#include <vector>

namespace lunette {

/// The words of the field that the window uses.
enum class Term {
    Autoencoder,
    Code,
    Latent,
    VariationalAutoencoder,
    Posterior,
    Prior,
    Divergence,
    Beta,
    Overlap,
    ReconstructionLoss,
    DistanceFromData,
    OffData,
    Sharpness,
    RoundTripError,
    Temperature,
    HeldOut,
    Withheld,
    ActiveLatent
};

/// A term in the user's language.
struct TermText {
    QString name;
    QString sentence;
    QString formula;  ///< empty where a sentence says all
};
TermText textOf(Term term);

/// Name, sentence and formula as rich text.
QString explanationOf(Term term);

/// All terms, in the order in which a reader needs them.
std::vector<Term> allTerms();

}  // namespace lunette
