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

/// "0.60–0.90", "0.00–0.50 and 0.50–1.00".
QString WithheldNote::describe(const std::vector<Interval>& intervals) {
    QStringList parts;
    for (const Interval& interval : intervals)
        parts << QStringLiteral("%1–%2").arg(number(interval.low, 2), number(interval.high, 2));
    const QString last = parts.isEmpty() ? QString() : parts.takeLast();
    return parts.isEmpty() ? last : tr("%1 and %2").arg(language::listed(parts), last);
}

/// "2 of the 9 steps lie there: 1 is a moon (0.74 lit), 1 is no moon."
QString WithheldNote::describeSteps(const WithheldOnPath& path) {
    std::vector<MoonVerdict> moons, others, elsewhere;
    for (std::size_t i = 0; i < path.verdicts.size(); ++i) {
        const MoonVerdict& verdict = path.verdicts[i];
        auto& place = !path.isWithheld[i] ? elsewhere : verdict.kind == MoonVerdict::Kind::Moon ? moons : others;
        place.push_back(verdict);
    }
    const std::size_t inside = moons.size() + others.size();
    if (inside == 0)
        return tr("No step of this path comes close to one of them: the path jumps over what was withheld.");
    const bool areFades = std::ranges::all_of(
        others, [](const MoonVerdict& verdict) { return verdict.kind == MoonVerdict::Kind::CrossFade; });
    const QString count = tr("Steps that are closest to one of them: %1 of %2.").arg(inside).arg(path.verdicts.size());
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

QString WithheldNote::text(const WithheldOnPath& path) {
    if (path.trained != path.shown) {
        if (path.trained.empty())
            return tr("This model was trained with %1 present. Press Train to withhold it.").arg(describe(path.shown));
        return tr("This model was trained without %1, which the data shown now do not withhold. Press Train to train "
                  "on "
                  "them.")
            .arg(describe(path.trained));
    }
    if (path.trained.empty()) return {};
    const QString what = tr("Training never saw moons of %1 lit.").arg(describe(path.trained));
    return path.verdicts.empty() ? what : language::sentences({what, describeSteps(path)});
}

}  // namespace lunette
