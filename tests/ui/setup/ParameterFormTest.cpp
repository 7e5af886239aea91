#include "TestProgram.h"
#include "data/MoonPhases.h"
#include "setup/ParameterForm.h"
#include "train/TrainingConfig.h"
#include "widgets/RealSpinBox.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace lunette;

using Edits = QList<std::pair<std::string, std::string>>;

class ParameterFormTest : public QObject {
    Q_OBJECT
private slots:
    void setValues_ofEveryParameter_areReadBack();
    void editors_haveNamesAndHelp();
    void edit_byAPerson_isReported();
    void setValues_byTheProgram_reportsNoEdit();
    void stepBy_onALogarithmicScale_multiplies_data();
    void stepBy_onALogarithmicScale_multiplies();
    void list_thatIsNotAllowed_isPutBack();
    void interval_turnedOnAndOff_isReported();
    void setPending_marksTheRows();
    void setApplies_false_hidesTheRow();
    void setFilter_basicOrSearched_showsTheseAndWhatIsChanged();
    void setDefaults_ofChangedValues_marksThemAndBringsThemBack();

private:
    static Edits& record(ParameterForm& form, Edits& edits) {
        connect(&form, &ParameterForm::edited, &form,
                [&edits](const std::string& key, const std::string& text) { edits << std::pair(key, text); });
        return edits;
    }
};

void ParameterFormTest::setValues_ofEveryParameter_areReadBack() {
    TrainingConfig config;
    config.objective = ObjectiveKind::Autoencoder;
    config.beta = 0.3;
    config.learningRate = 3e-5;
    config.hidden = {100, 50, 25};
    config.latents = 7;
    config.seed = 123456789;
    const Settings settings = trainingParameters().settings(config);
    ParameterForm form(trainingParameters().describe());
    form.setValues(settings);
    QCOMPARE(form.values(), settings);
}

void ParameterFormTest::editors_haveNamesAndHelp() {
    ParameterForm form(trainingParameters().describe());
    for (const auto& parameter : trainingParameters().all()) {
        const auto* editor = form.findChild<QWidget*>(QString::fromStdString(parameter.key));
        QVERIFY2(editor, parameter.key.c_str());
        QVERIFY2(!editor->accessibleName().isEmpty(), parameter.key.c_str());
        QVERIFY2(editor->toolTip().contains(QString::fromStdString(parameter.help.english()).toHtmlEscaped()),
                 parameter.key.c_str());
    }
}

void ParameterFormTest::edit_byAPerson_isReported() {
    ParameterForm form(trainingParameters().describe());
    form.setValues(trainingParameters().settings(TrainingConfig()));
    Edits edits;
    record(form, edits);
    auto* rate = form.findChild<QDoubleSpinBox*>(QStringLiteral("learning-rate"));
    rate->selectAll();
    QTest::keyClicks(rate, QStringLiteral("2e-4"));
    QVERIFY2(edits.isEmpty(), "a half-typed number acted");
    QTest::keyClick(rate, Qt::Key_Return);
    QCOMPARE(rate->text(), QStringLiteral("0.0002"));
    form.findChild<QSpinBox*>(QStringLiteral("latents"))->stepUp();
    form.findChild<QComboBox*>(QStringLiteral("optimizer"))->setCurrentIndex(1);
    const Edits expected{{"learning-rate", formatReal(2e-4)}, {"latents", "3"}, {"optimizer", "sgd"}};
    QCOMPARE(edits, expected);
}

void ParameterFormTest::setValues_byTheProgram_reportsNoEdit() {
    ParameterForm form(moonParameters().describe());
    Edits edits;
    record(form, edits);
    MoonOptions options;
    options.gap = Interval{0.25, 0.5};
    options.tilt = 30;
    form.setValues(moonParameters().settings(options));
    QVERIFY(edits.isEmpty());
    QCOMPARE(form.values(), moonParameters().settings(options));
}

void ParameterFormTest::stepBy_onALogarithmicScale_multiplies_data() {
    QTest::addColumn<double>("from");
    QTest::addColumn<int>("steps");
    QTest::addColumn<double>("to");
    QTest::newRow("up") << 0.001 << 1 << 0.002;
    QTest::newRow("down") << 0.001 << -1 << 0.0005;
    QTest::newRow("twice up") << 0.002 << 2 << 0.01;
    QTest::newRow("from between, up") << 0.003 << 1 << 0.005;
    QTest::newRow("from between, down") << 0.003 << -1 << 0.002;
    QTest::newRow("stops at the maximum") << 0.5 << 3 << 1.0;
    QTest::newRow("stops at the minimum") << 2e-6 << -5 << 1e-6;
}

void ParameterFormTest::stepBy_onALogarithmicScale_multiplies() {
    QFETCH(double, from);
    QFETCH(int, steps);
    QFETCH(double, to);
    RealSpinBox box({1e-6, 1.0, Scale::Log});
    box.setValue(from);
    box.stepBy(steps);
    QCOMPARE(box.value(), to);
}

