#include "session/DecodeService.h"
#include "Error.h"
#include "TestProgram.h"

#include <QApplication>
#include <QSemaphore>
#include <QtTest>

#include <atomic>
#include <optional>
#include <thread>

using lunette::DecodeService;
using Lane = DecodeService::Lane;

class DecodeServiceTest : public QObject {
    Q_OBJECT
private slots:
    void deliversOnTheGuiThread();
    void skipsRequestsThatWereOvertaken();
    void keepsDeliveringUnderASteadyStream();
    void forgetsWhatWasCancelledWhileItRan();
    void dropsTheAnswersOfASlotThatDied();
    void passesOnWhatWentWrong();
    void answersTheHandWhileTheBackgroundIsBusy();
    void endsWhileWorkIsWaiting();
};

void DecodeServiceTest::deliversOnTheGuiThread() {
    DecodeService service;
    DecodeService::Slot slot(service, Lane::Interactive);
    QThread* workedOn = nullptr;
    QThread* deliveredOn = nullptr;
    int answer = 0;
    slot.request(
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

void DecodeServiceTest::skipsRequestsThatWereOvertaken() {
    DecodeService service;
    DecodeService::Slot slot(service, Lane::Interactive);
    QSemaphore mayEnd;
    std::atomic<int> begun = 0;
    QList<int> delivered;
    const auto ask = [&](int question) {
        slot.request(
            [&, question] {
                ++begun;
                mayEnd.acquire();
                return question;
            },
            [&](int answer) { delivered << answer; });
    };
    ask(0);
    QTRY_COMPARE(begun.load(), 1);
    for (int question = 1; question <= 100; ++question) ask(question);
    mayEnd.release(101);
    QTRY_COMPARE(delivered, QList<int>({0, 100}));
    QCOMPARE(begun.load(), 2);
}

void DecodeServiceTest::keepsDeliveringUnderASteadyStream() {
    DecodeService service;
    DecodeService::Slot slot(service, Lane::Background);
    QSemaphore begun, mayEnd;
    QList<int> delivered;
    const auto ask = [&](int question) {
        slot.request(
            [&, question] {
                begun.release();
                mayEnd.acquire();
                return question;
            },
            [&](int answer) { delivered << answer; });
    };
    ask(0);
    for (int question = 1; question <= 5; ++question) {
        // Whenever an answer is ready, a newer question has been asked.
        begun.acquire();
        ask(question);
        mayEnd.release();
    }
    mayEnd.release();
    QTRY_COMPARE(delivered, QList<int>({0, 1, 2, 3, 4, 5}));
}

void DecodeServiceTest::forgetsWhatWasCancelledWhileItRan() {
    DecodeService service;
    DecodeService::Slot slot(service, Lane::Interactive);
    QSemaphore begun, mayEnd;
    QStringList delivered;
    slot.request(
        [&] {
            begun.release();
            mayEnd.acquire();
            return QStringLiteral("old");
        },
        [&](const QString& answer) { delivered << answer; });
    begun.acquire();
    slot.cancel();
    slot.request([] { return QStringLiteral("new"); }, [&](const QString& answer) { delivered << answer; });
    mayEnd.release();
    QTRY_COMPARE(delivered, QStringList{QStringLiteral("new")});
}

void DecodeServiceTest::dropsTheAnswersOfASlotThatDied() {
    DecodeService service;
    bool delivered = false;
    QSemaphore begun, mayEnd;
    {
        DecodeService::Slot slot(service, Lane::Interactive);
        slot.request(
            [&] {
                begun.release();
                mayEnd.acquire();
                return 1;
            },
            [&](int) { delivered = true; });
        begun.acquire();
    }
    mayEnd.release();
    // The next answer of the lane comes after the one that must not.
    DecodeService::Slot next(service, Lane::Interactive);
    bool nextDelivered = false;
    next.request([] { return 2; }, [&](int) { nextDelivered = true; });
    QTRY_VERIFY(nextDelivered);
    QVERIFY(!delivered);
}

void DecodeServiceTest::passesOnWhatWentWrong() {
    DecodeService service;
    DecodeService::Slot slot(service, Lane::Background);
    QString message;
    bool delivered = false;
    slot.request([]() -> int { throw lunette::Error("The picture is upside down."); }, [&](int) { delivered = true; },
                 [&](const QString& text) { message = text; });
    QTRY_COMPARE(message, QStringLiteral("The picture is upside down."));
    QVERIFY(!delivered);

    // Where nobody wants to hear of it, the lane goes on.
    slot.request([]() -> int { throw std::bad_alloc(); }, [](int) {});
    bool recovered = false;
    DecodeService::Slot next(service, Lane::Background);
    next.request([] { return 1; }, [&](int) { recovered = true; });
    QTRY_VERIFY(recovered);
}

void DecodeServiceTest::answersTheHandWhileTheBackgroundIsBusy() {
    DecodeService service;
    DecodeService::Slot slow(service, Lane::Background);
    DecodeService::Slot file(service, Lane::Files);
    DecodeService::Slot quick(service, Lane::Interactive);
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

void DecodeServiceTest::endsWhileWorkIsWaiting() {
    bool delivered = false;
    std::optional<DecodeService> service(std::in_place);
    DecodeService::Slot first(*service, Lane::Interactive);
    DecodeService::Slot second(*service, Lane::Interactive);
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

static const lunette::test::TestClass<DecodeServiceTest, QApplication> kTestClass;
#include "DecodeServiceTest.moc"
