#pragma once

#include "session/Experiment.h"
#include "widgets/WindowActions.h"

#include <QDialog>

class QFormLayout;

namespace lunette {

class RecoveryController;
class RunMemory;

/// What a person prefers, whatever is trained: appearance, processors, memory for runs, how often a run is kept, where
/// datasets lie and what the window opens first. Everything acts at once and is remembered.
class Preferences : public QObject {
    Q_OBJECT
public:
    /// Takes over what was remembered. Its action opens the dialog.
    Preferences(QWidget& window, Experiment& experiment, RunMemory& memory, RecoveryController& recovery,
                const WindowActions& actions);

    /// The dataset spec to open when the window starts; empty for none.
    static QString firstDataset();

signals:
    /// Downloaded datasets are looked for elsewhere now.
    void datasetFolderChanged();

private:
    void showDialog();
    void addAppearance(QFormLayout& form);
    void addThreads(QFormLayout& form);
    void addMemory(QFormLayout& form);
    void addAutosave(QFormLayout& form);
    void addDatasetFolder(QFormLayout& form);
    void addStart(QFormLayout& form);
    void takeThreads(int threads);
    void takeDatasetFolder(const QString& path);

    QWidget& window_;
    Experiment& experiment_;
    RunMemory& memory_;
    RecoveryController& recovery_;
    QDialog* dialog_ = nullptr;
};

}  // namespace lunette
