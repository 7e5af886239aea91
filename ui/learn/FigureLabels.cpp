#include "learn/FigureLabels.h"

#include "data/Catalog.h"
#include "learn/LessonLanguage.h"
#include "widgets/ImageText.h"
#include "widgets/Language.h"
#include "widgets/NumberText.h"

#include <QCoreApplication>

#include <cmath>
#include <map>

namespace lunette {
namespace {

constexpr int kFiguresOfAValue = 3;
constexpr QChar kMinus(u'\u2212');
constexpr double kWholeFrom = 1e3, kPowersFrom = 1e6;

/// The words of a figure, in which %1 and %2 stand for its arguments.
const std::map<std::string, const char*, std::less<>>& figureWords() {  // NOLINT(readability-function-size): a table
    static const std::map<std::string, const char*, std::less<>> words{
        {"loss", QT_TRANSLATE_NOOP("FigureLabels", "loss")},
        {"reconstruction", QT_TRANSLATE_NOOP("FigureLabels", "reconstruction term")},
        {"kl", QT_TRANSLATE_NOOP("FigureLabels", "KL")},
        {"penalty", QT_TRANSLATE_NOOP("FigureLabels", "penalties")},
        {"squared_error", QT_TRANSLATE_NOOP("FigureLabels", "error from drawn codes")},
        {"squared_error_seen", QT_TRANSLATE_NOOP("FigureLabels", "error on known classes")},
        {"squared_error_unseen", QT_TRANSLATE_NOOP("FigureLabels", "error on unknown classes")},
        {"active_latents", QT_TRANSLATE_NOOP("FigureLabels", "active latents")},
        {"sample_validity", QT_TRANSLATE_NOOP("FigureLabels", "sample validity")},
        {"sample_sharpness", QT_TRANSLATE_NOOP("FigureLabels", "sharpness of samples")},
        {"midpoint_validity", QT_TRANSLATE_NOOP("FigureLabels", "midpoint validity")},
        {"noise_tolerance", QT_TRANSLATE_NOOP("FigureLabels", "noise tolerance")},
        {"hole_fraction", QT_TRANSLATE_NOOP("FigureLabels", "share of holes")},
        {"manifold_distance_samples", QT_TRANSLATE_NOOP("FigureLabels", "samples to the nearest moon")},
        {"manifold_distance_midpoints", QT_TRANSLATE_NOOP("FigureLabels", "midpoints to the nearest moon")},
        {"manifold_distance_test", QT_TRANSLATE_NOOP("FigureLabels", "real moons to the nearest moon")},
        {"mig", QT_TRANSLATE_NOOP("FigureLabels", "mutual information gap")},
        {"mig_sampled", QT_TRANSLATE_NOOP("FigureLabels", "mutual information gap of drawn codes")},
        {"dci_disentanglement", QT_TRANSLATE_NOOP("FigureLabels", "DCI disentanglement")},
        {"dci_completeness", QT_TRANSLATE_NOOP("FigureLabels", "DCI completeness")},
        {"dci_informativeness", QT_TRANSLATE_NOOP("FigureLabels", "DCI informativeness")},
        {"sap", QT_TRANSLATE_NOOP("FigureLabels", "SAP score")},
        {"factor_vae_score", QT_TRANSLATE_NOOP("FigureLabels", "FactorVAE score")},
        {"mutual_information", QT_TRANSLATE_NOOP("FigureLabels", "mutual information")},
        {"total_correlation", QT_TRANSLATE_NOOP("FigureLabels", "total correlation")},
        {"dimension_wise", QT_TRANSLATE_NOOP("FigureLabels", "KL latent by latent")},
        {"error", QT_TRANSLATE_NOOP("FigureLabels", "error")},
        {"error_on", QT_TRANSLATE_NOOP("FigureLabels", "error on %1")},
        {"error_on_negatives", QT_TRANSLATE_NOOP("FigureLabels", "error on negatives")},
        {"error_on_noise", QT_TRANSLATE_NOOP("FigureLabels", "error on noise")},
        {"error_spread", QT_TRANSLATE_NOOP("FigureLabels", "spread of the error over %1 seeds")},
        {"untrained_error", QT_TRANSLATE_NOOP("FigureLabels", "error before training")},
        {"mean_picture_error", QT_TRANSLATE_NOOP("FigureLabels", "error of the mean picture")},
        {"shuffled_targets_error", QT_TRANSLATE_NOOP("FigureLabels", "error with shuffled targets")},
        {"jpeg_error", QT_TRANSLATE_NOOP("FigureLabels", "error of JPEG with %1 bytes")},
        {"denoised_error", QT_TRANSLATE_NOOP("FigureLabels", "error with noise of %1")},
        {"noisy_error", QT_TRANSLATE_NOOP("FigureLabels", "noise of %1 left alone")},
        {"initial_loss", QT_TRANSLATE_NOOP("FigureLabels", "loss before training")},
        {"epoch_loss", QT_TRANSLATE_NOOP("FigureLabels", "loss after epoch %1")},
        {"weights_moved", QT_TRANSLATE_NOOP("FigureLabels", "share of weights that moved")},
        {"neighbors_kept", QT_TRANSLATE_NOOP("FigureLabels", "share of %1 neighbors kept")},
        {"few_label_accuracy", QT_TRANSLATE_NOOP("FigureLabels", "accuracy from %1 labels a class")},
        {"path_moons", QT_TRANSLATE_NOOP("FigureLabels", "share of moons on the path")},
        {"path_distance", QT_TRANSLATE_NOOP("FigureLabels", "worst picture to the nearest moon")},
        {"path_jump", QT_TRANSLATE_NOOP("FigureLabels", "largest step of the phase")},
        {"path_covered", QT_TRANSLATE_NOOP("FigureLabels", "share of the path in intervals")},
        {"halfway_distance", QT_TRANSLATE_NOOP("FigureLabels", "halfway picture to the nearest moon")},
        {"overlap", QT_TRANSLATE_NOOP("FigureLabels", "overlap of the ends")},
        {"mixture_validity", QT_TRANSLATE_NOOP("FigureLabels", "validity from %1 Gaussians")},
        {"code_shift", QT_TRANSLATE_NOOP("FigureLabels", "shift of the code under noise of %1")},
        {"posterior_width", QT_TRANSLATE_NOOP("FigureLabels", "width of the posterior under noise of %1")},
        {"factor_strength", QT_TRANSLATE_NOOP("FigureLabels", "strength of the factor %1")},
        {"narrowest_posterior", QT_TRANSLATE_NOOP("FigureLabels", "width in the narrowest latent")},
        {"widest_posterior", QT_TRANSLATE_NOOP("FigureLabels", "width in the widest latent")},
        {"latent_kl", QT_TRANSLATE_NOOP("FigureLabels", "KL of latent %1 by size")},
        {"log_variance_min", QT_TRANSLATE_NOOP("FigureLabels", "least log-variance")},
        {"log_variance_max", QT_TRANSLATE_NOOP("FigureLabels", "largest log-variance")},
        {"picture_distance", QT_TRANSLATE_NOOP("FigureLabels", "distance from the picture itself")},
        {"neighbor_mean_distance", QT_TRANSLATE_NOOP("FigureLabels", "distance from the mean of %1 neighbors")},
        {"energy_kept", QT_TRANSLATE_NOOP("FigureLabels", "energy kept at %1 to %2 waves a picture")},
        {"neighbor_mean_energy",
         QT_TRANSLATE_NOOP("FigureLabels", "energy in the neighbors' mean at %1 to %2 waves a picture")},
        {"pixel_entropy", QT_TRANSLATE_NOOP("FigureLabels", "entropy of the pixels")},
        {"eigenvalues_above", QT_TRANSLATE_NOOP("FigureLabels", "eigenvalues above %1")},
        {"reduced_beta", QT_TRANSLATE_NOOP("FigureLabels", "beta in force: %1 over pixels, %2 over latents")},
        {"auroc", QT_TRANSLATE_NOOP("FigureLabels", "AUROC")},
        {"caught", QT_TRANSLATE_NOOP("FigureLabels", "share caught at %1 % false alarms")},
        {"false_alarms", QT_TRANSLATE_NOOP("FigureLabels", "false alarms, threshold from %1 % of training")},
        {"score_variance", QT_TRANSLATE_NOOP("FigureLabels", "score function, variance at theta = %1")},
        {"pathwise_variance", QT_TRANSLATE_NOOP("FigureLabels", "pathwise, variance at theta = %1")},
        {"digits", QT_TRANSLATE_NOOP("FigureLabels", "digits")},
        {"faces", QT_TRANSLATE_NOOP("FigureLabels", "faces")},
        {"moons", QT_TRANSLATE_NOOP("FigureLabels", "moons")},
        {"sprites", QT_TRANSLATE_NOOP("FigureLabels", "sprites")},
        {"sum", QT_TRANSLATE_NOOP("FigureLabels", "sum")},
        {"mean", QT_TRANSLATE_NOOP("FigureLabels", "mean")},
    };
    return words;
}

QString inWords(const std::string& name) {
    const auto found = figureWords().find(name);
    return found == figureWords().end() ? QString::fromStdString(name)
                                        : QCoreApplication::translate("FigureLabels", found->second);
}

/// A number as the language writes it; a dataset, a factor or a word in the language where it has it.
QString shownArgument(const std::string& argument) {
    bool isNumber = false;
    const double number = QString::fromStdString(argument).toDouble(&isNumber);
    if (isNumber) return figuresText(number, kFiguresOfAValue);
    if (figureWords().contains(argument)) return inWords(argument);
    return shownName(parseDatasetSpec(argument).name);
}

/// 4.27e-05 as 4.27 × 10⁻⁵.
QString withPower(const QString& text) {
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    const auto at = text.indexOf(u'e', 0, Qt::CaseInsensitive);
    bool isWhole = false;
    const int power = at < 0 ? 0 : text.mid(at + 1).toInt(&isWhole);
    if (!isWhole) return text;
    QString high = power < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(power))) high += digits[digit.unicode() - u'0'];
    return QStringLiteral("%1 × 10%2").arg(text.left(at), high);
}

}  // namespace

