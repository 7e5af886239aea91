#pragma once

#include "session/LatestRequest.h"
#include "session/ModelView.h"
#include "views/network/NetworkWork.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lunette {

class NetworkCanvas;
class PictureRows;

/// The network itself with one held-out picture flowing through it, live while training; and the training step that
/// comes next: its batch, its loss, and how strongly each layer is to change.
class NetworkView : public QWidget, public ModelView {
    Q_OBJECT
public:
    explicit NetworkView(BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;
    /// Steps are worked out only between two of them: while training runs the next one is gone before it is seen.
    void setRunning(bool running);

public slots:
    /// The held-out image that flows through the network.
    void setImage(qint64 testImage);

signals:
    void stepRequested();

private:
    void refresh();
    void showFlow(NetworkFlow flow);
    void clear();

    LatestRequest request_;
    QLabel *headline_, *stepText_;
    NetworkCanvas* canvas_;
    QPushButton* stepButton_;
    PictureRows* batch_;

    std::shared_ptr<const Dataset> images_, train_;
    std::shared_ptr<const Snapshot> snapshot_;
    Index image_ = 0;
    bool isRunning_ = false;
};

}  // namespace lunette
