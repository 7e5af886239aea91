#pragma once

#include "data/Dataset.h"
#include "session/LatestRequest.h"
#include "train/Model.h"

#include <QTimer>

namespace lunette {

/// Encodes all images of a large dataset once its model no longer trains: some thousand at a time, in the queue for
/// long work, so that newer requests overtake it.
class CodeEncoder : public QObject {
    Q_OBJECT
public:
    explicit CodeEncoder(BackgroundService& service, QObject* parent = nullptr);

    /// Waits a little, and encodes the images from the first without a code to image `count`. Does nothing where
    /// there are as many codes, and carries on if it is encoding these already.
    void gather(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const Dataset> images,
                std::shared_ptr<const Matrix> firstCodes, Index count);
    void stop();

    /// Whether codes are on their way, or it waits to begin.
    bool isBusy() const { return snapshot_ != nullptr; }
    /// How many of the images' codes are there, while it is at work; else 0.
    Index done() const { return codes_ ? done_ : 0; }

signals:
    void progressed();
    /// Of the images' first codes, as many as are shown at most: latents x n.
    void encoded(const std::shared_ptr<const lunette::Matrix>& codes);

private:
    void begin();
    void requestNext();

    QTimer rest_;
    const ProcessorShare& share_;
    LatestRequest request_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::shared_ptr<const Dataset> images_;
    std::shared_ptr<const Matrix> firstCodes_;
    std::shared_ptr<Matrix> codes_;  ///< the first `done_` columns are there; null while nothing is encoded
    Index count_ = 0, done_ = 0;
};

}  // namespace lunette
