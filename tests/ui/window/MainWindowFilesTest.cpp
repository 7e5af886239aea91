#include "TestProgram.h"
#include "WindowUser.h"
#include "data/MoonPhases.h"
#include "io/ModelExport.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>
#include <qcustomplot.h>

using namespace lunette;
using lunette::test::WindowUser;

/// What the window reads and writes, as a person asks for it: menus, dialogs, a file dropped on it.
class MainWindowFilesTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void model_savedAndReopened_trainsOn();
    void pictureAndStrip_saved_haveTheSizeShown();
    void saveStrip_whileItIsStillDrawn_savesTheWholeStrip();
    void exports_ofEachKind_writeTheirFiles();
    void exportedFolder_opened_bringsItsWeights();
    void savedPicture_opened_restoresTheProbe();
    void badFile_openedAtTheStart_leavesTheMoons();
    void model_whoseDataAreGone_isExplored();
    void recentFiles_areOpenedOrForgotten();
    void droppedFile_isOpened();
    void doubtfulTable_opened_saysSo_untilItsWidthIsGiven();
    void badFile_opened_keepsWhatIsLoaded();
    void folder_opened_reportsWhatItSkipped();
    void sheet_opened_asksForItsCells();

private:
    /// A folder of `count` pictures of 8 x 6, and one file that is none.
    QString makePictures(const QString& name, int count) const;
};

QString MainWindowFilesTest::makePictures(const QString& name, int count) const {
    const QString path = folder_.filePath(name);
    QDir().mkpath(path);
    for (int i = 0; i < count; ++i) {
        QImage image(8, 6, QImage::Format_RGB32);
        image.fill(QColor(i % 256, 128, 255 - i % 256));
        if (!image.save(QStringLiteral("%1/%2.png").arg(path).arg(i))) qFatal("cannot write a picture");
    }
    QFile bad(path + QStringLiteral("/bad.png"));
    if (!bad.open(QIODevice::WriteOnly)) qFatal("cannot write a file");
    return path;
}

void MainWindowFilesTest::model_savedAndReopened_trainsOn() {
    openSmallMoons();
    setSmallNetwork(2);
    find<QComboBox>("objectiveBox")->setCurrentIndex(0);
    trainToTheEnd();
    const SavedModel saved = save(QStringLiteral("kept.lunette"));

    window_ = std::make_unique<MainWindow>();
    window_->show();
    trigger("openModelAction");
    answerDialog(folder_.filePath(QStringLiteral("kept.lunette")));
    QTRY_VERIFY(isEnabled("saveModelAction"));
    QCOMPARE(find<QComboBox>("objectiveBox")->currentData().toString(), QStringLiteral("autoencoder"));
    QCOMPARE(find<QLineEdit>("hidden")->text(), QStringLiteral("16"));
    QVERIFY(label("datasetText").startsWith(QStringLiteral("150")));
    QCOMPARE(find<QCustomPlot>("lossPlot")->graph(1)->data()->size(), 2);
    QVERIFY(bannerText().isEmpty());

    trainToTheEnd();
    QCOMPARE(save(QStringLiteral("further.lunette")).state.history.size(), std::size_t(4));
}

void MainWindowFilesTest::pictureAndStrip_saved_haveTheSizeShown() {
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    QTRY_VERIFY(!find<PictureView>("interpolationImage")->picture().isNull());
    const auto saved = [this](const char* action, const QString& name) {
        const QString path = folder_.filePath(name);
        trigger(action);
        answerDialog(path);
        return QTest::qWaitFor([&] { return QFile::exists(path); }, 60000) ? QImage(path) : QImage();
    };
    const QImage picture = saved("saveImageAction", QStringLiteral("picture.png"));
    QCOMPARE(picture.size(), QSize(224, 224));  // 28 pixels, each eight times as large
    const int row = picture.height() / 2;
    for (int x = 0; x < picture.width(); ++x) QCOMPARE(picture.pixel(x, row), picture.pixel(x - x % 8, row));

    trigger("saveStripAction");
    answerDialog(folder_.filePath(QStringLiteral("strip")));  // the ending is added
    const QString strip = folder_.filePath(QStringLiteral("strip.png"));
    QTRY_COMPARE(QImage(strip).size(), QSize(9 * 224, 224));
    auto* view = find<QWidget>("interpolationImage");
    const QImage halfway = view->grab().toImage();
    find<QSlider>("interpolationSlider")->setValue(1000);
    QTRY_VERIFY(view->grab().toImage() != halfway);
    QVERIFY(saved("saveImageAction", QStringLiteral("full.png")) != picture);
}

