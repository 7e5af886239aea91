#include "session/Pace.h"

#include <algorithm>

namespace lunette {

namespace {
constexpr double kLeastRestMs = 80;
constexpr double kPaceShare = 0.15;
}  // namespace

Pace::Pace(QObject* parent) : QObject(parent) {
    rest_.setSingleShot(true);
    connect(&rest_, &QTimer::timeout, this, [this] {
        if (stale_) emit due();
    });
}

bool Pace::begin() {
    stale_ = asking_ || rest_.isActive();
    if (!stale_) asking_ = true;
    return !stale_;
}

void Pace::answered(double seconds) {
    asking_ = false;
    rest_.start(static_cast<int>(std::max(kLeastRestMs, 1000 * seconds / kPaceShare)));
}

void Pace::reset() {
    asking_ = stale_ = false;
    rest_.stop();
}

}  // namespace lunette
