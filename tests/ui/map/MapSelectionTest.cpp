#include "Patience.h"
#include "Settled.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "analysis/PictureByPicture.h"
#include "map/CodeSelector.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "map/MapOverlayWork.h"
#include "views/selection/SelectionView.h"
#include "widgets/SampleGrid.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace lunette;
using lunette::test::kPatience;

namespace {

using Images = std::set<Index>;

/// A map whose codes are drawn, and the pictures of what is selected on it.
struct ShownMapSelection {
    explicit ShownMapSelection(const DataSplit& split, std::shared_ptr<const Snapshot> snapshot) {
        QObject::connect(&view, &LatentView::selectionChanged, &panel, &SelectionView::setSelection);
        view.resize(800, 500);
        panel.resize(300, 320);
        view.show();
        panel.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        canvas = view.findChild<LatentCanvas*>(QStringLiteral("latentScatter"));
        load(split, std::move(snapshot));
    }

    void load(const DataSplit& split, std::shared_ptr<const Snapshot> snapshot) {
        view.setData(split);
        panel.setData(split);
        view.setSnapshot(snapshot);
        panel.setSnapshot(std::move(snapshot));
        if (!QTest::qWaitFor([this] { return canvas->codePixel(0) && canvas->isSettled(); }, kPatience))
            qFatal("There are no codes.");
    }

    void choose(const char* tool) const { view.findChild<QToolButton*>(QLatin1StringView(tool))->click(); }

    /// Presses, moves through these places and lets go.
    void drag(const QPolygon& way, Qt::KeyboardModifiers keys = {}, Qt::MouseButton button = Qt::LeftButton) const {
        QTest::mousePress(canvas, button, keys, way.front());
        for (const QPoint& place : way.mid(1)) {
            QMouseEvent move(QEvent::MouseMove, place, canvas->mapToGlobal(place), Qt::NoButton, button, keys);
            QApplication::sendEvent(canvas, &move);
        }
        QTest::mouseRelease(canvas, button, keys, way.back());
    }
    void dragRectangle(const QRect& rect, Qt::KeyboardModifiers keys = {}) const {
        drag({rect.topLeft(), rect.center(), rect.bottomRight()}, keys);
    }

    Images selected() const {
        const CodeSelection* selection = canvas->selection();
        if (!selection) return {};
        const std::vector<Index> images = selection->images();
        return {images.begin(), images.end()};
    }
    /// The images whose codes are seen within a region of the canvas.
    Images within(const QRegion& region) const {
        Images images;
        for (qint64 code = 0; canvas->codePixel(code); ++code)
            if (region.contains(canvas->codePixel(code)->toPoint())) images.insert(code);
        return images;
    }
    /// A part of the canvas with about half of the codes, cut where no code lies on the cut.
    QRect leftHalf() const {
        return half([](QPointF at) { return at.x(); }, false);
    }
    QRect upperHalf() const {
        return half([](QPointF at) { return at.y(); }, true);
    }

    QString count() const { return panel.findChild<QLabel*>(QStringLiteral("selectionCount"))->text(); }

    BackgroundService service;
    LatentView view{service};
    SelectionView panel{service};
    LatentCanvas* canvas = nullptr;

private:
    template <class Along>
    QRect half(Along along, bool isUpper) const {
        std::vector<double> places;
        for (qint64 code = 0; canvas->codePixel(code); ++code) places.push_back(along(*canvas->codePixel(code)));
        std::sort(places.begin(), places.end());
        std::size_t before = places.size() / 4;  // the cut goes through the widest gap in the middle half
        for (std::size_t i = before; i < 3 * places.size() / 4; ++i)
            if (places[i + 1] - places[i] > places[before + 1] - places[before]) before = i;
        if (places[before + 1] - places[before] < 3) qFatal("The codes lie too close together.");
        const int cut = static_cast<int>(std::lround((places[before] + places[before + 1]) / 2));
        return isUpper ? QRect(QPoint(1, 1), QPoint(canvas->width() - 2, cut))
                       : QRect(QPoint(1, 1), QPoint(cut, canvas->height() - 2));
    }
};

}  // namespace

class MapSelectionTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        moons_ = samples::moons(300);
        vae_ = samples::snapshot(samples::model(ObjectiveKind::Vae, 2, moons_.test->shape()));
    }

    void changedSelection_byEachChange_replacesAddsOrRemoves() {
        const auto images = [](const std::shared_ptr<const CodeSelection>& selection) {
            return selection ? selection->images() : std::vector<Index>();
        };
        const auto before = changedSelection(nullptr, {1, 1, 0, 0}, SelectionChange::Replace);
        QCOMPARE(images(before), (std::vector<Index>{0, 1}));
        const std::vector<std::uint8_t> within{0, 1, 1, 0};
        QCOMPARE(images(changedSelection(before.get(), within, SelectionChange::Replace)), (std::vector<Index>{1, 2}));
        QCOMPARE(images(changedSelection(before.get(), within, SelectionChange::Add)), (std::vector<Index>{0, 1, 2}));
        QCOMPARE(images(changedSelection(before.get(), within, SelectionChange::Remove)), (std::vector<Index>{0}));
        QCOMPARE(images(changedSelection(nullptr, within, SelectionChange::Add)), (std::vector<Index>{1, 2}));
        QVERIFY(!changedSelection(nullptr, within, SelectionChange::Remove));
        QVERIFY(!changedSelection(before.get(), {0, 0, 0, 0}, SelectionChange::Replace));
    }

    void rectangle_selectsTheCodesInIt() {
        ShownMapSelection shown(moons_, vae_);
        shown.choose("rectangleToolButton");
        const QRect half = shown.leftHalf();
        shown.dragRectangle(half);
        const Images expected = shown.within(half);
        QVERIFY(expected.size() > 10 && expected.size() < static_cast<std::size_t>(moons_.test->size()) - 10);
        QTRY_COMPARE(shown.selected(), expected);
        QVERIFY(shown.count().contains(QString::number(expected.size())));
    }

    void shiftDrag_withAnyTool_drawsARectangle() {
        ShownMapSelection shown(moons_, vae_);
        const QRectF before = shown.canvas->range();
        const QRect half = shown.leftHalf();
        shown.dragRectangle(half, Qt::ShiftModifier);
        QTRY_COMPARE(shown.selected(), shown.within(half));
        QCOMPARE(shown.canvas->range(), before);
    }

    void lasso_selectsTheCodesInIt() {
        ShownMapSelection shown(moons_, vae_);
        shown.choose("lassoToolButton");
        const QRect half = shown.leftHalf();
        const QPolygon slanted(
            {half.topLeft(), half.topRight() - QPoint(40, 0), half.bottomRight() + QPoint(40, 0), half.bottomLeft()});
        shown.drag(slanted);
        QTRY_VERIFY(!shown.selected().empty());
        const Images selected = shown.selected();
        int within = 0, without = 0;
        for (qint64 code = 0; shown.canvas->codePixel(code); ++code) {
            const QPointF at = *shown.canvas->codePixel(code);
            const auto isWithin = [&](double dx) {
                return QPolygonF(slanted).containsPoint(at + QPointF(dx, 0), Qt::OddEvenFill);
            };
            if (isWithin(-2) != isWithin(2)) continue;  // on the edge
            QCOMPARE(selected.contains(code), isWithin(0));
            ++(isWithin(0) ? within : without);
        }
        QVERIFY(within > 5 && without > 5);
    }

    void rectangle_withControlOrAlt_addsOrRemoves() {
        ShownMapSelection shown(moons_, vae_);
        shown.choose("rectangleToolButton");
        const QRect left = shown.leftHalf(), upper = shown.upperHalf();
        const Images ofLeft = shown.within(left), ofUpper = shown.within(upper);
        shown.dragRectangle(left);
        QTRY_COMPARE(shown.selected(), ofLeft);
        shown.dragRectangle(upper, Qt::ControlModifier);
        Images both = ofLeft;
        both.insert(ofUpper.begin(), ofUpper.end());
        QTRY_COMPARE(shown.selected(), both);
        shown.dragRectangle(left, Qt::AltModifier);
        Images rest;
        std::ranges::set_difference(both, ofLeft, std::inserter(rest, rest.end()));
        QVERIFY(!rest.empty());
        QTRY_COMPARE(shown.selected(), rest);
    }

    void keys_selectAllAndNothing() {
        ShownMapSelection shown(moons_, vae_);
        QTest::keyClick(shown.canvas, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.selected().size(), static_cast<std::size_t>(moons_.test->size()));
        QTest::keyClick(shown.canvas, Qt::Key_Escape);
        QVERIFY(!shown.canvas->selection());
        QVERIFY(shown.panel.isEmpty());
    }

    void escape_duringADrag_selectsNothing() {
        ShownMapSelection shown(moons_, vae_);
        QTest::keyClick(shown.canvas, Qt::Key_R);
        QTest::mousePress(shown.canvas, Qt::LeftButton, {}, {10, 10});
        QMouseEvent move(QEvent::MouseMove, QPointF(500, 400), shown.canvas->mapToGlobal(QPointF(500, 400)),
                         Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(shown.canvas, &move);
        QTest::keyClick(shown.canvas, Qt::Key_Escape);
        QTest::mouseRelease(shown.canvas, Qt::LeftButton, {}, {500, 400});
        test::settle(shown.service);
        QVERIFY(!shown.canvas->selection());
    }

    void keys_chooseTheTool() {
        ShownMapSelection shown(moons_, vae_);
        for (const auto& [key, name] : {std::pair{Qt::Key_L, "lassoToolButton"},
                                        {Qt::Key_R, "rectangleToolButton"},
                                        {Qt::Key_V, "moveToolButton"}}) {
            QTest::keyClick(shown.canvas, key);
            QVERIFY(shown.view.findChild<QToolButton*>(QLatin1StringView(name))->isChecked());
        }
    }

    void clickBesideTheCodes_withASelectingTool_clearsTheSelection() {
        ShownMapSelection shown(moons_, vae_);
        const QPoint empty = shown.canvas->rect().bottomRight() - QPoint(3, 3);
        QTest::keyClick(shown.canvas, Qt::Key_A, Qt::ControlModifier);
        QTest::mouseClick(shown.canvas, Qt::LeftButton, {}, empty);
        test::settle(shown.service);
        QVERIFY(shown.canvas->selection());  // the tool that moves does not select
        shown.choose("lassoToolButton");
        QTest::mouseClick(shown.canvas, Qt::LeftButton, {}, empty);
        QTRY_VERIFY(!shown.canvas->selection());
    }

    void middleButton_withASelectingTool_pans() {
        ShownMapSelection shown(moons_, vae_);
        shown.choose("lassoToolButton");
        const QPointF before = *shown.canvas->codePixel(0);
        shown.drag({{60, 60}, {80, 60}, {110, 80}}, {}, Qt::MiddleButton);
        QVERIFY(QLineF(*shown.canvas->codePixel(0), before + QPointF(50, 20)).length() < 1);
        QVERIFY(!shown.canvas->selection());
    }

    void selection_duringTraining_keepsItsImages() {
        ShownMapSelection shown(moons_, vae_);
        shown.choose("rectangleToolButton");
        shown.dragRectangle(shown.leftHalf());
        QTRY_VERIFY(shown.canvas->selection());
        const Images before = shown.selected();
        const QPointF place = *shown.canvas->codePixel(*before.begin());
        shown.view.setSnapshot(samples::snapshot(vae_->sharedModel(), 7));
        QTRY_VERIFY(*shown.canvas->codePixel(*before.begin()) != place);
        QCOMPARE(shown.selected(), before);
    }

    void selection_afterOtherDataOpened_isEmpty() {
        ShownMapSelection shown(moons_, vae_);
        QTest::keyClick(shown.canvas, Qt::Key_A, Qt::ControlModifier);
        QVERIFY(!shown.panel.isEmpty());
        shown.view.setData(samples::moons(80));
        QVERIFY(!shown.canvas->selection());
        QVERIFY(shown.panel.isEmpty());
    }

    void pictures_outOfSight_areNotMade() {
        ShownMapSelection shown(moons_, vae_);
        QTest::keyClick(shown.canvas, Qt::Key_A, Qt::ControlModifier);
        SampleGrid& grid = shown.panel.grid();
        QCOMPARE(grid.samples().size(), static_cast<std::size_t>(moons_.test->size()));
        const auto isMade = [&](int place) {
            return grid.samples()[static_cast<std::size_t>(place)].picture == picture(place);
        };
        QTRY_VERIFY(isMade(0));
        QVERIFY(grid.seen().second < static_cast<int>(grid.samples().size()));
        QVERIFY(grid.samples().back().picture.isNull());
        grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
        QTRY_VERIFY(isMade(static_cast<int>(grid.samples().size()) - 1));
        QVERIFY(grid.samples().front().picture.isNull());
    }

    void picture_pointedAt_namesItsImage() {
        ShownMapSelection shown(moons_, vae_);
        shown.choose("rectangleToolButton");
        shown.dragRectangle(shown.leftHalf());
        QTRY_VERIFY(!shown.panel.isEmpty());
        const Images selected = shown.selected();
        const std::vector<Index> images(selected.begin(), selected.end());
        QSignalSpy pointed(&shown.panel, &SelectionView::imagePointed);
        QSignalSpy activated(&shown.panel, &SelectionView::imageActivated);
        SampleGrid& grid = shown.panel.grid();
        const QPointF over = grid.cell(1).center();
        QMouseEvent move(QEvent::MouseMove, over, grid.viewport()->mapToGlobal(over), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(grid.viewport(), &move);
        QCOMPARE(pointed.count(), 1);
        QCOMPARE(pointed[0][0].toLongLong(), images[1]);
        QTest::mouseDClick(grid.viewport(), Qt::LeftButton, {}, grid.cell(2).center());
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toLongLong(), images[2]);
    }

    void picturesToDraw_areTheSelectedImagesAndTheirCodes() {
        ShownMapSelection shown(moons_, vae_);
        QVERIFY(!shown.panel.picturesToDraw());
        shown.choose("rectangleToolButton");
        shown.dragRectangle(shown.leftHalf());
        QTRY_VERIFY(!shown.panel.isEmpty());
        const std::vector<Index> images = shown.canvas->selection()->images();
        const ShownPictures all = shown.panel.picturesToDraw()();
        QCOMPARE(all.pictures.size(), images.size());
        Matrix pixels;
        moons_.test->gather(images, pixels);
        QVERIFY(all.codes == encodeEach(*vae_, pixels));
        for (std::size_t i = 0; i < images.size(); ++i) QCOMPARE(all.pictures[i], picture(images[i]));
        SampleGrid& grid = shown.panel.grid();
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.cell(1).center());
        const ShownPictures one = shown.panel.picturesToDraw()();
        QCOMPARE(one.pictures, std::vector<QImage>{picture(images[1])});
        QVERIFY(one.codes == all.codes.col(1));
    }

    void ellipses_withASelection_areThoseOfItsImages() {
        ShownMapSelection shown(moons_, vae_);
        MapOverlayRequest request;
        request.overlay = MapOverlay::Ellipses;
        request.snapshot = vae_;
        request.plane = LatentPlane::axes(2, 0, 1);
        request.probe = Vector::Zero(2);
        Matrix pixels;
        moons_.test->gather(0, moons_.test->size(), pixels);
        request.codes = std::make_shared<const Matrix>(vae_->encode(pixels).mean);
        request.images = moons_.test;
        request.range = QRectF(-6, -6, 12, 12);
        request.pixels = QSize(300, 300);
        std::vector<std::uint8_t> mask(static_cast<std::size_t>(moons_.test->size()));
        mask[5] = 1;
        request.selection = changedSelection(nullptr, mask, SelectionChange::Replace);
        const QImage one = drawMapOverlay(request).image;
        // The same as if there were that image alone.
        const std::vector<Index> only{5};
        request.selection = nullptr;
        request.images = std::make_shared<const Dataset>(moons_.test->subset(only, "one"));
        request.codes = std::make_shared<const Matrix>(request.codes->col(5));
        QCOMPARE(one, drawMapOverlay(request).image);
    }

private:
    QImage picture(Index image) const {
        Matrix pixels;
        moons_.test->gather(image, 1, pixels);
        return toImage(pixels.col(0), moons_.test->shape());
    }

    DataSplit moons_;
    std::shared_ptr<const Snapshot> vae_;
};

static const lunette::test::TestClass<MapSelectionTest, QApplication> kMapSelectionTest;
#include "MapSelectionTest.moc"
