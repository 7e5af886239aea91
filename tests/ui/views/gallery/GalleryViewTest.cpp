#include "Settled.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "analysis/PictureByPicture.h"
#include "views/gallery/GalleryGrid.h"
#include "views/gallery/GalleryView.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <limits>

using namespace lunette;

namespace {

/// Pictures of 4 x 4 of one gray each, their number; three classes in turn and a factor that rises from 0 by 0.5.
std::shared_ptr<const Dataset> numbered(std::size_t count, const std::string& name) {
    Dataset::Parts parts;
    parts.name = name;
    parts.shape = {4, 4, 1};
    parts.classNames = {"round", "square", "star"};
    parts.factors = {{"height", {}}};
    for (std::size_t i = 0; i < count; ++i) {
        parts.pixels.insert(parts.pixels.end(), 16, static_cast<std::uint8_t>(i));
        parts.labels.push_back(static_cast<std::int32_t>(i % 3));
        parts.factors[0].values.push_back(static_cast<float>(i) * 0.5f);
    }
    return std::make_shared<const Dataset>(std::move(parts));
}

DataSplit numberedSplit() { return {numbered(200, "numbers"), numbered(100, "numbers, held out"), {}}; }

struct ShownGalleryView {
    ShownGalleryView() {
        view.resize(700, 360);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        grid = part<GalleryGrid>("galleryGrid");
    }
    template <class Part>
    Part* part(const char* name) const {
        auto* found = view.findChild<Part*>(QLatin1StringView(name));
        if (!found) qFatal("the view has no %s", name);
        return found;
    }
    void choose(const char* box, const QString& text) const {
        auto* choices = part<QComboBox>(box);
        choices->setCurrentIndex(choices->findText(text));
    }
    QString counted() const { return part<QLabel>("galleryCount")->text(); }
    QString facts() const { return part<QLabel>("galleryFacts")->text(); }
    void click(qint64 image) const {
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->cellOf(image).center());
    }
    /// What is painted in the middle of an image's picture.
    int grayAt(qint64 image) const {
        const QImage seen = grid->viewport()->grab().toImage();
        const QRect cell = grid->cellOf(image);
        const QPoint middle(cell.center().x(), cell.top() + part<QSlider>("gallerySizeSlider")->value() / 2);
        return qGray(seen.pixel(middle * seen.devicePixelRatio()));
    }

    BackgroundService service;
    GalleryView view{service};
    GalleryGrid* grid = nullptr;
};

}  // namespace

class GalleryViewTest : public QObject {
    Q_OBJECT
private slots:
    void cell_showsItsImage() {
        ShownGalleryView shown;
        shown.view.setData(numberedSplit());
        QTRY_VERIFY(shown.grid->isComplete());
        QCOMPARE(shown.counted(), QStringLiteral("100 pictures"));
        for (const qint64 image : {0, 7, 19}) QCOMPARE(shown.grayAt(image), static_cast<int>(image));
        shown.choose("galleryPartBox", QStringLiteral("To train on"));
        QCOMPARE(shown.counted(), QStringLiteral("200 pictures"));
        shown.part<QSpinBox>("galleryJump")->setValue(150);
        QCOMPARE(shown.grid->current(), 150);
        QTRY_COMPARE(shown.grayAt(150), 150);
    }

    void filter_byLabelAndRange_takesBoth() {
        ShownGalleryView shown;
        shown.view.setData(numberedSplit());
        shown.choose("galleryLabelBox", QStringLiteral("square"));
        QTRY_COMPARE(shown.counted(), QStringLiteral("33 of 100 pictures"));
        QVERIFY(shown.grid->cellOf(3).isEmpty());
        QVERIFY(!shown.grid->cellOf(4).isEmpty());
        shown.choose("galleryFactorBox", QStringLiteral("height"));
        QTRY_COMPARE(shown.part<QDoubleSpinBox>("galleryHigh")->value(), 49.5);
        QTRY_COMPARE(shown.counted(), QStringLiteral("33 of 100 pictures"));
        shown.part<QDoubleSpinBox>("galleryLow")->setValue(2);   // image 4, a square
        shown.part<QDoubleSpinBox>("galleryHigh")->setValue(8);  // image 16, a square
        QTRY_COMPARE(shown.counted(), QStringLiteral("5 of 100 pictures"));
        QTRY_COMPARE(shown.grayAt(16), 16);
        shown.part<QDoubleSpinBox>("galleryLow")->setValue(9);
        QTRY_COMPARE(shown.counted(), QStringLiteral("0 of 100 pictures"));
        shown.choose("galleryFactorBox", QStringLiteral("Any factor"));
        shown.choose("galleryLabelBox", QStringLiteral("All labels"));
        QTRY_COMPARE(shown.counted(), QStringLiteral("100 pictures"));
    }

