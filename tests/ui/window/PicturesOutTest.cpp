#include "TestProgram.h"
#include "WindowUser.h"
#include "imaging/PictureFile.h"
#include "map/LatentCanvas.h"
#include "plot/FigureFile.h"
#include "views/factors/FactorTrack.h"
#include "views/factors/FactorsView.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"
#include "widgets/PictureStrip.h"
#include "widgets/SampleGrid.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QDrag>
#include <QDropEvent>
#include <QImageReader>
#include <QMimeData>
#include <QProcess>
#include <QSlider>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTabWidget>
#include <QtTest>
#include <qcustomplot.h>

using namespace lunette;
using lunette::test::WindowUser;

namespace {

QImage gray(const QImage& image) { return image.convertToFormat(QImage::Format_Grayscale8); }

/// Pictures of 28 pixels a side out of one of many.
QImage cell(const QImage& sheet, int place, int times) {
    const int side = 28 * times, columns = sheet.width() / side;
    return gray(sheet).copy(place % columns * side, place / columns * side, side, side);
}

QImage enlarged(const QImage& picture, int times) { return gray(picture).scaled(picture.size() * times); }

/// Of two pictures of one size: the mean over pixels of how far their grays are apart, 0..255.
double meanDifference(const QImage& a, const QImage& b) {
    qint64 sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
    return static_cast<double>(sum) / a.width() / a.height();
}

/// Renderers differ in the edges of lines and letters: by less than half of what is drawn on the ground.
bool areAlike(const QImage& a, const QImage& b) {
    QImage ground = a;
    ground.fill(a.pixel(0, 0));
    return meanDifference(a, b) < 0.5 * meanDifference(a, ground);
}

}  // namespace

/// Pictures and figures on their way out of the window, and back into it.
class PicturesOutTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init();
    void cleanup() { closeWindow(); }

    void pictureAndStrip_saved_haveTheChosenMagnification();
    void magnification_isRemembered();
    void grid_savedAndOpened_restoresTheProbe();
    void traversals_saved_areThePicturesUnderTheSliders();
    void animation_saved_isTheFramesForthAndBack();
    void picture_copied_isImageAndCode();
    void picture_draggedOutAndDropped_restoresTheProbe();
    void map_exportedAndOpened_restoresItsView();
    void map_exportedAsSvg_showsWhatThePngShows();
    void curves_areExportedInEveryFormat();
    void map_exportedAsPdf_showsWhatThePngShows();
    void saveFigure_ofManyPoints_embedsAPicture();
    void selection_isExportedAndCopied();

private:
    const QImage& shownPicture() const { return find<PictureView>("interpolationImage")->picture(); }
    const QImage& probePicture() const { return find<PictureCard>("probePicture")->picture(); }
};

void PicturesOutTest::init() {
    openWindow();
    openSmallMoons();
    setSmallNetwork(1);
    trainToTheEnd();
    waitForPictures(6);  // 150 images in batches of 25
}

void PicturesOutTest::pictureAndStrip_saved_haveTheChosenMagnification() {
    for (const int times : {1, 3, 16}) {
        trigger(qPrintable(QStringLiteral("magnify%1Action").arg(times)));
        const QImage saved(saveBy("saveImageAction", QStringLiteral("picture%1.png").arg(times)));
        QCOMPARE(gray(saved), enlarged(shownPicture(), times));
        const QImage strip(saveBy("saveStripAction", QStringLiteral("strip%1.png").arg(times)));
        const auto& steps = find<PictureStrip>("interpolationStrip")->steps();
        QCOMPARE(strip.width(), static_cast<int>(steps.size()) * 28 * times);
        for (std::size_t i = 0; i < steps.size(); ++i)
            QCOMPARE(cell(strip, static_cast<int>(i), times), enlarged(steps[i], times));
        QCOMPARE(strip.text("Lunette-Code").split("; ").size(), static_cast<qsizetype>(steps.size()));
        QCOMPARE(strip.text("Lunette-Seed"), QStringLiteral("1"));
        QCOMPARE(strip.text("Lunette-Model"), saved.text("Lunette-Model"));
    }
}

void PicturesOutTest::magnification_isRemembered() {
    trigger("magnify12Action");
    window_ = std::make_unique<MainWindow>();
    QVERIFY(find<QAction>("magnify12Action")->isChecked());
}

