#include "Error.h"
#include "Settled.h"
#include "TestProgram.h"
#include "session/LatestRequest.h"

#include <QApplication>
#include <QSemaphore>
#include <QSignalSpy>
#include <QWidget>
#include <QtTest>

#include <atomic>
#include <optional>
#include <stdexcept>
#include <thread>

using lunette::BackgroundService;
using lunette::LatestRequest;
using Queue = BackgroundService::Queue;

namespace {

/// An error handler for requests that must not fail.
void failTest(const QString& message) { QFAIL(qPrintable(message)); }

int throwError() {
    using namespace lunette;
    throw Error(ErrorKind::Damaged, Message::tr("The picture is upside down."));
}

}  // namespace

class LatestRequestTest : public QObject {
    Q_OBJECT
private slots:
    void request_work_deliversOnGuiThread();
    void request_newerBeforeStart_olderIsNeverRun();
    void request_steadyStream_everyStartedOneIsDelivered();
    void cancel_whileRunning_isNotDelivered();
    void destroyed_whileRunning_isNotDelivered();
    void throwingWork_handlerGetsMessage_queueGoesOn();
    void throwingWork_ownHandlerGiven_itAloneGetsMessage();
    void errorReporter_throwingWork_serviceSignalsMessage();
    void constructor_withoutErrorHandler_throws();
    void request_withoutItsOwnErrorHandler_throws();
    void setRefresh_withoutOne_throws();
    void throttled_manyRequests_refreshFollowsTheFirstAnswer();
    void throttled_workThrew_nextRequestIsAnswered();
    void throttled_skipWait_nextRequestStartsAtOnce();
    void throttled_shareRaised_restEnds();
    void hidden_requestMade_refreshComesWhenShown();
    void hidden_cancelled_nothingComesWhenShown();
    void queues_oneBusy_othersAnswer();
    void serviceDestroyed_workWaiting_isDropped();
};

void LatestRequestTest::request_work_deliversOnGuiThread() {
    BackgroundService service;
    LatestRequest request(service, Queue::Interactive, failTest);
    QThread* workedOn = nullptr;
    QThread* deliveredOn = nullptr;
    int answer = 0;
    request.request(
        [&workedOn] {
            workedOn = QThread::currentThread();
            return 42;
        },
        [&](int result) {
            deliveredOn = QThread::currentThread();
            answer = result;
        });
    QTRY_COMPARE(answer, 42);
    QCOMPARE(deliveredOn, thread());
    QVERIFY(workedOn != thread());
}

void LatestRequestTest::request_newerBeforeStart_olderIsNeverRun() {
    BackgroundService service;
    LatestRequest request(service, Queue::Interactive, failTest);
    QSemaphore mayEnd;
    std::atomic<int> begun = 0;
    QList<int> delivered;
    const auto ask = [&](int number) {
        request.request(
            [&, number] {
                ++begun;
                mayEnd.acquire();
                return number;
            },
            [&](int answer) { delivered << answer; });
    };
    ask(0);
    QTRY_COMPARE(begun.load(), 1);
    for (int number = 1; number <= 100; ++number) ask(number);
    mayEnd.release(101);
    QTRY_COMPARE(delivered, QList<int>({0, 100}));
    QCOMPARE(begun.load(), 2);
}

void LatestRequestTest::request_steadyStream_everyStartedOneIsDelivered() {
    BackgroundService service;
    LatestRequest request(service, Queue::Background, failTest);
    QSemaphore begun, mayEnd;
    QList<int> delivered;
    const auto ask = [&](int number) {
        request.request(
            [&, number] {
                begun.release();
                mayEnd.acquire();
                return number;
            },
            [&](int answer) { delivered << answer; });
    };
    ask(0);
    for (int number = 1; number <= 5; ++number) {
        // Whenever a result is ready, a newer request has been made.
        begun.acquire();
        ask(number);
        mayEnd.release();
    }
    mayEnd.release();
    QTRY_COMPARE(delivered, QList<int>({0, 1, 2, 3, 4, 5}));
}

void LatestRequestTest::cancel_whileRunning_isNotDelivered() {
    BackgroundService service;
    LatestRequest request(service, Queue::Interactive, failTest);
    QSemaphore begun, mayEnd;
    QStringList delivered;
    request.request(
        [&] {
            begun.release();
            mayEnd.acquire();
            return QStringLiteral("old");
        },
        [&](const QString& answer) { delivered << answer; });
    begun.acquire();
    request.cancel();
    request.request([] { return QStringLiteral("new"); }, [&](const QString& answer) { delivered << answer; });
    mayEnd.release();
    QTRY_COMPARE(delivered, QStringList{QStringLiteral("new")});
}

