#include "Locales.h"
#include "TestProgram.h"
#include "WindowUser.h"
#include "views/factors/FactorsView.h"
#include "widgets/NumberText.h"
#include "widgets/RealSpinBox.h"
#include "widgets/WholeSpinBox.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QToolButton>
#include <QtTest>
#include <qcustomplot.h>

#include <clocale>

using namespace lunette;
using lunette::test::kLocales;
using lunette::test::LocaleForNow;
using lunette::test::WindowUser;

/// Numbers in the whole window: those that are typed and shown follow the locale, those that leave it as data do not.
class WindowNumbersTest : public QObject, private WindowUser {
    Q_OBJECT
private slots:
    void initTestCase() { useOwnSettings(); }
    void cleanup() { closeWindow(); }

    void everyField_isOfTheTwoKinds();
    void everyReal_underGerman_takesEitherSign();
    void betaAndFactors_inEveryLocale_takeEitherSign_data() { locales(); }
    void betaAndFactors_inEveryLocale_takeEitherSign();
    void axes_inEveryLocale_followIt_data() { locales(); }
    void axes_inEveryLocale_followIt();
    void shownNumbers_afterASwitch_followIt();
    void data_underGerman_isThatUnderEnglish();
    void theSpreadsheet_underGerman_hasItsSeparators();
    void aCopiedCode_underGerman_comesBack();

private:
    static void locales() {
        QTest::addColumn<QString>("locale");
        for (const char* name : kLocales) QTest::newRow(name) << QString::fromLatin1(name);
    }

    void trainSmallMoons() {
        openWindow();
        window_->open(QStringLiteral("moons:count=150,size=28"));
        QTRY_VERIFY(label("datasetText").contains(QLocale().toString(150)));
        setSmallNetwork(2);
        find<RealSpinBox>("learning-rate")->setValue(0.0125);
        trainToTheEnd();
        waitForPictures(12);
        QTRY_VERIFY(window_->findChild<RealSpinBox*>(QStringLiteral("factorValue2")));
    }

    static void type(QWidget& field, const QString& text) {
        QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&field, text);
        QTest::keyClick(&field, Qt::Key_Return);
    }

    static void paste(QWidget& field, const QString& text) {
        QApplication::clipboard()->setText(text);
        QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
        QTest::keySequence(&field, QKeySequence::Paste);
        QTest::keyClick(&field, Qt::Key_Return);
    }

    static void takesEitherSign(RealSpinBox& field) {
        for (const auto& [text, value] : {std::pair{"0,5", 0.5}, {"0.25", 0.25}}) {
            type(field, QString::fromLatin1(text));
            QVERIFY2(field.value() == value,
                     qPrintable(QStringLiteral("%1: %2 became %3").arg(field.objectName(), text, field.text())));
            QVERIFY2(field.text().startsWith(QLocale().toString(value)), qPrintable(field.text()));
        }
    }

    QByteArray written(const char* action, const QString& name) const {
        QFile file(saveBy(action, name));
        if (!file.open(QIODevice::ReadOnly)) qFatal("%s cannot be read", qPrintable(name));
        return file.readAll();
    }

    QString copied(const char* action) const {
        QApplication::clipboard()->setText(QStringLiteral("nothing"));
        trigger(action);
        return QApplication::clipboard()->text();
    }

    QString copiedCode() const {
        QApplication::clipboard()->setText(QStringLiteral("nothing"));
        find<QToolButton>("copyCodeButton")->click();
        return QApplication::clipboard()->text();
    }

    /// Everything of the window that is data and holds numbers: what it is, and the bytes.
    std::map<QString, QByteArray> allData(const QString& name) const {
        return {{QStringLiteral("codes"), written("exportCodesAction", name + QStringLiteral("-codes.csv"))},
                {QStringLiteral("history"), written("exportHistoryAction", name + QStringLiteral("-history.csv"))},
                {QStringLiteral("model"), written("saveModelAction", name + QStringLiteral(".lunette"))},
                {QStringLiteral("run command"), copied("copyRunCommandAction").toUtf8()},
                {QStringLiteral("code"), copiedCode().toUtf8()}};
    }
};

void WindowNumbersTest::everyField_isOfTheTwoKinds() {
    trainSmallMoons();
    const auto fields = window_->findChildren<QAbstractSpinBox*>();
    QVERIFY2(fields.size() > 40, qPrintable(QString::number(fields.size())));
    for (const auto* field : fields)
        QVERIFY2(qobject_cast<const RealSpinBox*>(field) || qobject_cast<const WholeSpinBox*>(field),
                 qPrintable(field->objectName()));
}

void WindowNumbersTest::everyReal_underGerman_takesEitherSign() {
    const LocaleForNow now(QStringLiteral("de_DE"));
    trainSmallMoons();
    int tried = 0;
    for (auto* field : window_->findChildren<RealSpinBox*>()) {
        if (field->minimum() > 0.25 || field->maximum() < 0.5) continue;
        takesEitherSign(*field);
        ++tried;
    }
    QVERIFY2(tried > 15, qPrintable(QString::number(tried)));
}

