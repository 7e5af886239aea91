#include "Locales.h"
#include "Patience.h"
#include "Settled.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "analysis/CodeSource.h"
#include "analysis/NearestImages.h"
#include "analysis/PathEnds.h"
#include "analysis/PictureByPicture.h"
#include "compare/CompareView.h"
#include "compare/IndicatorTable.h"
#include "map/LatentCanvas.h"
#include "map/Legend.h"
#include "map/MapToolBar.h"
#include "plot/FactorHeatMap.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"
#include "widgets/PictureRows.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace lunette;
using lunette::test::kPatience;
using lunette::test::LocaleForNow;

namespace {

StoredRun makeRun(std::int64_t id, const DataSplit& data, ObjectiveKind objective, std::int64_t latents = 2) {
    StoredRun run;
    run.id = id;
    run.name = QStringLiteral("run %1").arg(id);
    run.color = static_cast<int>(id);
    run.isCompared = true;
    run.model = samples::model(objective, latents, data.test->shape());
    run.snapshot.value = samples::snapshot(run.model, static_cast<std::uint64_t>(id));
    auto state = std::make_shared<TrainingState>();
    state->theta = run.snapshot.value->theta();
    run.state.value = state;
    run.history = std::make_shared<const std::vector<EpochRecord>>();
    run.spec = "moons:count=120,size=28";
    run.data = data;
    run.epochs.value = std::make_shared<EpochSeries>();
    for (std::int64_t epoch = 0; epoch < 3; ++epoch)
        run.epochs.value->add(epoch, samples::snapshot(run.model, static_cast<std::uint64_t>(10 + epoch)));
    return run;
}

QImage decoded(const Snapshot& snapshot, const Vector& code) {
    const Matrix picture = decodeEach(snapshot, code);
    return toImage(picture.col(0), snapshot.model().image());
}

struct ShownCompareView {
    explicit ShownCompareView(const std::vector<StoredRun>& compared) : runs(compared) {
        view.resize(760, 560);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        view.setRuns(runs);
    }
    CompareColumn& column(int place) const {
        CompareColumn* found = view.findChildren<CompareColumn*>().value(place);
        if (!found) qFatal("There is no such column.");
        return *found;
    }
    template <class Part>
    Part* part(int place, const char* name) const {
        return column(place).findChild<Part*>(QLatin1StringView(name));
    }
    QImage probePicture(int place) const { return part<PictureCard>(place, "compareProbeImage")->picture(); }
    QImage pathPicture(int place) const { return part<PictureCard>(place, "comparePathImage")->picture(); }
    LatentCanvas& canvas(int place) const { return column(place).canvas(); }
    QTableWidget& table() const { return *view.findChild<QTableWidget*>(QStringLiteral("indicatorTable")); }
    void showTable() const { view.findChild<QToolButton*>(QStringLiteral("compareIndicatorsButton"))->click(); }

    std::vector<StoredRun> runs;
    BackgroundService service;
    CompareView view{service};
};

}  // namespace

class CompareViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        moons_ = samples::moons();
        moons_.spec = "moons of unknown making";  // looking for the nearest that can be drawn takes long
        both_ = {makeRun(1, moons_, ObjectiveKind::Autoencoder), makeRun(2, moons_, ObjectiveKind::Vae)};
    }

    void compareView_withoutRuns_saysWhatWillAppear() {
        ShownCompareView shown({});
        QVERIFY(shown.view.findChildren<CompareColumn*>().isEmpty());
        bool isSaid = false;
        for (const auto* text : shown.view.findChildren<QLabel*>())
            isSaid = isSaid || (text->isVisible() && text->text().contains(QStringLiteral("Press Compare")));
        QVERIFY(isSaid);
    }

    void probe_movedInOneMap_isDecodedByEveryRun() {
        ShownCompareView shown(both_);
        const Vector code = (Vector(2) << Scalar(0.5), Scalar(-1)).finished();
        shown.view.setProbe(code);
        for (int i : {0, 1})
            QTRY_COMPARE_WITH_TIMEOUT(shown.probePicture(i), decoded(*shown.column(i).snapshot(), code), kPatience);
        QVERIFY(shown.probePicture(0) != shown.probePicture(1));

        QSignalSpy moved(&shown.view, &CompareView::probeMoved);
        QTRY_VERIFY_WITH_TIMEOUT(shown.canvas(1).codePixel(0), kPatience);
        QTest::keyClick(&shown.canvas(1), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(moved.count(), 1);
        const auto after = moved[0][0].value<Vector>();
        QVERIFY(after(0) > code(0));
        for (int i : {0, 1}) {
            QTRY_COMPARE_WITH_TIMEOUT(shown.probePicture(i), decoded(*shown.column(i).snapshot(), after), kPatience);
            QVERIFY(std::abs(shown.canvas(i).probe()->x() - static_cast<double>(after(0))) < 1e-6);
        }
    }

    void class_hiddenInTheLegend_isHiddenInEveryRun() {
        ShownCompareView shown(both_);
        shown.view.resize(2000, 560);  // the names of all classes have room in two lines
        for (int i : {0, 1}) QTRY_VERIFY_WITH_TIMEOUT(shown.canvas(i).codePixel(0), kPatience);
        auto* box = shown.view.findChild<QComboBox*>(QStringLiteral("compare-latentColoringBox"));
        box->setCurrentText(QStringLiteral("label"));
        auto* legend = shown.view.findChild<Legend*>();
        const std::int32_t label = moons_.test->labels()[0];
        QTest::mouseClick(legend, Qt::LeftButton, {}, legend->classRect(static_cast<std::size_t>(label)).center());
        const auto labels = moons_.test->labels();
        const auto other = std::ranges::find_if(labels, [&](auto another) { return another != label; });
        for (int i : {0, 1}) {
            QTRY_VERIFY_WITH_TIMEOUT(!shown.canvas(i).codePixel(0), kPatience);
            QVERIFY(shown.canvas(i).codePixel(other - labels.begin()));
        }
    }

    void overlay_chosenOnce_liesUnderEveryMap() {
        // Linked maps hand their range on, which rounds.
        const auto areNear = [](const QRectF& a, const QRectF& b) {
            return (a.center() - b.center()).manhattanLength() + std::abs(a.width() - b.width()) < 1e-3 * b.width();
        };
        ShownCompareView shown(both_);
        shown.view.setProbe(Vector::Zero(2));
        auto* box = shown.view.findChild<QComboBox*>(QStringLiteral("compare-latentOverlayBox"));
        box->setCurrentIndex(box->findData(static_cast<int>(MapOverlay::RoundTrip)));
        for (int i : {0, 1}) {
            const auto overlay = [&] { return shown.canvas(i).overlay().picture(); };
            QTRY_VERIFY_WITH_TIMEOUT(
                areNear(overlay().range, shown.canvas(i).range()) && !overlay().image.isNull() && overlay().high > 0,
                kPatience);
        }
        QVERIFY(shown.canvas(0).overlay().picture().high != shown.canvas(1).overlay().picture().high);
        box->setCurrentIndex(0);
        for (int i : {0, 1}) QVERIFY(shown.canvas(i).overlay().picture().image.isNull());
        QVERIFY(!shown.view.findChild<MapToolBar*>()->isVisible());
    }

    void positionSlider_movesEveryPath() {
        ShownCompareView shown(both_);
        auto* slider = shown.view.findChild<QSlider*>(QStringLiteral("comparePositionSlider"));
        slider->setValue(250);
        const PathEnds ends = choosePathEnds(*moons_.test);
        Matrix a, b;
        moons_.test->gather(ends.a, 1, a);
        moons_.test->gather(ends.b, 1, b);
        for (int i : {0, 1}) {
            const Snapshot& snapshot = *shown.column(i).snapshot();
            const Vector from = encodeEach(snapshot, a).col(0), to = encodeEach(snapshot, b).col(0);
            QTRY_COMPARE_WITH_TIMEOUT(shown.pathPicture(i),
                                      decoded(snapshot, Vector(Scalar(0.75) * from + Scalar(0.25) * to)), kPatience);
            auto* strip = shown.part<PictureRows>(i, "compareStrip");
            QTRY_COMPARE_WITH_TIMEOUT(strip->rows().size(), std::size_t(1), kPatience);
            QCOMPARE(strip->rows().front().front(), decoded(snapshot, from));
            QCOMPARE(strip->rows().front().back(), decoded(snapshot, to));
        }
    }

    void reconstructions_ofEveryRun_areOfTheSameImages() {
        ShownCompareView shown(both_);
        shown.view.pin(7);
        Matrix image;
        moons_.test->gather(7, 1, image);
        for (int i : {0, 1}) {
            const Snapshot& snapshot = *shown.column(i).snapshot();
            auto* rows = shown.part<PictureRows>(i, "compareReconstructions");
            QTRY_VERIFY_WITH_TIMEOUT(
                rows->rows().size() == 2 && rows->rows()[0][0] == toImage(image.col(0), moons_.test->shape()),
                kPatience);
            QCOMPARE(rows->rows()[1][0], decoded(snapshot, encodeEach(snapshot, image).col(0)));
            const Matrix output = decodeEach(snapshot, encodeEach(snapshot, image));
            const auto error = static_cast<double>((image - output).squaredNorm());
            QCOMPARE(rows->captions().front(), QLocale().toString(error, 'f', 1));
        }
    }

    void samples_ofEveryRun_comeFromTheSameDraws() {
        ShownCompareView shown(
            {makeRun(1, moons_, ObjectiveKind::Autoencoder), makeRun(2, moons_, ObjectiveKind::Vae)});
        const Matrix codes = makeCodeDistribution(*shown.runs[0].snapshot.value, {}, nullptr).draw(20, 1.0, 1);
        for (int place = 0; place < 2; ++place) {
            auto* samples = shown.part<PictureRows>(place, "compareSamples");
            QTRY_VERIFY_WITH_TIMEOUT(!samples->captions().isEmpty(), kPatience);
            const Snapshot& snapshot = *shown.runs[static_cast<std::size_t>(place)].snapshot.value;
            const auto count = static_cast<Index>(samples->captions().size());
            QCOMPARE(samples->rows().front().front(), decoded(snapshot, codes.col(0)));
            QCOMPARE(samples->rows().back().back(), decoded(snapshot, codes.col(count - 1)));
            const double distance = NearestImages(moons_.train).find(decodeEach(snapshot, codes.col(0)))[0].distance;
            QCOMPARE(samples->captions().front(), QLocale().toString(distance, 'f', 2));
        }
        shown.view.setDistanceUnit(0.5);
        const auto* samples = shown.part<PictureRows>(0, "compareSamples");
        QVERIFY(samples->heading().contains(QStringLiteral("×")));
        QVERIFY(samples->heading().contains(QStringLiteral("sharpness")));
    }

    void samples_ofEveryRun_standInTheSameColumns() {
        ShownCompareView shown(
            {makeRun(1, moons_, ObjectiveKind::Autoencoder), makeRun(2, moons_, ObjectiveKind::Vae)});
        shown.view.setDistanceUnit(0.01);  // figures of several digits
        const auto rows = [&](int place) { return shown.part<PictureRows>(place, "compareSamples"); };
        for (const int width : {600, 640, 801, 1203, 1700}) {
            shown.view.resize(width, 800);
            for (const int place : {0, 1}) {
                QTRY_VERIFY_WITH_TIMEOUT(!rows(place)->captions().isEmpty(), kPatience);
                QTRY_COMPARE(rows(place)->shownColumns(), static_cast<int>(rows(place)->rows().front().size()));
            }
            QTRY_COMPARE(rows(0)->shownColumns(), rows(1)->shownColumns());
            QVERIFY2(
                QTest::qWaitFor([&] { return std::abs(rows(0)->pitch() - rows(1)->pitch()) <= 2; }, 2000),
                qPrintable(QStringLiteral("%1: %2 and %3").arg(width).arg(rows(0)->pitch()).arg(rows(1)->pitch())));
        }
    }

    void beforeAnyRun_nothingIsOfferedThatHasNoEffect() {
        ShownCompareView shown({});
        for (const auto* box : shown.view.findChildren<QComboBox*>()) QVERIFY(!box->isVisible());
    }

    void setSnapshot_ofTheTrainingRun_isShownInItsColumn() {
        StoredRun training = makeRun(-1, moons_, ObjectiveKind::Vae);
        training.state = {};
        training.history.reset();
        ShownCompareView shown({makeRun(1, moons_, ObjectiveKind::Autoencoder), training});
        const auto later = samples::snapshot(training.model, 77);
        shown.view.setSnapshot(-1, later);
        QCOMPARE(shown.column(1).snapshot(), later);
        QCOMPARE(shown.column(0).snapshot(), shown.runs[0].snapshot.value);
        QVERIFY(shown.part<QLabel>(1, "compareHeading")->text().contains(QStringLiteral("training")));
    }

    void zoom_ofOneMap_isThatOfAll() {
        ShownCompareView shown(both_);
        QTRY_VERIFY_WITH_TIMEOUT(shown.canvas(0).codePixel(0) && shown.canvas(1).codePixel(0), kPatience);
        const QRectF window(-1, -1, 2, 2);
        shown.canvas(0).look(window);
        QCOMPARE(shown.canvas(1).range(), shown.canvas(0).range());
        shown.canvas(1).fit();
        QTRY_VERIFY_WITH_TIMEOUT(shown.canvas(0).isFollowing(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(shown.canvas(0).range().width() > 2.1, kPatience);
        shown.view.findChild<QWidget*>(QStringLiteral("sameScaleBox"))->setFocus();
        QTest::keyClick(shown.view.findChild<QWidget*>(QStringLiteral("sameScaleBox")), Qt::Key_Space);
        shown.canvas(0).look(window);
        QVERIFY(shown.canvas(1).range() != shown.canvas(0).range());
    }

    void runs_ofOtherData_areLeftOutAndNamed() {
        auto runs = both_;
        runs[1] = makeRun(2, samples::moons(90), ObjectiveKind::Vae);
        ShownCompareView shown(runs);
        QCOMPARE(shown.view.findChildren<CompareColumn*>().size(), 1);
        const auto* note = shown.view.findChild<QLabel*>(QStringLiteral("compareNote"));
        QVERIFY(note->isVisible());
        QVERIFY(note->text().contains(QStringLiteral("run 2")));
    }

    void probe_ofAnotherLatentSpace_isNotShown() {
        auto runs = both_;
        runs[1] = makeRun(2, moons_, ObjectiveKind::Vae, 3);
        ShownCompareView shown(runs);
        shown.view.setProbe(Vector::Ones(2));
        QTRY_VERIFY_WITH_TIMEOUT(!shown.probePicture(0).isNull(), kPatience);
        QVERIFY(!shown.canvas(1).probe());
        QVERIFY(shown.probePicture(1).isNull());

        // In other places, and with an axis more to choose from.
        QTRY_VERIFY_WITH_TIMEOUT(shown.canvas(0).codePixel(0) && shown.canvas(1).codePixel(0), kPatience);
        shown.view.setRuns({runs[1], runs[0]});
        shown.view.setProbe(Vector::Ones(3));
        QTRY_COMPARE_WITH_TIMEOUT(shown.probePicture(0), decoded(*runs[1].snapshot.value, Vector::Ones(3)), kPatience);
        QVERIFY(!shown.canvas(1).probe());
        QTRY_VERIFY_WITH_TIMEOUT(shown.canvas(0).codePixel(0) && shown.canvas(1).codePixel(0), kPatience);
    }

    void setEpoch_earlier_showsItsSnapshots() {
        ShownCompareView shown(both_);
        shown.view.setEpoch(1);
        for (int i : {0, 1})
            QCOMPARE(shown.column(i).snapshot(),
                     both_[static_cast<std::size_t>(i)].epochs.value->entries()[1].snapshot);
        shown.view.setEpoch(std::nullopt);
        for (int i : {0, 1}) QCOMPARE(shown.column(i).snapshot(), both_[static_cast<std::size_t>(i)].snapshot.value);
    }

    void table_whenShown_measuresEveryRunOnce() {
        ShownCompareView shown(both_);
        const IndicatorTable& indicators = shown.view.indicators();
        test::settle(shown.service);
        QVERIFY2(!indicators.report(1), "nobody looks at it");
        shown.showTable();
        QTRY_VERIFY_WITH_TIMEOUT(indicators.report(1) && indicators.report(2), kPatience);
        const Report* first = indicators.report(1);
        auto renamed = both_;
        renamed[0].name = QStringLiteral("the first");
        shown.view.setRuns(renamed);
        QCOMPARE(indicators.report(1), first);
        QCOMPARE(shown.table().horizontalHeaderItem(2)->text(), QStringLiteral("the first"));
        QCOMPARE(shown.table().item(0, 2)->text(), QLocale().toString(first->test.loss, 'f', 2));
        shown.table().setCurrentCell(8, 2);
        const auto* explanation = shown.view.findChild<QLabel*>(QStringLiteral("indicatorExplanation"));
        QVERIFY2(explanation->text().contains(QLocale().toString(1000)), qPrintable(explanation->text()));
        QVERIFY(explanation->text().contains(QStringLiteral("Seed 1")));
    }

    /// Rows of the KL's parts and of the known factors; an autoencoder's points have neither parts nor draws.
    void theTable_ofAnAutoencoderAndAVae_splitsTheKlOfTheVae() {
        ShownCompareView shown(both_);
        shown.showTable();
        QTRY_VERIFY_WITH_TIMEOUT(shown.view.indicators().report(1) && shown.view.indicators().report(2), kPatience);
        const auto value = [&](const QString& name, std::int64_t run) -> std::optional<double> {
            for (const IndicatorRow& row : indicatorRows())
                if (row.name == name) return row.value(*shown.view.indicators().report(run));
            qFatal("There is no row '%s'.", qPrintable(name));
        };
        double sum = 0.0;
        for (const char* part : {"KL: mutual information", "KL: total correlation", "KL: dimension-wise"}) {
            QVERIFY(!value(QLatin1StringView(part), 1));
            sum += value(QLatin1StringView(part), 2).value();
        }
        QVERIFY(std::abs(sum - value(QStringLiteral("KL"), 2).value()) < 1e-4 * sum);
        QVERIFY(!value(QStringLiteral("MIG of samples"), 1) && value(QStringLiteral("MIG of samples"), 2));
        for (const char* figure :
             {"DCI disentanglement", "DCI completeness", "DCI informativeness", "SAP", "FactorVAE score"})
            for (const std::int64_t run : {1, 2}) QVERIFY(value(QLatin1StringView(figure), run).value() <= 1.0);
        shown.view.findChild<QPushButton*>(QStringLiteral("strengthsButton"))->click();
        for (const std::int64_t run : {1, 2}) {
            const auto* map = shown.view.findChild<FactorHeatMap*>(QStringLiteral("heatMapOfRun%1").arg(run));
            QVERIFY(map->isVisible());
            const auto& strengths = shown.view.indicators().report(run)->disentanglement->strengths;
            const QString row = QStringLiteral("z1: fraction %1").arg(QLocale().toString(strengths(0, 0), 'f', 2));
            QVERIFY2(map->accessibleDescription().startsWith(row), qPrintable(map->accessibleDescription()));
        }
    }

    void theTable_ofAConditionalModel_hasTheLeakBesideChance() {
        Report report;
        const auto value = [&report](const QString& name) -> std::optional<double> {
            for (const IndicatorRow& row : indicatorRows())
                if (row.name == name) return row.value(report);
            qFatal("There is no row '%s'.", qPrintable(name));
        };
        const QStringList names{QStringLiteral("Leak: class read from codes"), QStringLiteral("Leak: by chance"),
                                QStringLiteral("Leak: factors read from codes"), QStringLiteral("Class obeyed"),
                                QStringLiteral("Class obeyed, real pictures")};
        for (const QString& name : names) QVERIFY(!value(name));
        report.condition = {ClassLeak{0.5, 0.125}, {{"fraction", 0.25}, {"tilt", 0.75}}, Obedience{0.875, 0.96, 1000}};
        const std::vector<double> expected{0.5, 0.125, 0.5, 0.875, 0.96};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(value(names[static_cast<qsizetype>(i)]), std::optional(expected[i]));
    }

    void measuring_cancelled_canBeStartedAgain() {
        ShownCompareView shown(both_);
        shown.showTable();
        auto* cancel = shown.view.findChild<QPushButton*>(QStringLiteral("cancelMeasuringButton"));
        auto* measure = shown.view.findChild<QPushButton*>(QStringLiteral("measureButton"));
        QVERIFY(cancel->isVisible());
        cancel->click();
        QVERIFY(!cancel->isVisible());
        test::settle(shown.service);
        QVERIFY(!shown.view.indicators().report(1));
        measure->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.view.indicators().report(2), kPatience);
        QVERIFY(!measure->isVisible());
    }

    void table_copied_hasEveryDigit() {
        const LocaleForNow german(QStringLiteral("de_DE"));  // shown numbers have commas, copied ones have points
        ShownCompareView shown(both_);
        shown.showTable();
        QTRY_VERIFY_WITH_TIMEOUT(shown.view.indicators().report(2), kPatience);
        shown.table().setFocus();
        QTest::keyClick(&shown.table(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines[0].split(u'\t').mid(2), (QStringList{"run 1", "run 2"}));
        QCOMPARE(lines[1].split(u'\t')[3].toDouble(), shown.view.indicators().report(2)->test.loss);
    }

    void bestOf_marksOnlyDefinedValues() {
        using Better = IndicatorRow::Better;
        const auto best = [](Better better, const std::vector<std::optional<double>>& values) {
            return bestOf(better, values);
        };
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(best(Better::Undefined, {1.0, 2.0}), (std::vector<bool>{false, false}));
        QCOMPARE(best(Better::Lower, {1.0, 2.0}), (std::vector<bool>{true, false}));
        QCOMPARE(best(Better::Higher, {1.0, 2.0, 2.0}), (std::vector<bool>{false, true, true}));
        QCOMPARE(best(Better::Higher, {2.0, 2.0}), (std::vector<bool>{false, false}));
        QCOMPARE(best(Better::LowerToOne, {0.5, 0.9, 1.2}), (std::vector<bool>{true, true, false}));
        QCOMPARE(best(Better::Lower, {1.0, nan}), (std::vector<bool>{false, false}));
        QCOMPARE(best(Better::Lower, {1.0, std::nullopt}), (std::vector<bool>{false, false}));
        QCOMPARE(best(Better::Lower, {1.0}), (std::vector<bool>{false}));
    }

private:
    DataSplit moons_;
    std::vector<StoredRun> both_;
};

static const lunette::test::TestClass<CompareViewTest, QApplication> kCompareViewTest;
#include "CompareViewTest.moc"
