// How MainWindow connects what is selected on the map.

#include "map/LatentView.h"
#include "window/MainWindow.h"
#include "views/selection/SelectionView.h"

#include <QDockWidget>

namespace lunette {

void MainWindow::connectSelection() {
    connect(&experiment_, &Experiment::dataChanged, this, [this] { selection_->setData(experiment_.data()); });
    connect(&experiment_, &Experiment::snapshotChanged, selection_, &SelectionView::setSnapshot);
    connect(latents_, &LatentView::selectionChanged, selection_, &SelectionView::setSelection);
    connect(latents_, &LatentView::selectionChanged, this, [this] {
        auto* dock = findChild<QDockWidget*>(QStringLiteral("selectionDock"));
        if (selection_->isEmpty() || dock->isFloating()) return;
        dock->show();
        dock->raise();  // from among the tabs
    });
    connect(selection_, &SelectionView::imagePointed, latents_, &LatentView::highlight);
    connect(selection_, &SelectionView::imageActivated, latents_, &LatentView::imagePinned);
    connect(selection_, &SelectionView::clearAsked, latents_, &LatentView::clearSelection);
}

}  // namespace lunette
