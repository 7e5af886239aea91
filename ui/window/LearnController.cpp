#include "window/LearnController.h"

#include "imaging/PictureFile.h"
#include "io/AtomicFile.h"
#include "learn/LessonReport.h"
#include "session/WriteQueue.h"
#include "widgets/FileDialog.h"
#include "widgets/HintRing.h"
#include "widgets/Settings.h"
#include "widgets/WindowActions.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QTabWidget>

#include <algorithm>

namespace lunette {

LearnController::LearnController(QMainWindow& window, const Catalog& catalog, LessonPlayer& player, WriteQueue& writes,
                                 Experiment& experiment, BackgroundService& service, const WindowActions& actions)
    : QObject(&window),
      window_(window),
      writes_(writes),
      actions_(actions),
      panel_(new LearnPanel(catalog, player, service, &window)),
      ring_(new HintRing(window)) {
    connect(panel_, &LearnPanel::shown, this, &LearnController::point);
    connect(panel_, &LearnPanel::errorOccurred, this, &LearnController::errorOccurred);
    connect(panel_, &LearnPanel::opened, this, &LearnController::opened);
    connect(panel_, &LearnPanel::handInRequested, this, &LearnController::handIn);
    connect(actions.startLesson, &QAction::triggered, this, [this] { open(QStringLiteral("1")); });
    connect(&experiment, &Experiment::stateChanged, this,
            [this, &experiment] { offer(experiment.state() == Experiment::State::NoModel); });
    offer(experiment.state() == Experiment::State::NoModel);
}

void LearnController::open(const QString& lesson) {
    showPanel();
    panel_->openLesson(lesson);
    offer(false);
}

void LearnController::show(const QString& path, const std::shared_ptr<const Lesson>& lesson) {
    showPanel();
    panel_->showLesson(path, lesson);
    offer(false);
}

void LearnController::offer(bool isEmptyWindow) {
    actions_.startLesson->setVisible(isEmptyWindow && settings::courseProgress().isEmpty());
}

void LearnController::showPanel() {
    auto* dock = qobject_cast<QDockWidget*>(panel_->parentWidget());
    if (!dock) return;
    dock->show();
    dock->raise();
}

void LearnController::point(const QString& tab, const QString& control) {
    auto* tabs = window_.findChild<QTabWidget*>(QStringLiteral("exploreTabs"));
    auto* target = control.isEmpty() ? nullptr : window_.findChild<QWidget*>(control);
    if (tabs) {
        const auto& words = lessonTabs();
        const auto word = std::ranges::find(words, tab.toStdString());
        if (word != words.end()) tabs->setCurrentIndex(static_cast<int>(word - words.begin()));
        for (int i = 0; target && i < tabs->count(); ++i)
            if (tabs->widget(i)->isAncestorOf(target)) tabs->setCurrentIndex(i);
    }
    ring_->pointAt(target);
}

void LearnController::handIn() {
    const LessonPlayer& player = panel_->player();
    const QByteArray json = lessonReport(player);
    const QImage page = lessonReportPage(player);
    askForFile(&window_, tr("Hand in"), QFileDialog::AcceptSave, {tr("Answers (*.json)")},
               tr("answers-%1").arg(QString::fromStdString(player.lesson()->name)) + QStringLiteral(".json"),
               [this, json, page](const QString& path) {
                   writes_.write(path, [json, file = path.toStdString()] {
                       writeTextFile(file, std::string(json.constData(), static_cast<std::size_t>(json.size())));
                   });
                   // The dialog confirmed that the JSON file may be replaced, and no picture.
                   writes_.writeNew(path.chopped(path.endsWith(QStringLiteral(".json")) ? 5 : 0),
                                    QStringLiteral(".png"), [page](const std::string& file) { savePng(page, file); });
               });
}

}  // namespace lunette
