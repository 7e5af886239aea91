#pragma once

#include "session/FileOpener.h"

#include <QImage>
#include <QUrl>
#include <QWidget>

#include <map>
#include <string>

class QDropEvent;

namespace lunette {

/// Takes what is dropped on the window: files, and pictures that another program gives as an image.
class DropFilter : public QObject {
    Q_OBJECT
public:
    /// A file that is dropped on one of `encoders` is a picture to encode.
    DropFilter(QWidget& window, std::vector<const QWidget*> encoders);

signals:
    void filesDropped(const QList<QUrl>& urls, lunette::FileOpener::PictureUse use);
    /// An image that tells where in latent space it was found.
    void markedPictureDropped(const std::map<std::string, std::string>& texts);
    void pictureDropped(const QImage& picture);
    void errorOccurred(const QString& message);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void drop(const QDropEvent& event);

    std::vector<const QWidget*> encoders_;
};

}  // namespace lunette