    void withheldImages_areAPartOfTheirOwnAndMarked() {
        ShownGalleryView shown;
        DataSplit split = numberedSplit();
        shown.view.setData(split);
        const auto* parts = shown.part<QComboBox>("galleryPartBox");
        QCOMPARE(parts->count(), 2);
        split.excludedClasses = {1};
        shown.view.setData(split);
        QCOMPARE(parts->count(), 3);
        QCOMPARE(shown.counted(), QStringLiteral("100 pictures; \u25e5 33 withheld from training"));
        shown.click(4);
        QVERIFY2(shown.facts().contains(QStringLiteral("withheld")), qPrintable(shown.facts()));
        shown.click(5);
        QVERIFY(!shown.facts().contains(QStringLiteral("withheld")));
        shown.choose("galleryPartBox", QStringLiteral("Withheld"));
        QTRY_COMPARE(shown.counted(), QStringLiteral("33 of 100 pictures"));
        QVERIFY(shown.grid->cellOf(3).isEmpty());
        QVERIFY(!shown.grid->cellOf(4).isEmpty());
        shown.choose("galleryLabelBox", QStringLiteral("star"));
        QTRY_COMPARE(shown.counted(), QStringLiteral("0 of 100 pictures"));
    }

    void filter_changedQuickly_isTheNewest() {
        ShownGalleryView shown;
        shown.view.setData(numberedSplit());
        for (int round = 0; round < 50; ++round)
            shown.choose("galleryLabelBox", round % 2 == 0 ? QStringLiteral("round") : QStringLiteral("star"));
        QTRY_COMPARE(shown.counted(), QStringLiteral("33 of 100 pictures"));
        test::settle(shown.service);
        QVERIFY(shown.grid->cellOf(0).isEmpty());
        QVERIFY(!shown.grid->cellOf(2).isEmpty());
    }

    void matchingImages_ofANanFactor_leaveItOut() {
        Dataset::Parts parts;
        parts.name = "gaps";
        parts.shape = {1, 1, 1};
        parts.pixels = {0, 1, 2};
        parts.factors = {{"x", {1.0f, std::numeric_limits<float>::quiet_NaN(), 3.0f}}};
        const Dataset dataset(std::move(parts));
        const FactorRange range = factorRange(dataset.factors()[0]);
        QCOMPARE(range.low, 1.0);
        QCOMPARE(range.high, 3.0);
        GalleryFilter filter;
        filter.factor = 0;
        filter.low = 1;
        filter.high = 3;
        QCOMPARE(*matchingImages(dataset, filter), (std::vector<std::int32_t>{0, 2}));
        QVERIFY(!matchingImages(dataset, {}));
    }

    void keys_onAHeldOutImage_makeItAnEndOrPinIt() {
        ShownGalleryView shown;
        shown.view.setData(numberedSplit());
        QSignalSpy ends(&shown.view, &GalleryView::endpointPicked);
        QSignalSpy pins(&shown.view, &GalleryView::imagePinned);
        QTest::keyClick(shown.grid, Qt::Key_A);
        QCOMPARE(ends.size(), 0);  // no image is chosen
        shown.click(12);
        QTest::keyClick(shown.grid, Qt::Key_A);
        QTest::keyClick(shown.grid, Qt::Key_Right);
        QTest::keyClick(shown.grid, Qt::Key_B);
        QTest::keyClick(shown.grid, Qt::Key_P);
        QCOMPARE(ends, (QList<QList<QVariant>>{{0, qint64{12}}, {1, qint64{13}}}));
        QCOMPARE(pins, (QList<QList<QVariant>>{{qint64{13}}}));
        shown.choose("galleryPartBox", QStringLiteral("To train on"));
        shown.click(12);
        QTest::keyClick(shown.grid, Qt::Key_A);
        QTest::keyClick(shown.grid, Qt::Key_P);
        QCOMPARE(ends.size(), 2);
        QCOMPARE(pins.size(), 1);
    }

