#include "Settled.h"
#include "TestProgram.h"
#include "map/LatentScatter.h"

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

#include <atomic>
#include <new>

using namespace lunette;

namespace {

/// A plot of a few points, drawn by `painter`.
struct ShownScatter {
    explicit ShownScatter(LatentScatter::Painter painter = LatentScatter::keepingPainter()) {
        plot.resize(200, 150);
        scatter = new LatentScatter(plot.xAxis, plot.yAxis, service, std::move(painter));  // the plot's
        auto made = std::make_shared<ScatterPoints>();
        made->x = {1, 2, 3};
        made->y = {3, 1, 2};
        made->colors = std::make_shared<const std::vector<QRgb>>(3, qRgb(200, 0, 0));
        points = made;
        scatter->setPoints(points);
    }

    BackgroundService service;
    QCustomPlot plot;
    LatentScatter* scatter = nullptr;
    std::shared_ptr<const ScatterPoints> points;
};

}  // namespace

class LatentScatterTest : public QObject {
    Q_OBJECT
private slots:
    void painterThrows_serviceReportsIt_nextPictureIsDrawn() {
        std::atomic<bool> isShort = true;
        ShownScatter shown([&isShort, paint = LatentScatter::keepingPainter()](const LatentScatter::Order& order) {
            if (isShort) throw std::bad_alloc();
            return paint(order);
        });
        QSignalSpy errors(&shown.service, &BackgroundService::errorOccurred);
        QSignalSpy ready(shown.scatter, &LatentScatter::imageReady);
        shown.plot.replot();
        QTRY_COMPARE(errors.size(), 1);
        shown.plot.replot();  // nothing is another: it is not tried again and again
        test::settle(shown.service);
        QCOMPARE(errors.size(), 1);
        QCOMPARE(ready.size(), 0);
        isShort = false;
        shown.plot.xAxis->setRange(0, 7);
        shown.plot.replot();
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(shown.scatter->isSettled());
    }

    void setPoints_goneAndThereAgain_areDrawnAgain() {
        ShownScatter shown;
        QSignalSpy ready(shown.scatter, &LatentScatter::imageReady);
        shown.plot.replot();
        shown.scatter->setPoints(nullptr);
        test::settle(shown.service);
        QCOMPARE(ready.size(), 0);
        shown.scatter->setPoints(shown.points);
        shown.plot.replot();
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(shown.scatter->isSettled());
    }
};

static const lunette::test::TestClass<LatentScatterTest, QApplication> kLatentScatterTest;
#include "LatentScatterTest.moc"
