// What leaves the map, the probe's picture and the map itself, and what is set beside and upon it.

#include "LatentBar.h"
#include "LatentCanvas.h"
#include "LatentView.h"
#include "LegendBar.h"
#include "PictureCard.h"
#include "Theme.h"

#include <QBoxLayout>

namespace lunette {
namespace {
constexpr int kHeadMargin = 8;
}

QWidget* LatentView::probeCard() const { return probeCard_; }

void LatentView::setSidePanel(QWidget* panel) { mapRow_->addWidget(panel); }

void LatentView::setOwnPicture(const Vector& code) {
    ownPicture_ = code;
    showEnds();
}

ShownPictures LatentView::shownProbe() const {
    if (!probeOrigin_.snapshot || probeCard_->picture().isNull()) return {};
    const Matrix code = probeOrigin_.code;
    return {probeOrigin_.snapshot, code, {probeCard_->picture()}, 1, {"decode", false, {"--codes", codesText(code)}}};
}

void LatentView::look(const MapView& view) {
    bar_->setViewpoint(view.viewpoint);
    canvas_->look(view.range);
}

Figure LatentView::asFigure() const {
    const LegendBar& legend = bar_->legend();
    const QString name = bar_->coloringText();
    const int indent = name.isEmpty() ? 0 : fontMetrics().horizontalAdvance(name) + 2 * kHeadMargin;
    const int legendWidth = canvas_->width() - 2 * kHeadMargin - indent;
    const int head = legend.heightForWidth(legendWidth) + 2 * kHeadMargin;
    Figure figure;
    figure.size = canvas_->size() + QSize(0, head);
    {
        QCPPainter below(&figure.below);
        below.fillRect(QRect(0, 0, figure.size.width(), head), theme::ground(*this));
        canvas_->drawBelow(below, {0, head});
    }
    figure.points = canvas_->shownPoints({0, head});
    {
        QCPPainter above(&figure.above);
        canvas_->drawAbove(above, {0, head});
        above.setPen(theme::ink(*this));
        above.setFont(font());
        above.translate(kHeadMargin, kHeadMargin);
        above.drawText(QRect(0, 0, indent, fontMetrics().height() + 2), Qt::AlignVCenter, name);
        above.translate(indent, 0);
        above.setPen(theme::faintInk(*this));
        legend.draw(above, legendWidth);
    }
    figure.texts = [snapshot = snapshot_, code = Matrix(probe_), view = MapView{bar_->viewpoint(), canvas_->range()}] {
        auto texts = textOf(PictureOrigin(*snapshot, code));
        texts.merge(textOf(view));
        return texts;
    };
    return figure;
}

}  // namespace lunette
