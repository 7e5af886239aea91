#include "plot/FigureFile.h"

#include "Error.h"
#include "imaging/PictureFile.h"
#include "io/AtomicFile.h"
#include "plot/ScatterPainter.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <array>

namespace lunette {
namespace {

constexpr double kPngScale = 3;
constexpr double kImageScale = 4;
constexpr double kPointsPerInch = 72;
const QString kCreator = QStringLiteral("Lunette");

/// As ScatterPainter draws them; isSelected: only those that stand out, else only the others.
void drawDiscs(QPainter& painter, const Figure::Points& shown, bool isSelected) {
    const ScatterPoints& points = *shown.points;
    const CodeSelection* selection = shown.emphasis.selection.get();
    const double radius = dotRadius(points.size());
    const double opacity = isSelected ? 1 : selection ? ScatterEmphasis::kRestOpacity : kDiscOpacity;
    const double scaleX = shown.area.width() / shown.plane.width(), scaleY = shown.area.height() / shown.plane.height();
    const QRectF reach = shown.area.adjusted(-radius, -radius, radius, radius);
    painter.setPen(isSelected ? QPen(QColor(shown.emphasis.ring), ScatterEmphasis::kRingWidth) : QPen(Qt::NoPen));
    for (std::size_t i = 0; i < points.size(); ++i) {
        if ((selection && selection->holds(i)) != isSelected) continue;
        const QPointF center(shown.area.left() + (points.x[i] - shown.plane.left()) * scaleX,
                             shown.area.top() + (shown.plane.bottom() - points.y[i]) * scaleY);
        if (!reach.contains(center)) continue;  // and so for not-a-number
        QColor color((*points.colors)[i]);
        color.setAlphaF(static_cast<float>(opacity));
        painter.setBrush(color);
        painter.drawEllipse(center, radius, radius);
    }
}

/// Only the visible part: an SVG of Qt's has no clipping.
void drawPoints(QPainter& painter, const Figure::Points& shown, double imageScale) {
    const std::size_t count = shown.points->size();
    if (imageScale == 0 && count <= kMaxVectorPoints) {
        drawDiscs(painter, shown, false);
        if (shown.emphasis.selection) drawDiscs(painter, shown, true);
        return;
    }
    const double scale = imageScale > 0 ? imageScale : kImageScale;
    const QSize pixels = (shown.area.size() * scale).toSize();
    painter.drawImage(shown.area, ScatterPainter().draw(*shown.points, {shown.plane, pixels, scale}, shown.emphasis));
}

/// imageScale: pixels of the target to one of the figure, 0 for vectors.
void paint(const Figure& figure, QPainter& painter, double imageScale) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPicture(0, 0, figure.below);
    if (figure.points) {
        painter.save();
        painter.setClipRect(figure.points->area);
        drawPoints(painter, *figure.points, imageScale);
        painter.restore();
    }
    painter.drawPicture(0, 0, figure.above);
}

int screenResolution() { return QPicture().logicalDpiX(); }

QByteArray svgOf(const Figure& figure, const QString& description) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(screenResolution());
    svg.setSize(figure.size);
    svg.setViewBox(QRect(QPoint(), figure.size));
    svg.setTitle(kCreator);
    svg.setDescription(description);
    QPainter painter(&svg);
    paint(figure, painter, 0);
    painter.end();
    return bytes;
}

QByteArray pdfOf(const Figure& figure) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&buffer);
        pdf.setCreator(kCreator);
        pdf.setTitle(kCreator);
        pdf.setResolution(screenResolution());
        const QSizeF inches = QSizeF(figure.size) / screenResolution();
        pdf.setPageSize(QPageSize(inches * kPointsPerInch, QPageSize::Point, QString(), QPageSize::ExactMatch));
        pdf.setPageMargins({});
        QPainter painter(&pdf);
        paint(figure, painter, 0);
    }
    return bytes;
}

QImage imageOf(const Figure& figure) {
    QImage image((QSizeF(figure.size) * kPngScale).toSize(), QImage::Format_RGB32);
    if (image.isNull()) throw Error(ErrorKind::TooLarge, Message::tr("There is not enough memory for the picture."));
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(kPngScale, kPngScale);
    paint(figure, painter, kPngScale);
    return image;
}

void write(const QByteArray& bytes, const std::string& path) {
    writeTextFile(path, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace

void saveFigure(const Figure& figure, const std::string& path) {
    const QString ending = QFileInfo(QString::fromStdString(path)).suffix().toLower();
    const auto texts = figure.texts ? figure.texts() : std::map<std::string, std::string>();
    if (ending == QStringLiteral("png")) {
        QImage image = imageOf(figure);
        for (const auto& [key, text] : texts) image.setText(QString::fromStdString(key), QString::fromStdString(text));
        savePng(image, path);
    } else if (ending == QStringLiteral("svg")) {
        QString description;
        for (const auto& [key, text] : texts)
            description.append(
                QStringLiteral("%1: %2\n").arg(QString::fromStdString(key), QString::fromStdString(text)));
        write(svgOf(figure, description), path);
    } else if (ending == QStringLiteral("pdf")) {
        write(pdfOf(figure), path);
    } else {
        throw Error(ErrorKind::WrongValue, Message::tr("'%1' must end in .png, .svg or .pdf.", path));
    }
}

}  // namespace lunette
