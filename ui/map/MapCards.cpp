#include "map/MapCards.h"

#include "map/LatentCanvas.h"
#include "map/MapController.h"
#include "widgets/ImageText.h"
#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <algorithm>

namespace lunette {
namespace {

constexpr int kProbePictureSide = 128;
constexpr int kSmallProbeSide = 84;  // on a low map, so that the picture leaves it to the codes
constexpr int kLowMap = 300;
constexpr int kHoverPictureSide = 84;
constexpr int kCardDistance = 22;  // from the point it belongs to
constexpr int kMapCardMargin = 6;
constexpr int kHoverMargin = 4;
constexpr int kProbeLines = 2;

/// Top left of a card beside a point: on the given side, within the area.
QPoint besidePoint(QPointF point, QSize card, const QRect& area, bool left) {
    const double x = left ? point.x() - kCardDistance - card.width() : point.x() + kCardDistance;
    const double y = std::clamp<double>(point.y() - card.height() / 2.0, area.top(),
                                        std::max(area.top(), area.bottom() - card.height()));
    return QPointF(x, y).toPoint();
}

QRect within(const QRect& area, int margin) { return area.adjusted(margin, margin, -margin, -margin); }

}  // namespace

ProbeCard::ProbeCard(LatentCanvas& canvas) : PictureCard(&canvas), canvas_(canvas) {
    setObjectName(QStringLiteral("probePicture"));
    setEdge(theme::accent);
    setPictureSide(kProbePictureSide);
    setLineCount(kProbeLines);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void ProbeCard::place() {
    const auto probe = canvas_.probe();
    if (!probe) return;
    const QRect area = within(canvas_.rect(), kMapCardMargin);
    setPictureSide(area.height() < kLowMap ? kSmallProbeSide : kProbePictureSide);
    const QSize size = sizeHint();
    const QRect right(QPoint(area.right() - size.width(), area.top()), size), left(area.topLeft(), size);
    // The card keeps still at its edge, where few codes are, as long as it covers nothing that the other edge shows.
    const auto covered = [&](const QRect& card) {
        const auto covers = [&](QPointF point) {
            return within(card, -kCardDistance).contains(canvas_.toPixel(point).toPoint());
        };
        return std::pair(covers(*probe), std::ranges::count_if(canvas_.ends(), covers));
    };
    if (covered(isOnLeft_ ? left : right) > covered(isOnLeft_ ? right : left)) isOnLeft_ = !isOnLeft_;
    setGeometry(isOnLeft_ ? left : right);
    canvas_.setLeader(QPointF(isOnLeft_ ? left.right() : right.left(), area.top() + size.height() / 2.0));
}

HoverCard::HoverCard(LatentCanvas& canvas, const MapController& map)
    : PictureCard(&canvas), canvas_(canvas), map_(map) {
    setObjectName(QStringLiteral("hoverPicture"));
    setPictureSide(kHoverPictureSide);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void HoverCard::showCode(qint64 code) {
    code_ = code;
    const auto& images = map_.images();
    if (code < 0 || !images || !map_.codes()) {
        hide();
        return;
    }
    Matrix pixels;
    images->gather(code, 1, pixels);
    setPicture(toImage(pixels.col(0), images->shape()));
    QStringList lines = describeImage(*images, code);
    if (map_.isUnseen(code)) lines << tr("never seen in training");
    setLines(lines);
    place();
    show();
    raise();
}

void HoverCard::place() {
    if (code_ < 0 || !map_.codes()) return;
    const QPointF point = canvas_.codePixel(code_).value_or(QPointF());
    const QRect area = within(canvas_.rect(), kHoverMargin);
    const QSize size = sizeHint();
    const bool left = point.x() + kCardDistance + size.width() > area.right();
    resize(size);
    move(besidePoint(point, size, area, left));
}

}  // namespace lunette
