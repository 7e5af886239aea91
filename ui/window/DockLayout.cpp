#include "window/DockLayout.h"

#include "widgets/Theme.h"

#include <QChildEvent>
#include <QDockWidget>
#include <QTabBar>

namespace lunette {
namespace {
constexpr int kNarrowBelow = 1180;  // pixels of width: docks on both sides would leave too little between them
}  // namespace

DockLayout::DockLayout(QMainWindow& window, const Panels& panels)
    : QObject(&window),
      window_(window),
      setup_(add(tr("Setup"), "setupDock", panels.setup, Qt::LeftDockWidgetArea)),
      runs_(add(tr("Runs"), "runsDock", panels.runs, Qt::LeftDockWidgetArea)),
      reconstructions_(
          add(tr("Reconstructions"), "reconstructionsDock", panels.reconstructions, Qt::RightDockWidgetArea)),
      selection_(add(tr("Selection"), "selectionDock", panels.selection, Qt::RightDockWidgetArea)),
      curves_(add(tr("Learning curves"), "learningCurvesDock", panels.curves, Qt::RightDockWidgetArea)),
      ownPicture_(add(tr("Your picture"), "ownPictureDock", panels.ownPicture, Qt::RightDockWidgetArea)),
      learn_(add(tr("Learn"), "learnDock", panels.learn, Qt::LeftDockWidgetArea)) {
    window.installEventFilter(this);
    window.tabifyDockWidget(setup_, learn_);
    learn_->hide();
    window.tabifyDockWidget(reconstructions_, ownPicture_);
    ownPicture_->hide();
    window.tabifyDockWidget(reconstructions_, selection_);
    reconstructions_->raise();
    for (const auto side : {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea})
        window.setTabPosition(side, QTabWidget::North);
    window.resizeDocks({setup_, reconstructions_}, {280, 320}, Qt::Horizontal);
    window.resizeDocks({reconstructions_, curves_}, {560, 280}, Qt::Vertical);
    window.resizeDocks({setup_, runs_}, {600, 220}, Qt::Vertical);
}

QDockWidget* DockLayout::add(const QString& title, const char* name, QWidget* panel, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, &window_);
    dock->setObjectName(QLatin1StringView(name));
    dock->setWidget(panel);
    window_.addDockWidget(area, dock);
    return dock;
}

bool DockLayout::isTooNarrow() const { return window_.width() < theme::byText(window_, kNarrowBelow); }

void DockLayout::begin() {
    first_ = wide_ = window_.saveState();
    if (isTooNarrow()) stack();
}

void DockLayout::accept() { isStacked_ = isTooNarrow(); }

void DockLayout::restore() {
    window_.restoreState(first_);
    isStacked_ = false;
    if (isTooNarrow()) stack();
}

void DockLayout::stack() {
    window_.removeDockWidget(runs_);
    for (QDockWidget* dock : {reconstructions_, runs_, learn_, curves_, selection_, ownPicture_})
        window_.tabifyDockWidget(setup_, dock);
    runs_->show();
    setup_->raise();
    reconstructions_->raise();
    isStacked_ = true;
}

bool DockLayout::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ChildPolished)
        if (auto* tabs = qobject_cast<QTabBar*>(static_cast<QChildEvent*>(event)->child()))
            tabs->setElideMode(Qt::ElideNone);  // where they lack room, arrows lead to the others
    if (watched == &window_ && event->type() == QEvent::Resize && !first_.isEmpty() && isTooNarrow() != isStacked_) {
        if (isTooNarrow()) {
            wide_ = window_.saveState();
            stack();
        } else {
            window_.restoreState(wide_);
            isStacked_ = false;
        }
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace lunette
