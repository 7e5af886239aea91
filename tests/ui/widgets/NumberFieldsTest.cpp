#include "Locales.h"
#include "TestProgram.h"
#include "setup/ParameterForm.h"
#include "train/TrainingConfig.h"
#include "widgets/NumberText.h"
#include "widgets/RealSpinBox.h"
#include "widgets/WholeSpinBox.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace lunette;
using lunette::test::kLocales;
using lunette::test::LocaleForNow;

namespace {

void typeInto(QWidget& field, const QString& text) {
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    for (const QChar c : text)  // QTest::keyClicks() knows ASCII only
        QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_unknown, QString(c), Qt::NoModifier);
    QTest::keyClick(&field, Qt::Key_Return);
}

void pasteInto(QWidget& field, const QString& text) {
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keySequence(&field, QKeySequence::Paste);
    QTest::keyClick(&field, Qt::Key_Return);
}

}  // namespace

/// Every kind of field with a number, in every locale.
class NumberFieldsTest : public QObject {
    Q_OBJECT
private slots:
    void aReal_typedWithEitherSign_isOneHalf_data() { locales(); }
    void aReal_typedWithEitherSign_isOneHalf();
    void aReal_withFixedDecimals_isOneHalf_data() { locales(); }
    void aReal_withFixedDecimals_isOneHalf();
    void aReal_withThousandsSeparators_keepsItsValue_data() { locales(); }
    void aReal_withThousandsSeparators_keepsItsValue();
    void anAmbiguousReal_isPutBackAndExplained();
    void anAmbiguousReal_ofWhichOneFitsTheRange_isThat();
    void aReal_beyondTheRange_isTheNearestInIt();
    void aWholeNumber_withTheOwnSeparator_keepsItsValue_data() { locales(); }
    void aWholeNumber_withTheOwnSeparator_keepsItsValue();
    void aWholeNumber_typedWithADecimalSign_isPutBack_data() { locales(); }
    void aWholeNumber_typedWithADecimalSign_isPutBack();
    void aWholeNumber_withPrefixAndSpecialText_isRead_data() { locales(); }
    void aWholeNumber_withPrefixAndSpecialText_isRead();
    void aWholeNumber_inFocus_hasNoSeparators();
    void theForm_inEveryLocale_givesDecimalPoints_data() { locales(); }
    void theForm_inEveryLocale_givesDecimalPoints();
    void aListOfLayers_inAnyLocale_isData_data() { locales(); }
    void aListOfLayers_inAnyLocale_isData();
    void aChangeOfTheLocale_isShownAtOnce();

private:
    static void locales() {
        QTest::addColumn<QString>("locale");
        for (const char* name : kLocales) QTest::newRow(name) << QString::fromLatin1(name);
    }
};

void NumberFieldsTest::aReal_typedWithEitherSign_isOneHalf() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    RealSpinBox box({0, 1000});
    const QString shown = QLocale().toString(0.5);
    for (const QString& text :
         {QStringLiteral("0,5"), QStringLiteral("0.5"), shown, QStringLiteral("5e-1"), QStringLiteral(" .5")}) {
        for (const auto enter : {&typeInto, &pasteInto}) {
            box.setValue(7);
            QSignalSpy changed(&box, &QDoubleSpinBox::valueChanged);
            enter(box, text);
            QVERIFY2(box.value() == 0.5, qPrintable(text));
            QCOMPARE(box.text(), shown);
            QCOMPARE(changed.count(), 1);
        }
    }
}

void NumberFieldsTest::aReal_withFixedDecimals_isOneHalf() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    RealSpinBox box({-1000, 1000});
    box.setFixedDecimals(3);
    for (const QString& text : {QStringLiteral("-0,5"), QStringLiteral("-0.5"), QStringLiteral("\u22120,5")}) {
        for (const auto enter : {&typeInto, &pasteInto}) {
            box.setValue(7);
            enter(box, text);
            QVERIFY2(box.value() == -0.5, qPrintable(text));
            QCOMPARE(box.text(), QLocale().toString(-0.5, 'f', 3));
        }
    }
    box.setValue(999.5);
    box.stepUp();
    QCOMPARE(box.text(), QLocale().toString(1000.0, 'f', 3).remove(QLocale().groupSeparator()));
}

