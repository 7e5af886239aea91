#include "export/PictureDragger.h"

#include "imaging/PictureFile.h"

#include <QApplication>
#include <QDrag>
#include <QFile>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace lunette {
namespace {
constexpr int kThumbnailSide = 128;
}

PackedPictures pack(const ShownPictures& shown, int magnification) {
    QImage image = sheetImage(sheetOf(shown), magnification);
    QByteArray png = pngOf(image);
    return {std::move(image), std::move(png), QString::fromStdString(codesText(shown.codes))};
}

QMimeData* mimeOf(const PackedPictures& packed, const QString& file) {
    auto* mime = new QMimeData;
    mime->setData(QStringLiteral("image/png"), packed.png);
    mime->setImageData(packed.image);
    mime->setText(packed.codes);
    if (!file.isEmpty()) mime->setUrls({QUrl::fromLocalFile(file)});
    return mime;
}

PictureDragger::PictureDragger(QWidget& widget, BackgroundService& service, std::function<ShownPictures()> shown,
                               std::function<int()> magnification, const QString& fileName)
    : QObject(&widget),
      widget_(widget),
      request_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      shown_(std::move(shown)),
      magnification_(std::move(magnification)),
      fileName_(fileName) {
    widget.installEventFilter(this);
}

bool PictureDragger::eventFilter(QObject* watched, QEvent* event) {
    const auto* mouse = dynamic_cast<QMouseEvent*>(event);
    if (!mouse) return QObject::eventFilter(watched, event);
    if (mouse->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        request_.cancel();
        packed_.reset();
        pressedAt_ = mouse->position().toPoint();
        isPressed_ = true;
        // After the widget has made of the press what it means: there it may choose what is shown.
        QMetaObject::invokeMethod(this, &PictureDragger::packShown, Qt::QueuedConnection);
    } else if (mouse->type() == QEvent::MouseButtonRelease) {
        isPressed_ = false;
    } else if (mouse->type() == QEvent::MouseMove && isPressed_ && packed_ && mouse->buttons() & Qt::LeftButton) {
        const int way = (mouse->position().toPoint() - pressedAt_).manhattanLength();
        if (way >= QApplication::startDragDistance()) {
            isPressed_ = false;
            startDrag();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void PictureDragger::packShown() {
    if (ShownPictures shown = shown_(); isPressed_ && shown.snapshot)
        request_.request(
            [shown = std::move(shown), magnification = magnification_()] { return pack(shown, magnification); },
            [this](PackedPictures packed) { packed_ = std::move(packed); });
}

void PictureDragger::startDrag() {
    if (!folder_) folder_.emplace();
    QFile file(folder_->filePath(fileName_));
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(packed_->png) == packed_->png.size() && file.flush();
    file.close();
    auto* drag = new QDrag(&widget_);
    drag->setMimeData(mimeOf(*packed_, isWritten ? file.fileName() : QString()));
    const QImage thumbnail = packed_->image.scaled(kThumbnailSide, kThumbnailSide, Qt::KeepAspectRatio);
    drag->setPixmap(QPixmap::fromImage(thumbnail));
    drag->exec(Qt::CopyAction);
}

}  // namespace lunette
