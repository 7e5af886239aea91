#include "map/CodeGatherer.h"

#include "map/LatentCloud.h"

#include <algorithm>

namespace lunette {

namespace {

constexpr int kRestMs = 400;  // without a newer model, after which it is taken to be at rest
constexpr Index kImagesAtOnce = 4096;

}  // namespace

CodeGatherer::CodeGatherer(DecodeService& service, QObject* parent)
    : QObject(parent), slot_(service, DecodeService::Lane::Measurements) {
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, &CodeGatherer::begin);
}

void CodeGatherer::gather(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const Dataset> images,
                          std::shared_ptr<const Matrix> firstCodes) {
    if (snapshot == snapshot_ && images == images_) return;
    stop();
    if (firstCodes->cols() >= mostCodesShown(*images, firstCodes->rows())) return;
    snapshot_ = std::move(snapshot);
    images_ = std::move(images);
    firstCodes_ = std::move(firstCodes);
    rest_.start();
}

void CodeGatherer::begin() {
    codes_ = std::make_shared<Matrix>(firstCodes_->rows(), mostCodesShown(*images_, firstCodes_->rows()));
    codes_->leftCols(firstCodes_->cols()) = *firstCodes_;
    done_ = firstCodes_->cols();
    requestNext();
}

void CodeGatherer::stop() {
    rest_.stop();
    slot_.cancel();
    codes_.reset();
    firstCodes_.reset();
    images_.reset();
    snapshot_.reset();
}

void CodeGatherer::requestNext() {
    const Index some = std::min(kImagesAtOnce, codes_->cols() - done_);
    slot_.request([snapshot = snapshot_, images = images_, first = done_,
                   some] { return encodeRange(*snapshot, *images, first, some); },
                  [this](const Matrix& codes) {
                      codes_->middleCols(done_, codes.cols()) = codes;
                      done_ += codes.cols();
                      emit progressed();
                      if (done_ < codes_->cols()) return requestNext();
                      const std::shared_ptr<const Matrix> all = codes_;
                      stop();
                      emit gathered(all);
                  });
}

}  // namespace lunette