void NumberFieldsTest::aReal_withThousandsSeparators_keepsItsValue() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    RealSpinBox box({0, 1e9});
    for (const double value : {1234.5, 1234567.25}) {
        for (const char* writer : kLocales) {  // whoever wrote it
            box.setValue(7);
            const QString text = QLocale(QString::fromLatin1(writer)).toString(value, 'f', 2);
            pasteInto(box, text);
            QVERIFY2(box.value() == value, qPrintable(text));
        }
    }
    for (const char* writer : kLocales) {
        // 1000, which some write as others write 1 with three decimals: it is 1000, or not taken.
        box.setValue(7);
        typeInto(box, QLocale(QString::fromLatin1(writer)).toString(1000.0, 'f', 0));
        const bool isOwn = QLatin1StringView(writer) == locale;
        if (isOwn) QVERIFY2(box.value() == 1000 || box.value() == 7, qPrintable(box.text()));
    }
}

void NumberFieldsTest::anAmbiguousReal_isPutBackAndExplained() {
    const LocaleForNow now(QStringLiteral("de_DE"));
    RealSpinBox box({0, 1e9});
    box.show();
    QVERIFY(QTest::qWaitForWindowExposed(&box));
    box.setValue(7);
    QSignalSpy changed(&box, &QDoubleSpinBox::valueChanged);
    typeInto(box, QStringLiteral("1.250"));
    QCOMPARE(box.value(), 7.0);
    QCOMPARE(box.text(), QStringLiteral("7"));
    QCOMPARE(changed.count(), 0);
    QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("1,25")));
    QVERIFY2(QToolTip::text().contains(QStringLiteral("1250")), qPrintable(QToolTip::text()));
    QToolTip::hideText();
}

void NumberFieldsTest::anAmbiguousReal_ofWhichOneFitsTheRange_isThat() {
    const LocaleForNow now(QStringLiteral("de_DE"));
    RealSpinBox box({-1000, 1000});
    typeInto(box, QStringLiteral("1.250"));
    QCOMPARE(box.value(), 1.25);
    RealSpinBox large({100, 10000});
    typeInto(large, QStringLiteral("1.250"));
    QCOMPARE(large.value(), 1250.0);
}

void NumberFieldsTest::aReal_beyondTheRange_isTheNearestInIt() {
    const LocaleForNow now(QStringLiteral("de_DE"));
    RealSpinBox box({0.25, 1});
    box.setValue(0.5);
    typeInto(box, QStringLiteral("5"));
    QCOMPARE(box.value(), 1.0);
    typeInto(box, QStringLiteral("-3,5"));
    QCOMPARE(box.value(), 0.25);
    typeInto(box, QStringLiteral("1e"));
    QCOMPARE(box.text(), QStringLiteral("0,25"));
}

void NumberFieldsTest::aWholeNumber_withTheOwnSeparator_keepsItsValue() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    WholeSpinBox box;
    box.setRange(0, 1000000000);
    for (const int value : {5, 999, 1000, 123456, 12345678}) {
        for (const QString& text : {QString::number(value), QLocale().toString(value)}) {
            for (const auto enter : {&typeInto, &pasteInto}) {
                box.setValue(7);
                enter(box, text);
                QVERIFY2(box.value() == value, qPrintable(text));
            }
        }
    }
    typeInto(box, QStringLiteral("2000000000"));
    QCOMPARE(box.value(), 1000000000);
}

void NumberFieldsTest::aWholeNumber_typedWithADecimalSign_isPutBack() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    WholeSpinBox box;
    box.setRange(0, 1000000);
    box.setValue(7);
    for (const QString& text : {QStringLiteral("0,5"), QStringLiteral("0.5"), QLocale().toString(2.5),
                                QStringLiteral("1,25"), QStringLiteral("1.25"), QString()}) {
        for (const auto enter : {&typeInto, &pasteInto}) {
            enter(box, text);
            QVERIFY2(box.value() == 7, qPrintable(text));
            QCOMPARE(box.text(), QLocale().toString(7));
        }
    }
}

