#include "map/CodeGatherer.h"
#include "map/LatentCloud.h"
#include "TestProgram.h"
#include "ViewSamples.h"

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

class CodeGathererTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        snapshot_ = samples::snapshot(samples::model(ObjectiveKind::Vae, 2, images_->shape()));
        all_ = encodeRange(*snapshot_, *images_, 0, images_->size());
        first_ = std::make_shared<const Matrix>(all_.leftCols(1000));
    }

    void givesTheCodesOfAllImagesInTheirOrder() {
        Desk desk;
        desk.gatherer.gather(snapshot_, images_, first_);
        QCOMPARE(desk.gatherer.done(), Index(0));
        QTRY_COMPARE(desk.gathered.size(), std::size_t(1));
        QVERIFY(areNear(*desk.gathered.front(), all_));
        QCOMPARE(desk.steps, (std::vector<Index>{5096, 9192, 10'000}));
        QCOMPARE(desk.gatherer.done(), Index(0));
    }

    void goesOnWhenAskedForTheSameAgain() {
        Desk desk;
        desk.gatherer.gather(snapshot_, images_, first_);
        desk.afterTheFirstStep([&] { desk.gatherer.gather(snapshot_, images_, first_); });
        QTRY_COMPARE(desk.gathered.size(), std::size_t(1));
        QCOMPARE(desk.steps, (std::vector<Index>{5096, 9192, 10'000}));
    }

    void aNewerModelTakesTheOldOnesPlace() {
        const auto newer = samples::snapshot(samples::model(ObjectiveKind::Vae, 2, images_->shape()), 2);
        const Matrix newerCodes = encodeRange(*newer, *images_, 0, images_->size());
        Desk desk;
        desk.gatherer.gather(snapshot_, images_, first_);
        desk.afterTheFirstStep(
            [&] { desk.gatherer.gather(newer, images_, std::make_shared<const Matrix>(newerCodes.leftCols(1000))); });
        QTRY_COMPARE(desk.gathered.size(), std::size_t(1));
        QCOMPARE(desk.steps, (std::vector<Index>{5096, 5096, 9192, 10'000}));
        QVERIFY(areNear(*desk.gathered.front(), newerCodes));
        QVERIFY(!areNear(newerCodes, all_));
    }

    void doesNothingWhereAllAreThere() {
        Desk desk;
        desk.gatherer.gather(snapshot_, images_, std::make_shared<const Matrix>(all_));
        QTest::qWait(600);  // longer than it rests before it begins
        QVERIFY(desk.steps.empty() && desk.gathered.empty());
    }

private:
    struct Desk {
        Desk() {
            QObject::connect(&gatherer, &CodeGatherer::progressed, [this] { steps.push_back(gatherer.done()); });
            QObject::connect(&gatherer, &CodeGatherer::gathered,
                             [this](const Codes& codes) { gathered.push_back(codes); });
        }
        /// Before any other of its steps.
        template <class Act>
        void afterTheFirstStep(Act act) {
            QObject::connect(&gatherer, &CodeGatherer::progressed, &gatherer, act,
                             static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        }

        DecodeService service;
        CodeGatherer gatherer{service};
        std::vector<Index> steps;  ///< how many codes were there at each progress
        std::vector<Codes> gathered;
    };

    std::shared_ptr<const Dataset> images_ = manyImages();
    std::shared_ptr<const Snapshot> snapshot_;
    Matrix all_;
    Codes first_;
};

static const lunette::test::TestClass<CodeGathererTest, QApplication> kTestClass;
#include "CodeGathererTest.moc"
