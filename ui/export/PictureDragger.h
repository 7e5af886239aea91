#pragma once

#include "export/ShownPictures.h"
#include "session/LatestRequest.h"

#include <QPointer>
#include <QTemporaryDir>
#include <QWidget>

#include <optional>

class QMimeData;

namespace lunette {

/// Pictures made ready to be copied or dragged to another program.
struct PackedPictures {
    QImage image;
    QByteArray png;  ///< with its origin in text chunks
    QString codes;   ///< codesText()
};

/// Slow: for a thread that is not the window's.
PackedPictures pack(const ShownPictures& shown, int magnification);

/// As image, as PNG and as the text of its codes. The caller owns it.
QMimeData* mimeOf(const PackedPictures& packed);

/// Lets the pictures of a widget be dragged out, as PNG and as a file that lasts as long as this object. They are
/// packed by another thread from the moment the mouse is pressed, so the drag never waits in the window's.
class PictureDragger : public QObject {
    Q_OBJECT
public:
    PictureDragger(QWidget& widget, BackgroundService& service, std::function<ShownPictures()> shown,
                   std::function<int()> magnification, const QString& fileName);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void packShown();
    void startDrag();

    QWidget& widget_;
    LatestRequest request_;
    std::function<ShownPictures()> shown_;
    std::function<int()> magnification_;
    QString fileName_;
    std::optional<PackedPictures> packed_;
    QPoint pressedAt_;
    bool isPressed_ = false;
    std::optional<QTemporaryDir> folder_;  ///< made for the first drag
};

}  // namespace lunette