void MainWindowFilesTest::saveStrip_whileItIsStillDrawn_savesTheWholeStrip() {
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    auto* paths = window_->findChild<InterpolateView*>();
    QTRY_VERIFY(paths->shownStrip().snapshot);
    const auto snapshot = paths->shownStrip().snapshot;
    paths->setSnapshot(nullptr);
    paths->setSnapshot(snapshot);
    QVERIFY(!paths->shownStrip().snapshot);
    const QString strip = saveBy("saveStripAction", QStringLiteral("early.png"));
    QCOMPARE(QImage(strip).size(), QSize(9 * 224, 224));
}

void MainWindowFilesTest::exports_ofEachKind_writeTheirFiles() {
    QVERIFY(!isEnabled("exportOnnxAction"));
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    const std::vector<std::array<const char*, 3>> exports{{"exportOnnxAction", "onnx", "onnx/decoder.onnx"},
                                                          {"exportPyTorchAction", "torch", "torch/pictures.npy"},
                                                          {"exportSafetensorsAction", "weights", "weights.safetensors"},
                                                          {"exportCodesAction", "codes", "codes.csv"},
                                                          {"exportHistoryAction", "history", "history.csv"},
                                                          {"exportReportAction", "report", "report.json"}};
    for (const auto& [action, answer, file] : exports) {
        trigger(action);
        answerDialog(folder_.filePath(QLatin1StringView(answer)));
    }
    for (const auto& [action, answer, file] : exports)
        QTRY_VERIFY2_WITH_TIMEOUT(QFile::exists(folder_.filePath(QLatin1StringView(file))), file, 60000);
    QFile codes(folder_.filePath(QStringLiteral("codes.csv")));
    QVERIFY(codes.open(QIODevice::ReadOnly));
    QCOMPARE(codes.readAll().count('\n'), 1 + 150 + 25);
    QVERIFY2(bannerText().isEmpty(), qPrintable(bannerText()));
}

void MainWindowFilesTest::exportedFolder_opened_bringsItsWeights() {
    TrainingConfig config;
    config.hidden = {8};
    const auto model = std::make_shared<const Model>(config, ImageShape{28, 28, 1});
    const SavedModel elsewhere{model, initialState(*model), "moons:count=150,size=28"};
    const QString folder = folder_.filePath(QStringLiteral("elsewhere"));
    exportModel(elsewhere, ExportFormat::PyTorch, folder.toStdString());
    window_->open(folder);
    QTRY_COMPARE(find<QLineEdit>("hidden")->text(), QStringLiteral("8"));
    QCOMPARE(save(QStringLiteral("back.lunette")).state.theta, elsewhere.state.theta);
}

void MainWindowFilesTest::savedPicture_opened_restoresTheProbe() {
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    waitForPictures(6);
    const auto* probe = find<PictureCard>("probePicture");
    for (const auto& [action, name] : {std::pair{"saveImageAction", "found.png"}, {"saveStripAction", "whole.png"}}) {
        const QString path = folder_.filePath(QLatin1StringView(name));
        trigger(action);
        answerDialog(path);
        QTRY_VERIFY(QFile::exists(path));
        const QImage saved(path);
        const int factor = saved.height() / 28;
        const QImage first = saved.copy(0, 0, 28 * factor, 28 * factor).scaled(28, 28);
        window_->open(path);
        QTRY_COMPARE(probe->picture().convertToFormat(QImage::Format_RGB32),
                     first.convertToFormat(QImage::Format_RGB32));
        QVERIFY2(bannerText().isEmpty(), qPrintable(bannerText()));
    }
    trigger("resetAction");
    window_->open(folder_.filePath(QStringLiteral("found.png")));
    QTRY_VERIFY2(bannerText().contains(QStringLiteral("another model drew it")), qPrintable(bannerText()));
    QVERIFY(label("datasetText").startsWith(QStringLiteral("150")));
}

