#include "Settled.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "analysis/DataDistance.h"
#include "analysis/GaussianMixture.h"
#include "analysis/PictureByPicture.h"
#include "export/CommandLines.h"
#include "views/generate/GenerateView.h"
#include "widgets/NumberText.h"
#include "widgets/PictureCard.h"
#include "widgets/SampleGrid.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

#include <algorithm>

using namespace lunette;

namespace {

struct ShownGenerateView {
    ShownGenerateView() {
        view.resize(800, 420);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
    }

    void load(const DataSplit& split, std::shared_ptr<const Snapshot> snapshot) {
        find<QSpinBox>("sampleCount")->setValue(12);
        unit.setData(split);
        unit.measure(1);
        view.setData(split);
        view.setSnapshot(std::move(snapshot));
        QTRY_COMPARE(count(), 12);
    }

    template <class Part>
    Part* find(const char* name) const {
        auto* part = view.findChild<Part*>(QLatin1StringView(name));
        if (!part) qFatal("the view has no %s", name);
        return part;
    }
    SampleGrid& grid() const { return *view.sampleGrid(); }
    SampleGrid& kept() const { return *view.keptGrid(); }
    int count() const { return static_cast<int>(grid().samples().size()); }
    QStringList captions() const {
        QStringList all;
        for (const auto& sample : grid().samples()) all << sample.caption;
        return all;
    }
    QString summary() const { return find<QLabel>("sampleSummary")->text(); }
    void choose(CodeSource source) const {
        find<QComboBox>("sampleSourceBox")->setCurrentIndex(static_cast<int>(source));
    }
    void click(int place, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::mouseClick(grid().viewport(), Qt::LeftButton, modifiers,
                          grid().cell(static_cast<std::size_t>(place)).center());
    }
    /// Until the pictures are those of these codes.
    void expect(const Snapshot& snapshot, const Matrix& codes) const {
        const auto pictures = toImages(decodeEach(snapshot, codes), snapshot.model().image());
        QTRY_VERIFY_WITH_TIMEOUT(isShown(pictures), 20000);
        QVERIFY(view.shownSamples().codes == codes);
    }
    bool isShown(const std::vector<QImage>& pictures) const {
        return std::ranges::equal(grid().samples(), pictures, {}, &SampleGrid::Sample::picture);
    }

    BackgroundService service;
    DistanceUnit unit{service};
    GenerateView view{service, unit};
};

Matrix priorCodes(Index latents, Index count, double temperature, std::uint64_t seed) {
    return CodeDistribution::prior(latents).draw(count, temperature, seed);
}

/// With a conditional model, whose condition follows the view as in the window.
struct ShownConditionalView : ShownGenerateView {
    ShownConditionalView(const std::string& conditions, const DataSplit& data)
        : plain(samples::snapshot(samples::conditionalModel(conditions, data))), snapshot(plain) {
        QObject::connect(&view, &GenerateView::conditionChosen, &view,
                         [this](const std::optional<Vector>& chosen) { choose(chosen); });
        load(data, plain);
    }
    using ShownGenerateView::choose;
    void choose(const std::optional<Vector>& chosen) {
        snapshot = chosen ? std::make_shared<const Snapshot>(plain->under(*chosen)) : plain;
        view.setSnapshot(snapshot);
    }
    const Condition& condition() const { return plain->model().condition(); }
    /// Until the pictures are those of these conditions.
    void expectConditions(const Matrix& conditions) const {
        QTRY_COMPARE(view.shownSamples().conditions.cols(), conditions.cols());
        QTRY_VERIFY(view.shownSamples().conditions == conditions);
        const ShownPictures shown = view.shownSamples();
        QVERIFY(shown.pictures == toImages(decodeEach(*plain, shown.codes, conditions), plain->model().image()));
    }

    std::shared_ptr<const Snapshot> plain, snapshot;
};

}  // namespace

class GenerateViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        moons_ = samples::moons(600);
        vae_ = samples::snapshot(samples::model(ObjectiveKind::Vae, 3, moons_.train->shape()));
        autoencoder_ = samples::snapshot(samples::model(ObjectiveKind::Autoencoder, 3, moons_.train->shape()));
    }

    void samples_ofASeed_areThePriorsDraws() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        shown.expect(*vae_, priorCodes(3, 12, 1.0, 1));
        shown.find<QPushButton>("sampleButton")->click();
        QCOMPARE(shown.find<QSpinBox>("sampleSeed")->value(), 2);
        shown.expect(*vae_, priorCodes(3, 12, 1.0, 2));
        shown.find<QSpinBox>("sampleSeed")->setValue(77);
        shown.expect(*vae_, priorCodes(3, 12, 1.0, 77));
        shown.find<QSpinBox>("sampleCount")->setValue(500);
        shown.expect(*vae_, priorCodes(3, 500, 1.0, 77));
    }

    void temperature_slidOrTyped_scalesTheDraws() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        auto* slider = shown.find<QSlider>("temperatureSlider");
        auto* typed = shown.find<QDoubleSpinBox>("temperatureValue");
        slider->setValue(50);
        QCOMPARE(typed->value(), 0.5);
        shown.expect(*vae_, priorCodes(3, 12, 0.5, 1));
        typed->setValue(7.125);  // beyond the slider, and finer
        QCOMPARE(slider->value(), slider->maximum());
        shown.expect(*vae_, priorCodes(3, 12, 7.125, 1));
        slider->setValue(0);
        shown.expect(*vae_, Matrix::Zero(3, 12));
    }

    void samples_ofAFit_areFittedToTheTrainingCodes() {
        ShownGenerateView shown;
        shown.load(moons_, autoencoder_);
        const Matrix codes = codesToFit(*autoencoder_, *moons_.train);
        QCOMPARE(codes.cols(), moons_.train->size());
        shown.choose(CodeSource::Gaussian);
        shown.expect(*autoencoder_, fitGaussian(codes).draw(12, 1.0, 1));
        shown.choose(CodeSource::Mixture);
        shown.find<QSpinBox>("mixtureComponentsBox")->setValue(3);
        shown.expect(*autoencoder_, fitMixture(codes, 3, 1).distribution.draw(12, 1.0, 1));
        QVERIFY2(shown.summary().startsWith(QStringLiteral("3 Gaussian")), qPrintable(shown.summary()));
        shown.find<QSpinBox>("mixtureComponentsBox")->setValue(0);
        shown.expect(*autoencoder_, fitMixtureByBic(codes, 1).distribution.draw(12, 1.0, 1));
    }

    void samples_aroundAnImageOfAVae_areOfItsPosterior() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        shown.choose(CodeSource::Around);
        QVERIFY(shown.find<PictureCard>("sampleImage")->isVisible());
        shown.view.setImage(5);
        Matrix image;
        moons_.test->gather(5, 1, image);
        const Posterior posterior = vae_->encode(image);
        const Vector deviation = (posterior.logVariance.col(0).array() / 2).exp();
        shown.expect(*vae_, CodeDistribution::around(posterior.mean.col(0), deviation).draw(12, 1.0, 1));
    }

    void samples_aroundAnImageOfAnAutoencoder_haveAQuarterOfTheSpread() {
        ShownGenerateView shown;
        shown.load(moons_, autoencoder_);
        shown.choose(CodeSource::Around);
        shown.view.setImage(2);
        Matrix image;
        moons_.test->gather(2, 1, image);
        const Matrix codes = codesToFit(*autoencoder_, *moons_.train);
        const Vector mean = codes.rowwise().mean();
        const Vector deviation = (codes.colwise() - mean).array().square().rowwise().mean().sqrt() / 4;
        const Matrix expected =
            CodeDistribution::around(autoencoder_->encode(image).mean.col(0), deviation).draw(12, 1.0, 1);
        QTRY_VERIFY((shown.view.shownSamples().codes - expected).cwiseAbs().maxCoeff() < 1e-4);
    }

    void validity_ofASample_isInUnitsOfRealPictures() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        QTRY_VERIFY(!shown.captions().contains(QString()));
        const NearestImages train(moons_.train);
        std::vector<double> real;
        Matrix images;
        moons_.test->gather(0, moons_.test->size(), images);
        for (const NearestImage& nearest : train.find(images)) real.push_back(nearest.distance);
        std::ranges::sort(real);
        const std::size_t middle = real.size() / 2;
        const double unit = real.size() % 2 ? real[middle] : (real[middle - 1] + real[middle]) / 2;
        const auto drawn = train.find(decodeEach(*vae_, priorCodes(3, 12, 1.0, 1)));
        for (std::size_t i = 0; i < drawn.size(); ++i)
            QCOMPARE(shown.captions()[static_cast<qsizetype>(i)], QLocale().toString(drawn[i].distance / unit, 'f', 2));
        QVERIFY2(shown.summary().contains(QStringLiteral("as far from the data as a real picture")),
                 qPrintable(shown.summary()));
        shown.find<QCheckBox>("sampleValidityBox")->click();
        QTRY_COMPARE(shown.captions().join(QString()), QString());
        QVERIFY(!shown.find<QCheckBox>("sampleSortBox")->isEnabled());
    }

    void samples_sorted_haveTheNearestFirst() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        QTRY_VERIFY(!shown.captions().contains(QString()));
        QVERIFY(!std::ranges::is_sorted(shown.captions(), {}, [](const QString& text) { return text.toDouble(); }));
        const Matrix before = shown.view.shownSamples().codes;
        shown.click(0);
        shown.find<QCheckBox>("sampleSortBox")->click();
        QVERIFY(std::ranges::is_sorted(shown.captions(), {}, [](const QString& text) { return text.toDouble(); }));
        QCOMPARE(shown.grid().selected(), std::vector<int>{0});  // wherever it stands now
        QVERIFY(shown.view.shownSelection().codes == before.leftCols(1));
        QVERIFY(shown.view.shownSamples().codes != before);
        shown.find<QCheckBox>("sampleSortBox")->click();
        QVERIFY(shown.view.shownSamples().codes == before);
    }

    void sample_selected_movesTheProbe() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        const Matrix codes = shown.view.shownSamples().codes;
        QSignalSpy picked(&shown.view, &GenerateView::codePicked);
        shown.click(4);
        QCOMPARE(picked.count(), 1);
        QVERIFY(picked[0][0].value<Vector>() == codes.col(4));
        QTest::keyClick(&shown.grid(), Qt::Key_Right);
        QVERIFY(picked.back()[0].value<Vector>() == codes.col(5));
        shown.click(7, Qt::ShiftModifier);
        QCOMPARE(shown.grid().selected(), (std::vector<int>{5, 6, 7}));
        shown.click(1, Qt::ControlModifier);
        shown.click(6, Qt::ControlModifier);
        QCOMPARE(shown.grid().selected(), (std::vector<int>{1, 5, 7}));
        QVERIFY(shown.view.shownSelection().codes == Matrix(codes(Eigen::all, std::vector<Index>{1, 5, 7})));
        QTest::keyClick(&shown.grid(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.grid().selected().size(), std::size_t(12));
    }

    void keptCodes_outliveDrawsAndWeights() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        auto* keep = shown.find<QPushButton>("keepSamplesButton");
        QVERIFY(!keep->isEnabled());
        QVERIFY(!shown.kept().isVisible());
        shown.click(2);
        shown.click(9, Qt::ControlModifier);
        const Matrix codes = shown.view.shownSelection().codes;
        keep->click();
        keep->click();  // twice is once
        QVERIFY(shown.kept().isVisible());
        QVERIFY(shown.view.shownKept().codes == codes);

        shown.find<QPushButton>("sampleButton")->click();
        shown.expect(*vae_, priorCodes(3, 12, 1.0, 2));
        QVERIFY(!keep->isEnabled());
        QVERIFY(shown.view.shownKept().codes == codes);
        const auto other = samples::snapshot(vae_->sharedModel(), 9);
        shown.view.setSnapshot(other);
        shown.expect(*other, priorCodes(3, 12, 1.0, 2));
        QVERIFY(shown.view.shownKept().codes == codes);
        QVERIFY(shown.view.shownKept().pictures == toImages(decodeEach(*other, codes), moons_.train->shape()));

        QSignalSpy picked(&shown.view, &GenerateView::codePicked);
        QTest::mouseClick(shown.kept().viewport(), Qt::LeftButton, {}, shown.kept().cell(1).center());
        QVERIFY(picked.back()[0].value<Vector>() == codes.col(1));
        QTest::keyClick(&shown.grid(), Qt::Key_Home);
        QTest::keyClick(&shown.grid(), Qt::Key_Return);
        QCOMPARE(shown.view.shownKept().codes.cols(), Index(3));
        QTest::mouseClick(shown.kept().viewport(), Qt::LeftButton, {}, shown.kept().cell(2).center());
        QTest::keyClick(&shown.kept(), Qt::Key_Delete);
        QVERIFY(shown.view.shownKept().codes == codes);
        QTest::mouseClick(shown.kept().viewport(), Qt::LeftButton, {}, shown.kept().cell(1).center());
        QTest::keyClick(&shown.kept(), Qt::Key_Delete);
        QVERIFY(shown.view.shownKept().codes == codes.leftCols(1));
        shown.find<QAction>("removeKeptAction")->trigger();
        QVERIFY(!shown.kept().isVisible());
    }

    void keptCodes_ofAnotherLatentSpace_areDropped() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        shown.click(0);
        shown.find<QPushButton>("keepSamplesButton")->click();
        shown.load(moons_, samples::snapshot(samples::model(ObjectiveKind::Vae, 5, moons_.train->shape())));
        QVERIFY(shown.view.shownKept().pictures.empty());
        QVERIFY(!shown.kept().isVisible());
        QTRY_COMPARE(shown.view.shownSamples().codes.rows(), Index(5));
    }

    void samples_duringTraining_areTheSameCodesDecodedAnew() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        for (const std::uint64_t seed : {5U, 6U, 7U}) {
            const auto next = samples::snapshot(vae_->sharedModel(), seed);
            shown.view.setSnapshot(next);
            shown.expect(*next, priorCodes(3, 12, 1.0, 1));
        }
    }

    void view_hidden_followsNothing() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        shown.view.hide();
        const auto next = samples::snapshot(vae_->sharedModel(), 3);
        shown.view.setSnapshot(next);
        test::settle(shown.service);
        QVERIFY(shown.view.shownSamples().snapshot == vae_);
        shown.view.show();
        shown.expect(*next, priorCodes(3, 12, 1.0, 1));
    }

    void samples_withoutData_comeFromThePriorOnly() {
        ShownGenerateView shown;
        shown.find<QSpinBox>("sampleCount")->setValue(12);
        shown.view.setData({});
        shown.view.setSnapshot(autoencoder_);
        QTRY_COMPARE(shown.count(), 12);
        QVERIFY(!shown.find<QCheckBox>("sampleValidityBox")->isEnabled());
        QCOMPARE(shown.captions().join(QString()), QString());
        shown.choose(CodeSource::Gaussian);
        QCOMPARE(shown.count(), 0);
        QVERIFY(!shown.view.shownSamples().snapshot);
        shown.choose(CodeSource::Prior);
        QTRY_COMPARE(shown.count(), 12);
    }

    void grid_scrollsToTheSelection() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        shown.find<QSpinBox>("sampleCount")->setValue(300);
        QTRY_COMPARE(shown.count(), 300);
        QVERIFY(shown.grid().verticalScrollBar()->maximum() > 0);
        QTest::keyClick(&shown.grid(), Qt::Key_End);
        QCOMPARE(shown.grid().selected(), std::vector<int>{299});
        QVERIFY(shown.grid().viewport()->rect().contains(shown.grid().cell(299)));
    }

    void grid_drawsPicturesPixelByPixel() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        shown.expect(*vae_, priorCodes(3, 12, 1.0, 1));
        const QImage seen = shown.grid().viewport()->grab().toImage().convertToFormat(QImage::Format_Grayscale8);
        for (const std::size_t place : {0U, 5U}) {
            const QImage twice = shown.grid().samples()[place].picture.scaled(56, 56);
            QCOMPARE(seen.copy(QRect(shown.grid().cell(place).topLeft(), QSize(56, 56))),
                     twice.convertToFormat(QImage::Format_Grayscale8));
        }
    }

    void condition_ofAModelWithoutOne_isNotOffered() {
        ShownGenerateView shown;
        shown.load(moons_, vae_);
        QVERIFY(!shown.find<QComboBox>("conditionBox")->isVisible());
    }

    /// Unless one is chosen, as `lunette-cli sample` does.
    void condition_leftOpen_isDrawnAsTrainingHasIt() {
        ShownConditionalView shown("label", moons_);
        QVERIFY(shown.find<QComboBox>("conditionBox")->isVisible());
        QCOMPARE(shown.find<QComboBox>("conditionBox")->currentIndex(), 0);
        shown.expectConditions(shown.condition().draw(12, 1));
        QVERIFY(std::ranges::count(commandWithCondition(shown.view.shownSamples()).options, "--condition") == 0);
    }

    void condition_aClass_isDrawnAndSaidInTheCommand() {
        ShownConditionalView shown("label", moons_);
        auto* box = shown.find<QComboBox>("conditionBox");
        const std::size_t last = shown.condition().classes.size() - 1;
        box->setCurrentIndex(box->count() - 1);
        shown.expectConditions(shown.condition().ofClass(last).replicate(1, 12));
        QVERIFY(shown.snapshot->isUnder() && shown.snapshot->condition() == shown.condition().ofClass(last));
        const auto options = commandWithCondition(shown.view.shownSamples()).options;
        QCOMPARE(options[options.size() - 2], std::string("--condition"));
        QCOMPARE(options.back(), shown.condition().classes.back().name);
        shown.choose(std::nullopt);  // elsewhere in the window
        QCOMPARE(box->currentIndex(), 0);
        shown.expectConditions(shown.condition().draw(12, 1));
    }

    void condition_eachClass_isAGridOfStylesAndClasses() {
        ShownConditionalView shown("label", moons_);
        const Matrix each = shown.condition().each();
        shown.find<QComboBox>("conditionBox")->setCurrentIndex(1);
        auto* styles = shown.find<QSpinBox>("sampleCount");
        QCOMPARE(styles->value(), 8);
        styles->setValue(3);
        shown.expectConditions(each.replicate(1, 3));
        const ShownPictures all = shown.view.shownSamples();
        const Matrix codes = priorCodes(3, 3, 1.0, 1);
        for (Index i = 0; i < all.codes.cols(); ++i) QVERIFY(all.codes.col(i) == codes.col(i / each.cols()));
        QCOMPARE(all.columns, each.cols());
        const auto options = commandWithCondition(all).options;
        QCOMPARE(options[1], std::string("3"));
        QCOMPARE(options.back(), std::string("each"));
        QCOMPARE(shown.grid().columns().size(), each.cols());
        QVERIFY(!shown.find<QCheckBox>("sampleSortBox")->isEnabled());
        const int below = static_cast<int>(each.cols());
        QCOMPARE(shown.grid().cell(static_cast<std::size_t>(below)).left(), shown.grid().cell(0).left());
        QVERIFY(shown.grid().cell(static_cast<std::size_t>(below)).top() > shown.grid().cell(0).bottom());

        shown.find<QComboBox>("conditionBox")->setCurrentIndex(0);
        QCOMPARE(styles->value(), 12);  // pictures again
        QTRY_VERIFY(shown.grid().columns().isEmpty());
    }

    /// Its code alone would be drawn as another class under the probe.
    void sample_selected_isDrawnAsTheSameElsewhere() {
        ShownConditionalView shown("label", moons_);
        shown.find<QComboBox>("conditionBox")->setCurrentIndex(1);
        const Index classes = shown.condition().size();
        shown.expectConditions(shown.condition().each().replicate(1, 8));
        QSignalSpy picked(&shown.view, &GenerateView::codePicked);
        shown.click(static_cast<int>(classes) + 1);
        QCOMPARE(picked.count(), 1);
        QVERIFY(shown.snapshot->condition() == shown.condition().ofClass(1));
        QCOMPARE(shown.find<QComboBox>("conditionBox")->currentIndex(), 1);  // the grid stays
        shown.find<QPushButton>("keepSamplesButton")->click();
        QVERIFY(shown.view.shownKept().conditions == shown.condition().ofClass(1));
        const auto options = commandWithCondition(shown.view.shownKept()).options;
        QCOMPARE(options.back(), shown.condition().classes[1].name);
    }

    void condition_aFactorsValue_isDrawn() {
        ShownConditionalView shown("fraction,tilt", moons_);
        const auto& ranges = shown.condition().ranges;
        auto* value = shown.find<QDoubleSpinBox>("conditionValue2");
        value->setValue(ranges[1].high);
        QCOMPARE(shown.find<QSlider>("conditionSlider2")->value(), 100);
        const double first = shown.find<QDoubleSpinBox>("conditionValue1")->value();
        QVERIFY(std::abs(first - (ranges[0].low + ranges[0].high) / 2) < (ranges[0].high - ranges[0].low) / 100);
        const Vector expected{{static_cast<Scalar>(2 * (first - ranges[0].low) / (ranges[0].high - ranges[0].low) - 1),
                               static_cast<Scalar>(1)}};
        shown.expectConditions(expected.replicate(1, 12));
        QCOMPARE(shown.find<QComboBox>("conditionBox")->findText(QStringLiteral("Each value")), -1);
    }

    void condition_eachValueOfAFactor_goesFromEndToEnd() {
        ShownConditionalView shown("fraction", moons_);
        auto* box = shown.find<QComboBox>("conditionBox");
        box->setCurrentIndex(box->findText(QStringLiteral("Each value")));
        shown.expectConditions(shown.condition().each().replicate(1, 8));
        QCOMPARE(shown.grid().columns().size(), 11);
        QCOMPARE(shown.grid().columns().front(), figuresText(shown.condition().ranges[0].low, 2));
    }

    void everything_inAnotherViewOfTheModel_isTakenOver() {
        ShownConditionalView shown("label", moons_);
        shown.find<QComboBox>("conditionBox")->setCurrentIndex(1);
        shown.expectConditions(shown.condition().each().replicate(1, 8));
        shown.click(0);
        shown.find<QPushButton>("keepSamplesButton")->click();
        ShownGenerateView other;
        other.load(moons_, shown.snapshot);
        other.view.takeOver(shown.view);
        QCOMPARE(other.find<QComboBox>("conditionBox")->currentIndex(), 1);
        QTRY_COMPARE(other.view.shownKept().pictures, shown.view.shownKept().pictures);
        QVERIFY(other.view.shownKept().conditions == shown.view.shownKept().conditions);
    }

private:
    DataSplit moons_;
    std::shared_ptr<const Snapshot> vae_, autoencoder_;
};

static const lunette::test::TestClass<GenerateViewTest, QApplication> kGenerateViewTest;
#include "GenerateViewTest.moc"
