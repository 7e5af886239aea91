#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "io/FolderOutput.h"

#include <QTest>

#include <filesystem>

using namespace lunette;
using lunette::test::Bytes;
using lunette::test::messageOf;
using lunette::test::readAll;
using lunette::test::TemporaryFolder;
using lunette::test::throws;

namespace {

void writeByte(const std::string& path, char byte) { std::ofstream(path) << byte; }

}  // namespace

class FolderOutputTest : public QObject {
    Q_OBJECT
private slots:
    void newFolders_areGone_unlessKept_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("one") << "a";
        QTest::newRow("several") << "a/b/c";
        QTest::newRow("with a slash at its end") << "a/b/";
    }
    void newFolders_areGone_unlessKept() {
        QFETCH(QString, name);
        const TemporaryFolder folder;
        const std::string path = folder.path(name.toStdString());
        {
            FolderOutput output(path);
            writeByte(output.add("1"), 'x');
            output.add("2");
            QVERIFY(std::filesystem::exists(path + "/1"));
        }
        QVERIFY(folder.names().isEmpty());
        {
            FolderOutput output(path);
            writeByte(output.add("1"), 'x');
            output.keep();
        }
        QCOMPARE(readAll(path + "/1"), Bytes{'x'});
    }

    void whatWasThere_stays_andOnlyNewFilesGo() {
        const TemporaryFolder folder;
        folder.write("old", {1});
        folder.write("other", {2});
        {
            FolderOutput output(folder.path());
            writeByte(output.add("old"), 'x');
            writeByte(output.add("new"), 'x');
        }
        QCOMPARE(folder.names(), (QStringList{"old", "other"}));
        QCOMPARE(readAll(folder.path("old")), Bytes{'x'});
    }

    void whatAnotherPutIntoANewFolder_stays() {
        const TemporaryFolder folder;
        {
            FolderOutput output(folder.path("a"));
            output.add("1");
            folder.write("a/theirs", {3});
        }
        QCOMPARE(readAll(folder.path("a/theirs")), Bytes{3});
    }

    void folder_thatCannotBeMade_leavesNothing() {
        const TemporaryFolder folder;
        const std::string longName(300, 'x');
        QVERIFY(throws(ErrorKind::Unwritable, {longName}, [&] { FolderOutput(folder.path("a/b/" + longName)); }));
        QVERIFY(folder.names().isEmpty());
    }
};

static const lunette::test::TestClass<FolderOutputTest> kFolderOutputTest;
#include "FolderOutputTest.moc"
