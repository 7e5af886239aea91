#include "map/CodeEncoder.h"

#include "map/ProjectedCodes.h"

#include <algorithm>

namespace lunette {

namespace {

constexpr int kRestMs = 400;  // without newer codes and without training, after which the model is taken to be at rest
constexpr Index kImagesAtOnce = 4096;

}  // namespace

CodeEncoder::CodeEncoder(BackgroundService& service, QObject* parent)
    : QObject(parent),
      share_(service.processorShare()),
      request_(service, BackgroundService::Queue::Measurements, service.errorReporter()) {
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, &CodeEncoder::begin);
}

void CodeEncoder::gather(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const Dataset> images,
                         std::shared_ptr<const Matrix> firstCodes, Index count) {
    if (snapshot == snapshot_ && images == images_ && count == count_) return;
    stop();
    if (firstCodes->cols() >= count) return;
    count_ = count;
    snapshot_ = std::move(snapshot);
    images_ = std::move(images);
    firstCodes_ = std::move(firstCodes);
    rest_.start();
}

void CodeEncoder::begin() {
    if (share_.isTraining()) return rest_.start();
    codes_ = std::make_shared<Matrix>(firstCodes_->rows(), count_);
    codes_->leftCols(firstCodes_->cols()) = *firstCodes_;
    done_ = firstCodes_->cols();
    requestNext();
}

void CodeEncoder::stop() {
    rest_.stop();
    request_.cancel();
    codes_.reset();
    firstCodes_.reset();
    images_.reset();
    snapshot_.reset();
}

void CodeEncoder::requestNext() {
    const Index some = std::min(kImagesAtOnce, codes_->cols() - done_);
    request_.request([snapshot = snapshot_, images = images_, first = done_,
                      some] { return encodeRange(*snapshot, *images, first, some); },
                     [this](const Matrix& codes) {
                         codes_->middleCols(done_, codes.cols()) = codes;
                         done_ += codes.cols();
                         emit progressed();
                         if (done_ < codes_->cols()) return requestNext();
                         const std::shared_ptr<const Matrix> all = codes_;
                         stop();
                         emit encoded(all);
                     });
}

}  // namespace lunette
