#pragma once

#include "analysis/MoonVerdict.h"
#include "data/MoonPhases.h"

#include <QLabel>

#include <string>
#include <vector>

namespace lunette {

/// What was withheld from a model of moons, and what became of it on a path, in a sentence or two. Hidden where nothing
/// is withheld.
class WithheldNote : public QLabel {
    Q_OBJECT
public:
    explicit WithheldNote(QWidget* parent = nullptr);

    /// The DATASET texts of the data that are shown and of those that the model was trained on, empty without a model;
    /// and what the steps of the path show, empty while it is not known.
    void explain(const std::string& shown, const std::string& trainedOn, std::vector<MoonVerdict> verdicts);

    /// withheldSteps() of the path.
    const std::vector<bool>& steps() const { return isWithheld_; }
    /// Their places on the path from 0 to 1, half a step to either side.
    std::vector<Interval> places() const;

private:
    static QString describe(const std::vector<Interval>& intervals);
    QString describeSteps() const;

    std::vector<MoonVerdict> verdicts_;
    std::vector<bool> isWithheld_;
};

/// Which steps come closest to a moon that training never drew. A step as close to one that it drew as the reading may
/// err is none of them.
std::vector<bool> withheldSteps(const std::vector<MoonVerdict>& verdicts, const MoonOptions& trainedOn);

}  // namespace lunette
