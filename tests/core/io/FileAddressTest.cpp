#include "TestFiles.h"
#include "TestProgram.h"
#include "io/FileAddress.h"

#include <QTest>

#include <algorithm>

using namespace lunette;
using lunette::test::messageOf;
using lunette::test::TemporaryFolder;

class FileAddressTest : public QObject {
    Q_OBJECT
private slots:
    void address_ofThisComputer_isItsPath_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("path");
        QTest::newRow("without a host") << "file:///a/b.csv"
                                        << "/a/b.csv";
        QTest::newRow("of localhost") << "file://localhost/a/b.csv"
                                      << "/a/b.csv";
        QTest::newRow("of one slash") << "file:/a/b.csv"
                                      << "/a/b.csv";
        QTest::newRow("in capitals") << "FILE:///a"
                                     << "/a";
        QTest::newRow("with a space and an umlaut") << "file:///a%20b/m%C3%a4rz.csv"
                                                    << "/a b/m\u00e4rz.csv";
        QTest::newRow("with an encoded percent sign") << "file:///50%25"
                                                      << "/50%";
        QTest::newRow("with percent signs that encode nothing") << "file:///5%zz%2"
                                                                << "/5%zz%2";
        QTest::newRow("a path") << "/a%20b"
                                << "/a%20b";
        QTest::newRow("a relative path with a colon") << "a:b//c"
                                                      << "a:b//c";
        QTest::newRow("a built-in") << "moons:count=60"
                                    << "moons:count=60";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void address_ofThisComputer_isItsPath() {
        QFETCH(QString, text);
        QFETCH(QString, path);
        QCOMPARE(QString::fromStdString(pathOfAddress(text.toStdString())), path);
        QCOMPARE(QString::fromStdString(datasetOfAddress(text.toStdString())), path);
    }

    void address_ofAnyPath_givesItBack() {
        for (const std::string path : {"/a/b c.csv", "/h\xE9ros:size=8", "/100%25/x", "/m\xC3\xA4rz", "/\x01\xFF"}) {
            const std::string address = addressOfPath(path);
            QCOMPARE(pathOfAddress(address), path);
            QVERIFY(std::ranges::all_of(address, [](char c) { return c > ' ' && c < 0x7F; }));
        }
    }

    void address_ofAnotherPlace_isRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("http") << "http://example.org/a.csv"
                              << "download it";
        QTest::newRow("https with settings") << "https://example.org/a.csv:size=8"
                                             << "download it";
        QTest::newRow("of another computer") << "file://server/a.csv"
                                             << "server";
        QTest::newRow("of no file") << "file://"
                                    << "names no file";
        QTest::newRow("of the root alone") << "file:///"
                                           << "names no file";
        QTest::newRow("with a zero byte") << "file:///a%00b"
                                          << "zero byte";
    }
    void address_ofAnotherPlace_isRefused() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        for (const auto& function : {pathOfAddress, datasetOfAddress}) {
            const QString message = messageOf([&] { function(text.toStdString()); });
            QVERIFY2(message.contains(text) && message.contains(says), qPrintable(message));
        }
    }

    /// A percent sign in the settings is no part of the address, and one in the path may hide a colon.
    void datasetAddress_withSettings_keepsThemAsTheyAre() {
        const TemporaryFolder folder;
        const std::string path = folder.write("a b:c.csv", {1});
        const std::string address = "file://" + folder.path() + "/a%20b%3Ac.csv:label=50%25,held-out=0.5";
        QCOMPARE(datasetOfAddress(address), path + ":label=50%25,held-out=0.5");
        const std::string bare = "file://" + folder.path() + "/a%20b%3Ac.csv";
        QCOMPARE(datasetOfAddress(bare), path);
    }
};

static const lunette::test::TestClass<FileAddressTest> kFileAddressTest;
#include "FileAddressTest.moc"
