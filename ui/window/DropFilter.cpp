#include "window/DropFilter.h"

#include "imaging/PictureFile.h"
#include "io/PictureOrigin.h"
#include "window/DocumentController.h"

#include <QDragEnterEvent>
#include <QMimeData>

#include <algorithm>

namespace lunette {
namespace {

const QString kPng = QStringLiteral("image/png");

bool isOver(const QWidget& widget, const QDropEvent& event) {
    return widget.isVisible() && widget.rect().contains(widget.mapFrom(widget.window(), event.position().toPoint()));
}

}  // namespace

DropFilter::DropFilter(QWidget& window, std::vector<const QWidget*> encoders)
    : QObject(&window), encoders_(std::move(encoders)) {
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

bool DropFilter::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::DragEnter) {
        auto& drag = static_cast<QDragEnterEvent&>(*event);
        const QMimeData& mime = *drag.mimeData();
        if (DocumentController::canOpen(mime.urls()) || mime.hasFormat(kPng) || mime.hasImage())
            drag.acceptProposedAction();
        return true;
    }
    if (event->type() == QEvent::Drop) {
        auto& dropped = static_cast<QDropEvent&>(*event);
        dropped.acceptProposedAction();
        drop(dropped);
        return true;
    }
    return false;
}

// The picture's own mark comes first, then the place where it was dropped.
void DropFilter::drop(const QDropEvent& event) {
    const QMimeData& mime = *event.mimeData();
    if (DocumentController::canOpen(mime.urls())) {
        const bool toEncode =
            std::ranges::any_of(encoders_, [&event](const QWidget* widget) { return isOver(*widget, event); });
        return emit filesDropped(mime.urls(), toEncode ? FileOpener::PictureUse::Encode : FileOpener::PictureUse::Data);
    }
    if (const auto texts = textsOfPng(mime.data(kPng)); originOf(texts)) return emit markedPictureDropped(texts);
    const auto picture = qvariant_cast<QImage>(mime.imageData());
    if (picture.isNull())
        emit errorOccurred(tr("This image cannot be read. Save it to a file and drop the file instead."));
    else
        emit pictureDropped(picture);
}

}  // namespace lunette
