#include "TestProgram.h"
#include "WindowUser.h"
#include "map/LatentCanvas.h"
#include "views/interpolate/InterpolateView.h"
#include "widgets/DrawingPad.h"
#include "widgets/PictureCard.h"
#include "widgets/PictureStrip.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDropEvent>
#include <QMimeData>

#include <cmath>

using namespace lunette;

/// The probe as a person tells it where to go: typed, pasted, drawn, dropped.
class MainWindowProbeTest : public QObject, protected test::WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }

    void init() {
        openWindow();
        openSmallMoons();
    }

    void cleanup() { closeWindow(); }

    void code_pasted_movesTheProbe() {
        trainOneStep();
        QGuiApplication::clipboard()->setText(QStringLiteral("0.75, -0.5"));
        trigger("pasteAction");
        QVERIFY(std::abs(probe().x() - 0.75) < 1e-6);
        QVERIFY(std::abs(probe().y() + 0.5) < 1e-6);
        QCOMPARE(find<QLineEdit>("probeCode")->text(), QStringLiteral("0.750, -0.500"));
    }

    void code_typed_movesTheProbe() {
        trainOneStep();
        auto* line = find<QLineEdit>("probeCode");
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("1 2"));
        QVERIFY(std::abs(probe().x() - 1) < 1e-6);
        QVERIFY(std::abs(probe().y() - 2) < 1e-6);
    }

    void picture_pasted_movesTheProbeToItsCode() {
        trainOneStep();
        QGuiApplication::clipboard()->setImage(disc());
        const QPointF before = probe();
        trigger("pasteAction");
        QVERIFY(find<QDockWidget>("ownPictureDock")->isVisible());
        QTRY_VERIFY(probe() != before);
        QVERIFY(!find<PictureCard>("ownReconstruction")->picture().isNull());
        QTRY_VERIFY(label("ownPictureVerdict").contains(QStringLiteral("held-out")));
    }

    void paste_ofOtherText_isRefused() {
        trainOneStep();
        QGuiApplication::clipboard()->setText(QStringLiteral("good morning"));
        trigger("pasteAction");
        QVERIFY2(bannerText().contains(QStringLiteral("neither a picture nor a code")), qPrintable(bannerText()));
    }

    void picture_pastedWithoutAModel_isRefused() {
        QGuiApplication::clipboard()->setImage(disc());
        trigger("pasteAction");
        QVERIFY2(bannerText().contains(QStringLiteral("press Train")), qPrintable(bannerText()));
    }

    void pictureFile_droppedOnTheMap_isEncoded() {
        trainOneStep();
        const QString path = folder_.filePath(QStringLiteral("disc.png"));
        QVERIFY(disc().save(path));
        const auto* map = find<LatentCanvas>("latentScatter");
        drop(path, map->mapTo(window_.get(), map->rect().center()));
        QTRY_VERIFY(!find<DrawingPad>("drawingPad")->isBlank());
        QVERIFY(!window_->findChild<QDialog*>(QStringLiteral("cellDialog")));
        drop(path, QPoint(5, window_->height() - 5));
        QTRY_VERIFY(window_->findChild<QDialog*>(QStringLiteral("cellDialog")));
    }

    void probeDetails_hidden_stayHidden() {
        QVERIFY(find<QWidget>("probePanel")->isVisible());
        trigger("probeDetailsAction");
        QVERIFY(!find<QWidget>("probePanel")->isVisible());
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QVERIFY(!find<QWidget>("probePanel")->isVisible());
    }

    void strip_afterTraining_showsTheDistanceFromTheData() {
        trainOneStep();
        const auto* strip = find<PictureStrip>("interpolationStrip");
        QTRY_COMPARE(strip->validity().size(), strip->steps().size());
        QVERIFY(strip->validity().front() > 0);
    }

private:
    void trainOneStep() const {
        setSmallNetwork(1);
        trigger("stepAction");
        QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("paused"));
        QTRY_VERIFY(find<LatentCanvas>("latentScatter")->codePixel(0));
        QTRY_VERIFY(!find<PictureStrip>("interpolationStrip")->steps().empty());
    }

    QPointF probe() const { return *find<LatentCanvas>("latentScatter")->probe(); }

    void drop(const QString& path, QPoint place) const {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(place, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window_.get(), &event);
    }

    static QImage disc() {
        QImage image(64, 64, QImage::Format_RGB32);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                image.setPixel(x, y, std::hypot(x - 32, y - 32) < 20 ? qRgb(255, 255, 255) : qRgb(0, 0, 0));
        return image;
    }
};

static const lunette::test::TestClass<MainWindowProbeTest, QApplication> kMainWindowProbeTest;
#include "MainWindowProbeTest.moc"