void LatestRequestTest::destroyed_whileRunning_isNotDelivered() {
    BackgroundService service;
    bool delivered = false;
    QSemaphore begun, mayEnd;
    {
        LatestRequest request(service, Queue::Interactive, failTest);
        request.request(
            [&] {
                begun.release();
                mayEnd.acquire();
                return 1;
            },
            [&](int) { delivered = true; });
        begun.acquire();
    }
    mayEnd.release();
    // The next result of the queue comes after the one that must not.
    LatestRequest next(service, Queue::Interactive, failTest);
    bool nextDelivered = false;
    next.request([] { return 2; }, [&](int) { nextDelivered = true; });
    QTRY_VERIFY(nextDelivered);
    QVERIFY(!delivered);
}

void LatestRequestTest::throwingWork_handlerGetsMessage_queueGoesOn() {
    BackgroundService service;
    QStringList messages;
    LatestRequest request(service, Queue::Background, [&](const QString& message) { messages << message; });
    bool delivered = false;
    request.request(throwError, [&](int) { delivered = true; });
    QTRY_COMPARE(messages, QStringList{QStringLiteral("The picture is upside down.")});
    request.request([]() -> int { throw std::bad_alloc(); }, [&](int) { delivered = true; });
    QTRY_COMPARE(messages.size(), 2);
    QVERIFY(!delivered);
    request.request([] { return 1; }, [&](int) { delivered = true; });
    QTRY_VERIFY(delivered);
}

void LatestRequestTest::throwingWork_ownHandlerGiven_itAloneGetsMessage() {
    BackgroundService service;
    LatestRequest request(service, Queue::Background, failTest);
    QString message;
    request.request(
        throwError, [](int) {}, [&](const QString& text) { message = text; });
    QTRY_COMPARE(message, QStringLiteral("The picture is upside down."));
}

void LatestRequestTest::errorReporter_throwingWork_serviceSignalsMessage() {
    BackgroundService service;
    QSignalSpy errors(&service, &BackgroundService::errorOccurred);
    LatestRequest request(service, Queue::Background, service.errorReporter());
    request.request(throwError, [](int) {});
    QTRY_COMPARE(errors.size(), 1);
    QCOMPARE(errors[0][0].toString(), QStringLiteral("The picture is upside down."));
}

void LatestRequestTest::constructor_withoutErrorHandler_throws() {
    BackgroundService service;
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, LatestRequest(service, Queue::Background, {}));
}

void LatestRequestTest::request_withoutItsOwnErrorHandler_throws() {
    BackgroundService service;
    LatestRequest request(service, Queue::Background, failTest);
    bool delivered = false;
    const auto ask = [&](const LatestRequest::ErrorHandler& onError) {
        request.request([] { return 1; }, [&](int) { delivered = true; }, onError);
    };
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, ask(nullptr));
    lunette::test::settle(service);
    QVERIFY(!delivered);
    ask(failTest);
    QTRY_VERIFY(delivered);
}

void LatestRequestTest::setRefresh_withoutOne_throws() {
    BackgroundService service;
    LatestRequest request(service, Queue::Background, failTest);
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, request.setRefresh(nullptr, {.isThrottled = true}));
}

void LatestRequestTest::throttled_manyRequests_refreshFollowsTheFirstAnswer() {
    BackgroundService service;
    LatestRequest request(service, Queue::Background, failTest);
    QList<int> delivered;
    int current = 0;
    const auto ask = [&] { request.request([number = current] { return number; }, [&](int n) { delivered << n; }); };
    request.setRefresh(ask, {.isThrottled = true});
    for (current = 1; current <= 50; ++current) ask();
    QCOMPARE(delivered, QList<int>());
    current = 99;  // the refresh asks for what is current when its time comes
    QTRY_COMPARE(delivered, QList<int>({1, 99}));
}

void LatestRequestTest::throttled_workThrew_nextRequestIsAnswered() {
    BackgroundService service;
    int errors = 0;
    LatestRequest request(service, Queue::Background, [&](const QString&) { ++errors; });
    bool throws = true, delivered = false;
    const auto ask = [&] {
        request.request([throws] { return throws ? throwError() : 1; }, [&](int) { delivered = true; });
    };
    request.setRefresh(ask, {.isThrottled = true});
    ask();
    QTRY_COMPARE(errors, 1);
    throws = false;
    ask();
    QTRY_VERIFY(delivered);
    QCOMPARE(errors, 1);
}

