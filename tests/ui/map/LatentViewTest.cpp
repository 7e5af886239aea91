#include "Settled.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "analysis/SquaredErrors.h"
#include "analysis/ValidityMap.h"
#include "map/HoverMarker.h"
#include "map/LatentCanvas.h"
#include "map/LatentView.h"
#include "plot/CodeColoring.h"
#include "widgets/PictureCard.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <numeric>

using namespace lunette;

namespace {

/// A shown view with what a user sees of it.
struct ShownLatentView {
    ShownLatentView() {
        view.resize(800, 500);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        canvas = view.findChild<LatentCanvas*>(QStringLiteral("latentScatter"));
        probe = view.findChild<PictureCard*>(QStringLiteral("probePicture"));
        hover = view.findChild<PictureCard*>(QStringLiteral("hoverPicture"));
    }

    /// Loads and waits until the codes are drawn and the probe's picture is there.
    void load(const DataSplit& split, std::shared_ptr<const Snapshot> snapshot) {
        view.setData(split);
        view.setSnapshot(std::move(snapshot));
        QVERIFY(QTest::qWaitFor([this] { return canvas->codePixel(0) && !probe->picture().isNull(); }));
        test::settle(service);
    }

    QPoint probePixel() const { return canvas->toPixel(*canvas->probe()).toPoint(); }

    void dragProbe(QPoint by) {
        const QPoint from = probePixel();
        QTest::mousePress(canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas, from + by / 2);
        QTest::mouseMove(canvas, from + by);
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, from + by);
    }

    void click(qint64 code, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(canvas, Qt::LeftButton, modifiers, canvas->codePixel(code)->toPoint());
    }

    /// A code that no other one and not the probe lies near to, so that a click means it.
    qint64 lonelyCode(Index codes) const {
        for (qint64 code = 0; code < codes; ++code) {
            const QPointF at = *canvas->codePixel(code);
            double room = QLineF(at, probePixel()).length() / 2;
            for (qint64 other = 0; other < codes; ++other)
                if (other != code) room = std::min(room, QLineF(at, *canvas->codePixel(other)).length());
            if (room > 9 && canvas->rect().adjusted(70, 20, -20, -70).contains(at.toPoint())) return code;
        }
        qFatal("Every code has a near neighbor.");
        return -1;
    }

    BackgroundService service;
    LatentView view{service};
    LatentCanvas* canvas = nullptr;
    PictureCard *probe = nullptr, *hover = nullptr;
};

}  // namespace

class LatentViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { moons_ = samples::moons(); }

    void probe_dragged_decodesTheCodeUnderIt() {
        ShownLatentView shown;
        shown.load(moons_, autoencoder(2));
        const QImage before = shown.probe->picture();
        const QPoint at = shown.probePixel();
        shown.dragProbe({120, -60});
        QCOMPARE(shown.probePixel(), at + QPoint(120, -60));
        QTRY_VERIFY(shown.probe->picture() != before);
    }

    void map_atRest_showsEveryImage() {
        const Index all = kMaxCodesAtOnce + 1500;
        std::vector<Index> places(static_cast<std::size_t>(all));
        for (std::size_t i = 0; i < places.size(); ++i) places[i] = static_cast<Index>(i) % moons_.test->size();
        DataSplit many{moons_.train, std::make_shared<const Dataset>(moons_.test->subset(places, "many")), {}};
        const auto model = samples::model(ObjectiveKind::Vae, 2, moons_.test->shape());
        ShownLatentView shown;
        const auto codes = [&] { return static_cast<Index>(shown.canvas->points()->size()); };
        shown.load(many, samples::snapshot(model, 1));
        QCOMPARE(codes(), kMaxCodesLive);
        QVERIFY2(shown.canvas->note().contains(QLocale().toString(all)), qPrintable(shown.canvas->note()));
        for (int i = 0; i < shown.canvas->itemCount(); ++i) {  // not over the words of the overlay below
            const auto* text = qobject_cast<QCPItemText*>(shown.canvas->item(i));
            if (text && text->text() == shown.canvas->note())
                QVERIFY(text->bottom->pixelPosition().y() < shown.canvas->height() / 2.0);
        }
        QTRY_COMPARE(codes(), all);
        QVERIFY(shown.canvas->note().isEmpty());
        // The same image has the same code, whenever it was encoded.
        const std::size_t last = static_cast<std::size_t>(all) - 1,
                          same = last % static_cast<std::size_t>(moons_.test->size());
        QCOMPARE(shown.canvas->points()->x[last], shown.canvas->points()->x[same]);

        shown.view.setSnapshot(samples::snapshot(model, 2));  // it learns on
        QTRY_COMPARE(codes(), kMaxCodesLive);
        QTRY_COMPARE(codes(), all);
        auto* box = shown.view.findChild<QComboBox*>(QStringLiteral("latentColoringBox"));
        box->setCurrentIndex(box->findText("error", Qt::MatchContains));
        QTRY_COMPARE(codes(), kMaxCodesAtOnce);  // the others are not measured
        QVERIFY2(!shown.view.isEncoding(), "it encodes the others");
        box->setCurrentIndex(0);
        QTRY_COMPARE(codes(), all);
    }

    void coloring_chosenBeforeTheCodes_isTheirs() {
        ShownLatentView shown;
        shown.view.setData(moons_);
        shown.view.setSnapshot(autoencoder(2));
        choose(shown, "label");
        // The result of an earlier request may come first.
        const auto expected = codeColors(*moons_.test, {CodeColoring::Kind::Label}, moons_.test->size());
        QTRY_VERIFY(shown.canvas->points() && *shown.canvas->points()->colors == *expected);
    }

    void axes_chosenBeforeTheCodes_areTheirs() {
        const auto snapshot = autoencoder(5);
        ShownLatentView shown;
        shown.view.setData(moons_);
        shown.view.setSnapshot(snapshot);
        shown.view.findChild<QComboBox*>(QStringLiteral("latentHorizontalBox"))
            ->setCurrentIndex(4);  // after "principal"
        const Matrix codes = encodeRange(*snapshot, *moons_.test, 0, 1);
        const auto fourth = static_cast<float>(codes(3, 0));
        QTRY_VERIFY(shown.canvas->points() && qFuzzyCompare(shown.canvas->points()->x.front(), fourth));
    }

    void codes_ofAnEarlierModel_neverReplaceNewerOnes() {
        const auto model = samples::model(ObjectiveKind::Vae, 2, moons_.test->shape());
        ShownLatentView shown, fresh;
        shown.load(moons_, samples::snapshot(model, 1));
        fresh.load(moons_, samples::snapshot(model, 2));
        auto* box = shown.view.findChild<QComboBox*>(QStringLiteral("latentColoringBox"));
        QVERIFY(box->count() > 1);
        shown.view.setSnapshot(samples::snapshot(model, 2));
        box->setCurrentIndex(1 - std::min(box->currentIndex(), 1));  // asks anew, before the newer codes have come
        QTRY_COMPARE(shown.canvas->points()->x, fresh.canvas->points()->x);
    }

    void arrowKeys_moveTheProbe() {
        ShownLatentView shown;
        shown.load(moons_, autoencoder(2));
        const QPoint at = shown.probePixel();
        QTest::keyClick(shown.canvas, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(shown.probePixel(), at + QPoint(40, 0));
        QTest::keyClick(shown.canvas, Qt::Key_Up);
        QCOMPARE(shown.probePixel(), at + QPoint(40, -4));
    }

    void probe_duringTraining_staysWhereItWasPut() {
        ShownLatentView shown;
        const auto model = samples::model(ObjectiveKind::Vae, 2, moons_.test->shape());
        shown.load(moons_, samples::snapshot(model, 1));
        shown.dragProbe({100, 30});
        const QPointF held = *shown.canvas->probe();
        test::settle(shown.service);
        const QImage before = shown.probe->picture();
        shown.view.setSnapshot(samples::snapshot(model, 2));
        QTRY_VERIFY(shown.probe->picture() != before);
        QVERIFY(QLineF(*shown.canvas->probe(), held).length() < 1e-5);
    }

    void probePicture_neverCoversTheProbe() {
        ShownLatentView shown;
        shown.load(moons_, autoencoder(2));
        for (const QPoint to : {QPoint(70, 20), QPoint(760, 20), QPoint(760, 420), QPoint(70, 420), QPoint(400, 220)}) {
            shown.dragProbe(to - shown.probePixel());
            QVERIFY(!shown.probe->geometry().contains(shown.probePixel()));
            QVERIFY(shown.canvas->rect().contains(shown.probe->geometry()));
        }
    }

    void probePicture_whereTheOtherSideIsFree_coversNoEnd() {
        ShownLatentView shown;
        shown.load(moons_, autoencoder(2));
        const auto pixel = [&] { return shown.canvas->codePixel(0)->toPoint(); };
        const QPoint by = shown.probe->geometry().center() - pixel();
        QRectF range = shown.canvas->range();
        const QSize size = shown.canvas->groundSize();
        range.translate(-by.x() * range.width() / size.width(), by.y() * range.height() / size.height());
        shown.canvas->look(range);
        QTRY_VERIFY(shown.probe->geometry().contains(pixel()));
        shown.view.setEndpoints(0, -1);
        QVERIFY(!shown.probe->geometry().contains(pixel()));
    }

    void code_hovered_showsItsImage() {
        ShownLatentView shown;
        shown.load(moons_, autoencoder(2));
        const qint64 code = shown.lonelyCode(moons_.test->size());
        QTest::mouseMove(shown.canvas, shown.canvas->codePixel(code)->toPoint());
        QTRY_VERIFY(shown.hover->isVisible());
        QCOMPARE(shown.hover->picture().pixelColor(14, 14).red(), moons_.test->image(code)[14 * 28 + 14]);
        const auto* ring = shown.canvas->findChild<HoverMarker*>();
        const auto isAround = [&] {
            return ring->isVisible() &&
                   QLineF(QRectF(ring->geometry()).center(), *shown.canvas->codePixel(code)).length() < 1;
        };
        QVERIFY(isAround());
        shown.view.look({{}, QRectF(shown.canvas->range()).translated(0.1, 0.1)});
        QTRY_VERIFY(isAround());
        QTest::mouseMove(shown.canvas, QPoint(2, 2));
        QTRY_VERIFY(!shown.hover->isVisible());
        QVERIFY(!ring->isVisible());
    }

    void code_clicked_isPinnedOrMadeAnEnd() {
        ShownLatentView shown;
        shown.load(moons_, autoencoder(2));
        QSignalSpy pinned(&shown.view, &LatentView::imagePinned), picked(&shown.view, &LatentView::endpointPicked);
        const qint64 code = shown.lonelyCode(moons_.test->size());
        shown.click(code);
        QCOMPARE(pinned.count(), 1);
        QCOMPARE(pinned[0][0].toLongLong(), code);
        shown.click(code, Qt::ShiftModifier);
        shown.click(code, Qt::ControlModifier);
        QCOMPARE(picked.count(), 2);
        QCOMPARE(picked[0], QVariantList({0, code}));
        QCOMPARE(picked[1], QVariantList({1, code}));
        QCOMPARE(pinned.count(), 1);
    }

    void pickButton_pressed_makesTheNextClickedCodeAnEnd() {
        ShownLatentView shown;
        shown.load(moons_, autoencoder(2));
        QSignalSpy picked(&shown.view, &LatentView::endpointPicked);
        auto* button = shown.view.findChild<QToolButton*>(QStringLiteral("pickBButton"));
        button->click();
        const qint64 code = shown.lonelyCode(moons_.test->size());
        shown.click(code);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked[0], QVariantList({1, code}));
        QVERIFY(!button->isChecked());
    }

    void map_draggedThenHome_pansAndReturns() {
        ShownLatentView shown;
        shown.load(moons_, autoencoder(2));
        QTRY_VERIFY(shown.canvas->rect().contains(shown.canvas->codePixel(0)->toPoint()));
        const QPointF before = *shown.canvas->codePixel(0);
        const QPoint empty(60, 10);
        QTest::mousePress(shown.canvas, Qt::LeftButton, {}, empty);
        QTest::mouseMove(shown.canvas, empty + QPoint(50, 20));
        QTest::mouseMove(shown.canvas, empty + QPoint(100, 40));
        QTest::mouseRelease(shown.canvas, Qt::LeftButton, {}, empty + QPoint(100, 40));
        QVERIFY(QLineF(*shown.canvas->codePixel(0), before + QPointF(100, 40)).length() < 1);
        QTest::keyClick(shown.canvas, Qt::Key_Home);
        QTRY_VERIFY(QLineF(*shown.canvas->codePixel(0), before).length() < 2);
    }

    void map_ofAnyNumberOfLatents_hasAProbe_data() {
        QTest::addColumn<int>("latents");
        QTest::newRow("one") << 1;
        QTest::newRow("two") << 2;
        QTest::newRow("three") << 3;
        QTest::newRow("twenty") << 20;
    }

    void map_ofAnyNumberOfLatents_hasAProbe() {
        QFETCH(int, latents);
        ShownLatentView shown;
        shown.load(moons_, samples::snapshot(samples::model(ObjectiveKind::Vae, latents, moons_.test->shape())));
        const QImage before = shown.probe->picture();
        shown.dragProbe({150, 0});
        QTRY_VERIFY(shown.probe->picture() != before);
        QCOMPARE(shown.view.findChild<QComboBox*>(QStringLiteral("latentHorizontalBox"))->isVisible(), latents > 2);
    }

    void axes_ofManyLatents_canBeChosen() {
        ShownLatentView shown;
        shown.load(moons_, autoencoder(5));
        const QPointF principal = *shown.canvas->codePixel(0);
        auto* horizontal = shown.view.findChild<QComboBox*>(QStringLiteral("latentHorizontalBox"));
        auto* vertical = shown.view.findChild<QComboBox*>(QStringLiteral("latentVerticalBox"));
        QVERIFY(!vertical->isVisible());
        horizontal->setCurrentIndex(4);
        QVERIFY(vertical->isVisible());
        QTRY_VERIFY(*shown.canvas->codePixel(0) != principal);
    }

    void coloring_byError_isThatOfEachCode() {
        ShownLatentView shown;
        const auto model = autoencoder(2);
        shown.load(moons_, model);
        choose(shown, "error");
        std::vector<Index> all(static_cast<std::size_t>(moons_.test->size()));
        std::iota(all.begin(), all.end(), Index{0});
        const std::vector<double> errors = squaredErrors(*model, *moons_.test, all);
        const auto worst = std::ranges::max_element(errors) - errors.begin();
        const auto best = std::ranges::min_element(errors) - errors.begin();
        const auto color = [&](std::ptrdiff_t code) { return (*shown.canvas->points()->colors)[std::size_t(code)]; };
        QTRY_COMPARE(color(worst), theme::viridis(1).rgb());
        QCOMPARE(color(best), theme::viridis(0).rgb());
        // A training that goes on measures anew.
        const auto later = samples::snapshot(model->sharedModel(), 5);
        shown.view.setSnapshot(later);
        const std::vector<double> others = squaredErrors(*later, *moons_.test, all);
        QTRY_COMPARE(color(std::ranges::max_element(others) - others.begin()), theme::viridis(1).rgb());
        choose(shown, "fraction");
        const auto expected = codeColors(*moons_.test, {CodeColoring::Kind::Factor, 0}, moons_.test->size());
        QTRY_COMPARE(*shown.canvas->points()->colors, *expected);
    }

    void coloring_byDensity_isThatAroundEachCode() {
        for (const int latents : {1, 2, 5}) {
            ShownLatentView shown;
            shown.load(moons_, autoencoder(latents));
            choose(shown, "density");
            const auto points = shown.canvas->points();
            Matrix seen(latents == 1 ? 1 : 2, static_cast<Index>(points->size()));
            for (Index i = 0; i < seen.cols(); ++i) {
                seen(0, i) = points->x[static_cast<std::size_t>(i)];
                if (latents > 1) seen(1, i) = points->y[static_cast<std::size_t>(i)];
            }
            Index densest = 0, loneliest = 0;
            const Eigen::ArrayXd densities = densityAround(seen);
            densities.maxCoeff(&densest);
            densities.minCoeff(&loneliest);
            const auto color = [&](Index code) { return (*shown.canvas->points()->colors)[std::size_t(code)]; };
            QTRY_COMPARE(color(densest), theme::viridis(1).rgb());
            QCOMPARE(color(loneliest), theme::viridis(0).rgb());
        }
    }

    void coloring_withoutLabelsOrFactors_offersWhatIsMeasured() {
        ShownLatentView shown;
        shown.load(samples::nameless(moons_), autoencoder(2));
        const auto* box = shown.view.findChild<QComboBox*>(QStringLiteral("latentColoringBox"));
        QCOMPARE(box->currentText(), QStringLiteral("nothing"));
        QCOMPARE(box->count(), 3);  // and what can be measured of them
    }

    void map_withoutData_hasAProbeOnly() {
        ShownLatentView shown;
        shown.view.setData({});
        shown.view.setSnapshot(autoencoder(2));
        QTRY_VERIFY(!shown.probe->picture().isNull());
        QVERIFY(!shown.canvas->codePixel(0));
    }

    void map_ofDataOfAnotherShape_showsNoCodes() {
        ShownLatentView shown;
        shown.load(moons_, autoencoder(2));
        shown.view.setSnapshot(samples::snapshot(samples::model(ObjectiveKind::Vae, 2, {8, 8, 1})));
        QTRY_COMPARE(shown.probe->picture().size(), QSize(8, 8));
        QVERIFY(!shown.canvas->codePixel(0));
    }

    void map_withoutAModel_hasNoProbe() {
        ShownLatentView shown;
        shown.view.setData(moons_);
        shown.view.setSnapshot(nullptr);
        QVERIFY(!shown.canvas->probe());
        shown.load(moons_, autoencoder(2));
        shown.view.setSnapshot(nullptr);
        QVERIFY(!shown.canvas->probe());
        QVERIFY(!shown.canvas->codePixel(0));
    }

private:
    static void choose(const ShownLatentView& shown, const char* coloring) {
        auto* box = shown.view.findChild<QComboBox*>(QStringLiteral("latentColoringBox"));
        box->setCurrentIndex(box->findText(QLatin1StringView(coloring)));
    }
    std::shared_ptr<const Snapshot> autoencoder(std::int64_t latents) const {
        return samples::snapshot(samples::model(ObjectiveKind::Autoencoder, latents, moons_.test->shape()));
    }

    DataSplit moons_;
};

static const lunette::test::TestClass<LatentViewTest, QApplication> kLatentViewTest;
#include "LatentViewTest.moc"
