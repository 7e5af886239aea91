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
const QString kFiles = QStringLiteral("text/uri-list");

void setPacked(QMimeData& mime, const PackedPictures& packed) {
    mime.setData(QStringLiteral("image/png"), packed.png);
    mime.setImageData(packed.image);
    mime.setText(packed.codes);
}
}  // namespace

PackedPictures pack(const ShownPictures& shown, int magnification) {
    QImage image = sheetImage(sheetOf(shown), magnification);
    QByteArray png = pngOf(image);
    return {std::move(image), std::move(png), QString::fromStdString(codesText(shown.codes))};
}

QMimeData* mimeOf(const PackedPictures& packed) {
    auto* mime = new QMimeData;
    setPacked(*mime, packed);
    return mime;
}

namespace {

/// What mimeOf() says, and a file of it. That is written when the program where the pictures are dropped asks for it,
/// because most ask for the picture alone; that program waits for the answer, so no other thread could write it.
class DraggedPictures : public QMimeData {
public:
    DraggedPictures(PackedPictures packed, QString file) : packed_(std::move(packed)), file_(std::move(file)) {
        setPacked(*this, packed_);
    }
    QStringList formats() const override { return QMimeData::formats() << kFiles; }

protected:
    QVariant retrieveData(const QString& format, QMetaType type) const override {
        if (format != kFiles) return QMimeData::retrieveData(format, type);
        if (!isWritten_) isWritten_ = write();
        return isWritten_ ? QVariant(QVariantList{QUrl::fromLocalFile(file_)}) : QVariant();
    }

private:
    bool write() const {
        QFile file(file_);
        return file.open(QIODevice::WriteOnly) && file.write(packed_.png) == packed_.png.size() && file.flush();
    }

    const PackedPictures packed_;
    const QString file_;
    mutable bool isWritten_ = false;
};

}  // namespace

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
    auto* drag = new QDrag(&widget_);
    drag->setMimeData(new DraggedPictures(*packed_, folder_->filePath(fileName_)));
    const QImage thumbnail = packed_->image.scaled(kThumbnailSide, kThumbnailSide, Qt::KeepAspectRatio);
    drag->setPixmap(QPixmap::fromImage(thumbnail));
    drag->exec(Qt::CopyAction);
}

}  // namespace lunette