void PicturesOutTest::grid_savedAndOpened_restoresTheProbe() {
    trigger("magnify2Action");
    const QString path = saveBy("saveGridAction", QStringLiteral("grid.png"));
    const QImage grid(path);
    const auto codes = grid.text("Lunette-Code").split("; ");
    QVERIFY(codes.size() >= 3);
    const int columns = grid.width() / 56;
    QCOMPARE(columns, static_cast<int>(std::ceil(std::sqrt(double(codes.size())))));
    QCOMPARE(grid.height() / 56, 2 * ((static_cast<int>(codes.size()) + columns - 1) / columns));
    window_->open(path);
    QTRY_COMPARE(enlarged(probePicture(), 2), cell(grid, columns, 2));  // below the first image
    QVERIFY2(bannerText().isEmpty(), qPrintable(bannerText()));
}

void PicturesOutTest::traversals_saved_areThePicturesUnderTheSliders() {
    const auto* action = find<QAction>("saveTraversalAction");
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains(QStringLiteral("Factors tab")), qPrintable(action->toolTip()));
    auto* factors = window_->findChild<FactorsView*>();
    find<QTabWidget>("exploreTabs")->setCurrentWidget(factors);
    const auto* track = find<FactorTrack>("factorTrack1");
    QTRY_VERIFY(!track->pictures().empty() && action->isEnabled());
    find<QSlider>("factorSlider2")->setValue(700);
    const auto* picture = find<PictureCard>("factorImage");
    QTRY_COMPARE(factors->shownPicture().codes(1), static_cast<Scalar>(find<QDoubleSpinBox>("factorValue2")->value()));
    trigger("magnify2Action");
    const QImage saved(saveBy("saveTraversalAction", QStringLiteral("traversal.png")));
    const int steps = saved.width() / 56;
    QCOMPARE(saved.height(), 2 * 56);
    QCOMPARE(saved.text("Lunette-Code").split("; ").size(), 2 * steps);
    QTRY_COMPARE(static_cast<int>(track->pictures().size()), steps);
    // The latent that carries most stands first; in the middle of either row the other latent is where its slider is.
    // The tracks follow the slider a moment later than the file.
    const auto isSaved = [&](int step) {
        const QImage shown = enlarged(track->pictures()[static_cast<std::size_t>(step)], 2);
        return shown == cell(saved, step, 2) || shown == cell(saved, steps + step, 2);
    };
    for (int step = 0; step < steps; ++step) QTRY_VERIFY(isSaved(step));
    const QImage alone(saveBy("saveImageAction", QStringLiteral("factors.png")));
    QCOMPARE(gray(alone), enlarged(picture->picture(), 2));
    QCOMPARE(alone.text("Lunette-Code").split(' ').size(), 2);
}

void PicturesOutTest::animation_saved_isTheFramesForthAndBack() {
    trigger("magnify2Action");
    const QString frames = saveBy("saveFramesAction", QStringLiteral("frames"));
    const QString path = saveBy("saveAnimationAction", QStringLiteral("morph.gif"));
    QTRY_COMPARE(QDir(frames).entryList(QDir::Files).size(), 25);
    QImageReader reader(path);
    QCOMPARE(reader.format(), "gif");
    QTRY_COMPARE(QImageReader(path).imageCount(), 48);
    for (int i = 0; i < 48; ++i) {
        const int number = i < 25 ? i + 1 : 49 - i;
        const QImage frame(QStringLiteral("%1/%2.png").arg(frames).arg(number, 4, 10, QLatin1Char('0')));
        QCOMPARE(gray(reader.read()), gray(frame));
        QVERIFY(!frame.text("Lunette-Code").isEmpty());
    }
    const auto& steps = find<PictureStrip>("interpolationStrip")->steps();
    QCOMPARE(gray(QImage(frames + "/0001.png")), enlarged(steps.front(), 2));
    QCOMPARE(gray(QImage(frames + "/0013.png")), enlarged(steps[4], 2));
    QCOMPARE(gray(QImage(frames + "/0025.png")), enlarged(steps.back(), 2));
}

void PicturesOutTest::picture_copied_isImageAndCode() {
    QApplication::clipboard()->setText(QStringLiteral("nothing"));
    trigger("magnify4Action");
    trigger("copyPictureAction");
    QTRY_VERIFY(QApplication::clipboard()->mimeData()->hasImage());
    const QMimeData* mime = QApplication::clipboard()->mimeData();
    QCOMPARE(gray(qvariant_cast<QImage>(mime->imageData())), enlarged(shownPicture(), 4));
    const auto texts = textsOfPng(mime->data(QStringLiteral("image/png")));
    QCOMPARE(mime->text().toStdString(), texts.at("Lunette-Code"));
    QCOMPARE(mime->text().split(' ').size(), 2);
}

