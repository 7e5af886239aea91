#include "widgets/PictureStrip.h"

#include "widgets/Language.h"
#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lunette {

namespace {
constexpr double kStripGap = 4;
constexpr double kStripMarkHeight = 8;
constexpr double kBarHeight = 3;
constexpr double kFarthest = 3;       // times as far from the data as a real unseen picture
constexpr double kHeadingGap = 4;     // above the words between the rows
constexpr int kUsefulStripSide = 64;  // larger pictures may be shown as small as this
constexpr int kPreferredRoom = 260;
}  // namespace

PictureStrip::PictureStrip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PictureStrip::setSteps(std::vector<QImage> steps) {
    const auto size = [](const std::vector<QImage>& of) { return of.empty() ? QSize() : of.front().size(); };
    if (size(steps) != size(steps_)) updateGeometry();
    steps_ = std::move(steps);
    update();
}

void PictureStrip::setNearest(std::vector<QImage> nearest) {
    nearest_ = std::move(nearest);
    update();
}

void PictureStrip::setCaptions(const Captions& captions) {
    captions_ = captions;
    update();
}

void PictureStrip::setStepCaptions(const Captions& captions) {
    stepCaptions_ = captions;
    update();
}

void PictureStrip::expectStepCaptions(bool areExpected) {
    if (std::exchange(areStepCaptionsExpected_, areExpected) != areExpected) updateGeometry();
    update();
}

void PictureStrip::setRoom(int height) {
    if (std::exchange(room_, height) != height) updateGeometry();
}

void PictureStrip::setValidity(std::vector<double> multiples) {
    validity_ = std::move(multiples);
    update();
}

void PictureStrip::setWithheld(std::vector<bool> withheld) {
    if (std::ranges::count(withheld, true) == 0) withheld.clear();
    if (withheld.empty() != withheld_.empty()) updateGeometry();
    withheld_ = std::move(withheld);
    update();
}

void PictureStrip::setTips(const QStringList& tips) {
    tips_ = tips;
    QStringList steps;
    for (qsizetype i = 0; i < tips.size(); ++i)
        steps << tr("Step %1: %2.")
                     .arg(QString::number(i + 1),
                          QString(tips[i]).replace(u'\n', tr("; ", "between what is said of a step")));
    setAccessibleDescription(language::sentences(steps));
}

void PictureStrip::setPosition(double share) {
    position_ = share;
    update();
}

void PictureStrip::setEmptyText(const QString& text) {
    emptyText_ = text;
    update();
}

double PictureStrip::headHeight() const { return kStripMarkHeight + (withheld_.empty() ? 0 : lineHeight()); }

int PictureStrip::lineHeight() const { return QFontMetrics(theme::figures(*this)).height(); }

int PictureStrip::extent() const {
    return steps_.empty() ? kUsefulStripSide / 2 : std::max(steps_.front().width(), steps_.front().height());
}

double PictureStrip::leastSide() const { return readableSide(extent(), devicePixelRatioF(), kUsefulStripSide); }

double PictureStrip::stepLineHeight() const {
    return areStepCaptionsExpected_ || !stepCaptions_.brief.isEmpty() ? lineHeight() : 0;
}

double PictureStrip::heightBeside(Under under) const {
    const double head = headHeight() + 2 * kStripGap + stepLineHeight();
    if (under == Under::Nothing) return head;
    return head + kHeadingGap + (under == Under::Nearest ? 2 : 1) * lineHeight();
}

double PictureStrip::widthPerStep() const {
    const auto count = static_cast<double>(std::max<std::size_t>(steps_.size(), 1));
    return (width() - kStripGap * (count - 1)) / count;
}

QSize PictureStrip::minimumSizeHint() const {
    return {9 * (kUsefulStripSide / 2 + static_cast<int>(kStripGap)),
            static_cast<int>(std::ceil(leastHeight(Under::Nothing)))};
}

QSize PictureStrip::sizeHint() const {
    const double room = room_ > 0 ? room_ : kPreferredRoom;
    for (const Under under : {Under::Nearest, Under::Words}) {
        const double beside = heightBeside(under);
        const int rows = rowsOf(under);
        const double side = wholeSide(std::min(widthPerStep(), (room - beside) / rows), extent(), devicePixelRatioF());
        if (side >= leastSide()) return {640, static_cast<int>(std::ceil(beside + rows * side))};
    }
    return {640, minimumSizeHint().height()};
}

