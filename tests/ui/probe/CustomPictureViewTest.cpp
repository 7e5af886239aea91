#include "Settled.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "analysis/PictureByPicture.h"
#include "analysis/SquaredErrors.h"
#include "probe/CustomPictureView.h"
#include "widgets/DrawingPad.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"

#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <numeric>

using namespace lunette;

namespace {

struct ShownCustomPictureView {
    ShownCustomPictureView() {
        view.resize(300, 600);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        pad = view.findChild<DrawingPad*>(QStringLiteral("drawingPad"));
        output = view.findChild<PictureCard*>(QStringLiteral("ownReconstruction"));
        verdict = view.findChild<QLabel*>(QStringLiteral("ownPictureVerdict"));
    }

    /// A stroke between two places of the picture, as shares of its sides.
    void draw(QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton) const {
        const QRectF at = pixelExactRect(pad->picture().size(), pad->rect(), pad->devicePixelRatioF());
        const auto place = [&](QPointF share) {
            return QPoint(static_cast<int>(at.left() + share.x() * at.width()),
                          static_cast<int>(at.top() + share.y() * at.height()));
        };
        QTest::mousePress(pad, button, {}, place(from));
        QMouseEvent move(QEvent::MouseMove, place(to), pad->mapToGlobal(place(to)), Qt::NoButton, button, {});
        QApplication::sendEvent(pad, &move);
        QTest::mouseRelease(pad, button, {}, place(to));
    }

    void click(const char* button) const { view.findChild<QToolButton*>(QLatin1StringView(button))->click(); }

    BackgroundService service;
    CustomPictureView view{service};
    DrawingPad* pad = nullptr;
    PictureCard* output = nullptr;
    QLabel* verdict = nullptr;
};

int grayAt(const QImage& image, int x, int y) { return qGray(image.pixel(x, y)); }

}  // namespace

class CustomPictureViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        moons_ = samples::moons();
        snapshot_ = samples::snapshot(samples::model(ObjectiveKind::Autoencoder, 2, moons_.test->shape()));
    }

    void drawing_isEncodedWhileItIsDrawn() {
        ShownCustomPictureView shown;
        load(shown);
        QSignalSpy moved(&shown.view, &CustomPictureView::codeEdited);
        shown.draw({0.2, 0.5}, {0.8, 0.5});
        QCOMPARE(grayAt(shown.pad->picture(), 14, 14), 255);
        QCOMPARE(grayAt(shown.pad->picture(), 14, 3), 0);
        QTRY_VERIFY(moved.count() > 0);
        const Matrix pixels = pixelsOf(shown.pad->picture(), moons_.test->shape());
        const Vector code = encodeEach(*snapshot_, pixels).col(0);
        QTRY_COMPARE(moved.last().front().value<Vector>(), code);
        QCOMPARE(shown.output->picture(), toImage(decodeEach(*snapshot_, code).col(0), moons_.test->shape()));
        shown.draw({0.5, 0.1}, {0.5, 0.9}, Qt::RightButton);  // wipes
        QCOMPARE(grayAt(shown.pad->picture(), 14, 14), 0);
        QTRY_VERIFY(moved.last().front().value<Vector>() != code);
    }

    void verdict_isTheShareOfHeldOutImagesWithASmallerError() {
        ShownCustomPictureView shown;
        load(shown);
        const QImage picture = checkerboard(28);
        shown.view.take(picture);
        std::vector<Index> all(static_cast<std::size_t>(moons_.test->size()));
        std::iota(all.begin(), all.end(), Index{0});
        const auto errors = squaredErrors(*snapshot_, *moons_.test, all);
        const Matrix pixels = pixelsOf(picture, moons_.test->shape());
        const double error = static_cast<double>((snapshot_->reconstruct(pixels) - pixels).squaredNorm());
        const auto smaller = std::ranges::count_if(errors, [error](double other) { return other < error; });
        const double share = 100.0 * static_cast<double>(smaller) / static_cast<double>(errors.size());
        const QString expected = QStringLiteral("higher than %1\u00a0%").arg(QLocale().toString(share, 'f', 0));
        QTRY_VERIFY2(shown.verdict->text().contains(expected), qPrintable(shown.verdict->text()));
        QVERIFY(shown.verdict->text().contains(QLocale().toString(error, 'f', 1)));
        QVERIFY(shown.verdict->text().contains(QString::number(errors.size())));
    }

    void take_aLargerPicture_fitsIt() {
        ShownCustomPictureView shown;
        load(shown);
        QImage wide(112, 56, QImage::Format_ARGB32);  // its middle white, its sides transparent
        wide.fill(Qt::transparent);
        QPainter(&wide).fillRect(42, 14, 28, 28, Qt::white);
        shown.view.take(wide);
        QTRY_VERIFY(!shown.pad->isBlank());
        QCOMPARE(shown.pad->picture().size(), QSize(28, 28));
        QCOMPARE(grayAt(shown.pad->picture(), 14, 14), 255);
        QCOMPARE(grayAt(shown.pad->picture(), 2, 14), 0);  // as dark as the sky of the moons
    }

    void undoAndClear_takeStrokesBack() {
        ShownCustomPictureView shown;
        load(shown);
        shown.draw({0.2, 0.2}, {0.8, 0.2});
        const QImage first = shown.pad->picture();
        shown.draw({0.2, 0.8}, {0.8, 0.8});
        shown.click("clearDrawingButton");
        QVERIFY(shown.pad->isBlank());
        QTRY_VERIFY(shown.output->picture().isNull());
        shown.click("undoDrawingButton");
        shown.click("undoDrawingButton");
        QCOMPARE(shown.pad->picture(), first);
        shown.click("undoDrawingButton");
        QVERIFY(shown.pad->isBlank());
        QVERIFY(!shown.view.findChild<QToolButton*>(QStringLiteral("undoDrawingButton"))->isEnabled());
    }

    void brush_wider_drawsWider() {
        ShownCustomPictureView shown;
        load(shown);
        const auto ink = [&] {
            int sum = 0;
            for (int y = 0; y < 28; ++y) sum += grayAt(shown.pad->picture(), 14, y);
            return sum;
        };
        auto* brush = shown.view.findChild<QSlider*>(QStringLiteral("brushSlider"));
        brush->setValue(brush->minimum());
        shown.draw({0.2, 0.5}, {0.8, 0.5});
        const int thin = ink();
        shown.click("clearDrawingButton");
        brush->setValue(brush->maximum());
        shown.draw({0.2, 0.5}, {0.8, 0.5});
        QVERIFY(ink() > 4 * thin);
    }

    void training_movesTheMarkAndLeavesTheProbe() {
        ShownCustomPictureView shown;
        load(shown);
        shown.draw({0.2, 0.5}, {0.8, 0.5});
        QSignalSpy found(&shown.view, &CustomPictureView::codeFound);
        QSignalSpy moved(&shown.view, &CustomPictureView::codeEdited);
        QTRY_VERIFY(moved.count() > 0);
        test::settle(shown.service);
        const auto before = moved.count();
        const auto next = samples::snapshot(snapshot_->sharedModel(), 2);
        const Vector code = encodeEach(*next, pixelsOf(shown.pad->picture(), moons_.test->shape())).col(0);
        shown.view.setSnapshot(next);
        QTRY_COMPARE(found.last().front().value<Vector>(), code);
        QCOMPARE(moved.count(), before);
    }

    void takeFile_ofNoPicture_namesIt() {
        ShownCustomPictureView shown;
        load(shown);
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("notes.png")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a picture");
        file.close();
        QSignalSpy failed(&shown.view, &CustomPictureView::errorOccurred);
        shown.view.takeFile(file.fileName());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.front().front().toString().contains(QStringLiteral("notes.png")));
        QVERIFY(shown.pad->isBlank());
    }

    void take_aColorPicture_keepsItsColors() {
        const auto color = samples::snapshot(samples::model(ObjectiveKind::Vae, 3, {16, 16, 3}));
        ShownCustomPictureView shown;
        shown.view.setSnapshot(color);
        QImage red(16, 16, QImage::Format_RGB32);
        red.fill(qRgb(200, 40, 0));
        shown.view.take(red);
        QTRY_VERIFY(!shown.output->picture().isNull());
        QCOMPARE(shown.pad->picture().pixel(5, 5), qRgb(200, 40, 0));
        const Matrix pixels = pixelsOf(shown.pad->picture(), color->model().image());
        QVERIFY(std::abs(pixels(0, 0) - Scalar(200) / 255) < 1e-6F);
        QVERIFY(std::abs(pixels(2, 0)) < 1e-6F);
    }

    void pad_withoutAModel_isEmpty() {
        ShownCustomPictureView shown;
        shown.view.setData(moons_);
        shown.draw({0.2, 0.5}, {0.8, 0.5});
        QVERIFY(shown.pad->picture().isNull());
        load(shown);
        QCOMPARE(shown.pad->picture().size(), QSize(28, 28));
        shown.view.setSnapshot(nullptr);
        QVERIFY(shown.pad->picture().isNull());
    }

private:
    void load(ShownCustomPictureView& shown) const {
        shown.view.setData(moons_);
        shown.view.setSnapshot(snapshot_);
    }

    static QImage checkerboard(int side) {
        QImage image(side, side, QImage::Format_RGB32);
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                image.setPixel(x, y, (x / 2 + y / 2) % 2 ? qRgb(255, 255, 255) : qRgb(0, 0, 0));
        return image;
    }

    DataSplit moons_;
    std::shared_ptr<const Snapshot> snapshot_;
};

static const lunette::test::TestClass<CustomPictureViewTest, QApplication> kCustomPictureViewTest;
#include "CustomPictureViewTest.moc"