void ParameterFormTest::list_thatIsNotAllowed_isPutBack() {
    ParameterForm form(trainingParameters().describe());
    form.setValues(trainingParameters().settings(TrainingConfig()));
    Edits edits;
    record(form, edits);
    auto* hidden = form.findChild<QLineEdit*>(QStringLiteral("hidden"));
    hidden->selectAll();
    QTest::keyClicks(hidden, QStringLiteral("400,-3"));
    QTest::keyClick(hidden, Qt::Key_Return);
    QCOMPARE(hidden->text(), QStringLiteral("400,200"));
    QCOMPARE(edits, Edits({{"hidden", "400,-3"}}));  // passed on, to be refused with the reason

    hidden->clear();
    QTest::keyClick(hidden, Qt::Key_Return);
    QCOMPARE(edits.back(), (std::pair<std::string, std::string>("hidden", "")));
}

void ParameterFormTest::interval_turnedOnAndOff_isReported() {
    ParameterForm form(moonParameters().describe());
    form.setValues(moonParameters().settings(MoonOptions()));
    Edits edits;
    record(form, edits);
    auto* enabled = form.findChild<QCheckBox*>(QStringLiteral("gap-enabled"));
    enabled->click();
    form.findChild<QDoubleSpinBox*>(QStringLiteral("gap-low"))->setValue(0.7);
    form.findChild<QDoubleSpinBox*>(QStringLiteral("gap-low"))->setValue(0.95);
    enabled->click();
    const Edits expected{{"gap", "0.6-0.9"}, {"gap", "0.7-0.9"}, {"gap", "0.95-0.95"}, {"gap", "none"}};
    QCOMPARE(edits, expected);
}

void ParameterFormTest::setPending_marksTheRows() {
    ParameterForm form(trainingParameters().describe());
    const auto marks = [&form] {
        int count = 0;
        for (const auto* label : form.findChildren<QLabel*>()) count += label->text() == ParameterForm::pendingMark();
        return count;
    };
    QCOMPARE(marks(), 0);
    form.setPending({"latents", "hidden"});
    QCOMPARE(marks(), 2);
    form.setPending({});
    QCOMPARE(marks(), 0);
}

void ParameterFormTest::setApplies_false_hidesTheRow() {
    ParameterForm form(trainingParameters().describe());
    const auto* momentum = form.findChild<QWidget*>(QStringLiteral("momentum"));
    const int height = form.sizeHint().height();
    form.setApplies("momentum", false);
    QVERIFY(!momentum->isVisibleTo(&form));
    QVERIFY(form.sizeHint().height() < height);
    form.setApplies("momentum", true);
    QCOMPARE(form.sizeHint().height(), height);
}

void ParameterFormTest::setDefaults_ofChangedValues_marksThemAndBringsThemBack() {
    ParameterForm form(trainingParameters().describe());
    const Settings defaults = trainingParameters().settings(TrainingConfig());
    form.setDefaults(defaults);
    form.setValues(defaults);
    QCOMPARE(form.changedCount(), 0);
    Settings values = defaults;
    values["optimizer"] = "sgd";
    values["latents"] = "7";
    form.setValues(values);
    QCOMPARE(form.changedCount(), 2);
    form.setApplies("latents", false);
    QCOMPARE(form.changedCount(), 1);
    QLabel* label = nullptr;
    for (auto* one : form.findChildren<QLabel*>())
        if (one->buddy() && one->buddy()->objectName() == QStringLiteral("optimizer")) label = one;
    QVERIFY(label);
    form.setLabelWidth(400);
    QVERIFY2(label->text().contains(QStringLiteral("default Adam")), qPrintable(label->text()));
    Edits edits;
    record(form, edits);
    emit label->linkActivated(QStringLiteral("default"));
    const Edits expected{{"optimizer", "adam"}};
    QCOMPARE(edits, expected);
    QCOMPARE(form.changedCount(), 0);
    QVERIFY(!label->text().contains(QStringLiteral("default")));
}

void ParameterFormTest::setFilter_basicOrSearched_showsTheseAndWhatIsChanged() {
    ParameterForm form(trainingParameters().describe());
    const Settings defaults = trainingParameters().settings(TrainingConfig());
    form.setDefaults(defaults);
    form.setValues(defaults);
    const int all = form.shownCount();
    const auto isShown = [&form](const char* key) {
        return !form.findChild<QWidget*>(QLatin1StringView(key))->isHidden();
    };
    form.setFilter({.basicOnly = true});
    QVERIFY(form.shownCount() < all / 2);
    QVERIFY(isShown("latents") && isShown("epochs") && !isShown("momentum"));
    Settings values = defaults;
    values["momentum"] = "0.5";
    form.setValues(values);
    form.setFilter({.basicOnly = true});
    QVERIFY(isShown("momentum"));
    form.setValues(defaults);
    form.setApplies("momentum", true);
    QVERIFY2(isShown("momentum"), "it went from under the hand");
    form.setFilter({.basicOnly = true, .search = QStringLiteral("SHARE of the last step")});
    QCOMPARE(form.shownCount(), 1);  // by its help
    QVERIFY(isShown("momentum"));
    form.setFilter({.search = QStringLiteral("weight-decay")});
    QVERIFY(isShown("weight-decay") && !isShown("momentum"));
    form.setFilter({});
    QCOMPARE(form.shownCount(), all);
}

static const lunette::test::TestClass<ParameterFormTest, QApplication> kParameterFormTest;
#include "ParameterFormTest.moc"
