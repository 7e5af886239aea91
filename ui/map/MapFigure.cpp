#include "map/MapFigure.h"

#include "map/LatentCanvas.h"
#include "map/Legend.h"
#include "widgets/Theme.h"

namespace lunette {
namespace {
constexpr int kHeadMargin = 8;
}

Figure mapFigure(LatentCanvas& canvas, const Legend& legend, const QString& meaning) {
    const QFontMetrics metrics = canvas.fontMetrics();
    const int indent = meaning.isEmpty() ? 0 : metrics.horizontalAdvance(meaning) + 2 * kHeadMargin;
    const int legendWidth = canvas.width() - 2 * kHeadMargin - indent;
    const int head = legend.heightForWidth(legendWidth) + 2 * kHeadMargin;
    Figure figure;
    figure.size = canvas.size() + QSize(0, head);
    {
        QCPPainter below(&figure.below);
        below.fillRect(QRect(0, 0, figure.size.width(), head), theme::ground(canvas));
        canvas.drawBelow(below, {0, head});
    }
    figure.points = canvas.shownPoints({0, head});
    QCPPainter above(&figure.above);
    canvas.drawAbove(above, {0, head});
    above.setPen(theme::ink(canvas));
    above.setFont(canvas.font());
    above.translate(kHeadMargin, kHeadMargin);
    above.drawText(QRect(0, 0, indent, metrics.height() + 2), Qt::AlignVCenter, meaning);
    above.translate(indent, 0);
    above.setPen(theme::faintInk(canvas));
    legend.draw(above, legendWidth);
    return figure;
}

}  // namespace lunette