void NumberFieldsTest::aWholeNumber_withPrefixAndSpecialText_isRead() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    WholeSpinBox box;
    box.setRange(0, 5000);
    box.setPrefix(QStringLiteral("No. "));
    box.setSpecialValueText(QStringLiteral("by BIC"));
    QCOMPARE(box.text(), QStringLiteral("by BIC"));
    typeInto(box, QStringLiteral("12"));
    QCOMPARE(box.value(), 12);
    QCOMPARE(box.text(), QStringLiteral("No. ") + QLocale().toString(12));
    typeInto(box, QStringLiteral("0,5"));
    QCOMPARE(box.value(), 12);
    typeInto(box, QStringLiteral("0"));
    QCOMPARE(box.text(), QStringLiteral("by BIC"));
}

void NumberFieldsTest::aWholeNumber_inFocus_hasNoSeparators() {
    const LocaleForNow now(QStringLiteral("en_US"));
    QWidget window;
    auto* box = new WholeSpinBox(&window);
    auto* other = new QLineEdit(&window);
    other->move(0, 100);
    box->setRange(0, 1000000);
    box->setGroupSeparatorShown(true);
    box->setValue(1000);
    QCOMPARE(box->text(), QStringLiteral("1,000"));
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    QCOMPARE(box->text(), QStringLiteral("1,000"));
    box->setFocus();
    QCOMPARE(box->text(), QStringLiteral("1000"));
    QTest::keyClick(box, Qt::Key_End);
    QTest::keyClick(box, Qt::Key_Backspace);
    QTest::keyClicks(box, QStringLiteral("55"));
    other->setFocus();
    QCOMPARE(box->value(), 10055);
    QCOMPARE(box->text(), QStringLiteral("10,055"));
}

void NumberFieldsTest::theForm_inEveryLocale_givesDecimalPoints() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    ParameterForm form(trainingParameters().describe());
    TrainingConfig config;
    config.beta = 0.3;
    config.learningRate = 3e-5;
    config.batchSize = 1250;
    const Settings settings = trainingParameters().settings(config);
    form.setValues(settings);
    QCOMPARE(form.values(), settings);
    auto* beta = form.findChild<RealSpinBox*>(QStringLiteral("beta"));
    QCOMPARE(beta->text(), QLocale().toString(0.3));
    for (const auto enter : {&typeInto, &pasteInto}) {
        for (const char* text : {"0,5", "0.5"}) {
            form.setValues(settings);
            enter(*beta, QString::fromLatin1(text));
            QCOMPARE(form.values().at("beta"), std::string("0.5"));
        }
    }
    QVERIFY2(beta->toolTip().contains(QLocale().toString(100)), qPrintable(beta->toolTip()));
}

void NumberFieldsTest::aListOfLayers_inAnyLocale_isData() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    ParameterForm form(trainingParameters().describe());
    form.setValues(trainingParameters().settings(TrainingConfig()));
    auto* hidden = form.findChild<QLineEdit*>(QStringLiteral("hidden"));
    for (const QString& text : {QStringLiteral("300, 100"), QStringLiteral("300;100"), QStringLiteral("300 100"),
                                QStringLiteral("300，100"), QStringLiteral("٣٠٠،١٠٠")}) {
        typeInto(*hidden, QStringLiteral("16"));
        pasteInto(*hidden, text);
        QCOMPARE(form.values().at("hidden"), std::string("300,100"));
    }
    pasteInto(*hidden, QStringLiteral("1,024"));  // 1024, and not the layers 1 and 24
    QCOMPARE(form.values().at("hidden"), std::string("300,100"));
}

void NumberFieldsTest::aChangeOfTheLocale_isShownAtOnce() {
    const LocaleForNow now(QStringLiteral("en_US"));
    RealSpinBox real({0, 10});
    WholeSpinBox whole;
    whole.setRange(0, 100000);
    whole.setGroupSeparatorShown(true);
    real.setValue(0.5);
    whole.setValue(12345);
    QSignalSpy edited(&real, &QDoubleSpinBox::valueChanged);
    setNumberLocale(QLocale(QStringLiteral("de_DE")));
    QCOMPARE(real.text(), QStringLiteral("0,5"));
    QCOMPARE(whole.text(), QStringLiteral("12.345"));
    setNumberLocale(QLocale(QStringLiteral("ar_EG")));
    QCOMPARE(real.text(), QStringLiteral("٠٫٥"));
    QCOMPARE(edited.count(), 0);
    QCOMPARE(real.value(), 0.5);
}

static const lunette::test::TestClass<NumberFieldsTest, QApplication> kNumberFieldsTest;
#include "NumberFieldsTest.moc"
