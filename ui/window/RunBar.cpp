#include "window/RunBar.h"

#include "session/MessageText.h"
#include "setup/ParameterForm.h"
#include "widgets/PrimaryButton.h"
#include "widgets/ProgressStrip.h"
#include "window/DatasetBox.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace lunette {
namespace {

const ParameterInfo& objectiveParameter() { return *trainingParameters().find("objective"); }

}  // namespace

RunBar::RunBar(const Catalog& catalog, BackgroundService& service, const WindowActions& actions,
               QToolButton* compareButton, QWidget* parent)
    : QToolBar(tr("Run"), parent),
      actions_(actions),
      datasets_(new DatasetBox(catalog, service)),
      objectives_(new QComboBox),
      pendingMark_(new QLabel),
      runButton_(new PrimaryButton(this)),
      compareButton_(compareButton),
      progress_(new ProgressStrip(this)) {
    setObjectName(QStringLiteral("runBar"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    addLabeled(tr("Dataset"), datasets_, "datasetBox",
               tr("The pictures to learn; open files with File, or drop them here"));
    addLabeled(tr("Model"), objectives_, "objectiveBox", parameterHelp(objectiveParameter()));
    for (const auto& option : std::get<ChoiceOptions>(objectiveParameter().kind)) {
        objectives_->addItem(translated(option.label), QString::fromStdString(option.value));
    }
    pendingMark_->setObjectName(QStringLiteral("objectivePendingMark"));
    pendingMark_->setMinimumWidth(2 * fontMetrics().horizontalAdvance(ParameterForm::pendingMark()));
    addWidget(pendingMark_);
    // Train and Pause share one place, which is as wide as either needs.
    runButton_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    int width = 0;
    for (auto* action : {actions.pause, actions.train}) {
        runButton_->setOnlyAction(action);
        width = std::max(width, runButton_->sizeHint().width());
    }
    runButton_->setMinimumWidth(width);
    addWidget(runButton_);
    addActions({actions.step, actions.reset});
    addWidget(compareButton);
    addAction(actions.startLesson);
    setTextShown(true);
    setIconSize(QSize(16, 16));
    auto* spring = new QWidget;
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(spring);
    addWidget(progress_);
    connect(objectives_, &QComboBox::currentIndexChanged, this,
            [this] { emit objectiveChosen(objectives_->currentData().toString().toStdString()); });
}

bool RunBar::event(QEvent* event) {
    const bool isDone = QToolBar::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) suitTexts();
    return isDone;
}

void RunBar::suitTexts() {
    const int needed = sizeHint().width();
    if (widthOfTexts_ == 0 && needed > width()) {
        setTextShown(false);
        widthOfTexts_ = needed - sizeHint().width();
    } else if (widthOfTexts_ > 0 && needed + widthOfTexts_ <= width()) {
        setTextShown(true);
        widthOfTexts_ = 0;
    }
}

void RunBar::setTextShown(bool shown) {
    const auto style = shown ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly;
    setToolButtonStyle(style);
    compareButton_->setToolButtonStyle(style);
    for (QAction* title : titles_) title->setVisible(shown);
}

void RunBar::addLabeled(const QString& title, QComboBox* box, const char* name, const QString& help) {
    auto* label = new QLabel(title);
    label->setContentsMargins(8, 0, 4, 0);
    label->setBuddy(box);
    box->setObjectName(QLatin1StringView(name));
    box->setAccessibleName(title);
    box->setToolTip(help);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    titles_.push_back(addWidget(label));
    addWidget(box);
}

void RunBar::setObjectiveEnabled(bool enabled) { objectives_->setEnabled(enabled); }

void RunBar::setProgress(const RunProgress& progress) { progress_->setProgress(progress); }

QString RunBar::objectiveName(ObjectiveKind objective) const {
    return objectives_->itemText(static_cast<int>(objective));
}

void RunBar::showState(const Experiment& experiment) {
    const bool isRunning = experiment.isRunning(), hasData = experiment.hasData();
    const QString noData = tr("Open a dataset first");
    runButton_->setOnlyAction(isRunning ? actions_.pause : actions_.train);
    WindowActions::setEnabled(*actions_.pause, isRunning, tr("Nothing is being trained"));
    WindowActions::setEnabled(*actions_.train, !isRunning && hasData, isRunning ? tr("Training already") : noData);
    WindowActions::setEnabled(*actions_.step, hasData, noData);
    WindowActions::setEnabled(*actions_.reset, hasData, noData);
    WindowActions::setEnabled(*actions_.saveModel, experiment.snapshot() != nullptr,
                              tr("There is no model yet: press Train first"));
    if (experiment.state() == Experiment::State::NoModel) progress_->clear();
    const bool isPending = experiment.pendingParameters().contains("objective");
    pendingMark_->setText(isPending ? ParameterForm::pendingMark() : QString());
    pendingMark_->setToolTip(isPending ? tr("Takes effect with the next run") : QString());
    const QSignalBlocker quiet(objectives_);
    objectives_->setCurrentIndex(static_cast<int>(experiment.config().objective));
}

}  // namespace lunette
