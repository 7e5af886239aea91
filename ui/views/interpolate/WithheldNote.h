#pragma once

#include "analysis/MoonVerdict.h"
#include "data/MoonPhases.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace lunette {

/// What was withheld from a model of moons, and what became of it on a path.
struct WithheldOnPath {
    std::vector<Interval> trained;      ///< lit fractions that the model's training lacked
    std::vector<Interval> shown;        ///< those that the data on screen lack
    std::vector<MoonVerdict> verdicts;  ///< of the steps; empty while they are not known
    std::vector<bool> isWithheld;       ///< withheldSteps() of them
};

class WithheldNote {
    Q_DECLARE_TR_FUNCTIONS(lunette::WithheldNote)
public:
    /// The verdict in a sentence or two; empty where nothing is withheld.
    static QString text(const WithheldOnPath& path);

private:
    static QString describe(const std::vector<Interval>& intervals);
    static QString describeSteps(const WithheldOnPath& path);
};

/// Which steps come closest to a moon that training never drew. A step as close to one that it drew as the reading may
/// err is none of them.
std::vector<bool> withheldSteps(const std::vector<MoonVerdict>& verdicts, const MoonOptions& trainedOn);

}  // namespace lunette