void PicturesOutTest::picture_draggedOutAndDropped_restoresTheProbe() {
    auto* widget = find<PictureView>("interpolationImage");
    const QImage halfway = shownPicture();
    find<QSlider>("interpolationSlider")->setValue(300);
    QTRY_VERIFY(shownPicture() != halfway);
    const QPoint from = widget->rect().center();
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    QDrag* drag = nullptr;
    for (int x = 1; x < 200 && !drag; ++x) {
        QTest::qWait(10);
        QMouseEvent move(QEvent::MouseMove, from + QPointF(20 + x % 2, 0), widget->mapToGlobal(from + QPoint(20, 0)),
                         Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(widget, &move);
        drag = widget->findChild<QDrag*>();
    }
    QVERIFY2(drag, "moving the pressed mouse drags nothing");
    const QMimeData* mime = drag->mimeData();
    QCOMPARE(mime->urls().size(), 1);
    const QImage dragged(mime->urls().front().toLocalFile());
    QCOMPARE(dragged.size(), QSize(8 * 28, 8 * 28));
    QVERIFY(enlarged(probePicture(), 8) != gray(dragged));
    QMimeData only;
    only.setData(QStringLiteral("image/png"), mime->data(QStringLiteral("image/png")));
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &only, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &only, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &drop);
    QTRY_COMPARE(enlarged(probePicture(), 8), gray(dragged));
}

