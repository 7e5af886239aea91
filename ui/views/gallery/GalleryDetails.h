#pragma once

#include "data/Dataset.h"
#include "session/LatestRequest.h"
#include "train/Model.h"

#include <QFrame>

class QAction;
class QGridLayout;
class QLabel;

namespace lunette {

class PictureView;

/// All that is known of one picture of a dataset: its number, label, factors and size, and beside it what the model
/// makes of it, with the squared error. Follows the training while it is seen.
class GalleryDetails : public QFrame {
    Q_OBJECT
public:
    explicit GalleryDetails(BackgroundService& service, QWidget* parent = nullptr);

    /// What can be done with the picture, a button each.
    void setActions(const QList<QAction*>& actions);
    /// `title`: what the image is called, "Held-out image 7 of 100". Null or -1: there is none.
    void setImage(std::shared_ptr<const Dataset> images, qint64 image, const QString& title, bool isWithheld);
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);

signals:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Reconstruction {
        QImage picture;
        double squaredError = 0;
    };
    void showFacts(const QString& title, bool isWithheld);
    void requestReconstruction();

    LatestRequest request_;
    PictureView *picture_, *output_;
    QLabel *facts_, *error_;
    QGridLayout* buttons_;
    std::shared_ptr<const Dataset> images_;
    std::shared_ptr<const Snapshot> snapshot_;
    qint64 image_ = -1;
};

}  // namespace lunette
