#include "TestProgram.h"
#include "ViewSamples.h"
#include "map/CodeEncoder.h"
#include "map/ProjectedCodes.h"

#include <QApplication>
#include <QTest>

using namespace lunette;

namespace {

using Codes = std::shared_ptr<const Matrix>;

/// Pictures of 2 x 2, more than are encoded at once.
std::shared_ptr<const Dataset> manyImages(Index count = 10'000) {
    Dataset::Parts parts;
    parts.name = "many";
    parts.shape = {2, 2, 1};
    for (Index i = 0; i < count * 4; ++i) parts.pixels.push_back(static_cast<std::uint8_t>(i * 37 % 251));
    return std::make_shared<const Dataset>(std::move(parts));
}

/// Batches of other sizes are rounded otherwise.
bool areNear(const Matrix& a, const Matrix& b) {
    return a.cols() == b.cols() && (a - b).cwiseAbs().maxCoeff() < Scalar(1e-5);
}

}  // namespace

class CodeEncoderTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        snapshot_ = samples::snapshot(samples::model(ObjectiveKind::Vae, 2, images_->shape()));
        all_ = encodeRange(*snapshot_, *images_, 0, images_->size());
        first_ = std::make_shared<const Matrix>(all_.leftCols(1000));
    }

    void gather_givesTheCodesOfAllImagesInOrder() {
        Fixture fixture;
        fixture.encoder.gather(snapshot_, images_, first_, images_->size());
        QCOMPARE(fixture.encoder.done(), Index(0));
        QTRY_COMPARE(fixture.encoded.size(), std::size_t(1));
        QVERIFY(areNear(*fixture.encoded.front(), all_));
        QCOMPARE(fixture.steps, (std::vector<Index>{5096, 9192, 10'000}));
        QCOMPARE(fixture.encoder.done(), Index(0));
    }

    void gather_ofTheSameAgain_goesOn() {
        Fixture fixture;
        fixture.encoder.gather(snapshot_, images_, first_, images_->size());
        fixture.afterTheFirstStep([&] { fixture.encoder.gather(snapshot_, images_, first_, images_->size()); });
        QTRY_COMPARE(fixture.encoded.size(), std::size_t(1));
        QCOMPARE(fixture.steps, (std::vector<Index>{5096, 9192, 10'000}));
    }

    void gather_ofANewerModel_replacesTheOlder() {
        const auto newer = samples::snapshot(samples::model(ObjectiveKind::Vae, 2, images_->shape()), 2);
        const Matrix newerCodes = encodeRange(*newer, *images_, 0, images_->size());
        Fixture fixture;
        fixture.encoder.gather(snapshot_, images_, first_, images_->size());
        fixture.afterTheFirstStep([&] {
            fixture.encoder.gather(newer, images_, std::make_shared<const Matrix>(newerCodes.leftCols(1000)),
                                   images_->size());
        });
        QTRY_COMPARE(fixture.encoded.size(), std::size_t(1));
        QCOMPARE(fixture.steps, (std::vector<Index>{5096, 5096, 9192, 10'000}));
        QVERIFY(areNear(*fixture.encoded.front(), newerCodes));
        QVERIFY(!areNear(newerCodes, all_));
    }

    void gather_withAllCodesThere_doesNothing() {
        Fixture fixture;
        fixture.encoder.gather(snapshot_, images_, std::make_shared<const Matrix>(all_), images_->size());
        QVERIFY(!fixture.encoder.isBusy());
    }

    void gather_fewerThanAll_endsThere() {
        Fixture fixture;
        fixture.encoder.gather(snapshot_, images_, first_, 3000);
        QTRY_COMPARE(fixture.encoded.size(), std::size_t(1));
        QVERIFY(areNear(*fixture.encoded.front(), all_.leftCols(3000)));
    }

    void gather_duringTraining_waitsForItsEnd() {
        Fixture fixture;
        ProcessorShare& share = fixture.service.processorShare();
        share.setTraining(true);
        bool beganDuringTraining = false;
        QObject::connect(&fixture.encoder, &CodeEncoder::progressed,
                         [&] { beganDuringTraining = beganDuringTraining || share.isTraining(); });
        fixture.encoder.gather(snapshot_, images_, first_, images_->size());
        QTimer::singleShot(900, &share, [&share] { share.setTraining(false); });
        QTRY_COMPARE(fixture.encoded.size(), std::size_t(1));
        QVERIFY(!beganDuringTraining);
    }

private:
    struct Fixture {
        Fixture() {
            QObject::connect(&encoder, &CodeEncoder::progressed, [this] { steps.push_back(encoder.done()); });
            QObject::connect(&encoder, &CodeEncoder::encoded, [this](const Codes& codes) { encoded.push_back(codes); });
        }
        /// Before any other of its steps.
        template <class Act>
        void afterTheFirstStep(Act act) {
            QObject::connect(&encoder, &CodeEncoder::progressed, &encoder, act,
                             static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        }

        BackgroundService service;
        CodeEncoder encoder{service};
        std::vector<Index> steps;  ///< how many codes were there at each progress
        std::vector<Codes> encoded;
    };

    std::shared_ptr<const Dataset> images_ = manyImages();
    std::shared_ptr<const Snapshot> snapshot_;
    Matrix all_;
    Codes first_;
};

static const lunette::test::TestClass<CodeEncoderTest, QApplication> kCodeEncoderTest;
#include "CodeEncoderTest.moc"
