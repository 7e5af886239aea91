#include "views/network/NetworkCanvas.h"

#include "widgets/NumberText.h"
#include "widgets/Picture.h"
#include "widgets/Theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lunette {
namespace {

using Part = NetworkStage::Part;

constexpr double kColumnGap = 14;
constexpr double kLowestShare = 0.22;  // of the height, for the waist
constexpr Index kMaxLatents = 12;      // that are drawn
constexpr double kCodeReach = 4.0;     // of z, either way

QString real(double value) { return figuresText(value, 3); }

}  // namespace

NetworkCanvas::NetworkCanvas(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
}

void NetworkCanvas::setFlow(NetworkFlow flow) {
    flow_ = std::move(flow);
    columnStages_.clear();
    for (std::size_t i = 0; i < flow_.stages.size(); ++i)
        if (flow_.stages[i].stage.part != Part::LogVariance) columnStages_.push_back(i);
    QStringList words;
    for (int column = 0; column < columns(); ++column) words << titleOf(column);
    setAccessibleDescription(words.join(QStringLiteral(" → ")));
    update();
}

void NetworkCanvas::clear(const QString& emptyText) {
    flow_ = {};
    columnStages_.clear();
    emptyText_ = emptyText;
    setAccessibleDescription(emptyText);
    update();
}

const Vector* NetworkCanvas::logVariance() const {
    const auto found = std::ranges::find_if(
        flow_.stages, [](const DrawnStage& drawn) { return drawn.stage.part == Part::LogVariance; });
    return found == flow_.stages.end() ? nullptr : &found->stage.values;
}

QRectF NetworkCanvas::columnRect(int column) const {
    const int line = fontMetrics().height();
    const double pitch = static_cast<double>(width()) / std::max(columns(), 1);
    return {column * pitch + kColumnGap / 2, 2.0 * line + 4, pitch - kColumnGap, height() - 3.0 * line - 10};
}

double NetworkCanvas::heightOf(int column) const {
    double most = 1;
    for (int other = 0; other < columns(); ++other)
        most = std::max(most, std::log(1.0 + static_cast<double>(stageOf(other).stage.values.size())));
    const double share = std::log(1.0 + static_cast<double>(stageOf(column).stage.values.size())) / most;
    const double room = columnRect(column).height();
    return room * std::max(share, kLowestShare);
}

int NetworkCanvas::columnAt(QPointF position) const {
    if (columns() == 0) return -1;
    return std::clamp(static_cast<int>(position.x() * columns() / std::max(width(), 1)), 0, columns() - 1);
}

QString NetworkCanvas::titleOf(int column) const {
    const NetworkStage& stage = stageOf(column).stage;
    if (column == 0) return tr("picture x, %1").arg(numberText(stage.values.size()));
    if (column + 1 == columns()) return tr("picture x′, %1").arg(numberText(stage.values.size()));
    if (isCode(column)) return tr("code z, %1").arg(numberText(stage.values.size()));
    if (stage.shape.width > 1 || stage.shape.height > 1)
        return tr("%1 maps, %2 × %3")
            .arg(numberText(stage.shape.channels), numberText(stage.shape.width), numberText(stage.shape.height));
    return tr("%1 units").arg(numberText(stage.values.size()));
}

QString NetworkCanvas::describe(int column) const {
    if (column < 0 || column >= columns()) return {};
    const DrawnStage& drawn = stageOf(column);
    const Vector& values = drawn.stage.values;
    QStringList lines{titleOf(column)};
    if (!drawn.stage.description.empty()) lines << QString::fromStdString(drawn.stage.description);
    if (drawn.stage.parameters > 0) lines << tr("%1 parameters").arg(numberText(drawn.stage.parameters));
    lines << tr("values from %1 to %2, mean %3")
                 .arg(real(static_cast<double>(values.minCoeff())), real(static_cast<double>(values.maxCoeff())),
                      real(static_cast<double>(values.mean())));
    const auto zeros = (values.array() == Scalar(0)).count();
    if (zeros > 0 && !isCode(column)) lines << tr("%1 of %2 are 0").arg(numberText(zeros), numberText(values.size()));
    if (isCode(column)) {
        const Vector* spread = logVariance();
        lines << (spread ? tr("a distribution: each latent has a mean and a standard deviation")
                         : tr("a point: each latent is one number"));
    }
    if (flow_.step && drawn.stage.parameters > 0)
        lines << tr("gradient of the next step's loss: norm %1").arg(real(drawn.gradient));
    return lines.join(u'\n');
}