double PictureStrip::widthOf(const QStringList& captions) const {
    const QFontMetricsF metrics(theme::figures(*this));
    double widest = 0;
    for (const QString& caption : captions) widest = std::max(widest, metrics.horizontalAdvance(caption));
    return widest;
}

double PictureStrip::roomFor(double widest) const {
    return std::floor((width() - widest) / std::max(static_cast<double>(steps_.size()) - 1, 1.0));
}

const QStringList& PictureStrip::chosen(const Captions& captions, double side, double& width) const {
    width = widthOf(captions.full + QStringList{captions.widest});
    if (width + kStripGap <= roomFor(std::max(side, width))) return captions.full;
    width = widthOf(captions.brief + QStringList{captions.widestBrief});
    // Better steps that move a little than captions in one another's way.
    if (width + kStripGap > roomFor(std::max(side, width))) width = widthOf(captions.brief);
    return captions.brief;
}

PictureStrip::Geometry PictureStrip::geometry() const {
    Geometry at;
    const auto count = static_cast<double>(std::max<std::size_t>(steps_.size(), 1));
    at.under = height() >= leastHeight(Under::Nearest) ? Under::Nearest
               : height() >= leastHeight(Under::Words) ? Under::Words
                                                       : Under::Nothing;
    const int rows = rowsOf(at.under);
    const double beside = heightBeside(at.under);
    at.side = wholeSide(std::min(widthPerStep(), (height() - beside) / rows), extent(), devicePixelRatioF());
    // The steps spread over the width, but not so far apart that they no longer make a row.
    double stepWords = 0, words = 0;
    at.stepCaptions = &chosen(stepCaptions_, at.side, stepWords);
    at.captions = &chosen(captions_, at.side, words);
    words = std::max(words, stepWords);
    const double room = roomFor(std::max(at.side, words));
    at.pitch = std::min(room, std::max(std::round(1.35 * at.side), words + 2 * kStripGap));
    at.left = std::floor((width() - at.side - (count - 1) * at.pitch) / 2);
    at.top = headHeight() + std::max(0.0, std::floor((height() - beside - rows * at.side) / 2));
    at.headingTop = at.top + at.side + kStripGap / 2 + stepLineHeight() + kHeadingGap;
    at.nearestTop = at.headingTop + kStripGap / 2 + lineHeight();
    at.captionTop = at.nearestTop + at.side + kStripGap;
    return at;
}

QPoint PictureStrip::placeOfMark(QSize mark) const {
    const double row = geometry().headingTop + (lineHeight() - mark.height()) / 2.0;
    return {width() - mark.width(), static_cast<int>(std::min<double>(row, height() - mark.height()))};
}

void PictureStrip::paintRow(QPainter& painter, const std::vector<QImage>& pictures, double top,
                            const Geometry& at) const {
    double x = at.left;
    for (const QImage& picture : pictures) {
        painter.drawImage(pixelExactRect(picture.size(), QRectF(x, top, at.side, at.side), devicePixelRatioF()),
                          picture);
        x += at.pitch;
    }
}

void PictureStrip::paintMark(QPainter& painter, const Geometry& at) const {
    const double x = at.left + at.side / 2 + position_ * at.pitch * static_cast<double>(steps_.size() - 1);
    const double tip = at.top - 2;
    const QPolygonF mark{{x, tip}, {x - 5, tip - 6}, {x + 5, tip - 6}};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::accent(*this));
    painter.drawPolygon(mark);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// From `left` on, or as much further to the left as they need.
void PictureStrip::paintWords(QPainter& painter, const QString& words, double left, double top) const {
    const double start = std::max(0.0, std::min(left, width() - fontMetrics().horizontalAdvance(words) - 1.0));
    painter.drawText(QRectF(start, top, width() - start, lineHeight()), Qt::AlignVCenter, words);
}

/// A line over the steps in question and, over the first of each row of them, the words.
void PictureStrip::paintWithheld(QPainter& painter, const Geometry& at) const {
    constexpr double kLineWidth = 2;
    painter.setFont(font());
    painter.setPen(theme::withheld(*this));
    const double top = at.top - headHeight();
    for (std::size_t i = 0; i < withheld_.size() && i < steps_.size(); ++i) {
        if (!withheld_[i]) continue;
        const double left = at.left + static_cast<double>(i) * at.pitch;
        const bool goesOn = i + 1 < withheld_.size() && withheld_[i + 1];
        const double width = goesOn ? at.pitch : at.side;
        painter.fillRect(QRectF(left, top + lineHeight(), width, kLineWidth), theme::withheld(*this));
        if (i == 0 || !withheld_[i - 1]) paintWords(painter, tr("never seen in training"), left, top);
    }
    painter.setPen(theme::faintInk(*this));
}

void PictureStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::ground(*this));
    painter.setPen(theme::faintInk(*this));
    if (steps_.empty()) {
        painter.drawText(rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
        return;
    }
    const Geometry at = geometry();
    paintRow(painter, steps_, at.top, at);
    paintMark(painter, at);
    paintWithheld(painter, at);
    paintCaptions(painter, *at.stepCaptions, at.top + at.side + kStripGap / 2, at);
    if (nearest_.empty() || at.under == Under::Nothing) return;
    painter.setFont(font());
    paintWords(painter, heading(at), at.left, at.headingTop);
    if (at.under != Under::Nearest) return;
    paintRow(painter, nearest_, at.nearestTop, at);
    paintValidity(painter, at);
    paintCaptions(painter, *at.captions, at.captionTop, at);
}

/// The longest words that there is room for beside a mark at their end.
QString PictureStrip::heading(const Geometry& at) const {
    const bool hasNearest = at.under == Under::Nearest;
    const bool hasMultiples = at.captions == &captions_.full && !validity_.empty();
    const QStringList words =
        !hasNearest    ? QStringList{tr("the nearest training images are shown where this view is higher"),
                                  tr("make it higher to see the nearest training images")}
        : hasMultiples ? QStringList{tr("nearest training image of each step, its RMS distance, and that distance "
                                        "relative to a real unseen picture's"),
                                     tr("nearest training image, RMS distance (× that of a real unseen picture)")}
                       : QStringList{tr("nearest training image of each step and its RMS distance")};
    constexpr int kMarkCharacters = 14;
    const double room = width() - kMarkCharacters * fontMetrics().averageCharWidth();
    for (const QString& text : words)
        if (fontMetrics().horizontalAdvance(text) <= room) return text;
    return hasMultiples || !hasNearest ? words.back() : tr("nearest training image, RMS distance");
}

/// A bar under each nearest picture, as long as its step is far from the data; full at kFarthest, with a gap where a
/// real unseen picture would end.
void PictureStrip::paintValidity(QPainter& painter, const Geometry& at) const {
    QColor track = theme::faintInk(*this);
    track.setAlphaF(0.25F);
    for (std::size_t i = 0; i < validity_.size(); ++i) {
        const double share = std::clamp(validity_[i] / kFarthest, 0.0, 1.0);
        const QRectF bar(at.left + static_cast<double>(i) * at.pitch, at.captionTop - kBarHeight, at.side, kBarHeight);
        painter.fillRect(bar, track);
        painter.fillRect(QRectF(bar.left(), bar.top(), share * bar.width(), bar.height()), theme::viridis(share));
        painter.fillRect(QRectF(bar.left() + bar.width() / kFarthest, bar.top(), 1, bar.height()),
                         theme::ground(*this));
    }
}

void PictureStrip::paintCaptions(QPainter& painter, const QStringList& captions, double top, const Geometry& at) const {
    painter.setFont(theme::figures(*this));
    painter.setPen(theme::faintInk(*this));
    for (qsizetype i = 0; i < captions.size(); ++i) {
        const double left = at.left + static_cast<double>(i) * at.pitch;
        painter.drawText(QRectF(left, top, at.side, lineHeight()), Qt::AlignHCenter | Qt::AlignTop | Qt::TextDontClip,
                         captions[i]);
    }
}

int PictureStrip::stepAt(QPointF position) const {
    if (steps_.empty()) return -1;
    const Geometry at = geometry();
    const auto step = static_cast<int>(std::floor((position.x() - at.left) / std::max(at.pitch, 1.0)));
    return step >= 0 && step < static_cast<int>(steps_.size()) ? step : -1;
}

void PictureStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const int step = stepAt(event->position());
    if (step >= 0) emit stepClicked(step, static_cast<int>(steps_.size()));
}

void PictureStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) updateGeometry();
}

bool PictureStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), tips_.value(stepAt(help->pos())), this);
    return true;
}

}  // namespace lunette