void PicturesOutTest::map_exportedAndOpened_restoresItsView() {
    auto* map = find<QCustomPlot>("latentScatter");
    const QString path = saveBy("exportMapAction", QStringLiteral("map.png"));
    QTRY_VERIFY(!QImage(path).isNull());
    const QImage image(path);
    QCOMPARE(image.width(), 3 * map->width());
    QCOMPARE(image.text("Lunette-Seed"), QStringLiteral("1"));
    const QCPRange across = map->xAxis->range(), upwards = map->yAxis->range();
    const QImage before = probePicture();

    QWheelEvent wheel(QPointF(50, 50), map->mapToGlobal(QPointF(50, 50)), {}, {0, 480}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(map, &wheel);
    QTest::keyClick(map, Qt::Key_Right, Qt::ShiftModifier);
    QTRY_VERIFY(map->xAxis->range().size() < 0.8 * across.size());
    QTRY_VERIFY(probePicture() != before);
    window_->open(path);
    QTRY_COMPARE(probePicture(), before);
    QTRY_VERIFY(std::abs(map->xAxis->range().lower - across.lower) < 1e-9 * across.size());
    QTRY_VERIFY(std::abs(map->xAxis->range().upper - across.upper) < 1e-9 * across.size());
    QTRY_VERIFY(std::abs(map->yAxis->range().upper - upwards.upper) < 1e-9 * across.size());
    QVERIFY2(bannerText().isEmpty(), qPrintable(bannerText()));
}

void PicturesOutTest::map_exportedAsSvg_showsWhatThePngShows() {
    window_->findChild<LatentView*>()->setOverlay(MapOverlay::None);
    QCoreApplication::processEvents();  // the map's controls are laid out anew
    const QString path = saveBy("exportMapAction", QStringLiteral("map.svg"));
    QSvgRenderer renderer(path);
    QVERIFY(renderer.isValid());
    const auto* map = find<QCustomPlot>("latentScatter");
    QCOMPARE(qRound(renderer.viewBoxF().width()), map->width());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY2(!svg.contains("<image"), "few points are vectors");
    QVERIFY(svg.count("<ellipse") + svg.count("<circle") >= 25);  // the held-out moons
    QVERIFY(svg.contains("latent z1"));
    QVERIFY(svg.contains("Lunette-Model"));

    // What it shows is what the PNG shows.
    const QImage png(saveBy("exportMapAction", QStringLiteral("same.png")));
    QImage drawn(png.size(), QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    renderer.render(&painter);
    painter.end();
    QVERIFY2(areAlike(png, drawn), qPrintable(QString::number(meanDifference(png, drawn))));
}

void PicturesOutTest::curves_areExportedInEveryFormat() {
    // The window is new: its docks may still find their places.
    const auto* plot = find<QCustomPlot>("lossPlot");
    const auto savedAsShown = [&] {
        QFile::remove(folder_.filePath(QStringLiteral("curves.png")));
        const int width = plot->width();
        return QImage(saveBy("exportCurvesAction", QStringLiteral("curves.png"))).width() == 3 * width;
    };
    QVERIFY(savedAsShown() || savedAsShown());
    const QImage png(folder_.filePath(QStringLiteral("curves.png")));
    QCOMPARE(png.text("Lunette-Model").size(), 16);
    QVERIFY(png.text("Lunette-Code").isEmpty());
    QVERIFY(QSvgRenderer(saveBy("exportCurvesAction", QStringLiteral("curves.svg"))).isValid());
    QFile pdf(saveBy("exportCurvesAction", QStringLiteral("curves.pdf")));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.readAll().startsWith("%PDF-"));
}

void PicturesOutTest::map_exportedAsPdf_showsWhatThePngShows() {
    if (QStandardPaths::findExecutable(QStringLiteral("pdftoppm")).isEmpty()) QSKIP("needs Debian's poppler-utils");
    const QImage png(saveBy("exportMapAction", QStringLiteral("map-beside.png")));
    const QString pdf = saveBy("exportMapAction", QStringLiteral("map-beside.pdf"));
    QProcess reader;
    reader.start(QStringLiteral("pdftoppm"),
                 {"-png", "-singlefile", "-scale-to-x", QString::number(png.width()), "-scale-to-y",
                  QString::number(png.height()), pdf, folder_.filePath(QStringLiteral("from-pdf"))});
    QVERIFY(reader.waitForFinished());
    QVERIFY2(reader.exitCode() == 0, reader.readAllStandardError());
    const QImage drawn(folder_.filePath(QStringLiteral("from-pdf.png")));
    QCOMPARE(drawn.size(), png.size());
    QVERIFY2(areAlike(png, drawn), qPrintable(QString::number(meanDifference(png, drawn))));
}

void PicturesOutTest::saveFigure_ofManyPoints_embedsAPicture() {
    for (const std::size_t count : {kMaxVectorPoints, kMaxVectorPoints + 1}) {
        auto points = std::make_shared<ScatterPoints>();
        for (std::size_t i = 0; i < count; ++i) {
            points->x.push_back(static_cast<float>(std::sin(double(i))));
            points->y.push_back(static_cast<float>(std::cos(1.7 * double(i))));
        }
        points->colors = std::make_shared<const std::vector<QRgb>>(count, qRgb(200, 30, 40));
        Figure figure;
        figure.size = QSize(300, 200);
        figure.points = Figure::Points{points, {-1, -1, 2, 2}, {50, 20, 240, 160}};
        const QString path = folder_.filePath(QStringLiteral("points.svg"));
        saveFigure(figure, path.toStdString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QCOMPARE(svg.contains("<image"), count > kMaxVectorPoints);
        const auto discs = svg.count("<ellipse") + svg.count("<circle");
        QVERIFY(count > kMaxVectorPoints ? discs == 0 : discs > 3900);
        qInfo() << count << "points:" << svg.size() / 1024 << "KiB";
        QImage drawn(figure.size, QImage::Format_RGB32);
        drawn.fill(Qt::white);
        QPainter painter(&drawn);
        QSvgRenderer(path).render(&painter);
        painter.end();
        QVERIFY(qRed(drawn.pixel(170, 100)) > qBlue(drawn.pixel(170, 100)));
        QCOMPARE(drawn.pixel(20, 100), qRgb(255, 255, 255));
    }
}

void PicturesOutTest::selection_isExportedAndCopied() {
    QVERIFY(!isEnabled("exportSelectionAction") && !isEnabled("copySelectionAction"));
    auto* canvas = find<LatentCanvas>("latentScatter");
    QTRY_VERIFY(canvas->codePixel(0));
    QTest::keyClick(canvas, Qt::Key_A, Qt::ControlModifier);
    const auto count = static_cast<int>(canvas->selection()->count);
    const SampleGrid* grid = find<SampleGrid>("selectionGrid");
    QTRY_VERIFY(grid->isVisible() && !grid->samples().front().picture.isNull());
    trigger("magnify2Action");
    const QImage saved(saveBy("exportSelectionAction", QStringLiteral("selection.png")));
    QCOMPARE(saved.width() / 56, static_cast<int>(std::ceil(std::sqrt(count))));
    QCOMPARE(cell(saved, 0, 2), enlarged(grid->samples().front().picture, 2));
    QCOMPARE(saved.text("Lunette-Code").split("; ").size(), count);
    trigger("copySelectionAction");
    QTRY_COMPARE(QApplication::clipboard()->mimeData()->text().split("; ").size(), count);
    QTest::keyClick(canvas, Qt::Key_Escape);
    QVERIFY(!isEnabled("exportSelectionAction"));
}

static const lunette::test::TestClass<PicturesOutTest, QApplication> kPicturesOutTest;
#include "PicturesOutTest.moc"