void NetworkCanvas::paintOutline(QPainter& painter) const {
    QPolygonF outline;
    for (int column = 0; column < columns(); ++column)
        outline << QPointF(columnRect(column).center().x(), columnRect(column).center().y() - heightOf(column) / 2);
    for (int column = columns() - 1; column >= 0; --column)
        outline << QPointF(columnRect(column).center().x(), columnRect(column).center().y() + heightOf(column) / 2);
    QColor fill = theme::accent(*this);
    fill.setAlphaF(0.10F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(outline);
}

/// In as many rows and columns as make them largest.
void NetworkCanvas::paintImages(QPainter& painter, const std::vector<QImage>& images, const QRectF& area) const {
    if (images.empty()) return;
    const int count = static_cast<int>(images.size());
    int best = 1;
    double side = 0;
    for (int across = 1; across <= count; ++across) {
        const int down = (count + across - 1) / across;
        const double fits = std::min(area.width() / across, area.height() / down);
        if (fits > side) {
            side = fits;
            best = across;
        }
    }
    const int down = (count + best - 1) / best;
    const QPointF corner(area.center().x() - best * side / 2, area.center().y() - down * side / 2);
    const double inner = count > 1 ? side - 1 : side;
    for (int i = 0; i < count; ++i) {
        const int row = i / best, column = i % best;
        const QRectF cell(corner.x() + column * side, corner.y() + row * side, inner, inner);
        const QImage& image = images[static_cast<std::size_t>(i)];
        painter.drawImage(pixelExactRect(image.size(), cell, devicePixelRatioF()), image);
    }
}

/// Each latent on an axis of its own: a point, or a point with its standard deviation either way.
void NetworkCanvas::paintCode(QPainter& painter, const QRectF& area) const {
    const auto mean = std::ranges::find(flow_.stages, Part::Mean, [](const DrawnStage& d) { return d.stage.part; });
    if (mean == flow_.stages.end()) return;
    const Vector& z = mean->stage.values;
    const Vector* spread = logVariance();
    const Index count = std::min(z.size(), kMaxLatents);
    const int line = fontMetrics().height();
    // The words of the first latent stand above its line, below the column's title.
    const double first = std::max(0.0, line + 3 - area.height() / static_cast<double>(2 * count));
    const double pitch = std::min((area.height() - first) / static_cast<double>(count), 3.0 * line);
    const auto toX = [&](double value) {
        return area.left() +
               area.width() * (std::clamp(value, -kCodeReach, kCodeReach) + kCodeReach) / (2 * kCodeReach);
    };
    const double top = area.center().y() + first / 2 - pitch * static_cast<double>(count) / 2;
    for (Index i = 0; i < count; ++i) {
        const double y = top + (static_cast<double>(i) + 0.5) * pitch, value = static_cast<double>(z[i]);
        painter.setPen(QPen(theme::faintInk(*this), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.drawLine(QPointF(toX(0), y - 3), QPointF(toX(0), y + 3));
        if (spread) {
            const double deviation = std::exp(0.5 * static_cast<double>((*spread)[i]));
            painter.setPen(QPen(theme::accent(*this), 3, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(toX(value - deviation), y), QPointF(toX(value + deviation), y));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::accent(*this));
        painter.drawEllipse(QPointF(toX(value), y), 4, 4);
        if (pitch < line + 6) continue;
        painter.setPen(theme::ink(*this));
        painter.setFont(theme::figures(*this));
        // With the minus of the probe's card.
        const QString text = QStringLiteral("z%1 %2").arg(i + 1).arg(numberText(value, 2).replace(u'-', QChar(0x2212)));
        painter.drawText(QRectF(area.left(), y - pitch / 2, area.width(), pitch / 2 - 3),
                         Qt::AlignHCenter | Qt::AlignBottom | Qt::TextDontClip, text);
    }
}

void NetworkCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::ground(*this));
    if (columns() == 0) {
        painter.setPen(theme::faintInk(*this));
        painter.drawText(rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintOutline(painter);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int line = fontMetrics().height();
    for (int column = 0; column < columns(); ++column) {
        const QRectF area = columnRect(column);
        const double high = heightOf(column);
        const QRectF inner(area.left(), area.center().y() - high / 2 + 3, area.width(), high - 6);
        if (isCode(column)) {
            painter.setRenderHint(QPainter::Antialiasing);
            paintCode(painter, area.adjusted(2, 0, -2, 0));
            painter.setRenderHint(QPainter::Antialiasing, false);
        } else {
            paintImages(painter, stageOf(column).images, inner);
        }
        painter.setFont(font());
        painter.setPen(isCode(column) ? theme::accent(*this) : theme::ink(*this));
        const QRectF title(area.left() - kColumnGap / 2, 2, area.width() + kColumnGap, 2.0 * line);
        painter.drawText(title, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, titleOf(column));
        if (!flow_.step || stageOf(column).stage.parameters == 0) continue;
        painter.setPen(theme::faintInk(*this));
        painter.setFont(theme::figures(*this));
        painter.drawText(QRectF(title.left(), height() - line - 2.0, title.width(), line), Qt::AlignCenter,
                         QStringLiteral("‖∇‖ %1").arg(real(stageOf(column).gradient)));
    }
}

bool NetworkCanvas::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), describe(columnAt(help->pos())), this);
    return true;
}

}  // namespace lunette
