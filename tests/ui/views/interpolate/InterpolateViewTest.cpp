#include "Settled.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "analysis/PictureByPicture.h"
#include "export/CommandLines.h"
#include "views/interpolate/InterpolateView.h"
#include "views/interpolate/PosteriorPanel.h"
#include "views/interpolate/PosteriorPlot.h"
#include "views/interpolate/WithheldNote.h"
#include "widgets/ImageText.h"
#include "widgets/MarkedSlider.h"
#include "widgets/NumberText.h"
#include "widgets/Picture.h"
#include "widgets/PictureStrip.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace lunette;

namespace {

struct ShownInterpolateView {
    ShownInterpolateView() {
        view.resize(760, 420);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        slider = view.findChild<QSlider*>(QStringLiteral("interpolationSlider"));
        shownWidth = view.findChild<QSlider*>(QStringLiteral("shownWidthSlider"));
        picture = view.findChild<PictureView*>(QStringLiteral("interpolationImage"));
        strip = view.findChild<PictureStrip*>(QStringLiteral("interpolationStrip"));
        intervals = view.findChild<PosteriorPlot*>(QStringLiteral("posteriorPlot"));
        explanation = view.findChild<QLabel*>(QStringLiteral("intervalExplanation"));
    }

    void load(const DataSplit& split, std::shared_ptr<const Snapshot> snapshot) {
        view.setData(split);
        view.setSnapshot(std::move(snapshot));
        QVERIFY(QTest::qWaitFor([this] { return !picture->picture().isNull() && !strip->steps().empty(); }));
    }

    BackgroundService service;
    InterpolateView view{service};
    QSlider *slider = nullptr, *shownWidth = nullptr;
    PictureView* picture = nullptr;
    PictureStrip* strip = nullptr;
    PosteriorPlot* intervals = nullptr;
    QLabel* explanation = nullptr;
};

float factorOf(const Dataset& dataset, const std::string& name, qint64 image) {
    for (const Factor& factor : dataset.factors())
        if (factor.name == name) return factor.values[static_cast<std::size_t>(image)];
    qFatal("There is no such factor.");
    return 0;
}

}  // namespace

class InterpolateViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { moons_ = samples::moons(600); }

    void ends_onMoons_areAHalfAndAFullOne() {
        ShownInterpolateView shown;
        QSignalSpy changed(&shown.view, &InterpolateView::endpointsChanged);
        shown.view.setData(moons_);
        QCOMPARE(changed.count(), 1);
        const qint64 a = changed[0][0].toLongLong(), b = changed[0][1].toLongLong();
        QVERIFY(std::abs(factorOf(*moons_.test, "fraction", a) - 0.5f) < 0.1f);
        QVERIFY(factorOf(*moons_.test, "fraction", b) > 0.9f);
        QCOMPARE(factorOf(*moons_.test, "side", a), factorOf(*moons_.test, "side", b));
    }

    /// "This picture as a 7", with its distance to the data as for every step.
    void pathPastTheClasses_drawsAAsEach() {
        ShownInterpolateView shown;
        const auto snapshot = samples::snapshot(samples::conditionalModel("label", moons_));
        const Condition& condition = snapshot->model().condition();
        auto* box = shown.view.findChild<QComboBox*>(QStringLiteral("pathBox"));
        QCOMPARE(box->count(), 3);
        shown.view.setEndpoint(0, 4);
        shown.load(moons_, snapshot);
        shown.view.setEndpoint(0, 4);
        QCOMPARE(box->count(), 4);
        box->setCurrentIndex(3);
        QTRY_COMPARE(static_cast<Index>(shown.strip->steps().size()), condition.size());
        Matrix pixels;
        moons_.test->gather(4, 1, pixels);
        const Vector code = encodeEach(*snapshot, pixels, snapshot->conditionOf(*moons_.test, 4, 1));
        const Matrix codes = code.replicate(1, condition.size());
        QTRY_VERIFY(shown.view.shownStrip().codes == codes);
        QVERIFY(shown.strip->steps() ==
                toImages(decodeEach(*snapshot, codes, condition.each()), snapshot->model().image()));
        QCOMPARE(shown.strip->stepCaptions().size(), condition.size());
        QCOMPARE(shown.strip->stepCaptions().front(), shownName(condition.classes.front().name));
        QCOMPARE(shown.strip->nearest().size(), shown.strip->steps().size());
        const auto options = commandWithCondition(shown.view.shownStrip()).options;
        const QStringList texts = QString::fromStdString(options.back()).split(QStringLiteral("; "));
        QCOMPARE(static_cast<Index>(texts.size()), condition.size());
        QCOMPARE(std::ranges::count(options, "--condition"), 1);

        // Where the slider cannot hit a step's place, it means it.
        shown.slider->setValue(static_cast<int>(std::lround(1000.0 / static_cast<double>(condition.size() - 1))));
        const QImage second = shown.strip->steps()[1];
        QTRY_VERIFY(shown.picture->picture() == second);
        box->setCurrentIndex(0);
        QTRY_COMPARE(shown.strip->steps().size(), std::size_t(9));
        shown.view.setSnapshot(samples::snapshot(samples::model(ObjectiveKind::Vae, 3, moons_.train->shape())));
        QCOMPARE(box->count(), 3);
    }

    void pathByAFactor_goesFromItsLowEndToItsHighOne() {
        ShownInterpolateView shown;
        const auto snapshot = samples::snapshot(samples::conditionalModel("fraction,tilt", moons_));
        shown.load(moons_, snapshot);
        auto* box = shown.view.findChild<QComboBox*>(QStringLiteral("pathBox"));
        QCOMPARE(box->count(), 5);
        box->setCurrentIndex(4);
        QTRY_VERIFY(shown.view.shownStrip().conditions.cols() == 9 && shown.view.shownStrip().conditions(1, 0) == -1);
        const Matrix conditions = shown.view.shownStrip().conditions;
        QCOMPARE(conditions(1, 8), Scalar(1));
        QVERIFY((conditions.row(0).array() == conditions(0, 0)).all());
        QVERIFY(std::abs(conditions(1, 2) + 0.5F) < 1e-6F);
        const Condition::Range& tilt = snapshot->model().condition().ranges[1];
        QCOMPARE(shown.strip->stepCaptions().back(), figuresText(tilt.high, 2));
        const auto* explanation = shown.view.findChild<QLabel*>(QStringLiteral("intervalExplanation"));
        QTRY_VERIFY(explanation->text().contains(QStringLiteral("only the condition")));
    }

    void slider_decodesThePathFromEndToEnd() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        const auto steps = shown.strip->steps();
        shown.slider->setValue(0);
        QTRY_COMPARE(shown.picture->picture(), steps.front());
        shown.slider->setValue(1000);
        QTRY_COMPARE(shown.picture->picture(), steps.back());
        shown.slider->setValue(500);
        QTRY_COMPARE(shown.picture->picture(), steps[steps.size() / 2]);
        QVERIFY(steps.front() != steps.back());
    }

    void step_hasItsNearestTrainingImageUnderIt() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        QCOMPARE(shown.strip->nearest().size(), shown.strip->steps().size());
        QCOMPARE(shown.strip->nearest().front().size(), QSize(28, 28));
    }

    void steps_ofMoons_haveTheirLitFraction() {
        ShownInterpolateView shown;
        DataSplit moons = moons_;
        moons.spec = "moons:size=28";
        shown.load(moons, vae());
        QTRY_COMPARE(static_cast<std::size_t>(shown.strip->stepCaptions().size()), shown.strip->steps().size());
        QVERIFY(!shown.strip->stepCaptions().front().isEmpty());  // untrained: hardly a moon
        QVERIFY(shown.strip->tips().front().contains(QStringLiteral("closest")));
        moons.spec = "digits";
        shown.view.setData(moons);
        QVERIFY(shown.strip->stepCaptions().isEmpty());
    }

    void step_clicked_movesTheSliderThere() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        QSignalSpy clicked(shown.strip, &PictureStrip::stepClicked);
        QTest::mouseClick(shown.strip, Qt::LeftButton, {}, shown.strip->rect().center());
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(shown.slider->value(), 500);
    }

    void shownWidthSlider_ofAVae_widensTheIntervals() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        shown.shownWidth->setValue(300);
        const double wide = shown.intervals->overlap();
        shown.shownWidth->setValue(30);
        const double narrow = shown.intervals->overlap();
        QVERIFY(narrow < wide);
        QVERIFY(wide <= 1.0);
    }

    void intervals_ofAnAutoencoder_haveNoWidth() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        const QString ofVae = shown.explanation->text();
        QVERIFY(shown.intervals->overlap() > 0.0);
        shown.view.setSnapshot(samples::snapshot(samples::model(ObjectiveKind::Autoencoder, 2, moons_.test->shape())));
        QTRY_VERIFY(shown.explanation->text() != ofVae);
        QVERIFY(shown.explanation->text().contains(QStringLiteral("no width")));
        shown.shownWidth->setValue(300);
        QCOMPARE(shown.intervals->overlap(), 0.0);
    }

    void betaSlider_ofAVae_asksForTheParameter() {
        ShownInterpolateView shown;
        auto* beta = shown.view.findChild<QSlider*>(QStringLiteral("betaSlider"));
        TrainingConfig config;
        config.objective = ObjectiveKind::Vae;
        config.beta = 10.0;
        QSignalSpy edited(&shown.view, &InterpolateView::parameterEdited);
        shown.view.setConfig(config);
        QVERIFY(beta->isEnabled());
        QCOMPARE(edited.count(), 0);
        const int ten = beta->value();
        beta->setValue(0);
        beta->setValue(ten);
        beta->setValue(beta->maximum());
        QCOMPARE(edited.count(), 3);
        QCOMPARE(edited[0][0].value<std::string>(), std::string("beta"));
        QCOMPARE(edited[0][1].value<std::string>(), std::string("0"));
        QCOMPARE(edited[1][1].value<std::string>(), std::string("10"));
        QCOMPARE(edited[2][1].value<std::string>(), std::string("100"));
        config.objective = ObjectiveKind::Autoencoder;
        shown.view.setConfig(config);
        QVERIFY(!beta->isEnabled());
    }

    void explanation_ofAnotherBetaThanWasTrained_asksForTraining() {
        PosteriorPanel panel;
        const auto* text = panel.findChild<QLabel*>(QStringLiteral("intervalExplanation"));
        PathFrame frame;
        frame.isDistribution = true;
        frame.intervals = {2.0, 1.0, 1.0};
        TrainingConfig config;
        panel.setConfig(config);
        panel.showFrame(frame);
        QVERIFY(text->text().contains(QStringLiteral("overlap")));
        config.beta = 17.0;
        panel.setConfig(config);
        panel.showFrame(frame);
        QVERIFY2(text->text().contains(QStringLiteral("Press Train")), qPrintable(text->text()));
        panel.setRunning(true);
        QVERIFY(text->text().contains(QStringLiteral("overlap")));
        panel.setRunning(false);
        QVERIFY(text->text().contains(QStringLiteral("overlap")));
        panel.setTrainedBeta(1.0);  // a model that was opened
        QVERIFY(text->text().contains(QStringLiteral("Press Train")));
    }

    /// An untrained network's posteriors are as wide as the prior and close together; another's, far apart and narrow.
    void explanation_ofAVae_followsTheMeasuredState() {
        PosteriorPanel panel;
        auto* text = panel.findChild<QLabel*>(QStringLiteral("intervalExplanation"));
        auto* plot = panel.findChild<PosteriorPlot*>(QStringLiteral("posteriorPlot"));
        PathFrame frame;
        frame.isDistribution = true;
        frame.intervals = {2.0, 1.0, 1.0};
        panel.showFrame(frame);
        QVERIFY(text->text().contains(QLocale().toString(31.7, 'f', 1)));  // 2 Phi(-1)
        frame.intervals = {10.0, 0.5, 0.5};
        panel.showFrame(frame);
        panel.showChain({{}, 1000});
        QVERIFY(text->text().contains(QStringLiteral("has its interval between A and B")));
        panel.showChain({{{2.0, 0.1}}, 1000});
        QVERIFY(
            text->text().contains(QStringLiteral("only %1\u00a0%").arg(QLocale().toString(24))));  // 1 + 0.4 + 1 of 10
        panel.showChain({{{2.0, 1.0}, {5.0, 1.0}, {8.0, 1.0}}, 1000});
        QVERIFY(text->text().contains(QStringLiteral("without a gap")));
        QCOMPARE(plot->links().size(), std::size_t(3));
        panel.clear();
        QVERIFY(plot->links().empty());
    }

    void withheldPhases_onThePath_areMarkedAndJudged() {
        ShownInterpolateView shown;
        DataSplit moons = moons_;
        moons.spec = "moons:size=28,gap=0-1";
        shown.view.setTrainedOn(moons.spec);
        shown.load(moons, vae());
        auto* note = shown.view.findChild<QLabel*>(QStringLiteral("withheldNote"));
        QTRY_COMPARE(shown.strip->withheld().size(), shown.strip->steps().size());
        QVERIFY(!shown.view.findChild<MarkedSlider*>()->marks().empty());
        QVERIFY2(note->text().contains(QStringLiteral("of 9.")), qPrintable(note->text()));
        shown.view.setTrainedOn("moons:size=28");
        QVERIFY(note->text().contains(QStringLiteral("Press Train")));
        QVERIFY(shown.strip->withheld().empty());
        moons.spec = "moons:size=28";
        shown.view.setData(moons);
        QVERIFY(note->isHidden());
    }

    void withheldSteps_areThoseFarFromWhatTrainingDrew() {
        MoonOptions options;
        options.phases = "0.5+1";
        std::vector<MoonVerdict> verdicts(4);
        verdicts[0].reading.moon.fraction = 0.49;  // the ends, as they are read
        verdicts[1].reading.moon.fraction = 0.6;
        verdicts[2].reading.moon.fraction = 0.9;
        verdicts[3].reading.moon.fraction = 0.99;
        QCOMPARE(withheldSteps(verdicts, options), (std::vector<bool>{false, true, true, false}));
        QCOMPARE(withheldSteps(verdicts, {}), std::vector<bool>(4));
    }

    void posteriorPlot_ofUnequalWidths_drawsBothBells() {
        CodeIntervals intervals;
        intervals.distance = 4;
        intervals.deviationA = 0.8;
        intervals.deviationB = 0.001;
        PosteriorPlot plot;
        plot.resize(416, 200);
        plot.setIntervals(intervals, true);
        const QImage image = plot.grab().toImage();
        const auto isGround = [&](double onLine) {
            const double reach = 3.2;  // four deviations
            const int x = static_cast<int>(8 + (image.width() - 16) * (onLine + reach) / (4 + 2 * reach));
            for (int y = image.height() / 2; y < image.height() - 40; ++y)
                if (image.pixel(x, y) != image.pixel(1, image.height() / 2)) return false;
            return true;
        };
        QVERIFY(!isGround(0) && !isGround(-0.8) && !isGround(0.8));  // A's bell
        QVERIFY(!isGround(4) && isGround(3.2) && isGround(4.8));     // B's, drawn narrow
    }

    void posteriorPlot_clicked_movesTheSlider() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        QTest::mouseClick(shown.intervals, Qt::LeftButton, {}, QPoint(1, 40));
        QCOMPARE(shown.slider->value(), 0);
        QTest::mouseClick(shown.intervals, Qt::LeftButton, {}, QPoint(shown.intervals->width() - 2, 40));
        QCOMPARE(shown.slider->value(), 1000);
    }

    void setEndpoint_ofAnotherImage_isFollowedAndReported() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        QSignalSpy changed(&shown.view, &InterpolateView::endpointsChanged);
        shown.slider->setValue(0);
        QTRY_COMPARE(shown.picture->picture(), shown.strip->steps().front());
        const QImage before = shown.picture->picture();
        shown.view.setEndpoint(0, 3);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toLongLong(), 3);
        QTRY_VERIFY(shown.picture->picture() != before);
        shown.view.setEndpoint(1, moons_.test->size());  // there is no such image
        QCOMPARE(changed.count(), 1);
    }

    void sphericalPath_differsFromTheStraightOne() {
        ShownInterpolateView shown;
        shown.load(moons_, vae(20));
        const auto straight = shown.strip->steps();
        shown.view.findChild<QComboBox*>(QStringLiteral("pathBox"))->setCurrentIndex(1);
        QTRY_VERIFY(shown.strip->steps() != straight);
        QCOMPARE(shown.strip->steps().front(), straight.front());
    }

    void densityPath_isTheSameInSliderStripAndMorph() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        const auto straight = shown.strip->steps();
        shown.view.findChild<QComboBox*>(QStringLiteral("pathBox"))->setCurrentIndex(2);
        QTRY_VERIFY(shown.strip->steps() != straight);
        QCOMPARE(shown.strip->steps().front(), straight.front());
        QCOMPARE(shown.strip->steps().back(), straight.back());
        shown.slider->setValue(250);
        QTRY_COMPARE(shown.picture->picture(), shown.strip->steps()[2]);
        const ShownPictures strip = shown.view.shownStrip();
        QVERIFY(std::ranges::count(strip.command.options, "density") == 1);
        QCOMPARE(shown.view.morph(9)().pictures, strip.pictures);
    }

    void waypoints_areOnThePathUntilRemoved() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        const auto direct = shown.strip->steps();
        auto* waypoints = shown.view.findChild<QWidget*>(QStringLiteral("waypoints"));
        QVERIFY(!waypoints->isVisible());
        shown.view.addWayPoint(3);
        QTRY_VERIFY(shown.strip->steps() != direct);
        Matrix pixels;
        moons_.test->gather(3, 1, pixels);
        const auto snapshot = vae();
        const ImageShape shape = moons_.test->shape();
        QCOMPARE(shown.strip->steps()[4], toImage(decodeEach(*snapshot, encodeEach(*snapshot, pixels)).col(0), shape));
        QCOMPARE(shown.strip->steps().front(), direct.front());
        QTRY_COMPARE(shown.picture->picture(), shown.strip->steps()[4]);
        shown.view.addWayPoint(5);
        const auto options = shown.view.morph(4)().command.options;
        QCOMPARE(*(std::ranges::find(options, "--via") + 1), std::string("3,5"));
        shown.view.addWayPoint(moons_.test->size());  // there is no such image
        for (int left = 2; left > 0; --left) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            const auto cards = waypoints->findChildren<QToolButton*>();
            QCOMPARE(cards.size(), left);
            cards.front()->click();
        }
        QTRY_COMPARE(shown.strip->steps(), direct);
        QVERIFY(!waypoints->isVisible());
    }

    void play_runsToTheEndOrLoops() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        auto* play = shown.view.findChild<QToolButton*>(QStringLiteral("playButton"));
        shown.slider->setValue(990);
        play->click();
        QTRY_VERIFY(!play->isChecked());
        QCOMPARE(shown.slider->value(), 1000);
        shown.view.findChild<QToolButton*>(QStringLiteral("loopButton"))->click();
        play->click();
        QTRY_VERIFY(shown.slider->value() < 990);
        QVERIFY(play->isChecked());
        emit shown.slider->sliderPressed();
        QVERIFY(!play->isChecked());
    }

    void validity_ofEachStep_standsUnderIt() {
        ShownInterpolateView shown;
        shown.load(moons_, vae());
        QVERIFY(shown.strip->validity().empty());
        shown.view.setDistanceUnit(0.5);
        QCOMPARE(shown.strip->validity().size(), shown.strip->steps().size());
        const NearestImages neighbors(moons_.train);
        const Matrix pictures = decodeEach(*vae(), shown.view.shownStrip().codes);
        const auto nearest = neighbors.find(pictures);
        for (std::size_t i = 0; i < nearest.size(); ++i)
            QVERIFY(std::abs(shown.strip->validity()[i] - 2 * nearest[i].distance) < 1e-9);
        QVERIFY(shown.strip->tips().front().contains(QLocale().toString(nearest.front().distance, 'f', 3)));
        shown.view.setData(moons_);  // other data have another unit
        QTRY_VERIFY(!shown.strip->steps().empty());
        QVERIFY(shown.strip->validity().empty());
    }

    void exports_areThePicturesShown() {
        ShownInterpolateView shown;
        QVERIFY(!shown.view.shownPicture().snapshot);
        QVERIFY(!shown.view.shownStrip().snapshot);
        QVERIFY(!shown.view.morph(5));
        shown.load(moons_, vae());
        const ShownPictures picture = shown.view.shownPicture(), strip = shown.view.shownStrip();
        QCOMPARE(picture.pictures.front(), shown.picture->picture());
        QCOMPARE(strip.pictures, shown.strip->steps());
        QCOMPARE(strip.codes.cols(), Index(9));
        const ShownPictures morph = shown.view.morph(17)();
        QCOMPARE(morph.pictures.size(), std::size_t(17));
        for (std::size_t i = 0; i < 9; ++i) QCOMPARE(morph.pictures[2 * i], strip.pictures[i]);
    }

    void path_ofAnyNumberOfLatents_isDecoded() {
        for (const std::int64_t latents : {1, 20}) {
            ShownInterpolateView shown;
            shown.load(samples::nameless(moons_), vae(latents));
            const QImage before = shown.picture->picture();
            shown.slider->setValue(1000);
            QTRY_VERIFY(shown.picture->picture() != before);
        }
    }

    void view_withoutDataOrModel_isEmpty() {
        ShownInterpolateView shown;
        shown.view.setSnapshot(vae());
        shown.view.setData({});
        shown.slider->setValue(100);
        test::settle(shown.service);
        QVERIFY(shown.picture->picture().isNull());
        shown.load(moons_, vae());
        shown.view.setSnapshot(nullptr);
        QVERIFY(shown.picture->picture().isNull());
        QVERIFY(shown.strip->steps().empty());
        shown.slider->setValue(200);
        test::settle(shown.service);
        QVERIFY(shown.picture->picture().isNull());
    }

private:
    std::shared_ptr<const Snapshot> vae(std::int64_t latents = 2) const {
        return samples::snapshot(samples::model(ObjectiveKind::Vae, latents, moons_.test->shape()));
    }

    DataSplit moons_;
};

static const lunette::test::TestClass<InterpolateViewTest, QApplication> kInterpolateViewTest;
#include "InterpolateViewTest.moc"
