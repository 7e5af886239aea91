#include "SmallTraining.h"
#include "TestProgram.h"
#include "views/learning/LearningCurvesView.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace lunette;
using namespace lunette::test;

namespace {

HistoryLog::Batch epochWithKl(std::int64_t number, double kl) {
    EpochRecord record{};
    record.epoch = number;
    record.test = {60.0 + kl, 60.0, kl};
    return {{}, {record}};
}

}  // namespace

class LearningCurvesViewTest : public QObject {
    Q_OBJECT
private slots:
    /// The note follows the epochs as they come, and another model's epochs.
    void doubts_standBelowTheCurves_whileTheyLast() {
        LearningCurvesView view;
        const auto* note = view.findChild<QLabel*>("trainingDoubts");
        view.setModel(std::make_shared<const Model>(smallConfig(), ImageShape{10, 10, 1}), 200);
        view.append(epochWithKl(5, 0.01));
        QTRY_VERIFY(!note->isHidden());
        QVERIFY2(note->text().contains("KL warm-up"), qPrintable(note->text()));
        view.append(epochWithKl(6, 3.0));
        QTRY_VERIFY(note->isHidden());
        view.append(epochWithKl(7, 0.01));
        QTRY_VERIFY(!note->isHidden());
        view.reset({});
        QVERIFY(note->isHidden());
    }
};

static const TestClass<LearningCurvesViewTest, QApplication> kLearningCurvesViewTest;
#include "LearningCurvesViewTest.moc"
