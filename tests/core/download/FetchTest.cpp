#include "LoopbackServer.h"
#include "TestFiles.h"
#include "download/Fetch.h"

#include <QTest>

#include <filesystem>
#include <fstream>

using namespace lunette;
using namespace lunette::test;

namespace fs = std::filesystem;

namespace {

QByteArray contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return QByteArray::fromStdString({std::istreambuf_iterator<char>(file), {}});
}

QString failure(const DownloadableDataset& set) {
    return messageOf([&] { fetchDataset(set, {}); });
}

}  // namespace

class FetchTest : public QObject {
    Q_OBJECT
private slots:
    void fetch_ofSeveralFiles_reportsRisingProgress() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        const DownloadableDataset set = setOf(server, body_, home.path("data/digits"), {"images.gz", "labels.gz"});
        std::vector<double> seen;
        fetchDataset(set, [&](double done) {
            seen.push_back(done);
            return true;
        });
        for (const char* name : {"images.gz", "labels.gz"}) QCOMPARE(contents(fs::path(set.folder) / name), body_);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(seen.back(), 1.0);
        QCOMPARE(std::distance(fs::directory_iterator(set.folder), {}), 2);
        QCOMPARE(std::distance(fs::directory_iterator(home.path("data")), {}), 1);  // nothing beside the folder
        QVERIFY(server.requests[0].toLower().contains("accept-encoding: identity"));
    }

    void brokenConnection_fetchedAgain_continuesWhereItBroke() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        const DownloadableDataset set = setOf(server, body_, home.path("digits"));
        server.dropsAfter = 120'000;
        const QString message = failure(set);
        QVERIFY2(message.contains("120000 of 300000 bytes"), qPrintable(message));
        QVERIFY(!fs::exists(set.folder));
        server.dropsAfter = -1;
        fetchDataset(set, {});
        // Not the second: Qt may ask again of itself where a connection breaks early.
        QVERIFY(server.requests.last().contains("Range: bytes=120000-"));
        QCOMPARE(contents(fs::path(set.folder) / "images.gz"), body_);
        QVERIFY(!fs::exists(set.folder + ".download"));
    }

    void brokenConnection_serverWithoutRanges_beginsAgain() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        const DownloadableDataset set = setOf(server, body_, home.path("digits"));
        server.knowsRanges = false;
        server.dropsAfter = 120'000;
        QVERIFY(!failure(set).isEmpty());
        server.dropsAfter = -1;
        fetchDataset(set, {});
        QCOMPARE(contents(fs::path(set.folder) / "images.gz"), body_);
    }

    void partialFile_ofAnotherFile_isFetchedAnew() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        const DownloadableDataset set = setOf(server, body_, home.path("digits"));
        fs::create_directories(set.folder + ".download");
        std::ofstream(set.folder + ".download/images.gz.part") << std::string(1000, 'x');
        fetchDataset(set, {});
        QCOMPARE(server.requests.size(), 2);
        QCOMPARE(contents(fs::path(set.folder) / "images.gz"), body_);
    }

    void wrongChecksum_leavesNothing() {
        const TemporaryFolder home;
        QByteArray other = body_;
        other[77] = static_cast<char>(other[77] + 1);
        LoopbackServer server(other);
        const DownloadableDataset set = setOf(server, body_, home.path("digits"));
        const QString message = failure(set);
        QVERIFY2(message.contains("SHA-256") && message.contains("images.gz"), qPrintable(message));
        QVERIFY(!fs::exists(set.folder));
        QVERIFY(fs::is_empty(set.folder + ".download"));
    }

    void body_ofAnotherLength_isRefused_data() {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("longer") << 300'001 << "longer than published";
        QTest::newRow("shorter") << 299'999 << "299999 of 300000 bytes";
    }
    void body_ofAnotherLength_isRefused() {
        QFETCH(int, bytes);
        QFETCH(QString, says);
        const TemporaryFolder home;
        LoopbackServer server(someBytes(bytes));
        const DownloadableDataset set = setOf(server, body_, home.path("digits"));
        const QString message = failure(set);
        QVERIFY2(message.contains(says), qPrintable(message));
        QVERIFY(!fs::exists(set.folder));
    }

    void missingPage_isNamed() {
        const TemporaryFolder home;
        LoopbackServer server("not here");
        server.status = "404 Not Found";
        const DownloadableDataset set = setOf(server, body_, home.path("digits"));
        const QString message = failure(set);
        QVERIFY2(message.contains("404 (Not Found)") && message.contains("images.gz"), qPrintable(message));
        QVERIFY(!fs::exists(set.folder));
    }

    void redirection_isFollowed() {
        const TemporaryFolder home;
        LoopbackServer target(body_), server({});
        server.status = "302 Found";
        server.moreHeaders = "Location: " + QByteArray::fromStdString(target.url("elsewhere")) + "\r\n";
        const DownloadableDataset set = setOf(server, body_, home.path("digits"));
        fetchDataset(set, {});
        QCOMPARE(contents(fs::path(set.folder) / "images.gz"), body_);
    }

    void closedServer_isReported() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        const DownloadableDataset set = setOf(server, body_, home.path("digits"));
        server.close();
        const QString message = failure(set);
        QVERIFY2(message.contains("refused") && message.contains("Check the connection"), qPrintable(message));
    }

    void fetch_cancelledWhileTheServerStalls_keepsThePart() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        server.stalls = true;
        const DownloadableDataset set = setOf(server, body_, home.path("digits"));
        QVERIFY_EXCEPTION_THROWN(fetchDataset(set, [](double done) { return done == 0; }), Cancelled);
        QVERIFY(!fs::exists(set.folder));
        QCOMPARE(contents(set.folder + ".download/images.gz.part"), body_.left(10));
        server.stalls = false;
        fetchDataset(set, {});
        QCOMPARE(contents(fs::path(set.folder) / "images.gz"), body_);
    }

    void completeFile_isNotFetchedAgain() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        const DownloadableDataset set = setOf(server, body_, home.path("digits"), {"images.gz", "labels.gz"});
        fs::create_directories(set.folder + ".download");
        std::ofstream(set.folder + ".download/images.gz", std::ios::binary).write(body_.data(), body_.size());
        fetchDataset(set, {});
        QCOMPARE(server.requests.size(), 1);
        QVERIFY(server.requests[0].startsWith("GET /labels.gz"));
    }

    void existingFolder_keepsItsFiles() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        const DownloadableDataset set = setOf(server, body_, home.path("digits"));
        fs::create_directories(set.folder);
        std::ofstream(set.folder + "/notes.txt") << "mine";
        fetchDataset(set, {});
        QCOMPARE(contents(set.folder + "/notes.txt"), QByteArray("mine"));
        QCOMPARE(contents(set.folder + "/images.gz"), body_);
    }

    void folder_thatCannotBeMade_isNamed() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        std::ofstream(home.path("file")) << "in the way";
        const DownloadableDataset set = setOf(server, body_, home.path("file/digits"));
        const QString message = failure(set);
        QVERIFY2(message.contains(QString::fromStdString(home.path("file"))), qPrintable(message));
        QVERIFY(server.requests.isEmpty());
    }

    void dataset_withoutFiles_namesItsPage() {
        DownloadableDataset set;
        set.title = std::string("Photographs");
        set.page = "http://example.org/moon";
        QVERIFY(failure(set).contains("http://example.org/moon"));
    }

private:
    const QByteArray body_ = someBytes(300'000);
};

QTEST_GUILESS_MAIN(FetchTest)
#include "FetchTest.moc"