void MainWindowFilesTest::badFile_openedAtTheStart_leavesTheMoons() {
    window_ = std::make_unique<MainWindow>();
    window_->open(folder_.filePath(QStringLiteral("absent-idx3-ubyte")));
    window_->show();
    QTRY_VERIFY(isEnabled("trainAction"));
    QCOMPARE(find<QComboBox>("datasetBox")->currentData().toString(), QStringLiteral("moons"));
    QVERIFY2(bannerText().contains(QStringLiteral("absent-idx3-ubyte")), qPrintable(bannerText()));
    window_->open(QStringLiteral("moons:count=150,size=28"));
    QTRY_VERIFY(label("datasetText").startsWith(QStringLiteral("150")));
    QVERIFY2(bannerText().isEmpty(), "the old message stays beside what was opened after it");
}

void MainWindowFilesTest::model_whoseDataAreGone_isExplored() {
    MoonOptions options;
    options.count = 60;
    options.size = 28;
    DataSplit split = makeMoonPhases(options);
    TrainingConfig config;
    config.hidden = {8};
    const auto model = std::make_shared<Model>(config, split.train->shape());
    const QString path = folder_.filePath(QStringLiteral("orphan.lunette"));
    saveModel({model, initialState(*model), folder_.filePath(QStringLiteral("gone-idx3-ubyte")).toStdString()},
              path.toStdString());
    window_->open(path);
    QTRY_VERIFY(bannerText().contains(QStringLiteral("gone-idx3-ubyte")));
    QVERIFY(isEnabled("saveModelAction"));
    QVERIFY(!isEnabled("trainAction"));
}

void MainWindowFilesTest::recentFiles_areOpenedOrForgotten() {
    const auto listed = [this] {
        auto* menu = find<QMenu>("recentFilesMenu");
        emit menu->aboutToShow();
        QList<QAction*> files;
        for (auto* action : menu->actions())
            if (action->toolTip().startsWith(folder_.path())) files << action;
        return files;
    };
    const auto paths = [&] {
        QStringList names;
        for (const auto* action : listed()) names << action->toolTip();
        return names;
    };
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    QVERIFY(listed().isEmpty());
    QStringList saved;
    for (const char* name : {"a&b.lunette", "second.lunette"}) {
        save(QString::fromLatin1(name));
        saved.prepend(folder_.filePath(QString::fromLatin1(name)));
        QTRY_COMPARE(paths(), saved);
    }
    QCOMPARE(listed()[1]->text(), QStringLiteral("&2  a&&b.lunette"));

    window_ = std::make_unique<MainWindow>();
    window_->show();
    QCOMPARE(paths(), saved);
    listed()[1]->trigger();
    QTRY_COMPARE(find<QLineEdit>("hidden")->text(), QStringLiteral("16"));
    std::swap(saved[0], saved[1]);
    QCOMPARE(paths(), saved);

    QVERIFY(QFile::remove(saved[1]));
    listed()[1]->trigger();
    QTRY_VERIFY2(bannerText().contains(QStringLiteral("second.lunette")), qPrintable(bannerText()));
    QCOMPARE(paths(), saved.mid(0, 1));
    QVERIFY(isEnabled("saveModelAction"));
    listed();
    trigger("clearRecentFilesAction");
    QVERIFY(listed().isEmpty());
}

void MainWindowFilesTest::droppedFile_isOpened() {
    QFile file(folder_.filePath(QStringLiteral("dropped-idx3-ubyte")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromHex("000008030000001e0000000800000006"));
    for (int i = 0; i < 30; ++i) file.write(QByteArray(8 * 6, static_cast<char>(8 * i)));
    file.close();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &drop);
    QTRY_VERIFY2(label("datasetText").contains(QStringLiteral("6\u00a0×\u00a08")), qPrintable(bannerText()));
    trigger("stepAction");
    QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("paused"));
    window_->open(QStringLiteral("moons"));
    QTRY_VERIFY(label("datasetText").contains(QStringLiteral("32\u00a0×\u00a032")));
    QTRY_COMPARE(find<QComboBox>("datasetBox")->findText(QStringLiteral("Moon phases")),
                 find<QComboBox>("datasetBox")->currentIndex());
}

