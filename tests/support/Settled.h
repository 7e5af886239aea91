#pragma once

#include "session/BackgroundService.h"

#include <QCoreApplication>
#include <QtTest>

#include <array>
#include <atomic>
#include <memory>

namespace lunette::test {

/// Returns when the service has run every earlier request, its results have been delivered, and the same holds of
/// requests made while they were delivered. Timers are not waited for. Use it to prove that nothing happens.
inline void settle(BackgroundService& service) {
    constexpr int kAnswers = 3;  // deliveries that ask for more, at most
    for (int round = 0; round < kAnswers; ++round) {
        const auto left = std::make_shared<std::atomic<std::size_t>>(BackgroundService::kQueueCount);
        for (std::size_t queue = 0; queue < BackgroundService::kQueueCount; ++queue)
            service.post(static_cast<BackgroundService::Queue>(queue), [left] { --*left; });
        if (!QTest::qWaitFor([&] { return *left == 0; }, 60000)) qFatal("The service is not done after a minute.");
        QCoreApplication::processEvents();
    }
}

}  // namespace lunette::test
