#include "widgets/Term.h"

#include <QCoreApplication>

namespace lunette {
namespace {

class TermTexts {
    Q_DECLARE_TR_FUNCTIONS(TermTexts)
};

TermText textOfModel(Term term) {
    switch (term) {
        case Term::Autoencoder:
            return {
                TermTexts::tr("Autoencoder"),
                TermTexts::tr(
                    "A network that encodes a picture x to a few numbers z and decodes them to a picture x\u2032 that "
                    "is as much like x as training can make it."),
                TermTexts::tr("x \u2192 z = E(x) \u2192 x\u2032 = D(z)")};
        case Term::Code:
            return {TermTexts::tr("Code"),
                    TermTexts::tr("The numbers z that describe one picture: a point of latent space."),
                    TermTexts::tr("z = E(x)")};
        case Term::Latent:
            return {TermTexts::tr("Latent"),
                    TermTexts::tr("One of the numbers in a code; also one axis of latent space."),
                    {}};
        case Term::VariationalAutoencoder:
            return {
                TermTexts::tr("Variational autoencoder"),
                TermTexts::tr(
                    "An autoencoder that maps each picture to a distribution of codes and keeps these distributions "
                    "close to the prior, so that codes drawn from the prior give pictures."),
                TermTexts::tr("loss = reconstruction + \u03b2 \u00b7 KL")};
        case Term::Posterior:
            return {TermTexts::tr("Interval (posterior)"),
                    TermTexts::tr(
                        "The codes that a variational autoencoder allows for one picture: a bell around a mean, with a "
                        "width of its own in each latent."),
                    TermTexts::tr("q(z | x) = N(\u03bc(x), \u03c3\u00b2(x))")};
        case Term::Prior:
            return {TermTexts::tr("Prior"),
                    TermTexts::tr(
                        "The distribution that the codes of a variational autoencoder are trained to follow, and from "
                        "which new pictures are drawn."),
                    TermTexts::tr("N(0, I)")};
        case Term::Divergence:
            return {TermTexts::tr("KL"),
                    TermTexts::tr(
                        "How far the interval of a picture is from the prior, in nats, summed over the latents: the "
                        "price of being distinguishable."),
                    TermTexts::tr("KL = \u00bd \u03a3 (\u03bc\u00b2 + \u03c3\u00b2 \u2212 1 \u2212 ln \u03c3\u00b2)")};
        default:
            break;
    }
    return {};
}

TermText textOfTraining(Term term) {
    switch (term) {
        case Term::Beta:
            return {
                TermTexts::tr("Beta"),
                TermTexts::tr(
                    "The weight of the KL in the loss: the larger it is, the wider training wants the intervals. It "
                    "acts while a model trains; after training, press Train."),
                TermTexts::tr("loss = reconstruction + \u03b2 \u00b7 KL")};
        case Term::Overlap:
            return {TermTexts::tr("Overlap"),
                    TermTexts::tr(
                        "What two intervals have in common: the area under the lower of the two bells, 0 % apart and "
                        "100 % the same."),
                    TermTexts::tr("\u222b min(p(z), q(z)) dz")};
        case Term::ReconstructionLoss:
            return {
                TermTexts::tr("Reconstruction"),
                TermTexts::tr("How badly the decoded picture explains the real one: the negative log likelihood of its "
                              "pixels, in nats per picture."),
                TermTexts::tr("\u2212ln p(x | z)")};
        case Term::HeldOut:
            return {TermTexts::tr("Held out"), TermTexts::tr("Pictures that measure a model and never train it."), {}};
        case Term::Withheld:
            return {TermTexts::tr("Withheld"),
                    TermTexts::tr(
                        "Kinds of pictures that training never sees, while held-out pictures show them: a class, or a "
                        "range of a factor such as the lit fraction of a moon."),
                    {}};
        case Term::ActiveLatent:
            return {TermTexts::tr("Active latent"),
                    TermTexts::tr(
                        "A latent whose mean differs from picture to picture; one that is not active is called dead."),
                    TermTexts::tr("Var(\u03bc(x)) > 0.01")};
        default:
            break;
    }
    return {};
}

TermText textOfMeasure(Term term) {
    switch (term) {
        case Term::DistanceFromData:
            return {
                TermTexts::tr("Distance from the data"),
                TermTexts::tr(
                    "The distance of a picture from its nearest training picture, as a multiple of the distance of a "
                    "real unseen picture: 1 is as near. A blurred picture can be nearer without being like them."),
                TermTexts::tr("min RMS(x\u2032, x) / median of held-out pictures")};
        case Term::OffData:
            return {TermTexts::tr("Off the data (holes)"),
                    TermTexts::tr(
                        "The share of pictures that are farther from the training pictures than 99 of 100 real unseen "
                        "ones."),
                    {}};
        case Term::Sharpness:
            return {TermTexts::tr("Sharpness"),
                    TermTexts::tr("The fine detail of pictures relative to that of the training pictures: 1 means the "
                                  "same, less is blurred, more is noisy."),
                    TermTexts::tr("mean (\u2207\u00b2x\u2032)\u00b2 / mean (\u2207\u00b2x)\u00b2")};
        case Term::RoundTripError:
            return {TermTexts::tr("Round-trip error"),
                    TermTexts::tr(
                        "How far from a code its own picture is encoded, in units of z: where it is large, the picture "
                        "means little."),
                    TermTexts::tr("|E(D(z)) \u2212 z|")};
        case Term::Temperature:
            return {TermTexts::tr("Temperature"),
                    TermTexts::tr(
                        "What the distance of drawn codes from their middle is multiplied by: below 1 the pictures are "
                        "more typical, above 1 more unusual."),
                    TermTexts::tr("z = m + T (z\u2080 \u2212 m)")};
        default:
            break;
    }
    return {};
}

}  // namespace

TermText textOf(Term term) {
    for (const auto& find : {textOfModel, textOfTraining, textOfMeasure})
        if (TermText found = find(term); !found.name.isEmpty()) return found;
    return {};
}

QString explanationOf(Term term) {
    const TermText text = textOf(term);
    QString rich = TermTexts::tr("<p><b>%1</b>. %2</p>", "a term and what it is")
                       .arg(text.name.toHtmlEscaped(), text.sentence.toHtmlEscaped());
    if (!text.formula.isEmpty()) rich += QStringLiteral("<p><i>%1</i></p>").arg(text.formula.toHtmlEscaped());
    return rich;
}

std::vector<Term> allTerms() {
    std::vector<Term> terms;
    for (int i = 0; i <= static_cast<int>(Term::ActiveLatent); ++i) terms.push_back(static_cast<Term>(i));
    return terms;
}

}  // namespace lunette
