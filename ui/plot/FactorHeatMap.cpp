#include "plot/FactorHeatMap.h"

#include "analysis/MutualInformation.h"
#include "widgets/ImageText.h"
#include "widgets/Language.h"
#include "widgets/NumberText.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

constexpr int kStrengthDecimals = 2;
constexpr int kCellMargin = 5;          // between a text and the edge of its cell
constexpr int kLongestFactorName = 14;  // characters of average width, then it is elided
constexpr int kCellGap = 1;             // between cells

int longest(const QStringList& texts, const QFontMetrics& metrics) {
    int width = 0;
    for (const QString& text : texts) width = std::max(width, metrics.horizontalAdvance(text));
    return std::min(width, kLongestFactorName * metrics.averageCharWidth()) + 1;  // of the fractions of pixels
}

}  // namespace

FactorHeatMap::FactorHeatMap(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("How much each latent tells about each factor"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FactorHeatMap::setStrengths(const Eigen::MatrixXd& strengths, std::span<const Factor> factors,
                                 const std::vector<std::string>& named, const std::vector<Index>& rows) {
    std::vector<Index> columns;
    latents_.clear();
    factors_.clear();
    for (std::size_t i = 0; i < factors.size(); ++i) {
        if (!varies(factors[i])) continue;
        columns.push_back(static_cast<Index>(i));
        factors_ << shownName(factors[i].name);
    }
    for (const Index row : rows)
        latents_ << (static_cast<std::size_t>(row) < named.size()
                         ? QString::fromStdString(named[static_cast<std::size_t>(row)])
                         : QStringLiteral("z%1").arg(row + 1));
    strengths_ = strengths(rows, columns);
    describe();
    setVisible(strengths_.size() > 0);
    updateGeometry();
    update();
}

void FactorHeatMap::describe() {
    QStringList lines;
    for (Index row = 0; row < strengths_.rows(); ++row) {
        QStringList cells;
        for (Index column = 0; column < strengths_.cols(); ++column)
            cells << QStringLiteral("%1 %2").arg(factors_[column], cellText(row, column));
        lines << tr("%1: %2", "a latent and what it says of each factor").arg(latents_[row], language::listed(cells));
    }
    setAccessibleDescription(lines.join(u'\n'));
}

QString FactorHeatMap::cellText(Index row, Index column) const {
    const double strength = strengths_(row, column);
    return std::isnan(strength) ? QStringLiteral("–") : numberText(strength, kStrengthDecimals);
}

QSize FactorHeatMap::cellSize() const {
    const QFontMetrics metrics(font());
    const int number = QFontMetrics(theme::figures(*this)).horizontalAdvance(numberText(0.0, kStrengthDecimals));
    return {std::max(longest(factors_, metrics), number) + 2 * kCellMargin, metrics.height() + kCellMargin};
}

int FactorHeatMap::nameWidth() const { return longest(latents_, fontMetrics()) + 2 * kCellMargin; }

QRect FactorHeatMap::cellRect(Index row, Index column) const {
    const QSize cell = cellSize();
    return {nameWidth() + static_cast<int>(column) * (cell.width() + kCellGap),
            titleHeight() + static_cast<int>(row + 1) * (cell.height() + kCellGap), cell.width(), cell.height()};
}

QString FactorHeatMap::title() { return tr("What each latent tells of each factor: 0 nothing, 1 all"); }

int FactorHeatMap::titleHeight() const { return fontMetrics().height() + kCellMargin; }

QSize FactorHeatMap::sizeHint() const {
    const QRect last = cellRect(strengths_.rows() - 1, strengths_.cols() - 1);
    return {std::max(last.right() + 1, fontMetrics().horizontalAdvance(title()) + 1), last.bottom() + 1};
}

QString FactorHeatMap::textAt(QPoint point) const {
    for (Index row = 0; row < strengths_.rows(); ++row)
        for (Index column = 0; column < strengths_.cols(); ++column)
            if (cellRect(row, column).contains(point))
                return std::isnan(strengths_(row, column))
                           ? tr("%1 no longer distinguishes the images.").arg(latents_[row])
                           : tr("%1 holds %2 of the information about %3.")
                                 .arg(latents_[row], cellText(row, column), factors_[column]);
    return {};
}

void FactorHeatMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFontMetrics metrics(font());
    const auto write = [&](const QRect& area, const QString& text, Qt::Alignment alignment) {
        const QRect inner = area.adjusted(kCellMargin, 0, -kCellMargin, 0);
        painter.drawText(inner, static_cast<int>(alignment), metrics.elidedText(text, Qt::ElideRight, inner.width()));
    };
    painter.setPen(theme::ink(*this));
    painter.drawText(QRect(0, 0, width(), titleHeight()), Qt::AlignLeft | Qt::AlignVCenter, title());
    painter.setPen(theme::faintInk(*this));
    for (Index column = 0; column < strengths_.cols(); ++column)
        write(cellRect(-1, column), factors_[column], Qt::AlignCenter);
    painter.setPen(theme::ink(*this));
    for (Index row = 0; row < strengths_.rows(); ++row) {
        QRect name = cellRect(row, 0);
        name.setLeft(0);
        name.setWidth(nameWidth());
        write(name, latents_[row], Qt::AlignRight | Qt::AlignVCenter);
    }
    painter.setFont(theme::figures(*this));
    for (Index row = 0; row < strengths_.rows(); ++row)
        for (Index column = 0; column < strengths_.cols(); ++column) {
            const QRect cell = cellRect(row, column);
            const QColor color = theme::share(strengths_(row, column), *this);
            painter.fillRect(cell, color);
            painter.setPen(theme::inkOn(color));
            painter.drawText(cell, Qt::AlignCenter, cellText(row, column));
        }
}

void FactorHeatMap::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (changesNumbers(*event)) describe();
    if (event->type() == QEvent::FontChange) updateGeometry();
}

bool FactorHeatMap::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), textAt(help->pos()), this);
    return true;
}

}  // namespace lunette
