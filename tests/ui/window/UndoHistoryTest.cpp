#include "TestProgram.h"
#include "WindowUser.h"
#include "compare/RunList.h"
#include "map/LatentCanvas.h"
#include "map/MapControls.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>

using namespace lunette;
using lunette::test::WindowUser;

class UndoHistoryTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void init() {
        openWindow();
        openSmallMoons();
        setSmallNetwork(1);
        trainToTheEnd();
        QTRY_VERIFY(canvas().points());
        forget();
    }
    void cleanup() { closeWindow(); }

    void undo_withNothingDone_isDisabled() {
        QVERIFY(!isEnabled("undoAction"));
        QVERIFY(!isEnabled("redoAction"));
    }

    /// Nothing of a window is touched once it is gone.
    void history_thatOutlivesItsWindow_goesOnAlone() {
        const auto work = std::make_shared<Workspace>();
        const auto set = [&](const char* latents) { work->experiment.setParameter("latents", latents); };
        {
            const MainWindow window(work);
            set("5");
            QVERIFY(window.findChild<QAction*>(QStringLiteral("undoAction"))->isEnabled());
        }
        set("6");
    }

    void undo_ofAParameter_bringsItBack() {
        auto* latents = find<QSpinBox>("latents");
        latents->setValue(5);
        QVERIFY(find<QAction>("undoAction")->text().contains(QStringLiteral("Latents")));
        trigger("undoAction");
        QCOMPARE(latents->value(), 2);
        QVERIFY(!isEnabled("undoAction"));
        trigger("redoAction");
        QCOMPARE(latents->value(), 5);
        find<QComboBox>("objectiveBox")->setCurrentIndex(1);
        find<QDoubleSpinBox>("learning-rate")->setValue(0.02);
        trigger("undoAction");
        trigger("undoAction");
        QCOMPARE(find<QComboBox>("objectiveBox")->currentData().toString(), QStringLiteral("vae"));
        QCOMPARE(latents->value(), 5);
    }

    void undo_ofAllDefaults_bringsEverythingBack() {
        find<QSpinBox>("latents")->setValue(5);
        find<QDoubleSpinBox>("learning-rate")->setValue(0.02);
        find<QPushButton>("defaultsButton")->click();
        QCOMPARE(find<QSpinBox>("latents")->value(), 2);
        trigger("undoAction");
        QCOMPARE(find<QSpinBox>("latents")->value(), 5);
        QCOMPARE(find<QDoubleSpinBox>("learning-rate")->value(), 0.02);
    }

    void undo_ofADraggedProbe_isOneStep() {
        const QPointF before = *canvas().probe();
        for (int press = 0; press < 5; ++press) QTest::keyClick(&canvas(), Qt::Key_Right, Qt::ShiftModifier);
        const QPointF after = *canvas().probe();
        QVERIFY(after != before);
        trigger("undoAction");
        QVERIFY(QLineF(*canvas().probe(), before).length() < 1e-5);
        QVERIFY(!isEnabled("undoAction"));
        trigger("redoAction");
        QVERIFY(QLineF(*canvas().probe(), after).length() < 1e-5);
    }

    void undo_ofACondition_bringsItBack() {
        auto* condition = find<QLineEdit>("condition");
        condition->setText(QStringLiteral("label"));
        QTest::keyClick(condition, Qt::Key_Return);
        trainToTheEnd();
        auto* box = find<QComboBox>("chosenConditionBox");
        box->setCurrentIndex(2);
        QVERIFY(find<QAction>("undoAction")->text().contains(QStringLiteral("Condition")));
        trigger("undoAction");
        QCOMPARE(box->currentIndex(), 0);
        QVERIFY(find<QAction>("redoAction")->text().contains(QStringLiteral("Condition")));
        trigger("redoAction");
        QCOMPARE(box->currentIndex(), 2);
    }

    void undo_ofAnEnd_bringsItBack() {
        auto* view = window_->findChild<InterpolateView*>();
        QSignalSpy ends(view, &InterpolateView::endpointsChanged);
        view->setEndpoint(0, 3);
        const qint64 b = ends.back()[1].toLongLong();
        view->setEndpoint(0, 7);
        trigger("undoAction");
        QVERIFY(ends.back()[0].toLongLong() != 7);
        QCOMPARE(ends.back()[1].toLongLong(), b);
    }

    void undo_ofASelection_bringsItBack() {
        QTest::keyClick(&canvas(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(canvas().selection());
        trigger("undoAction");
        QVERIFY(!canvas().selection());
        trigger("redoAction");
        QVERIFY(canvas().selection());
    }

    void undo_ofHiddenClasses_bringsThemBack() {
        MapControls& controls = window_->findChild<LatentView*>()->controls();
        controls.setHiddenClasses({1});
        QCOMPARE(controls.hiddenClasses(), HiddenClasses{1});
        trigger("undoAction");
        QVERIFY(controls.hiddenClasses().empty());
    }

    void undo_ofARunsName_bringsItBack() {
        auto* list = find<RunList>("runList");
        const QString before = list->topLevelItem(0)->text(0);
        list->topLevelItem(0)->setText(0, QStringLiteral("mine"));
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("mine"));
        trigger("undoAction");
        QCOMPARE(list->topLevelItem(0)->text(0), before);
    }

    void undo_ofALatentsName_bringsItBack() {
        const auto name = [this] { return find<QLineEdit>("factorName2")->text(); };
        nameSecondLatent(QStringLiteral("phase"));
        nameSecondLatent(QStringLiteral("side"));
        trigger("undoAction");
        QVERIFY2(name() != QStringLiteral("side"), qPrintable(name()));
        while (isEnabled("undoAction")) trigger("undoAction");
        QCOMPARE(name(), QString());
        while (isEnabled("redoAction")) trigger("redoAction");
        QCOMPARE(name(), QStringLiteral("side"));
    }

    void undo_ofALatentsName_sparesAnotherModel() {
        nameSecondLatent(QStringLiteral("phase"));
        trigger("resetAction");
        trainToTheEnd();
        nameSecondLatent(QStringLiteral("side"));
        while (isEnabled("undoAction")) trigger("undoAction");
        while (isEnabled("redoAction")) trigger("redoAction");
        QCOMPARE(find<QLineEdit>("factorName2")->text(), QStringLiteral("side"));
    }

    void undo_ofTheAxes_bringsBackTheModelsOwn() {
        find<QSpinBox>("latents")->setValue(4);
        trigger("resetAction");
        trainToTheEnd();
        MapControls& controls = window_->findChild<LatentView*>()->controls();
        QTRY_VERIFY(controls.viewpoint().principal);
        const LatentViewpoint chosen{.horizontal = 2, .vertical = 3};
        find<QComboBox>("latentHorizontalBox")->setCurrentIndex(3);
        find<QComboBox>("latentVerticalBox")->setCurrentIndex(3);
        QVERIFY(controls.viewpoint() == chosen);
        trigger("undoAction");
        QVERIFY(controls.viewpoint().principal);
        trigger("redoAction");
        QVERIFY(controls.viewpoint() == chosen);
    }

    void otherData_beginTheHistoryAnew() {
        find<QSpinBox>("latents")->setValue(5);
        QVERIFY(isEnabled("undoAction"));
        window_->open(QStringLiteral("moons:count=156,size=28"));
        QTRY_VERIFY(label("datasetText").startsWith(QStringLiteral("156")));
        QVERIFY(!isEnabled("undoAction"));
    }

    void aComparison_leavesNoStep() {
        trigger("compareAction");
        QTRY_VERIFY_WITH_TIMEOUT(isEnabled("compareAction"), 200000);
        QVERIFY2(!isEnabled("undoAction"), qPrintable(find<QAction>("undoAction")->text()));
    }

private:
    LatentCanvas& canvas() const { return *find<LatentCanvas>("latentScatter"); }
    void nameSecondLatent(const QString& text) const {
        auto* name = find<QLineEdit>("factorName2");
        name->setText(text);
        QTest::keyClick(name, Qt::Key_Return);
    }
    /// Begins without the steps that preparing the window made.
    void forget() const {
        while (isEnabled("undoAction")) trigger("undoAction");
        setSmallNetwork(1);
        window_->open(QStringLiteral("moons:count=150,size=28,seed=2"));
        QTRY_VERIFY(!isEnabled("undoAction"));
        QTRY_VERIFY(canvas().points());
    }
};

static const lunette::test::TestClass<UndoHistoryTest, QApplication> kUndoHistoryTest;
#include "UndoHistoryTest.moc"