void LatestRequestTest::throttled_skipWait_nextRequestStartsAtOnce() {
    BackgroundService service;
    LatestRequest request(service, Queue::Background, failTest);
    QSemaphore begun, mayEnd;
    request.setRefresh([] {}, {.isThrottled = true});
    const auto wait = [&] {
        begun.release();
        mayEnd.acquire();
        return 0;
    };
    request.request(wait, [](int) {});
    begun.acquire();
    bool delivered = false;
    request.skipWait();
    request.request([] { return 1; }, [&](int) { delivered = true; });
    mayEnd.release();
    QTRY_VERIFY(delivered);
}

void LatestRequestTest::throttled_shareRaised_restEnds() {
    BackgroundService service;
    service.processorShare().setTraining(true);
    LatestRequest request(service, Queue::Background, failTest);
    QList<int> delivered;
    int current = 1;
    const auto work = [](int number) {
        QThread::msleep(100);  // so that it rests for seconds
        return number;
    };
    const auto ask = [&] {
        request.request([work, current] { return work(current); }, [&](int number) { delivered << number; });
    };
    request.setRefresh(ask, {.isThrottled = true});
    ask();
    QTRY_COMPARE(delivered, QList<int>({1}));
    current = 2;
    ask();
    current = 3;
    service.processorShare().setTraining(false);
    QTRY_COMPARE_WITH_TIMEOUT(delivered, QList<int>({1, 3}), 2000);
}

void LatestRequestTest::hidden_requestMade_refreshComesWhenShown() {
    BackgroundService service;
    LatestRequest request(service, Queue::Interactive, failTest);
    QWidget widget;
    QList<int> delivered;
    int current = 1;
    const auto ask = [&] { request.request([number = current] { return number; }, [&](int n) { delivered << n; }); };
    request.setRefresh(ask, {.whileHidden = &widget});
    ask();
    current = 2;
    widget.show();
    QTRY_COMPARE(delivered, QList<int>({2}));
    widget.hide();
    current = 3;
    ask();
    // An answer of the same queue that comes later shows that none came for the hidden widget.
    LatestRequest later(service, Queue::Interactive, failTest);
    bool isLater = false;
    later.request([] { return 0; }, [&](int) { isLater = true; });
    QTRY_VERIFY(isLater);
    QCOMPARE(delivered, QList<int>({2}));
    widget.show();
    QTRY_COMPARE(delivered, QList<int>({2, 3}));
}

void LatestRequestTest::hidden_cancelled_nothingComesWhenShown() {
    BackgroundService service;
    LatestRequest request(service, Queue::Interactive, failTest);
    QWidget widget;
    int refreshes = 0;
    request.setRefresh([&] { ++refreshes; }, {.whileHidden = &widget});
    request.request([] { return 0; }, [](int) {});
    request.cancel();
    widget.show();
    QCOMPARE(refreshes, 0);
}

void LatestRequestTest::queues_oneBusy_othersAnswer() {
    BackgroundService service;
    LatestRequest slow(service, Queue::Background, failTest);
    LatestRequest file(service, Queue::Files, failTest);
    LatestRequest quick(service, Queue::Interactive, failTest);
    QSemaphore mayEnd;
    bool quickDone = false;
    int slowDone = 0;
    const auto wait = [&] {
        mayEnd.acquire();
        return 0;
    };
    slow.request(wait, [&](int) { ++slowDone; });
    file.request(wait, [&](int) { ++slowDone; });
    quick.request([] { return 0; }, [&](int) { quickDone = true; });
    QTRY_VERIFY(quickDone);
    QCOMPARE(slowDone, 0);
    mayEnd.release(2);
    QTRY_COMPARE(slowDone, 2);
}

void LatestRequestTest::serviceDestroyed_workWaiting_isDropped() {
    bool delivered = false;
    std::optional<BackgroundService> service(std::in_place);
    LatestRequest first(*service, Queue::Interactive, failTest);
    LatestRequest second(*service, Queue::Interactive, failTest);
    QSemaphore begun, mayEnd;
    first.request(
        [&] {
            begun.release();
            mayEnd.acquire();
            return 0;
        },
        [&](int) { delivered = true; });
    second.request([] { return 0; }, [&](int) { delivered = true; });
    begun.acquire();
    std::thread releaser([&] { mayEnd.release(); });
    service.reset();
    releaser.join();
    QCoreApplication::processEvents();
    QVERIFY(!delivered);
}

static const lunette::test::TestClass<LatestRequestTest, QApplication> kLatestRequestTest;
#include "LatestRequestTest.moc"
