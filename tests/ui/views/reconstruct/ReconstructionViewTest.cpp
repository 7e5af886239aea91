#include "Settled.h"
#include "TestProgram.h"
#include "ViewSamples.h"
#include "analysis/PictureByPicture.h"
#include "data/Split.h"
#include "imaging/PictureGrid.h"
#include "views/reconstruct/ReconstructionView.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace lunette;

namespace {

std::shared_ptr<const Model> modelOf(const Settings& parts, ImageShape shape) {
    TrainingConfig config;
    trainingParameters().apply(parts, config);
    config.hidden = {24};
    return std::make_shared<const Model>(config, shape);
}

/// A shown view and the picture of its grid.
struct ShownReconstructionView {
    explicit ShownReconstructionView(const Settings& parts) {
        const DataSplit moons = samples::moons();
        view.resize(600, 400);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) qFatal("The view does not appear.");
        view.setData(moons);
        view.setSnapshot(samples::snapshot(modelOf(parts, moons.test->shape())));
        test::settle(service);
    }

    QImage grid() { return view.findChild<ReconstructionGrid*>()->grab().toImage(); }

    BackgroundService service;
    ReconstructionView view{service};
};

}  // namespace

class ReconstructionViewTest : public QObject {
    Q_OBJECT
private slots:
    void corruption_ofADenoisingModel_isShownAndRepeatable() {
        ShownReconstructionView denoising(Settings{{"objective", "denoising"}});
        const QImage weak = denoising.grid();
        denoising.view.setCorruptionStrength(0.9);
        QTRY_VERIFY(denoising.grid() != weak);
        const QImage strong = denoising.grid();
        denoising.view.setCorruptionStrength(0.3);
        QTRY_VERIFY(denoising.grid() == weak);  // the same noise again, not another draw
        QVERIFY(strong != weak);
    }

    void withheldClass_isShownWithItsOwnError() {
        const auto hasButton = [](const ShownReconstructionView& shown) {
            return shown.view.findChild<QAbstractButton*>(QStringLiteral("unseenImagesButton"))->isVisible();
        };
        ShownReconstructionView shown(Settings{{"objective", "autoencoder"}});
        QVERIFY(!hasButton(shown));
        const DataSplit moons = splitBy({.heldOut = 0, .without = "full moon"}, samples::moons(600));
        shown.view.setData(moons);
        QVERIFY(hasButton(shown));
        const auto snapshot = samples::snapshot(modelOf({{"objective", "autoencoder"}}, moons.test->shape()));
        shown.view.setSnapshot(snapshot);
        const auto errors = noveltyErrors(*snapshot, moons).value();
        const auto* label = shown.view.findChild<QLabel*>(QStringLiteral("noveltyLabel"));
        QTRY_VERIFY(label->text().contains(QLocale().toString(errors.seen, 'f', 1)));
        QVERIFY(label->text().contains(QLocale().toString(errors.unseen, 'f', 1)));
        shown.view.findChild<QAbstractButton*>(QStringLiteral("unseenImagesButton"))->click();
        QTRY_VERIFY([&] {
            const QString command = QString::fromStdString(shown.view.shownGrid().command.options.back());
            const auto places = command.split(u',');
            return !places.isEmpty() && std::ranges::all_of(places, [&](const QString& place) {
                return moons.test->labels()[static_cast<std::size_t>(place.toInt())] == 4;
            });
        }());
        shown.view.setData(samples::moons());
        QVERIFY(!hasButton(shown) && !label->isVisible());
    }

    /// The encoder and the decoder are conditioned on each image's own class, not on the most frequent one.
    void conditionalModel_ofImagesWithLabels_drawsEachAsItsOwnClass() {
        const DataSplit moons = samples::moons();
        TrainingConfig config;
        config.hidden = {24};
        config.condition = "label";
        config.conditionEncoder = EncoderCondition::Yes;
        const auto model = std::make_shared<const Model>(config, *moons.train);
        const auto snapshot = samples::snapshot(model);
        BackgroundService service;
        ReconstructionView view(service);
        view.resize(600, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setData(moons);
        view.setSnapshot(snapshot);
        QTRY_VERIFY(view.shownGrid().snapshot == snapshot);
        const ShownPictures shown = view.shownGrid();
        std::vector<Index> images;
        for (const QString& place : QString::fromStdString(shown.command.options.back()).split(u','))
            images.push_back(place.toInt());
        Matrix pixels;
        moons.test->gather(images, pixels);
        const Matrix own = snapshot->conditionOf(*moons.test, images);
        QVERIFY(shown.conditions == own);
        QVERIFY(shown.codes == encodeEach(*snapshot, pixels, own));
        QVERIFY(shown.codes != encodeEach(*snapshot, pixels));
        const auto outputs = toImages(decodeEach(*snapshot, shown.codes, own), model->image());
        QVERIFY(std::ranges::all_of(outputs, [&](const QImage& output) {
            return std::ranges::find(shown.pictures, output) != shown.pictures.end();
        }));
    }

    void row_clickedWithAKey_isAnEndOfThePath() {
        ShownReconstructionView shown(Settings{{"objective", "autoencoder"}});
        QSignalSpy picked(&shown.view, &ReconstructionView::endpointPicked);
        auto* grid = shown.view.findChild<ReconstructionGrid*>();
        const QPoint inARow(grid->width() / 3, grid->height() / 3);
        QTest::mouseClick(grid, Qt::LeftButton, Qt::ShiftModifier, inARow);
        QTest::mouseClick(grid, Qt::LeftButton, Qt::ControlModifier, inARow);
        QCOMPARE(picked.count(), 2);
        QCOMPARE(picked[0][0].toInt(), 0);
        QCOMPARE(picked[1][0].toInt(), 1);
        QVERIFY(shown.view.pinned().empty());
        QTest::mouseClick(grid, Qt::LeftButton, {}, inARow);
        QCOMPARE(shown.view.pinned(), std::vector<Index>{static_cast<Index>(picked[0][1].toLongLong())});
    }

    void corruption_ofAnyOtherModel_changesNothing() {
        ShownReconstructionView plain(Settings{{"objective", "autoencoder"}});
        const QImage before = plain.grid();
        plain.view.setCorruptionStrength(0.9);
        test::settle(plain.service);
        QVERIFY(plain.grid() == before);
    }
};

static const lunette::test::TestClass<ReconstructionViewTest, QApplication> kReconstructionViewTest;
#include "ReconstructionViewTest.moc"
