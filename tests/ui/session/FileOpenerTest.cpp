#include "TestFiles.h"
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

    void open_ofALesson_carriesTheLesson() {
        const lunette::test::TemporaryFolder folder;
        const auto write = [&folder](const char* name, const std::string& text) {
            folder.write(name, {text.begin(), text.end()});
        };
        write("lesson.json", R"({"format": "lunette-lesson", "version": 1, "seeds": "1", "runs": {}, "steps": [{}]})");
        write("en.md", "# Mine\n\n## Step\n\nText.\n");
        const QString path = QString::fromStdString(folder.path());
        FileOpener files(catalog_, service_);
        QString opened;
        std::shared_ptr<const Lesson> lesson;
        connect(&files, &FileOpener::lessonOpened, this, [&](const QString& place, const auto& found) {
            opened = place;
            lesson = found;
        });
        files.open(path);
        QTRY_VERIFY(lesson);
        QCOMPARE(opened, path);
        QCOMPARE(lesson->text("en").title, std::string("Mine"));
    }

    void failed_saysWhetherTheFileIsGone() {
        const lunette::test::TemporaryFolder folder;
        folder.write("broken.lunette", {'x'});
        FileOpener files(catalog_, service_);
        QSignalSpy failed(&files, &FileOpener::failed);
        for (const char* name : {"/broken.lunette", "/gone.lunette"}) {
            files.open(QString::fromStdString(folder.path()) + QLatin1StringView(name));
            QTRY_VERIFY(!failed.isEmpty());
            QCOMPARE(failed.takeFirst()[1].toBool(), name == std::string_view("/gone.lunette"));
        }
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
