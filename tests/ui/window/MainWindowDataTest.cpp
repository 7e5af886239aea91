#include "ArrayFiles.h"
#include "TestProgram.h"
#include "WindowUser.h"
#include "setup/SetupPanel.h"
#include "views/gallery/GalleryGrid.h"
#include "views/gallery/GalleryView.h"
#include "window/DownloadBanner.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabWidget>
#include <QToolButton>

using namespace lunette;
using namespace lunette::test;

/// Data in the window: what is to be fetched, and the gallery among the other views.
class MainWindowDataTest : public QObject, WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() {
        useOwnSettings();
        qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
    }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void dataset_notOnThisComputer_isOffered() {
        auto* box = find<QComboBox>("datasetBox");
        const int row = box->findData(QStringLiteral("kmnist"));
        QTRY_VERIFY(
            box->itemData(row, Qt::AccessibleTextRole).toString().contains(QStringLiteral("not on this computer")));
        QVERIFY(!find<DownloadBanner>("downloadBanner")->isVisible());
        box->setCurrentIndex(row);
        QTRY_VERIFY(find<DownloadBanner>("downloadBanner")->isVisible());
        QVERIFY(find<QPushButton>("downloadButton")->text().contains(QStringLiteral("21.2")));  // MB
        QCOMPARE(box->currentData().toString(), QStringLiteral("moons"));
        QVERIFY(bannerText().isEmpty());
    }

    void file_chosenInTheDialog_isOpened() {
        const QString path = folder_.filePath(QStringLiteral("squares.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 12; ++i) file.write("0,255,255,0,dark\n255,0,0,255,light\n");
        file.close();
        trigger("openDatasetAction");
        answerDialog(path);
        QTRY_VERIFY2(label("datasetText").contains(QStringLiteral("20 images to train on, 4 held out")),
                     qPrintable(label("datasetText")));
        QVERIFY(find<QComboBox>("datasetBox")->currentText().contains(QStringLiteral("squares")));
    }

    void datasetOptions_ofAFile_areNotCutOff() {
        const QString path = folder_.filePath(QStringLiteral("pictures.npy"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Bytes bytes = npyFile("|u1", "(12, 3, 5, 5)", Bytes(12 * 75, 77));
        file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
        file.close();
        window_->open(path);
        QTRY_VERIFY(label("datasetText").contains(QStringLiteral("10 images to train on")));
        const auto* panel = window_->findChild<SetupPanel*>();
        QTRY_VERIFY(panel->viewport()->width() >= panel->widget()->minimumSizeHint().width());
        QTRY_VERIFY(find<QComboBox>("dataset-channels")->isVisible());
    }

    void galleryActions_reachTheOtherViews() {
        auto* gallery = window_->findChild<GalleryView*>();
        find<QTabWidget>("exploreTabs")->setCurrentWidget(gallery);
        auto* grid = find<GalleryGrid>("galleryGrid");
        QTRY_VERIFY(grid->count() > 0);
        QSignalSpy ends(window_->findChild<InterpolateView*>(), &InterpolateView::endpointsChanged);
        grid->setCurrent(3);
        trigger("galleryMakeA");
        QTRY_COMPARE(ends.size(), 1);
        QCOMPARE(ends[0][0].toLongLong(), 3);
        trigger("galleryPin");
        QVERIFY(find<QToolButton>("pinnedImagesButton")->isChecked());
    }

    void galleryPicture_saved_hasItsOwnSize() {
        find<QTabWidget>("exploreTabs")->setCurrentWidget(window_->findChild<GalleryView*>());
        auto* grid = find<GalleryGrid>("galleryGrid");
        QTRY_VERIFY(grid->count() > 0);
        grid->setCurrent(2);
        const QImage saved(saveBy("gallerySave", QStringLiteral("moon.png")));
        QCOMPARE(saved.size(), QSize(32, 32));  // the moons' own
    }

    void pastedPictures_becomeADatasetThatNamesItsFiles() {
        auto* mime = new QMimeData;
        mime->setUrls(sixPictures());
        QGuiApplication::clipboard()->setMimeData(mime);
        trigger("pasteAction");
        QTRY_VERIFY(label("datasetText").contains(QStringLiteral("5 images to train on, 1 held out")));
        find<QTabWidget>("exploreTabs")->setCurrentWidget(window_->findChild<GalleryView*>());
        auto* grid = find<GalleryGrid>("galleryGrid");
        QTRY_VERIFY(grid->count() > 0);
        grid->setCurrent(0);
        trigger("galleryOpen");
        QTRY_VERIFY2(label("galleryFacts").contains(QRegularExpression(QStringLiteral("dropped\\d\\.png"))),
                     qPrintable(label("galleryFacts")));
    }

    void pastedFiles_notAllPictures_areRefused() {
        const QString path = folder_.filePath(QStringLiteral("notes.txt"));
        QFile notes(path);
        QVERIFY(notes.open(QIODevice::WriteOnly) && notes.write("notes") > 0);
        notes.close();
        auto* mime = new QMimeData;
        mime->setUrls(sixPictures() << QUrl::fromLocalFile(path));
        QGuiApplication::clipboard()->setMimeData(mime);
        const QString before = label("datasetText");
        trigger("pasteAction");
        QVERIFY2(bannerText().contains(QStringLiteral("Not all of these 7 files")), qPrintable(bannerText()));
        QCOMPARE(label("datasetText"), before);
    }

    void droppedPictures_becomeADataset() {
        QMimeData mime;
        mime.setUrls(sixPictures());
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window_.get(), &drop);
        QTRY_VERIFY(label("datasetText").contains(QStringLiteral("5 images to train on, 1 held out")));
    }

private:
    QList<QUrl> sixPictures() const {
        QList<QUrl> urls;
        for (int i = 0; i < 6; ++i) {
            const QString path = folder_.filePath(QStringLiteral("dropped%1.png").arg(i));
            QImage picture(12, 12, QImage::Format_Grayscale8);
            picture.fill(i * 40);
            if (!picture.save(path)) qFatal("A picture cannot be saved.");
            urls << QUrl::fromLocalFile(path);
        }
        return urls;
    }
};

static const lunette::test::TestClass<MainWindowDataTest, QApplication> kMainWindowDataTest;
#include "MainWindowDataTest.moc"
