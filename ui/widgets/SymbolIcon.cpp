#include "widgets/SymbolIcon.h"

#include "widgets/Theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

// A static library's resources are linked only where they are named, outside any namespace.
static void registerIcons() { Q_INIT_RESOURCE(icons); }

namespace lunette {
namespace {

/// Draws black strokes as the ink of the palette at the moment of drawing, so that a change of theme needs no
/// new icons.
class SymbolEngine final : public QIconEngine {
public:
    SymbolEngine(QByteArray drawing, QPalette::ColorRole role)
        : renderer_(drawing), drawing_(std::move(drawing)), role_(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const double ratio = painter->device()->devicePixelRatioF();
        QPixmap mask(rect.size() * ratio);
        mask.fill(Qt::transparent);
        QPainter inks(&mask);
        renderer_.render(&inks, QRectF(mask.rect()));
        inks.setCompositionMode(QPainter::CompositionMode_SourceIn);
        inks.fillRect(mask.rect(), color(mode));
        inks.end();
        mask.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, mask);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return result;
    }

    QIconEngine* clone() const override { return new SymbolEngine(drawing_, role_); }

private:
    QColor color(QIcon::Mode mode) const {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled) return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : role_);
    }

    QSvgRenderer renderer_;
    QByteArray drawing_;
    QPalette::ColorRole role_;
};

}  // namespace

QIcon symbolIcon(const QString& name, QPalette::ColorRole role) {
    registerIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new SymbolEngine(file.readAll(), role));
}

QIcon runIcon(const QWidget& widget, int number) {
    constexpr int side = 12;
    QPixmap pixmap(QSize(side, side) * widget.devicePixelRatioF());
    pixmap.setDevicePixelRatio(widget.devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::runColor(widget, number));
    painter.drawEllipse(QRectF(1, 1, side - 2, side - 2));
    QIcon icon;
    for (const auto mode : {QIcon::Normal, QIcon::Selected}) icon.addPixmap(pixmap, mode);
    return icon;
}

QIcon applicationIcon() {
    registerIcons();
    QSvgRenderer renderer(QStringLiteral(":/icons/lunette.svg"));
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

}  // namespace lunette