void WindowNumbersTest::betaAndFactors_inEveryLocale_takeEitherSign() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    trainSmallMoons();
    for (const char* name : {"beta", "factorValue1", "factorValue2"}) takesEitherSign(*find<RealSpinBox>(name));
    for (const char* text : {"0,5; -1,25", "0.5, -1.5"}) {
        paste(*find<QLineEdit>("probeCode"), QString::fromLatin1(text));
        QTRY_COMPARE(copiedCode(), text[1] == ',' ? QStringLiteral("0.5 -1.25") : QStringLiteral("0.5 -1.5"));
    }
    QVERIFY2(bannerText().isEmpty(), qPrintable(bannerText()));
}

void WindowNumbersTest::axes_inEveryLocale_followIt() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    trainSmallMoons();
    QLocale expected;
    expected.setNumberOptions(QLocale::OmitGroupSeparator);
    int decimals = 0;
    for (auto* plot : window_->findChildren<QCustomPlot*>()) {
        plot->replot();
        for (const QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
            const auto ticks = axis->tickVector();
            const auto labels = axis->tickVectorLabels();
            if (!axis->tickLabels()) continue;
            QVERIFY(!ticks.isEmpty());
            for (qsizetype i = 0; i < ticks.size(); ++i) {
                const double tick = std::abs(ticks[i]) < 1e-9 ? 0 : ticks[i];
                QCOMPARE(labels[i], expected.toString(tick, 'g', 6));
                decimals += labels[i].contains(expected.decimalPoint()) ? 1 : 0;
            }
        }
    }
    QVERIFY(decimals > 3);  // some have a decimal sign, so that the locale shows
}

void WindowNumbersTest::shownNumbers_afterASwitch_followIt() {
    const LocaleForNow now(QStringLiteral("en_US"));
    trainSmallMoons();
    find<QTabWidget>("exploreTabs")->setCurrentWidget(window_->findChild<FactorsView*>());
    auto* plot = find<QCustomPlot>("denoisePlot");
    const auto* field = find<RealSpinBox>("learning-rate");
    const auto axis = [plot] {
        plot->replot();
        return plot->xAxis->tickVectorLabels().join(u' ');
    };
    const auto* code = find<QLineEdit>("probeCode");
    QVERIFY2(axis().contains(QStringLiteral("0.5")), qPrintable(axis()));
    QVERIFY2(code->text().contains(QStringLiteral(", ")), qPrintable(code->text()));
    QTRY_VERIFY(label("factorFacts1").contains(u'.'));
    setNumberLocale(QLocale(QStringLiteral("de_DE")));
    QVERIFY2(axis().contains(QStringLiteral("0,5")), qPrintable(axis()));
    QCOMPARE(field->text(), QStringLiteral("0,0125"));
    QVERIFY2(code->text().contains(QStringLiteral("; ")) && !code->text().contains(u'.'), qPrintable(code->text()));
    QVERIFY2(!label("factorFacts1").contains(u'.'), qPrintable(label("factorFacts1")));
    QVERIFY2(!label("lossCaption").contains(u'.'), qPrintable(label("lossCaption")));
}

void WindowNumbersTest::data_underGerman_isThatUnderEnglish() {
    const LocaleForNow now(QStringLiteral("en_US"));
    trainSmallMoons();
    const auto english = allData(QStringLiteral("english"));
    setNumberLocale(QLocale(QStringLiteral("de_DE")));
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    std::setlocale(LC_NUMERIC, "de_DE.UTF-8");  // also where the system has this locale
    const auto german = allData(QStringLiteral("german"));
    std::setlocale(LC_NUMERIC, before.c_str());
    for (const auto& [what, bytes] : english) {
        QVERIFY2(bytes.contains('.'), qPrintable(what));
        QVERIFY2(german.at(what) == bytes, qPrintable(what + u'\n' + QString::fromUtf8(german.at(what).left(80))));
    }
}

void WindowNumbersTest::theSpreadsheet_underGerman_hasItsSeparators() {
    const LocaleForNow now(QStringLiteral("de_DE"));
    trainSmallMoons();
    QByteArray plain = written("exportCodesAction", QStringLiteral("plain.csv"));
    const QByteArray german = written("exportSpreadsheetAction", QStringLiteral("spreadsheet.csv"));
    // No field of moons has a sign of either kind in it.
    QCOMPARE(german, "\xef\xbb\xbf" + plain.replace(',', ';').replace('.', ','));
}

void WindowNumbersTest::aCopiedCode_underGerman_comesBack() {
    const LocaleForNow now(QStringLiteral("de_DE"));
    trainSmallMoons();
    auto* code = find<QLineEdit>("probeCode");
    for (const char* text : {"0.5 -1.25", "1.5 0.25", "2 -3"}) {
        paste(*code, QString::fromLatin1(text));
        QTRY_COMPARE(copiedCode(), QString::fromLatin1(text));
    }
    paste(*code, QStringLiteral("1.5,-3"));  // a line of a table
    QTRY_COMPARE(copiedCode(), QStringLiteral("1.5 -3"));
    // Where a comma may be either it separates decimals in the line, and numbers in what is pasted as data.
    paste(*code, QStringLiteral("0,5"));
    QCOMPARE(copiedCode(), QStringLiteral("1.5 -3"));
    QApplication::clipboard()->setText(QStringLiteral("0,5"));
    trigger("pasteAction");
    QTRY_COMPARE(copiedCode(), QStringLiteral("0 5"));
}

static const lunette::test::TestClass<WindowNumbersTest, QApplication> kWindowNumbersTest;
#include "WindowNumbersTest.moc"