void MainWindowFilesTest::doubtfulTable_opened_saysSo_untilItsWidthIsGiven() {
    QFile file(folder_.filePath(QStringLiteral("slopes.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int picture = 0; picture < 12; ++picture)  // 8 x 18 pixels of a slope, so that a width of 12 makes stripes
        for (int i = 0; i < 144; ++i)
            file.write(QByteArray::number(i % 8 * 20 + i / 8 + picture) + (i < 143 ? "," : "\n"));
    file.close();
    window_->open(file.fileName());
    QTRY_VERIFY2(label("datasetText").contains(QStringLiteral("Doubtful: the pictures are striped")),
                 qPrintable(label("datasetText") + bannerText()));
    find<QSpinBox>("width")->setValue(8);
    QTRY_VERIFY2(label("datasetText").contains(QStringLiteral("8\u00a0×\u00a018")), qPrintable(bannerText()));
    QVERIFY(!label("datasetText").contains(QStringLiteral("Doubtful")));
}

void MainWindowFilesTest::badFile_opened_keepsWhatIsLoaded() {
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    const QString loaded = label("datasetText");
    QFile bad(folder_.filePath(QStringLiteral("bad-idx3-ubyte")));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write(QByteArray::fromHex("00000803000000ff0000001c0000001c00"));
    bad.close();
    for (const QString& path : {bad.fileName(), folder_.filePath(QStringLiteral("missing.lunette"))}) {
        window_->open(path);
        QTRY_VERIFY(bannerText().contains(QFileInfo(path).fileName()));
        QCOMPARE(label("datasetText"), loaded);
        QCOMPARE(find<QComboBox>("datasetBox")->currentData().toString(), QStringLiteral("moons"));
        QVERIFY(isEnabled("trainAction"));
        QVERIFY(isEnabled("saveModelAction"));
    }
    find<QWidget>("messageBanner")->findChild<QToolButton*>()->click();
    QVERIFY(bannerText().isEmpty());
}

void MainWindowFilesTest::folder_opened_reportsWhatItSkipped() {
    const QString path = makePictures(QStringLiteral("pictures"), 30);
    trigger("openFolderAction");
    QFileDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = window_->findChild<QFileDialog*>()));
    emit dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY2(label("datasetText").contains(QStringLiteral("8\u00a0×\u00a06 pixels, color")),
                 qPrintable(bannerText()));
    QTRY_VERIFY2(bannerText().contains(QStringLiteral("bad.png")), qPrintable(bannerText()));

    find<QPushButton>("importReportButton")->click();
    QVERIFY(find<QLabel>("importReportText")->text().contains(QStringLiteral("PNG, RGB")));
    const auto* table = find<QTreeView>("skippedTable")->model();
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->index(0, 0).data().toString(), QStringLiteral("bad.png"));
    QCOMPARE(table->index(0, 1).data().toString(), QStringLiteral("is empty"));
    find<QDialog>("importReportDialog")->close();

    // The policy is seen and changed where the built-in datasets have theirs.
    const int entries = find<QComboBox>("datasetBox")->count();
    auto* size = find<QLineEdit>("size");
    QCOMPARE(size->text(), QStringLiteral("auto"));
    size->setText(QStringLiteral("12"));
    QTest::keyClick(size, Qt::Key_Return);
    QTRY_VERIFY2(label("datasetText").contains(QStringLiteral("12\u00a0×\u00a012")), qPrintable(bannerText()));
    QCOMPARE(size->text(), QStringLiteral("12"));
    QCOMPARE(find<QComboBox>("datasetBox")->count(), entries);
    setSmallNetwork(1);
    trainToTheEnd();

    find<QComboBox>("datasetBox")->setCurrentIndex(find<QComboBox>("datasetBox")->findData(QStringLiteral("moons")));
    QTRY_VERIFY(label("datasetText").contains(QStringLiteral("32\u00a0×\u00a032")));
    find<QComboBox>("datasetBox")->setCurrentIndex(entries - 1);
    QTRY_VERIFY(label("datasetText").contains(QStringLiteral("12\u00a0×\u00a012")));
}

void MainWindowFilesTest::sheet_opened_asksForItsCells() {
    QImage sheet(40, 20, QImage::Format_RGB32);
    sheet.fill(Qt::red);
    const QString path = folder_.filePath(QStringLiteral("sheet.png"));
    QVERIFY(sheet.save(path));
    window_->open(path);
    QInputDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = window_->findChild<QInputDialog*>(QStringLiteral("cellDialog"))));
    dialog->setTextValue(QStringLiteral("5x10"));
    dialog->accept();
    QTRY_VERIFY2(label("datasetText").contains(QStringLiteral("5\u00a0×\u00a010 pixels, color")),
                 qPrintable(bannerText()));
}

static const lunette::test::TestClass<MainWindowFilesTest, QApplication> kMainWindowFilesTest;
#include "MainWindowFilesTest.moc"