QString runTitle(const Lesson& lesson, const std::string& run) {
    const LessonRun* found = lesson.findRun(run);
    return QString::fromStdString(!found || found->title.empty() ? run : localText(found->title, lessonLanguage()));
}

QString figureLabel(const Lesson& lesson, const FigureName& figure) {
    QString words = inWords(figure.figure);
    for (std::size_t i = 0; i < figure.arguments.size(); ++i)
        words.replace(QStringLiteral("%%1").arg(i + 1), shownArgument(figure.arguments[i]));
    if (figure.run.empty()) return words;
    return QCoreApplication::translate("FigureLabels", "%1 (%2)", "a figure, and the run it is of")
        .arg(words, runTitle(lesson, figure.run));
}

QString shownFormula(const Lesson& lesson, const Formula& formula) {
    const QString text = QString::fromStdString(
        formula.shown({[&lesson](const FigureName& figure) { return figureLabel(lesson, figure).toStdString(); },
                       [](double number) { return withPower(shortestText(number)).toStdString(); }}));
    return language::unbroken(text).replace(QStringLiteral("± "), QStringLiteral("±") + QChar(QChar::Nbsp));
}

QString shownFigure(double value) {
    if (std::isnan(value)) return QCoreApplication::translate("FigureLabels", "not defined");
    if (std::abs(value) >= kWholeFrom && std::abs(value) < kPowersFrom)
        return numberText(value, 0).replace(u'-', kMinus);
    return withPower(figuresText(value, kFiguresOfAValue)).replace(u'-', kMinus);
}

}  // namespace lunette
