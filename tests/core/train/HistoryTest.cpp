#include "TestProgram.h"
#include "train/History.h"

#include <QTest>

using namespace lunette;

namespace {

std::vector<EpochRecord> historyOf(const std::vector<double>& testLosses) {
    std::vector<EpochRecord> epochs;
    for (const double loss : testLosses) {
        EpochRecord record{};
        record.epoch = static_cast<std::int64_t>(epochs.size()) + 1;
        record.test.loss = loss;
        record.train.loss = 1000.0 - static_cast<double>(record.epoch);  // falls on
        epochs.push_back(record);
    }
    return epochs;
}

}  // namespace

class HistoryTest : public QObject {
    Q_OBJECT
private slots:
    void risingSince_afterALowestLoss_isItsEpoch() {
        const auto rising = risingSince(historyOf({100, 50, 20, 21, 22, 23, 24, 25}));
        QVERIFY(rising.has_value());
        QCOMPARE(*rising, 3);
    }

    void risingSince_otherwise_isNothing_data() {
        QTest::addColumn<QList<double>>("losses");
        QTest::newRow("none") << QList<double>{};
        QTest::newRow("falls") << QList<double>{9, 8, 7, 6, 5, 4, 3};
        QTest::newRow("rises for four epochs only") << QList<double>{100, 20, 30, 40, 50, 60};
        QTest::newRow("stays") << QList<double>{100, 20, 20.1, 20.2, 20.1, 20.3, 20.2, 20.1};
    }

    void risingSince_otherwise_isNothing() {
        QFETCH(QList<double>, losses);
        QVERIFY(!risingSince(historyOf({losses.begin(), losses.end()})));
    }

    /// Beta was raised: the loss is another one, and the network learns nothing by heart.
    void risingSince_whereTheTrainingLossRoseToo_isNothing() {
        auto epochs = historyOf({100, 50, 20, 60, 61, 62, 61, 60, 59});
        for (std::size_t i = 3; i < epochs.size(); ++i) epochs[i].train.loss = 2000.0;
        QVERIFY(!risingSince(epochs));
    }

    /// Densities have losses below zero.
    void risingSince_negativeLosses_isFoundAsWell() {
        QCOMPARE(risingSince(historyOf({-10, -100, -90, -80, -70, -60, -50})).value_or(0), 2);
    }
};

static const lunette::test::TestClass<HistoryTest> kHistoryTest;
#include "HistoryTest.moc"
