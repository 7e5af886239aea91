#pragma once

#include "session/Experiment.h"

namespace lunette {

/// Watches an experiment, and knows how its weights can be had again: from the file that they were saved to or came
/// from, or by one line that trains them.
class RunProvenance : public QObject {
    Q_OBJECT
public:
    explicit RunProvenance(const Experiment& experiment, QObject* parent = nullptr);

    /// The current weights are now in this file.
    void setSavedTo(const QString& path);
    /// They came from there, a model file or weights from elsewhere, and nothing is known of how they were trained.
    void setOpenedFrom(const QString& path);
    /// Empty where the current weights are not saved.
    QString file() const;

    /// Whether one line trains the run as it is configured. Not so where the learning rate or another live value was
    /// changed on the way, where a run was trained on whose schedule knows its end, and where the model was loaded from
    /// a file.
    bool isOneLine() const { return isOneLine_; }
    /// The epochs of that line that give exactly the current weights; none where there is no such line: between two
    /// epochs, before the first, or in the middle of a run whose schedule knows its end.
    std::optional<std::int64_t> currentEpochs() const;

private:
    void takeSnapshot(const std::shared_ptr<const Snapshot>& snapshot);
    void takeConfig();

    const Experiment& experiment_;
    std::shared_ptr<const Model> model_;
    QString file_;
    bool isOneLine_ = true;
};

}  // namespace lunette