    void moveProbeKey_onATrainingImage_picksItsCode() {
        ShownGalleryView shown;
        const DataSplit data = samples::moons();
        const auto snapshot = samples::snapshot(samples::model(ObjectiveKind::Vae, 2, data.train->shape()));
        shown.view.setData(data);
        shown.choose("galleryPartBox", QStringLiteral("To train on"));
        QSignalSpy codes(&shown.view, &GalleryView::codePicked);
        shown.click(5);
        QTest::keyClick(shown.grid, Qt::Key_M);
        test::settle(shown.service);
        QCOMPARE(codes.size(), 0);  // there is no model
        shown.view.setSnapshot(snapshot);
        QTest::keyClick(shown.grid, Qt::Key_M);
        QTRY_COMPARE(codes.size(), 1);
        Matrix pixels;
        data.train->gather(5, 1, pixels);
        QCOMPARE(codes[0][0].value<Vector>(), Vector(encodeEach(*snapshot, pixels).col(0)));
    }

    void details_ofAnImage_giveItsFactorsAndError() {
        ShownGalleryView shown;
        const DataSplit data = samples::moons();
        const auto snapshot = samples::snapshot(samples::model(ObjectiveKind::Vae, 2, data.train->shape()));
        shown.view.setData(data);
        shown.click(3);
        QTest::keyClick(shown.grid, Qt::Key_Return);
        QVERIFY(shown.facts().contains(QStringLiteral("Held-out image 3")));
        for (const Factor& factor : data.test->factors())
            QVERIFY(shown.facts().contains(QString::fromStdString(factor.name)));
        QVERIFY(shown.facts().contains(QStringLiteral("28 × 28, gray")));
        QCOMPARE(shown.part<QLabel>("galleryError")->text(), QStringLiteral("Train to see its reconstruction."));
        shown.view.setSnapshot(snapshot);
        Matrix x;
        data.test->gather(3, 1, x);
        const Matrix y = decodeEach(*snapshot, encodeEach(*snapshot, x));
        QTRY_COMPARE(shown.part<QLabel>("galleryError")->text(),
                     QStringLiteral("Squared error %1")
                         .arg(QLocale().toString(static_cast<double>((x - y).squaredNorm()), 'f', 2)));
        shown.part<QToolButton>("galleryCloseButton")->click();
        QVERIFY(!shown.part<QWidget>("galleryDetails")->isVisible());
    }

    void copy_ofTheCurrentPicture_isExact() {
        ShownGalleryView shown;
        shown.view.setData(numberedSplit());
        shown.click(11);
        QTest::keyClick(shown.grid, Qt::Key_C, Qt::ControlModifier);
        const QImage copied = QApplication::clipboard()->image();
        QCOMPARE(copied.size(), QSize(4, 4));
        QCOMPARE(qGray(copied.pixel(2, 2)), 11);
    }

    void grid_ofAMillionPictures_isScrolledAndFiltered() {
        ShownGalleryView shown;
        const DataSplit few = numberedSplit();
        std::vector<Index> places(1'000'000);
        for (std::size_t i = 0; i < places.size(); ++i) places[i] = static_cast<Index>(i % 200);
        const auto many = std::make_shared<const Dataset>(few.train->subset(places, "many"));
        shown.view.setData({many, few.test, {}});
        shown.choose("galleryPartBox", QStringLiteral("To train on"));
        QCOMPARE(shown.counted(), QLocale().toString(1'000'000) + QStringLiteral(" pictures"));
        QTest::keyClick(shown.grid, Qt::Key_Down);
        QTest::keyClick(shown.grid, Qt::Key_End);
        QCOMPARE(shown.grid->current(), 999'999);
        QVERIFY(shown.grid->viewport()->rect().contains(shown.grid->cellOf(999'999)));
        QTRY_VERIFY(shown.grid->isComplete());
        QTRY_COMPARE(shown.grayAt(999'999), 199);
        shown.choose("galleryLabelBox", QStringLiteral("star"));
        QTRY_COMPARE(
            shown.counted(),
            QStringLiteral("%1 of %2 pictures").arg(QLocale().toString(330'000), QLocale().toString(1'000'000)));
    }

    void setData_ofOtherData_clearsFilterAndSelection() {
        ShownGalleryView shown;
        shown.view.setData(numberedSplit());
        shown.choose("galleryLabelBox", QStringLiteral("square"));
        QTRY_COMPARE(shown.counted(), QStringLiteral("33 of 100 pictures"));
        shown.click(4);
        shown.view.setData(samples::nameless(samples::moons(60)));
        QCOMPARE(shown.counted(), QStringLiteral("10 pictures"));
        QCOMPARE(shown.grid->current(), -1);
        QVERIFY(!shown.part<QComboBox>("galleryFactorBox")->isVisible());
        shown.view.setData({});
        QCOMPARE(shown.grid->count(), 0);
        QVERIFY(shown.counted().isEmpty());
    }
};

static const lunette::test::TestClass<GalleryViewTest, QApplication> kGalleryViewTest;
#include "GalleryViewTest.moc"
