#include "Patience.h"
#include "Settled.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "imaging/PictureGrid.h"
#include "views/denoise/DenoisePlot.h"
#include "views/denoise/DenoiseView.h"
#include "widgets/PictureRows.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>

#include <algorithm>
#include <cmath>

using namespace lunette;

namespace {

std::shared_ptr<const Snapshot> denoising(ImageShape shape) {
    TrainingConfig config;
    config.objective = ObjectiveKind::Denoising;
    config.corruption = CorruptionKind::Masking;
    config.corruptionStrength = 0.55;
    config.hidden = {24};
    return samples::snapshot(std::make_shared<const Model>(config, shape));
}

struct ShownDenoiseView {
    ShownDenoiseView() {
        view.resize(900, 420);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
    }
    template <class Part>
    Part* find(const char* name) const {
        auto* part = view.findChild<Part*>(QLatin1StringView(name));
        if (!part) qFatal("the view has no %s", name);
        return part;
    }
    const PictureRows& rows() const { return *find<PictureRows>("denoiseRows"); }
    QString summary() const { return find<QLabel>("denoiseSummary")->text(); }
    double strength() const { return find<QDoubleSpinBox>("denoiseStrength")->value(); }
    /// Until pictures at this strength are shown: black where all is masked.
    bool isBlack() const {
        const auto all = rows().rows();
        return all.size() == 3 && !all[1].empty() && all[1][0] == [&] {
            QImage black(all[1][0].size(), all[1][0].format());
            black.fill(0);
            return black;
        }();
    }

    BackgroundService service;
    DenoiseView view{service};
};

}  // namespace

/// Noise put on pictures, and taken away.
class DenoiseViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { moons_ = samples::moons(600); }

    void summary_withoutDataOrModel_saysWhatToDo() {
        ShownDenoiseView shown;
        QVERIFY(shown.summary().contains(QStringLiteral("Open a dataset")));
        shown.view.setData(moons_);
        QVERIFY(shown.summary().contains(QStringLiteral("Press Train")));
        QVERIFY(shown.rows().rows().empty());
    }

    void noise_ofADenoisingModel_isThatOfItsTraining() {
        ShownDenoiseView shown;
        shown.view.setData(moons_);
        shown.view.setSnapshot(denoising(moons_.test->shape()));
        QCOMPARE(shown.find<QComboBox>("denoiseKindBox")->currentIndex(), 1);
        QCOMPARE(shown.strength(), 0.55);
        QCOMPARE(shown.find<QSlider>("denoiseSlider")->value(), 55);
        QTRY_VERIFY(shown.summary().contains(QStringLiteral("learned with noise")));
    }

    void slider_moved_changesTheNoisyPictures() {
        ShownDenoiseView shown;
        shown.view.setData(moons_);
        shown.view.setSnapshot(denoising(moons_.test->shape()));
        QTRY_COMPARE(shown.rows().rows().size(), std::size_t(3));
        QVERIFY(!shown.isBlack());
        shown.find<QSlider>("denoiseSlider")->setValue(100);
        QTRY_VERIFY(shown.isBlack());
        QCOMPARE(shown.strength(), 1.0);
        shown.find<QDoubleSpinBox>("denoiseStrength")->setValue(0.0);
        QTRY_VERIFY(!shown.isBlack() && shown.rows().rows()[0] == shown.rows().rows()[1]);
        QTRY_VERIFY(shown.rows().captions()[0].startsWith(QLocale().toString(0.0, 'f', 1)));
    }

    void pinnedImage_comesFirst() {
        ShownDenoiseView shown;
        shown.view.setData(moons_);
        shown.view.setSnapshot(denoising(moons_.test->shape()));
        Matrix pixels;
        moons_.test->gather(17, 1, pixels);
        shown.view.setImage(17);
        QTRY_VERIFY(!shown.rows().rows().empty() &&
                    shown.rows().rows()[0][0] == toImage(pixels.col(0), moons_.test->shape()));
        shown.view.setImage(100000);  // none
        shown.find<QPushButton>("denoiseOthersButton")->click();
        QTRY_VERIFY(shown.rows().rows()[0][0] != toImage(pixels.col(0), moons_.test->shape()));
    }

    void curve_atAStrength_hasTheErrorsOfTheSummary() {
        ShownDenoiseView shown;
        const auto snapshot = samples::snapshot(samples::model(ObjectiveKind::Vae, 3, moons_.test->shape()));
        shown.view.setData(moons_);
        shown.view.setSnapshot(snapshot);
        shown.find<QDoubleSpinBox>("denoiseStrength")->setValue(0.4);
        const auto* plot = shown.find<DenoisePlot>("denoisePlot");
        QTRY_VERIFY(plot->at(0.4));
        const auto errors = denoisingErrors(*snapshot, *moons_.test, GaussianCorruption(), 0.4, 300);
        QVERIFY(std::abs(plot->at(0.4)->noisy - errors.noisy) < 1e-6 * errors.noisy);
        QVERIFY(std::abs(plot->at(0.4)->restored - errors.restored) < 1e-6 * errors.restored);
        const double above = plot->at(0.5)->noisy;
        QVERIFY(std::abs(plot->at(0.45)->noisy - 0.5 * (errors.noisy + above)) < 1e-6 * above);
        QTRY_VERIFY(shown.summary().contains(QLocale().toString(errors.restored, 'f', 1)));
        QVERIFY(shown.summary().contains(QStringLiteral("never saw noise")));
    }

    void view_hidden_followsNothing() {
        ShownDenoiseView shown;
        shown.view.hide();
        shown.view.setData(moons_);
        shown.view.setSnapshot(denoising(moons_.test->shape()));
        test::settle(shown.service);
        QVERIFY(shown.rows().rows().empty());
        shown.view.show();
        QTRY_VERIFY(!shown.rows().rows().empty());
    }

private:
    DataSplit moons_;
};

static const lunette::test::TestClass<DenoiseViewTest, QApplication> kDenoiseViewTest;
#include "DenoiseViewTest.moc"
