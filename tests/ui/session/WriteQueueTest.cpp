#include "Error.h"
#include "TestProgram.h"
#include "imaging/PictureExport.h"
#include "session/WriteQueue.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace lunette;

namespace {

/// Never done; waits until the request is cancelled.
void writeForever(const Progress& progress) {
    for (;;) {
        report(progress, 0.5);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

/// `count` pictures of one gray, without codes.
PictureSheet sheetOfGrays(std::size_t count) {
    QImage gray(16, 16, QImage::Format_Grayscale8);
    gray.fill(90);
    return {std::vector<QImage>(count, gray), 1, PictureOrigin(Matrix::Zero(2, static_cast<Index>(count)), "model", 1)};
}

}  // namespace

/// Pictures that are written one after the other, away from the window.
class WriteQueueTest : public QObject {
    Q_OBJECT
private slots:
    void writes_areMadeInTheOrderRequested() {
        WriteQueue queue(service_);
        QSignalSpy written(&queue, &WriteQueue::written), began(&queue, &WriteQueue::started);
        QStringList order;
        std::mutex guard;
        for (const char* name : {"one", "two", "three"}) {
            queue.writeCancellable(QLatin1StringView(name), [&, name](const Progress&) {
                const std::lock_guard hold(guard);
                order << QLatin1StringView(name);
            });
        }
        QTRY_COMPARE(written.size(), 3);
        QCOMPARE(order, QStringList({"one", "two", "three"}));
        for (int i = 0; i < 3; ++i) QCOMPARE(written[i], began[i]);
    }

    void writeNew_ofANameThatIsThere_takesTheNextNumber() {
        const QTemporaryDir folder;
        const QString stem = folder.filePath(QStringLiteral("run.1"));
        WriteQueue queue(service_);
        QSignalSpy written(&queue, &WriteQueue::written);
        for (int i = 0; i < 3; ++i)
            queue.writeNew(stem, QStringLiteral(".txt"), [i](const std::string& path) {
                QFile file(QString::fromStdString(path));
                if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::number(i)) != 1)
                    qFatal("%s cannot be written", path.c_str());
            });
        QTRY_COMPARE(written.size(), 3);
        const QStringList paths{stem + ".txt", stem + "-2.txt", stem + "-3.txt"};
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(written[i][0].toString(), paths[i]);
            QFile file(paths[i]);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), QByteArray::number(i));
        }
    }

    void cancel_endsTheCurrentWriteAndThoseThatWait() {
        WriteQueue queue(service_);
        QSignalSpy written(&queue, &WriteQueue::written), failed(&queue, &WriteQueue::errorOccurred);
        QSignalSpy began(&queue, &WriteQueue::started), ended(&queue, &WriteQueue::finished);
        QSignalSpy progressed(&queue, &WriteQueue::progressed);
        std::atomic<bool> waiterRan = false;
        queue.writeCancellable(QStringLiteral("endless"), writeForever);
        queue.writeCancellable(QStringLiteral("waiting"), [&](const Progress&) { waiterRan = true; });
        QTRY_VERIFY(!progressed.isEmpty() && progressed.back().front().toDouble() == 0.5);
        queue.cancel();
        QTRY_COMPARE(ended.size(), 1);
        queue.writeCancellable(QStringLiteral("after"), [](const Progress&) {});
        QTRY_COMPARE(written.size(), 1);
        QCOMPARE(written[0][0].toString(), QStringLiteral("after"));
        QCOMPARE(began.size(), 2);
        QCOMPARE(failed.size(), 0);
        QVERIFY(!waiterRan);
    }

    void cancel_duringAFolderOrAnimation_leavesNothing() {
        const QTemporaryDir folder;
        const PictureSheet sheet = sheetOfGrays(4000);
        const std::string frames = folder.filePath(QStringLiteral("frames")).toStdString();
        const std::string morph = folder.filePath(QStringLiteral("morph.gif")).toStdString();
        const std::vector<WriteQueue::Work> works{
            [&](const Progress& progress) { saveNumbered(sheet, 4, frames, progress); },
            [&](const Progress& progress) { saveMorph(sheet, 4, morph, progress); }};
        for (const auto& work : works) {
            WriteQueue queue(service_);
            QSignalSpy ended(&queue, &WriteQueue::finished), written(&queue, &WriteQueue::written);
            std::atomic<bool> isUnderWay = false;
            queue.writeCancellable(QStringLiteral("pictures"), [&](const Progress& progress) {
                work([&](double fraction) {
                    isUnderWay = isUnderWay || fraction > 0.0;
                    return progress(fraction);
                });
            });
            QTRY_VERIFY_WITH_TIMEOUT(isUnderWay, 60000);
            queue.cancel();
            QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60000);
            QCOMPARE(written.size(), 0);
            const auto left = QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
            QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
        }
    }

    void write_failing_isReportedAndTheNextIsMade() {
        WriteQueue queue(service_);
        QSignalSpy written(&queue, &WriteQueue::written), failed(&queue, &WriteQueue::errorOccurred);
        queue.writeCancellable(QStringLiteral("full"), [](const Progress&) {
            throw Error(ErrorKind::Unwritable, Message::tr("The disk is full."));
        });
        queue.writeCancellable(QStringLiteral("next"), [](const Progress&) {});
        QTRY_COMPARE(written.size(), 1);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), QStringLiteral("The disk is full."));
    }

    void write_unrelatedWriteFails_followUpStillRuns() {
        WriteQueue queue(service_);
        QSignalSpy failed(&queue, &WriteQueue::errorOccurred);
        QStringList ends;
        queue.write(QStringLiteral("full"),
                    [] { throw Error(ErrorKind::Unwritable, Message::tr("The disk is full.")); },
                    {[&] { ends << QStringLiteral("full written"); }, [&] { ends << QStringLiteral("full failed"); }});
        queue.write(QStringLiteral("list"), [] {}, {[&] { ends << QStringLiteral("list written"); }, {}});
        QTRY_COMPARE(ends, QStringList({"full failed", "list written"}));
        QCOMPARE(failed.size(), 1);
    }

    void cancel_modelIsBeingSaved_isSavedAnyway() {
        WriteQueue queue(service_);
        QSignalSpy written(&queue, &WriteQueue::written);
        std::atomic<bool> waiterRan = false;
        queue.writeCancellable(QStringLiteral("endless"), writeForever);
        queue.write(QStringLiteral("model"), [] {});
        queue.writeCancellable(QStringLiteral("waiting"), [&](const Progress&) { waiterRan = true; });
        queue.cancel();
        QTRY_COMPARE(written.size(), 1);
        QCOMPARE(written[0][0].toString(), QStringLiteral("model"));
        QVERIFY(!waiterRan);
    }

    void destructor_duringAWrite_cancelsIt() {
        std::atomic<bool> stopped = false;
        {
            WriteQueue queue(service_);
            QSignalSpy progressed(&queue, &WriteQueue::progressed);
            queue.writeCancellable(QStringLiteral("endless"), [&](const Progress& progress) {
                try {
                    writeForever(progress);
                } catch (const Cancelled&) {
                    stopped = true;
                    throw;
                }
            });
            QTRY_VERIFY(!progressed.isEmpty());
        }
        QTRY_VERIFY(stopped);
    }

private:
    BackgroundService service_;
};

static const lunette::test::TestClass<WriteQueueTest, QApplication> kWriteQueueTest;
#include "WriteQueueTest.moc"
