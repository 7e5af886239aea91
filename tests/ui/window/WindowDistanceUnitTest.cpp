#include "TestProgram.h"
#include "WindowUser.h"
#include "analysis/DataDistance.h"
#include "compare/CompareView.h"
#include "probe/ProbePanel.h"
#include "views/generate/GenerateView.h"
#include "window/Workspace.h"

#include <QApplication>

#include <cmath>

using namespace lunette;

namespace {

/// d_test over the held-out images that this seed draws.
double distanceUnit(const DataSplit& data, std::uint64_t seed) {
    const NearestImages nearest(data.train);
    return median(distancesToNearest(nearest, *data.test, drawHeldOut(data, seed)));
}

}  // namespace

/// d_test, by which four views divide distances.
class WindowDistanceUnitTest : public QObject, test::WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void cleanup() { closeWindow(); }

    /// Of more than kMaxHeldOut held-out images some are drawn, by a seed. The model has another seed than the data
    /// were opened with.
    void views_ofMoreImagesThanAreMeasured_divideByOneUnit() {
        constexpr std::uint64_t kOtherSeed = 5;
        QSettings().clear();
        const auto work = std::make_shared<Workspace>();
        window_ = std::make_unique<MainWindow>(work);
        window_->show();
        window_->open(QStringLiteral("moons:count=12600,size=28"));
        QTRY_VERIFY_WITH_TIMEOUT(work->experiment.hasData(), test::kPatience);
        const DataSplit data = work->experiment.data();
        QVERIFY(data.test->size() > kMaxHeldOut);
        const auto seed = static_cast<std::uint64_t>(work->experiment.config().seed);
        work->experiment.setParameter("seed", std::to_string(kOtherSeed));
        setSmallNetwork(1);
        find<QSpinBox>("batch-size")->setValue(500);
        trainToTheEnd();
        QCOMPARE(work->experiment.snapshot()->model().config().seed, std::int64_t{kOtherSeed});
        trigger("compareAction");
        QVERIFY(!isEnabled("compareAction"));
        QTRY_VERIFY_WITH_TIMEOUT(isEnabled("compareAction"), test::kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(work->unit.isMeasured(), test::kPatience);

        constexpr double kRounding = 1e-6;
        const double expected = distanceUnit(data, seed);
        QVERIFY(std::abs(expected - distanceUnit(data, kOtherSeed)) > 10 * kRounding);  // else they agree by chance
        const std::optional<double> unit = work->unit.value();
        QVERIFY(unit && std::abs(*unit - expected) < kRounding);
        QCOMPARE(window_->findChild<ProbePanel*>()->distanceUnit(), unit);
        QCOMPARE(window_->findChild<GenerateView*>()->distanceUnit(), unit);
        QCOMPARE(window_->findChild<InterpolateView*>()->distanceUnit(), unit);
        QTRY_COMPARE(window_->findChild<CompareView*>()->distanceUnit(), unit);
    }
};

static const lunette::test::TestClass<WindowDistanceUnitTest, QApplication> kWindowDistanceUnitTest;
#include "WindowDistanceUnitTest.moc"
