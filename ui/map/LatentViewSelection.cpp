// How codes are selected on the map.

#include "map/CodeSelector.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "map/MapControls.h"
#include "map/MapOverlayer.h"
#include "map/MapToolBar.h"

#include <QKeyEvent>

namespace lunette {

void LatentView::connectSelection(BackgroundService& service) {
    selector_ = new CodeSelector(service, this);
    canvas_->setSelectable(true);
    connect(&bar_->tools(), &MapToolBar::toolChanged, this, [this] { canvas_->setTool(bar_->tools().tool()); });
    connect(canvas_, &LatentCanvas::regionDrawn, this, [this](const QPolygonF& region, SelectionChange change) {
        if (cloud_) selector_->select(cloud_->points, region, change);
    });
    connect(selector_, &CodeSelector::changed, this, &LatentView::showSelection);
}

void LatentView::showSelection() {
    canvas_->setSelection(selector_->selection());
    if (bar_->overlay() == MapOverlay::Ellipses) overlayer_->refresh(true);
    thumbnailer_->refresh(true);
    emit selectionChanged(selector_->selection());
}

void LatentView::clearSelection() { selector_->clear(); }

void LatentView::highlight(qint64 testImage) { canvas_->mark(testImage); }

bool LatentView::takeKey(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape && selector_->selection())
        clearSelection();
    else if (event.matches(QKeySequence::SelectAll) && cloud_)
        selector_->selectAll(*cloud_->points);
    else
        return event.modifiers() == Qt::NoModifier && bar_->tools().chooseByKey(event.key());
    return true;
}

}  // namespace lunette
