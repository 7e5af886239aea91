#include "TestProgram.h"
#include "ViewSamples.h"
#include "views/network/NetworkCanvas.h"
#include "views/network/NetworkView.h"
#include "widgets/PictureRows.h"

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lunette;

namespace {

struct ShownNetworkView {
    ShownNetworkView() {
        view.resize(900, 420);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        canvas = view.findChild<NetworkCanvas*>(QStringLiteral("networkCanvas"));
        batch = view.findChild<PictureRows*>();
        button = view.findChild<QPushButton*>(QStringLiteral("networkStepButton"));
    }
    QString text(const char* name) const { return view.findChild<QLabel*>(QLatin1StringView(name))->text(); }

    BackgroundService service;
    NetworkView view{service};
    NetworkCanvas* canvas = nullptr;
    PictureRows* batch = nullptr;
    QPushButton* button = nullptr;
};

}  // namespace

class NetworkViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { moons_ = samples::moons(120); }

    void setSnapshot_ofAVae_showsTheWayToTheCodeAndBack() {
        ShownNetworkView shown;
        const auto model = samples::model(ObjectiveKind::Vae, 2, moons_.test->shape());
        shown.view.setData(moons_);
        shown.view.setSnapshot(samples::snapshot(model));
        QTRY_VERIFY(shown.canvas->columns() > 2);
        QVERIFY2(shown.text("networkHeadline").contains(QLocale().toString(784)),
                 qPrintable(shown.text("networkHeadline")));
        const auto& flow = shown.canvas->flow();
        QCOMPARE(flow.stages.front().images.front().size(), QSize(28, 28));
        QCOMPARE(flow.stages.back().images.front().size(), QSize(28, 28));
        bool saysSpread = false;
        for (int column = 0; column < shown.canvas->columns(); ++column)
            saysSpread = saysSpread || shown.canvas->describe(column).contains(QStringLiteral("standard deviation"));
        QVERIFY(saysSpread);
        QVERIFY(shown.canvas->describe(1).contains(QStringLiteral("parameters")));
    }

    void step_ofAPausedTraining_showsItsBatchLossAndGradients() {
        ShownNetworkView shown;
        const auto model = samples::model(ObjectiveKind::Autoencoder, 2, moons_.test->shape());
        const auto snapshot = samples::snapshot(model);
        shown.view.setData(moons_);
        shown.view.setSnapshot(snapshot);
        QTRY_VERIFY(shown.canvas->flow().step);
        const StepPreview preview = previewStep(*snapshot, moons_.train);
        QVERIFY(shown.text("networkStepText").contains(QLocale().toString(preview.loss.loss, 'f', 2)));
        QCOMPARE(shown.canvas->flow().step->gradient, static_cast<double>(preview.gradient.norm()));
        double squares = 0;
        for (const DrawnStage& drawn : shown.canvas->flow().stages) squares += drawn.gradient * drawn.gradient;
        QVERIFY(std::abs(std::sqrt(squares) - static_cast<double>(preview.gradient.norm())) <
                1e-4 * static_cast<double>(preview.gradient.norm()));
        QVERIFY(!shown.batch->rows().empty());
        QSignalSpy requests(&shown.view, &NetworkView::stepRequested);
        shown.button->click();
        QCOMPARE(requests.count(), 1);
        shown.view.setRunning(true);
        QTRY_VERIFY(!shown.canvas->flow().step);
        QVERIFY(!shown.button->isEnabled());
    }

    void setImage_anotherOne_sendsItsPicture() {
        ShownNetworkView shown;
        shown.view.setData(moons_);
        shown.view.setSnapshot(samples::snapshot(samples::model(ObjectiveKind::Vae, 2, moons_.test->shape())));
        QTRY_VERIFY(shown.canvas->columns() > 2);
        const QImage before = shown.canvas->flow().stages.front().images.front();
        shown.view.setImage(3);
        QTRY_VERIFY(shown.canvas->flow().stages.front().images.front() != before);
        shown.view.setImage(100000);  // there is none: nothing changes
        shown.view.setSnapshot(nullptr);
        QCOMPARE(shown.canvas->columns(), 0);
    }

private:
    DataSplit moons_;
};

static const lunette::test::TestClass<NetworkViewTest, QApplication> kNetworkViewTest;
#include "NetworkViewTest.moc"
