#include "TestProgram.h"
#include "data/MoonPhases.h"
#include "session/FileOpener.h"

#include <QSignalSpy>
#include <QtTest>

#include <thread>

using namespace lunette;

namespace {

/// Takes any path and is never done; says how often it was begun and how often it was stopped.
class EndlessFormat final : public DatasetFormat {
public:
    std::string name() const override { return "endless"; }
    std::vector<std::string> filePatterns() const override { return {}; }
    bool recognizes(const std::string&) const override { return true; }
    DataSplit open(const std::string&, const Settings&, const Progress& progress) const override {
        ++begun;
        try {
            for (;;) {
                report(progress, 0.25);
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        } catch (const Cancelled&) {
            ++stopped;
            throw;
        }
    }

    static inline std::atomic<int> begun = 0, stopped = 0;
};

}  // namespace

class FileOpenerTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        catalog_.add(makeMoonSource());
        catalog_.add(std::make_unique<EndlessFormat>());
    }
    void init() { EndlessFormat::begun = EndlessFormat::stopped = 0; }

    void openDataset_cancelled_leavesNothingBehind() {
        FileOpener files(catalog_, service_);
        QSignalSpy opened(&files, &FileOpener::datasetOpened), ended(&files, &FileOpener::finished);
        QSignalSpy failed(&files, &FileOpener::errorOccurred), progressed(&files, &FileOpener::progressed);
        files.openDataset(QStringLiteral("."));
        QTRY_COMPARE(EndlessFormat::begun, 1);
        QTRY_VERIFY(!progressed.isEmpty() && progressed.back().front().toDouble() == 0.25);
        files.cancel();
        QCOMPARE(ended.size(), 1);
        QTRY_COMPARE(EndlessFormat::stopped, 1);
        files.openDataset(QStringLiteral("moons:count=12,size=28"));
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<DataSplit>().train->size(), 12);
        QCOMPARE(failed.size(), 0);
    }

    void openDataset_twice_opensOnlyTheNewest() {
        FileOpener files(catalog_, service_);
        QSignalSpy opened(&files, &FileOpener::datasetOpened);
        files.openDataset(QStringLiteral("."));
        QTRY_COMPARE(EndlessFormat::begun, 1);
        files.openDataset(QStringLiteral("moons:count=13,size=28"));
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(EndlessFormat::stopped, 1);
        QCOMPARE(opened[0][0].value<DataSplit>().train->size(), 13);
    }

    void destructor_duringAnImport_stopsIt() {
        {
            FileOpener files(catalog_, service_);
            files.openDataset(QStringLiteral("."));
            QTRY_COMPARE(EndlessFormat::begun, 1);
        }
        QTRY_COMPARE(EndlessFormat::stopped, 1);
    }

private:
    Catalog catalog_;
    BackgroundService service_;
};

static const lunette::test::TestClass<FileOpenerTest, QCoreApplication> kFileOpenerTest;
#include "FileOpenerTest.moc"
