#include "Patience.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "imaging/PictureGrid.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "map/MapOverlayWork.h"
#include "map/Thumbnails.h"

#include <QApplication>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace lunette;
using lunette::test::kPatience;

namespace {

ScatterPoints pointsAt(const std::vector<QPointF>& places) {
    ScatterPoints points;
    for (const QPointF& place : places) {
        points.x.push_back(static_cast<float>(place.x()));
        points.y.push_back(static_cast<float>(place.y()));
    }
    points.colors = std::make_shared<const std::vector<QRgb>>(places.size(), qRgb(200, 0, 0));
    return points;
}

std::vector<std::size_t> codesOf(const std::vector<Thumbnail>& thumbnails) {
    std::vector<std::size_t> codes;
    for (const Thumbnail& thumbnail : thumbnails) codes.push_back(thumbnail.code);
    return codes;
}

}  // namespace

class ThumbnailsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        moons_ = samples::moons(300);
        vae_ = samples::snapshot(samples::model(ObjectiveKind::Vae, 2, moons_.test->shape()));
    }

    void cell_showsTheCodeNearestToItsMiddle() {
        // Cells of 2 x 1 from the origin: the first three points share that of 0 .. 2 and 0 .. 1.
        const ScatterPoints points = pointsAt({{0.1, 0.1}, {1.1, 0.6}, {1.9, 0.9}, {-0.1, 0.5}, {9, 0.5}});
        const auto chosen = chooseThumbnails(points, nullptr, QRectF(-4, -4, 8, 8), {2, 1});
        QCOMPARE(codesOf(chosen), (std::vector<std::size_t>{3, 1}));
        QCOMPARE(chosen[0].middle, QPointF(-1, 0.5));
        QCOMPARE(chosen[1].middle, QPointF(1, 0.5));
    }

    void cell_withASelectedCode_prefersItToANearerOne() {
        const ScatterPoints points = pointsAt({{0.1, 0.1}, {0.5, 0.5}});
        const auto selection = changedSelection(nullptr, {1, 0}, SelectionChange::Replace);
        const QRectF range(0, 0, 1, 1);
        QCOMPARE(codesOf(chooseThumbnails(points, selection.get(), range, {1, 1})), (std::vector<std::size_t>{0}));
        QCOMPARE(codesOf(chooseThumbnails(points, nullptr, range, {1, 1})), (std::vector<std::size_t>{1}));
    }

    void cells_afterPanning_areTheSame() {
        const ScatterPoints points = pointsAt({{0.1, 0.1}, {0.5, 0.5}, {2.2, 1.3}, {2.9, 1.9}});
        const auto before = chooseThumbnails(points, nullptr, QRectF(-4, -4, 8, 8), {1, 1});
        const auto after = chooseThumbnails(points, nullptr, QRectF(-3.7, -4.2, 8, 8), {1, 1});
        QCOMPARE(codesOf(before), codesOf(after));
        for (std::size_t i = 0; i < before.size(); ++i) QCOMPARE(before[i].middle, after[i].middle);
    }

    void thumbnail_isDrawnPixelByPixelInAFrameOfItsColor() {
        MapOverlayRequest request = ask({{1.0, 1.0}});
        const QImage drawn = drawMapOverlay(request).image;
        // 28 pixels with a frame of 2 and a gap of 2 in all, so that cells have 34 pixels; a unit has 20. The code is
        // in the cell of 0 .. 1.7, whose middle is 17 pixels right of and above that of the plane, which is at 200,
        // 200.
        const QImage expected = picture(0);
        for (int y = 0; y < 28; ++y)
            for (int x = 0; x < 28; ++x) QCOMPARE(drawn.pixel(203 + x, 169 + y), expected.pixel(x, y));
        QCOMPARE(drawn.pixel(202, 168), qRgb(200, 0, 0));
        QCOMPARE(drawn.pixel(200, 166), QRgb(0));
    }

    void thumbnails_doNotOverlap() {
        std::vector<QPointF> places;
        for (int i = 0; i < 30; ++i)
            places.emplace_back(std::fmod(i * 0.7549, 1.0) * 8 - 4, std::fmod(i * 0.5698, 1.0) * 8 - 4);
        const MapOverlayRequest request = ask(places);
        const auto chosen = chooseThumbnails(*request.points, nullptr, request.range, {1.7, 1.7});
        const QImage drawn = drawMapOverlay(request).image;
        QVERIFY(chosen.size() > 8);
        int inked = 0;
        for (int y = 0; y < drawn.height(); ++y)
            for (int x = 0; x < drawn.width(); ++x) inked += qAlpha(drawn.pixel(x, y)) > 0;
        QCOMPARE(inked, static_cast<int>(chosen.size()) * 32 * 32);
    }

    void thumbnails_notSelected_areDimmed() {
        MapOverlayRequest request = ask({{1.0, 1.0}, {-2.0, 1.0}});
        request.selection = changedSelection(nullptr, {1, 0}, SelectionChange::Replace);
        const QImage drawn = drawMapOverlay(request).image;
        QCOMPARE(qAlpha(drawn.pixel(217, 183)), 255);
        const int column = 200 - 34 - 17;  // the cell of -3.4 .. -1.7
        QVERIFY(qAlpha(drawn.pixel(column, 183)) > 0 && qAlpha(drawn.pixel(column, 183)) < 100);
    }

    void thumbnail_ofALargePicture_isShrunk() {
        Dataset::Parts parts;
        parts.name = "large";
        parts.shape = {128, 128, 1};
        parts.pixels.assign(std::size_t{128} * 128, 200);
        MapOverlayRequest request = ask({{1.0, 1.0}});
        request.images = std::make_shared<const Dataset>(std::move(parts));
        const QImage drawn = drawMapOverlay(request).image;
        int widest = 0;
        for (int y = 0; y < drawn.height(); ++y) {
            int inked = 0;
            for (int x = 0; x < drawn.width(); ++x) inked += qAlpha(drawn.pixel(x, y)) > 0;
            widest = std::max(widest, inked);
        }
        QCOMPARE(widest, 64 + 4);
    }

    void thumbnailsButton_replacesDotsByImages() {
        BackgroundService service;
        LatentView view{service};
        view.resize(800, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setData(moons_);
        view.setSnapshot(vae_);
        auto* canvas = view.findChild<LatentCanvas*>();
        QTRY_VERIFY(canvas->codePixel(0) && canvas->isSettled());
        auto* button = view.findChild<QToolButton*>(QStringLiteral("thumbnailsToolButton"));
        QVERIFY(canvas->thumbnails().image.isNull() && canvas->shownPoints({}));
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(!canvas->thumbnails().image.isNull(), kPatience);
        QVERIFY(!canvas->shownPoints({}));  // in a figure neither
        QTest::keyClick(canvas, Qt::Key_T);
        QTRY_VERIFY_WITH_TIMEOUT(canvas->thumbnails().image.isNull(), kPatience);
        QVERIFY(canvas->shownPoints({}));
    }

private:
    /// Twenty units each way on 400 pixels, the origin in the middle.
    MapOverlayRequest ask(const std::vector<QPointF>& places) const {
        MapOverlayRequest request;
        request.overlay = MapOverlay::Thumbnails;
        request.snapshot = vae_;
        request.range = QRectF(-10, -10, 20, 20);
        request.pixels = QSize(400, 400);
        request.points = std::make_shared<const ScatterPoints>(pointsAt(places));
        request.images = moons_.test;
        return request;
    }
    QImage picture(Index image) const {
        Matrix pixels;
        moons_.test->gather(image, 1, pixels);
        return toImage(pixels.col(0), moons_.test->shape()).convertToFormat(QImage::Format_RGB32);
    }

    DataSplit moons_;
    std::shared_ptr<const Snapshot> vae_;
};

static const lunette::test::TestClass<ThumbnailsTest, QApplication> kThumbnailsTest;
#include "ThumbnailsTest.moc"
