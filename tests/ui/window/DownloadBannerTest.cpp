#include "LoopbackServer.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "window/DownloadBanner.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lunette;
using namespace lunette::test;

namespace {

struct ShownDownloadBanner {
    ShownDownloadBanner() { banner.resize(800, 60); }
    QPushButton* button(const char* name) const { return banner.findChild<QPushButton*>(QLatin1StringView(name)); }
    QString text() const { return banner.findChild<QLabel*>()->text(); }

    BackgroundService service;
    DownloadBanner banner{service};
    QSignalSpy fetched{&banner, &DownloadBanner::fetched};
    QSignalSpy failed{&banner, &DownloadBanner::errorOccurred};
};

}  // namespace

class DownloadBannerTest : public QObject {
    Q_OBJECT
private slots:
    void offer_isDescribedAndFetched() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        ShownDownloadBanner shown;
        QVERIFY(!shown.banner.isVisible());
        shown.banner.offer(setOf(server, body_, home.path("digits")));
        QVERIFY(shown.banner.isVisible());
        for (const char* word : {"Test set", "CC0", "http://example.org"})
            QVERIFY2(shown.text().contains(QLatin1StringView(word)), word);
        QVERIFY(shown.button("downloadButton")->text().contains(QStringLiteral("2.0")));  // MB
        shown.button("downloadButton")->click();
        QVERIFY(shown.banner.isFetching());
        QVERIFY(!shown.button("downloadButton")->isVisible());
        QTRY_COMPARE(shown.fetched.size(), 1);
        QCOMPARE(shown.fetched[0][0].toString(), QStringLiteral("test"));
        QVERIFY(!shown.banner.isVisible());
        QVERIFY(QFile::exists(QString::fromStdString(home.path("digits/images.gz"))));
    }

    void fetch_cancelled_continuesWhereItStopped() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        server.stalls = true;
        ShownDownloadBanner shown;
        shown.banner.offer(setOf(server, body_, home.path("digits")));
        shown.button("downloadButton")->click();
        QTRY_COMPARE(server.requests.size(), 1);
        QTRY_COMPARE(QFileInfo(QString::fromStdString(home.path("digits.download/images.gz.part"))).size(), 10);
        shown.button("downloadLeaveButton")->click();
        QVERIFY(!shown.banner.isFetching());
        QVERIFY(shown.button("downloadButton")->isVisible());
        server.stalls = false;
        shown.button("downloadButton")->click();
        QTRY_COMPARE(shown.fetched.size(), 1);
        QCOMPARE(shown.failed.size(), 0);
        QVERIFY(server.requests.last().contains("Range: bytes=10-"));
    }

    void fetch_failed_isReportedAndTheOfferStays() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        server.status = "404 Not Found";
        ShownDownloadBanner shown;
        shown.banner.offer(setOf(server, body_, home.path("digits")));
        shown.button("downloadButton")->click();
        QTRY_COMPARE(shown.failed.size(), 1);
        QVERIFY(shown.failed[0][0].toString().contains(QStringLiteral("404")));
        QVERIFY(shown.button("downloadButton")->isVisible());
        shown.button("downloadLeaveButton")->click();
        QVERIFY(!shown.banner.isVisible());
    }

    void offer_duringAFetch_isIgnored() {
        const TemporaryFolder home;
        LoopbackServer server(body_);
        server.stalls = true;
        ShownDownloadBanner shown;
        shown.banner.offer(setOf(server, body_, home.path("digits")));
        shown.button("downloadButton")->click();
        DownloadableDataset other;
        other.title = std::string("Another");
        shown.banner.offer(other);
        QVERIFY(shown.text().contains(QStringLiteral("Test set")));
    }

    void offer_withoutFiles_namesFolderAndPage() {
        ShownDownloadBanner shown;
        DownloadableDataset set;
        set.title = std::string("Photographs");
        set.page = "http://example.org/moon";
        set.folder = "/home/me/moon";
        shown.banner.offer(set);
        QVERIFY(!shown.button("downloadButton")->isVisible());
        QVERIFY(shown.text().contains(QStringLiteral("/home/me/moon")));
        QVERIFY(shown.button("downloadPageButton")->isVisible());
    }

private:
    const QByteArray body_ = someBytes(2'000'000);
};

static const lunette::test::TestClass<DownloadBannerTest, QApplication> kDownloadBannerTest;
#include "DownloadBannerTest.moc"
