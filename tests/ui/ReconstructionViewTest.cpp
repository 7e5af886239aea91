#include "ReconstructionView.h"
#include "ViewSamples.h"

#include <QTest>

using namespace lunette;

namespace {

std::shared_ptr<const Model> modelOf(const Settings& parts, ImageShape shape) {
    TrainingConfig config;
    trainingParameters().apply(parts, config);
    config.hidden = {24};
    return std::make_shared<const Model>(config, shape);
}

/// A shown view and the picture of its grid.
struct Shown {
    explicit Shown(const Settings& parts) {
        const DataSplit moons = samples::moons();
        view.resize(600, 400);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        view.setData(moons);
        view.setSnapshot(samples::snapshot(modelOf(parts, moons.test->shape())));
        QTest::qWait(400);
    }

    QImage grid() { return view.findChild<ReconstructionGrid*>()->grab().toImage(); }

    DecodeService service;
    ReconstructionView view{service};
};

}  // namespace

class ReconstructionViewTest : public QObject {
    Q_OBJECT
private slots:
    void aDenoisingModelShowsWhatItSees() {
        Shown denoising(Settings{{"objective", "denoising"}});
        const QImage weak = denoising.grid();
        denoising.view.setCorruptionStrength(0.9);
        QTRY_VERIFY(denoising.grid() != weak);
        const QImage strong = denoising.grid();
        denoising.view.setCorruptionStrength(0.3);
        QTRY_VERIFY(denoising.grid() == weak);  // the same noise again, not another draw
        QVERIFY(strong != weak);
    }

    void anyOtherModelSeesThePictures() {
        Shown plain(Settings{{"objective", "autoencoder"}});
        const QImage before = plain.grid();
        plain.view.setCorruptionStrength(0.9);
        QTest::qWait(400);
        QVERIFY(plain.grid() == before);
    }
};

QTEST_MAIN(ReconstructionViewTest)
#include "ReconstructionViewTest.moc"
