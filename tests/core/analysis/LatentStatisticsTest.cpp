#include "Error.h"
#include "TestProgram.h"
#include "analysis/LatentStatistics.h"

#include <QTest>

#include <cmath>

using namespace lunette;

class LatentStatisticsTest : public QObject {
    Q_OBJECT
private slots:
    void latentStatistics_ofPoints_areAsByHand();
    void kl_ofGaussians_isThatOfKingmaAndWelling();
    void latentStatistics_withoutCodes_isRefused();
};

void LatentStatisticsTest::latentStatistics_ofPoints_areAsByHand() {
    Posterior codes;
    codes.mean.resize(3, 4);
    codes.mean << 1, 3, 1, 3,    // variance 1
        5, 5, 5, 5,              // constant
        0.0F, 0.1F, 0.0F, 0.1F;  // variance 0.0025: too little to be active
    const LatentStatistics statistics = latentStatistics(codes);
    QVERIFY((statistics.mean - Vector{{2.0F, 5.0F, 0.05F}}).norm() < 1e-6);
    QVERIFY((statistics.variance - Vector{{1.0F, 0.0F, 0.0025F}}).norm() < 1e-6);
    QCOMPARE(statistics.active, Index(1));
    QCOMPARE(statistics.kl.size(), Index(0));
}

void LatentStatisticsTest::kl_ofGaussians_isThatOfKingmaAndWelling() {
    Posterior codes;
    codes.mean = Matrix{{0, 0}, {2, 0}};
    codes.logVariance = Matrix{{0, 0}, {0, static_cast<Scalar>(std::log(4.0))}};
    const LatentStatistics statistics = latentStatistics(codes);
    QCOMPARE(statistics.kl(0), Scalar(0));
    const double expected = 0.5 * (0.5 * 4.0 + 0.5 * (4.0 - 1.0 - std::log(4.0)));
    QVERIFY(std::abs(statistics.kl(1) - expected) < 1e-6);
}

void LatentStatisticsTest::latentStatistics_withoutCodes_isRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, latentStatistics({}));
}

static const lunette::test::TestClass<LatentStatisticsTest> kLatentStatisticsTest;
#include "LatentStatisticsTest.moc"
