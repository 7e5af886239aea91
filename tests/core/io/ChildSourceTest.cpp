#include "Sanitized.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "io/ChildSource.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <memory>
#include <unistd.h>

using namespace lunette;
using namespace lunette::test;

namespace {

constexpr ChildSource::Limits kSmall{std::uint64_t{32} << 20, 60, 1000};
constexpr ChildSource::Limits kImpatient{std::uint64_t{32} << 20, 1, 1000};

/// What the work writes; throws Error as ChildSource does.
Bytes readAllOf(const ChildSource::Work& work, const ChildSource::Limits& limits = kSmall) {
    ChildSource source("odd.file", limits, work);
    Bytes bytes(2000);
    bytes.resize(source.read(bytes));
    return bytes;
}

QString messageFor(const ChildSource::Work& work) {
    return messageOf([&] { readAllOf(work); });
}

}  // namespace

class ChildSourceTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsWritten_inPieces_isRead() {
        const Bytes bytes = readAllOf([](const ChildSource::Sink& sink) {
            for (std::uint8_t i = 0; i < 100; ++i) sink(Bytes(5, i));
        });
        QCOMPARE(bytes.size(), 500U);
        QCOMPARE(bytes[499], std::uint8_t{99});
        QVERIFY(readAllOf([](const ChildSource::Sink&) {}).empty());
    }

    void files_ofTheProgram_areClosedThere() {
        const TemporaryFolder folder;
        std::ofstream open(folder.path("x"));
        const Bytes bytes = readAllOf([](const ChildSource::Sink& sink) {
            for (int i = 4; i < 64; ++i)
                if (dup(i) >= 0) sink(Bytes(1, 1));
        });
        QVERIFY(bytes.empty());
    }

    void failures_ofEveryKind_areErrors_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"throws", "crashes", "aborts", "exits", "writes more than it may"})
            QTest::newRow(kind) << kind;
    }

    void failures_ofEveryKind_areErrors() {
        QFETCH(QString, kind);
        const QString message = messageFor([&](const ChildSource::Sink& sink) {
            sink(Bytes(10, 1));
            if (kind == "throws") throw std::runtime_error("no");
            if (kind == "crashes") raise(SIGSEGV);
            if (kind == "aborts") raise(SIGABRT);
            if (kind == "exits") _exit(3);
            for (;;) sink(Bytes(100, 1));
        });
        QVERIFY2(message.contains("odd.file") && message.contains("damaged"), qPrintable(message));
    }

    void aLoop_thatWritesNothing_isEnded() {
        QElapsedTimer timer;
        timer.start();
        const ChildSource::Work work = [](const ChildSource::Sink&) {
            for (;;) pause();
        };
        const QString message = messageOf([&] { readAllOf(work, kImpatient); });
        QVERIFY2(message.contains("takes for ever"), qPrintable(message));
        QVERIFY(timer.elapsed() < 20'000);
    }

    void memory_beyondTheBound_isRefused() {
        if (kIsSanitized) QSKIP("a sanitizer's own memory counts");
        const ChildSource::Work work = [](const ChildSource::Sink& sink) {
            const Bytes much(std::size_t{64} << 20, 1);
            sink(std::span(much).first(1));
        };
        QVERIFY(messageFor(work).contains("damaged"));
        QCOMPARE(readAllOf(work, {std::uint64_t{200} << 20, 60, 1000}).size(), 1U);
    }

    void aSource_thatIsLeft_endsItsProcess() {
        auto source = std::make_unique<ChildSource>("x", kSmall, [](const ChildSource::Sink&) {
            for (;;) pause();
        });
        QElapsedTimer timer;
        timer.start();
        source.reset();
        QVERIFY(timer.elapsed() < 20'000);
    }
};

static const lunette::test::TestClass<ChildSourceTest> kChildSourceTest;
#include "ChildSourceTest.moc"
