#include "views/interpolate/WithheldNote.h"

#include "widgets/Language.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace lunette {
namespace {

/// Of the illuminated fraction, of decoded moons.
constexpr double kReadingError = 0.03;

QString number(double value, int digits) { return QLocale().toString(value, 'f', digits); }

double meanDistance(const std::vector<MoonVerdict>& verdicts) {
    double sum = 0.0;
    for (const MoonVerdict& verdict : verdicts) sum += verdict.reading.distance;
    return sum / static_cast<double>(verdicts.size());
}

QString phasesOf(const std::vector<MoonVerdict>& verdicts) {
    QStringList phases;
    for (const MoonVerdict& verdict : verdicts) phases << number(verdict.reading.moon.fraction, 2);
    return language::listed(phases);
}

}  // namespace

std::vector<bool> withheldSteps(const std::vector<MoonVerdict>& verdicts, const MoonOptions& trainedOn) {
    std::vector<bool> steps;
    steps.reserve(verdicts.size());
    for (const MoonVerdict& verdict : verdicts)
        steps.push_back(distanceToDrawn(trainedOn, verdict.reading.moon.fraction) > kReadingError);
    return steps;
}

WithheldNote::WithheldNote(QWidget* parent) : QLabel(parent) {
    setObjectName(QStringLiteral("withheldNote"));
    setWordWrap(true);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setMinimumHeight(2 * fontMetrics().lineSpacing());  // nothing moves when it grows
}

/// "0.60–0.90", "0.00–0.50 and 0.50–1.00".
QString WithheldNote::describe(const std::vector<Interval>& intervals) {
    QStringList parts;
    for (const Interval& interval : intervals)
        parts << QStringLiteral("%1–%2").arg(number(interval.low, 2), number(interval.high, 2));
    const QString last = parts.isEmpty() ? QString() : parts.takeLast();
    return parts.isEmpty() ? last : tr("%1 and %2").arg(language::listed(parts), last);
}

/// "2 of the 9 steps lie there: 1 is a moon (0.74 lit), 1 is no moon."
QString WithheldNote::describeSteps() const {
    std::vector<MoonVerdict> moons, others, elsewhere;
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
        const MoonVerdict& verdict = verdicts_[i];
        auto& place = !isWithheld_[i] ? elsewhere : verdict.kind == MoonVerdict::Kind::Moon ? moons : others;
        place.push_back(verdict);
    }
    const std::size_t inside = moons.size() + others.size();
    if (inside == 0)
        return tr("No step of this path comes close to one of them: the path jumps over what was withheld.");
    const bool areFades = std::ranges::all_of(
        others, [](const MoonVerdict& verdict) { return verdict.kind == MoonVerdict::Kind::CrossFade; });
    const QString count = tr("Steps that are closest to one of them: %1 of %2.").arg(inside).arg(verdicts_.size());
    QString what;
    if (others.empty())
        what = tr("All of these are moons (%1 lit)").arg(phasesOf(moons));
    else if (moons.empty())
        what = areFades ? tr("None of these is a moon, but a cross-fade") : tr("None of these is a moon");
    else
        what = tr("Of these %1 are moons (%2 lit) and %3 are not")
                   .arg(moons.size())
                   .arg(phasesOf(moons))
                   .arg(others.size());
    std::vector<MoonVerdict> all = moons;
    all.insert(all.end(), others.begin(), others.end());
    const QString distance = number(meanDistance(all), 3);
    if (elsewhere.empty())
        return language::sentences(
            {count, tr("%1, %2 RMS from the closest moon that can be drawn.").arg(what, distance)});
    return language::sentences(
        {count, tr("%1, %2 RMS from the closest moon that can be drawn; the other steps are %3 from theirs.")
                    .arg(what, distance, number(meanDistance(elsewhere), 3))});
}

void WithheldNote::explain(const std::string& shown, const std::string& trainedOn, std::vector<MoonVerdict> verdicts) {
    const auto ofShown = moonOptionsOf(shown), ofTraining = trainedOn.empty() ? ofShown : moonOptionsOf(trainedOn);
    const auto& learned = ofTraining ? ofTraining : ofShown;
    const auto withheldFrom = [](const auto& moons) {
        return moons ? withheldPhases(*moons) : std::vector<Interval>();
    };
    const std::vector<Interval> lacking = withheldFrom(ofShown), lacked = withheldFrom(learned);
    verdicts_ = std::move(verdicts);
    isWithheld_ = learned ? withheldSteps(verdicts_, *learned) : std::vector<bool>(verdicts_.size());
    QString text;
    if (lacked == lacking) {
        if (!lacked.empty()) text = tr("Training never saw moons of %1 lit.").arg(describe(lacked));
        if (!lacked.empty() && !verdicts_.empty()) text = language::sentences({text, describeSteps()});
    } else if (lacked.empty()) {
        text = tr("This model was trained with %1 present. Press Train to withhold it.").arg(describe(lacking));
    } else {
        text = tr("This model was trained without %1, which the data shown now do not withhold. Press Train to train "
                  "on them.")
                   .arg(describe(lacked));
    }
    setText(text);
    setVisible(!text.isEmpty());
}

std::vector<Interval> WithheldNote::places() const {
    std::vector<Interval> places;
    const double pitch = 1.0 / std::max(static_cast<double>(isWithheld_.size()) - 1.0, 1.0);
    for (std::size_t i = 0; i < isWithheld_.size(); ++i) {
        const double at = static_cast<double>(i) * pitch;
        if (isWithheld_[i]) places.push_back({std::max(at - pitch / 2, 0.0), std::min(at + pitch / 2, 1.0)});
    }
    return places;
}

}  // namespace lunette
