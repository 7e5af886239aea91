#include "views/reconstruct/ReconstructionGrid.h"

#include "widgets/NumberText.h"
#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr double kReconstructionGap = 8;
constexpr int kMinRows = 3;

double errorWidth(const QWidget& widget) {
    return std::max(QFontMetricsF(theme::figures(widget)).horizontalAdvance(numberText(8888.8, 1)),
                    QFontMetricsF(widget.font()).horizontalAdvance(ReconstructionGrid::tr("Squared")));
}

}  // namespace

ReconstructionGrid::ReconstructionGrid(QWidget* parent) : QWidget(parent) {
    setMinimumSize(160, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ReconstructionGrid::setRows(std::vector<Row> rows) {
    const int before = columns();
    rows_ = std::move(rows);
    update();
    if (columns() != before) emit capacityChanged();
}

void ReconstructionGrid::setPictureSize(QSize size) {
    if (size == pictureSize_ || size.isEmpty()) return;
    pictureSize_ = size;
    rows_.clear();
    update();
    emit capacityChanged();
}

void ReconstructionGrid::setEmptyText(const QString& text) {
    emptyText_ = text;
    update();
}

QSize ReconstructionGrid::sizeHint() const { return {320, 400}; }

ReconstructionGrid::Layout ReconstructionGrid::layout() const {
    const double ratio = devicePixelRatioF();
    const double top = 2 * fontMetrics().height() + kReconstructionGap;
    const double cellWidth = (width() - errorWidth(*this) - (columns() + 2) * kReconstructionGap) / columns();
    const double cellHeight = (height() - top) / kMinRows - kReconstructionGap;
    Layout layout;
    layout.picture =
        pixelExactRect(pictureSize_, QRectF(0, 0, std::max(8.0, cellWidth), std::max(8.0, cellHeight)), ratio).size();
    layout.pitchX = std::max(layout.picture.width() + kReconstructionGap, std::round(cellWidth + kReconstructionGap));
    layout.pitchY = layout.picture.height() + kReconstructionGap;
    layout.left = kReconstructionGap;
    layout.top = top;
    layout.errorLeft = layout.left + columns() * layout.pitchX;
    return layout;
}

int ReconstructionGrid::capacity() const {
    const Layout at = layout();
    return std::max(1, static_cast<int>((height() - at.top) / at.pitchY));
}

void ReconstructionGrid::resizeEvent(QResizeEvent*) { emit capacityChanged(); }

void ReconstructionGrid::paintCaptions(QPainter& painter, const Layout& at) const {
    const QStringList captions = columns() == 3 ? QStringList{tr("Input"), tr("Output"), tr("Difference")}
                                                : QStringList{tr("Input"), tr("Noisy"), tr("Output"), tr("Diff.")};
    painter.setPen(theme::faintInk(*this));
    const double height = 2 * fontMetrics().height();
    for (int i = 0; i < captions.size(); ++i) {
        const QRectF cell(at.left + i * at.pitchX, 0, at.pitchX - 2, height);
        painter.drawText(cell, Qt::AlignLeft | Qt::AlignBottom, captions[i]);
    }
    painter.drawText(QRectF(at.errorLeft, 0, errorWidth(*this), height), Qt::AlignRight | Qt::AlignBottom,
                     tr("Squared\nerror"));
}

void ReconstructionGrid::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (rows_.empty()) {
        painter.setPen(theme::faintInk(*this));
        painter.drawText(rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
        return;
    }
    const Layout at = layout();
    paintCaptions(painter, at);
    const int shown = std::min(capacity(), static_cast<int>(rows_.size()));
    for (int i = 0; i < shown; ++i) {
        const Row& row = rows_[static_cast<std::size_t>(i)];
        const double y = at.top + i * at.pitchY;
        const auto draw = [&](int column, const QImage& picture) {
            const QRectF target(QPointF(at.left + column * at.pitchX, std::round(y)), at.picture);
            if (picture.isNull()) {
                painter.fillRect(target, theme::ground(*this));
            } else {
                painter.setRenderHint(QPainter::SmoothPixmapTransform,
                                      at.picture.width() * devicePixelRatioF() < picture.width());
                painter.drawImage(target, picture);
            }
        };
        draw(0, row.input);
        if (columns() == 4) draw(1, row.corrupted);
        draw(columns() - 2, row.output);
        draw(columns() - 1, row.difference);
        if (row.pinned)
            painter.fillRect(QRectF(at.left - 5, std::round(y), 3, at.picture.height()), theme::accent(*this));
        if (row.output.isNull()) continue;
        painter.setPen(theme::ink(*this));
        painter.setFont(theme::figures(*this));
        painter.drawText(QRectF(at.errorLeft, y, errorWidth(*this), at.picture.height()),
                         Qt::AlignRight | Qt::AlignVCenter, numberText(row.squaredError, 1));
    }
}

const ReconstructionGrid::Row* ReconstructionGrid::rowAt(const QPoint& position) const {
    const Layout at = layout();
    const int row = static_cast<int>(std::floor((position.y() - at.top) / at.pitchY));
    const int shown = std::min(capacity(), static_cast<int>(rows_.size()));
    return row >= 0 && row < shown ? &rows_[static_cast<std::size_t>(row)] : nullptr;
}

void ReconstructionGrid::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (const Row* row = rowAt(event->position().toPoint())) emit rowClicked(row->image, event->modifiers());
}

bool ReconstructionGrid::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const Row* row = rowAt(help->pos());
        const bool onError = help->pos().y() < layout().top && help->pos().x() >= layout().errorLeft;
        const QString text = onError            ? tr("Sum over pixels of the squared difference, pixels in 0..1")
                             : row && describe_ ? describe_(row->image)
                                                : QString();
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace lunette
