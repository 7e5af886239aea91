#pragma once

#include "session/Experiment.h"
#include "widgets/WindowActions.h"

#include <QToolBar>

class QComboBox;
class QLabel;
class QToolButton;

namespace lunette {

class BackgroundService;
class Catalog;
class DatasetBox;
class PrimaryButton;
class ProgressStrip;

/// The tool bar: dataset, kind of model, training, and how far the training is. Where it is narrow, buttons that have
/// an icon go without their text, and the boxes without their titles.
class RunBar : public QToolBar {
    Q_OBJECT
public:
    RunBar(const Catalog& catalog, BackgroundService& service, const WindowActions& actions, QToolButton* compareButton,
           QWidget* parent);

    DatasetBox& datasets() const { return *datasets_; }
    void setObjectiveEnabled(bool enabled);
    /// Shows the experiment's state, and enables the actions that it allows.
    void showState(const Experiment& experiment);
    void setProgress(const RunProgress& progress);
    /// "Variational", the name of the objective in the list.
    QString objectiveName(ObjectiveKind objective) const;

signals:
    /// The value of the parameter "objective".
    void objectiveChosen(const std::string& value);

protected:
    bool event(QEvent* event) override;

private:
    void suitTexts();
    void setTextShown(bool shown);
    void addLabeled(const QString& title, QComboBox* box, const char* name, const QString& help);

    const WindowActions& actions_;
    std::vector<QAction*> titles_;  ///< of the boxes
    DatasetBox* datasets_;
    QComboBox* objectives_;
    QLabel* pendingMark_;   ///< the objective takes effect with the next run
    int widthOfTexts_ = 0;  ///< that are hidden; 0: none are
    PrimaryButton* runButton_;
    QToolButton* compareButton_;
    ProgressStrip* progress_;
};

}  // namespace lunette
