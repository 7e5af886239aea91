#include "TestProgram.h"
#include "ViewSamples.h"
#include "plot/FactorHeatMap.h"
#include "views/factors/FactorRow.h"
#include "views/factors/FactorTrack.h"
#include "views/factors/FactorsView.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace lunette;

namespace {

struct ShownFactorsView {
    ShownFactorsView() {
        view.resize(760, 420);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        picture = view.findChild<PictureCard*>(QStringLiteral("factorImage"));
    }

    void load(const DataSplit& split, std::shared_ptr<const Snapshot> snapshot) {
        view.setData(split);
        view.setSnapshot(std::move(snapshot));
        QVERIFY(QTest::qWaitFor([this] { return !picture->picture().isNull() && !facts(1).isEmpty(); }));
    }

    template <class Part>
    Part* part(const char* name, int latent) const {
        return view.findChild<Part*>(QLatin1StringView(name) + QString::number(latent));
    }
    double value(int latent) const { return part<QDoubleSpinBox>("factorValue", latent)->value(); }
    QString facts(int latent) const { return part<QLabel>("factorFacts", latent)->text(); }
    void click(const char* name) const { view.findChild<QPushButton*>(QLatin1StringView(name))->click(); }
    bool isEnabled(const char* name) const {
        return view.findChild<QPushButton*>(QLatin1StringView(name))->isEnabled();
    }

    BackgroundService service;
    FactorsView view{service};
    PictureCard* picture = nullptr;
};

QImage decodedPicture(const Snapshot& snapshot, const Vector& code) {
    const Matrix picture = snapshot.decode(code);
    return toImage(picture.col(0), snapshot.model().image());
}

Vector codeOf(const Snapshot& snapshot, const Dataset& images, Index image) {
    Matrix pixels;
    images.gather(image, 1, pixels);
    return snapshot.encode(pixels).mean.col(0);
}

/// A snapshot whose first latent is the prior for every image.
std::shared_ptr<const Snapshot> withADeadLatent(const std::shared_ptr<const Model>& model) {
    Vector theta = samples::snapshot(model)->theta();
    for (const auto& tensor : model->network().tensors())
        if (tensor.name == "mean.0.weight" || tensor.name == "log_variance.0.weight")
            theta.segment(tensor.offset, tensor.shape[1]).setZero();
    return std::make_shared<const Snapshot>(model, theta, 0, 0.0);
}

}  // namespace

class FactorsViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        moons_ = samples::moons(600);
        vae_ = samples::snapshot(samples::model(ObjectiveKind::Vae, 3, moons_.train->shape()));
    }

    void sliders_ofAChosenImage_standAtItsCode() {
        ShownFactorsView shown;
        shown.load(moons_, vae_);
        shown.view.setImage(5);
        const Vector code = codeOf(*vae_, *moons_.test, 5);
        QTRY_COMPARE(shown.picture->picture(), decodedPicture(*vae_, code));
        for (int latent = 1; latent <= 3; ++latent)
            QVERIFY(std::abs(shown.value(latent) - static_cast<double>(code(latent - 1))) < 0.001);
    }

    void slider_moved_isDecodedAndReported() {
        ShownFactorsView shown;
        shown.load(moons_, vae_);
        QSignalSpy edited(&shown.view, &FactorsView::codeEdited);
        shown.part<QSlider>("factorSlider", 2)->setValue(1000);
        QCOMPARE(edited.count(), 1);
        const auto code = edited[0][0].value<Vector>();
        QVERIFY(code(1) >= Scalar(2.9));
        QTRY_COMPARE(shown.picture->picture(), decodedPicture(*vae_, code));
        shown.click("factorBackButton");
        const auto back = edited.back()[0].value<Vector>();
        QVERIFY(std::abs(back(1)) < 2.9F);
        QTRY_COMPARE(shown.picture->picture(), decodedPicture(*vae_, back));
    }

    void namedLatent_readsOnTheScaleOfItsFactor() {
        TrainingConfig config = vae_->model().config();
        config.namedLatents = "fraction";
        ShownFactorsView shown;
        shown.load(moons_, samples::snapshot(std::make_shared<const Model>(config, moons_.test->shape())));
        const auto* facts = shown.part<QLabel>("factorFacts", 1);
        const auto* reading = shown.part<QLabel>("factorReading", 1);
        QTRY_VERIFY2(facts->text().contains(QStringLiteral("R²")), qPrintable(facts->text()));
        QTRY_VERIFY(reading->text().startsWith(u'='));
        QVERIFY(shown.part<QLabel>("factorReading", 2)->text().isEmpty());
        const QString before = reading->text();
        auto* slider = shown.part<QSlider>("factorSlider", 1);
        slider->setValue(slider->value() > 0 ? -1000 : 1000);
        QVERIFY2(reading->text() != before, qPrintable(before));
    }

    void slider_heldByHand_staysWhereItIs() {
        FactorRow row(0);
        row.show();
        auto* slider = row.findChild<QSlider*>(QStringLiteral("factorSlider1"));
        row.setReach(4.0);
        row.setValue(2.0);
        QCOMPARE(slider->value(), 500);
        slider->setSliderDown(true);
        row.setReach(8.0);
        row.setValue(-1.0);
        QCOMPARE(slider->value(), 500);
        QCOMPARE(row.value(), 2.0);
        slider->setSliderDown(false);
        QCOMPARE(slider->value(), 250);  // the same value on the new scale
        QCOMPARE(row.value(), 2.0);
    }

    void value_typedBeyondTheSlider_isKept() {
        ShownFactorsView shown;
        shown.load(moons_, vae_);
        QSignalSpy edited(&shown.view, &FactorsView::codeEdited);
        shown.part<QDoubleSpinBox>("factorValue", 1)->setValue(25.5);
        QCOMPARE(edited.back()[0].value<Vector>()(0), Scalar(25.5));
        QCOMPARE(shown.part<QSlider>("factorSlider", 1)->value(), 1000);
        QCOMPARE(shown.value(1), 25.5);
    }

    void attributeVector_isAddedToTheCode() {
        ShownFactorsView shown;
        shown.load(moons_, vae_);
        auto* these = shown.view.findChild<QComboBox*>(QStringLiteral("labelTheseBox"));
        auto* those = shown.view.findChild<QComboBox*>(QStringLiteral("labelThoseBox"));
        auto* strength = shown.view.findChild<QSlider*>(QStringLiteral("labelVectorSlider"));
        QVERIFY(strength->isVisible());
        these->setCurrentText(QStringLiteral("full moon"));
        those->setCurrentText(QStringLiteral("new moon"));
        QTRY_VERIFY(shown.view.traversalToDraw().snapshot);  // the codes are known
        const Vector before = shown.view.shownPicture().codes.col(0);
        QSignalSpy edited(&shown.view, &FactorsView::codeEdited);
        strength->setValue(50);
        strength->setValue(100);
        Matrix pixels;
        moons_.test->gather(0, moons_.test->size(), pixels);
        const Matrix codes = vae_->encode(pixels).mean;
        Vector full = Vector::Zero(3), fresh = Vector::Zero(3);
        int fulls = 0, freshs = 0;
        for (Index i = 0; i < codes.cols(); ++i) {
            const std::string& name =
                moons_.test->classNames()[static_cast<std::size_t>(moons_.test->labels()[static_cast<std::size_t>(i)])];
            if (name == "full moon") full += codes.col(i), ++fulls;
            if (name == "new moon") fresh += codes.col(i), ++freshs;
        }
        const Vector expected = before + full / Scalar(fulls) - fresh / Scalar(freshs);
        QVERIFY((edited.last().front().value<Vector>() - expected).norm() < 1e-4F);
        QTRY_VERIFY((shown.view.shownPicture().codes.col(0) - expected).norm() < 1e-4F);
        shown.view.setCode(Vector::Zero(3));  // another code to set out from
        QCOMPARE(strength->value(), 0);
        shown.view.setData(samples::nameless(moons_));
        QVERIFY(!strength->isVisible());
    }

    void setCode_movesTheSlidersWithoutReport() {
        ShownFactorsView shown;
        shown.load(moons_, vae_);
        QSignalSpy edited(&shown.view, &FactorsView::codeEdited);
        const Vector code = Vector::LinSpaced(3, -1, 1);
        shown.view.setCode(code);
        QCOMPARE(shown.value(1), -1.0);
        QCOMPARE(shown.value(3), 1.0);
        QTRY_COMPARE(shown.picture->picture(), decodedPicture(*vae_, code));
        shown.view.setCode(Vector::Zero(5));  // of another space
        QCOMPARE(shown.value(3), 1.0);
        QVERIFY(edited.isEmpty());
    }

    void draw_leavesLockedLatentsAlone_data() {
        QTest::addColumn<QByteArray>("button");
        QTest::newRow("from the prior") << QByteArray("factorPriorButton");
        QTest::newRow("from the interval") << QByteArray("factorIntervalButton");
    }

    void draw_leavesLockedLatentsAlone() {
        QFETCH(QByteArray, button);
        ShownFactorsView shown;
        shown.load(moons_, vae_);
        shown.part<QToolButton>("factorLock", 2)->click();
        const std::array before{shown.value(1), shown.value(2), shown.value(3)};
        shown.click(button);
        QVERIFY(shown.value(1) != before[0]);
        QCOMPARE(shown.value(2), before[1]);
        QVERIFY(shown.value(3) != before[2]);
    }

    void intervalButton_ofAnAutoencoder_isDisabled() {
        ShownFactorsView shown;
        shown.load(moons_, samples::snapshot(samples::model(ObjectiveKind::Autoencoder, 3, moons_.train->shape())));
        QVERIFY(!shown.isEnabled("factorIntervalButton"));
        QVERIFY(shown.isEnabled("factorPriorButton"));
    }

    void latents_areSortedAndDeadOnesMarked() {
        ShownFactorsView shown;
        shown.load(moons_, withADeadLatent(samples::model(ObjectiveKind::Vae, 3, moons_.train->shape())));
        QVERIFY2(shown.facts(1).contains(QStringLiteral("dead")), qPrintable(shown.facts(1)));
        QVERIFY(!shown.facts(2).contains(QStringLiteral("dead")));
        const auto top = [&](int latent) {
            return shown.part<QSlider>("factorSlider", latent)->mapTo(&shown.view, QPoint()).y();
        };
        QTRY_VERIFY(top(1) > top(2) && top(1) > top(3));
    }

    void latent_thatFollowsAFactor_namesIt() {
        ShownFactorsView shown;
        shown.load(moons_, vae_);
        bool named = false;
        for (const Factor& factor : moons_.test->factors())
            named = named || shown.facts(1).contains(QString::fromStdString(factor.name));
        QVERIFY2(named, qPrintable(shown.facts(1)));
        shown.load(samples::nameless(moons_), vae_);
        QVERIFY(!shown.facts(1).contains(QStringLiteral("fraction")));
        shown.view.setData({});  // what was measured on data that are gone says nothing any more
        QVERIFY(shown.facts(1).isEmpty());
    }

    void heatMap_knownFactors_hasARowALatentInTheOrderOfTheSliders() {
        ShownFactorsView shown;
        shown.load(moons_, withADeadLatent(samples::model(ObjectiveKind::Vae, 3, moons_.train->shape())));
        const auto* map = shown.view.findChild<FactorHeatMap*>(QStringLiteral("factorHeatMap"));
        QVERIFY(!map->isHidden());
        const QStringList rows = map->accessibleDescription().split(u'\n');
        QCOMPARE(rows.size(), 3);
        QVERIFY2(rows.back().startsWith(QStringLiteral("z1: fraction –")), qPrintable(rows.back()));  // the dead one
        const QString facts = shown.facts(2).section(u'\n', 1);  // the factor that z2 says most of, and how much
        const auto second = std::ranges::find_if(rows, [](const QString& row) { return row.startsWith(u"z2: "); });
        QVERIFY2(second != rows.end(), qPrintable(rows.join(u'\n')));
        QVERIFY2(second->contains(facts), qPrintable(*second + QStringLiteral(" against ") + facts));
        shown.load(samples::nameless(moons_), vae_);
        QVERIFY(shown.view.findChild<FactorHeatMap*>(QStringLiteral("factorHeatMap"))->isHidden());  // another one
    }

    void slider_hasThePicturesThatItMakes() {
        ShownFactorsView shown;
        shown.load(moons_, vae_);
        const auto tracks = shown.view.findChildren<FactorTrack*>();
        QCOMPARE(tracks.size(), 3);
        QTRY_VERIFY(tracks[0]->pictures().size() >= 3);
        QCOMPARE(tracks[0]->pictures().size() % 2, 1U);
        QVERIFY(tracks[0]->pictures().front() != tracks[0]->pictures().back());
        QVERIFY(tracks[0]->pictures().front() != tracks[1]->pictures().front());
    }

    void sliders_ofAnotherModel_areItsOwn() {
        ShownFactorsView shown;
        shown.load(moons_, vae_);
        shown.load(moons_, samples::snapshot(samples::model(ObjectiveKind::Vae, 5, moons_.train->shape())));
        QVERIFY(shown.part<QSlider>("factorSlider", 5));
        shown.view.setSnapshot(nullptr);
        QVERIFY(shown.picture->picture().isNull());
        QVERIFY(!shown.isEnabled("factorPriorButton"));
    }

    void code_withoutData_startsAtTheOrigin() {
        ShownFactorsView shown;
        shown.view.setData({});
        shown.view.setSnapshot(vae_);
        QTRY_COMPARE(shown.picture->picture(), decodedPicture(*vae_, Vector::Zero(3)));
        QVERIFY(!shown.isEnabled("factorBackButton"));
    }

private:
    DataSplit moons_;
    std::shared_ptr<const Snapshot> vae_;
};

static const lunette::test::TestClass<FactorsViewTest, QApplication> kFactorsViewTest;
#include "FactorsViewTest.moc"
