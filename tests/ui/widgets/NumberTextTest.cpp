#include "Locales.h"
#include "TestProgram.h"
#include "widgets/NumberText.h"

#include <QTest>

#include <cmath>

using namespace lunette;
using lunette::test::kLocales;
using lunette::test::LocaleForNow;

using Values = std::vector<double>;

class NumberTextTest : public QObject {
    Q_OBJECT
private slots:
    void aText_inEveryLocale_isTheSameReal_data();
    void aText_inEveryLocale_isTheSameReal();
    void theOwnThousandsSeparator_once_hasTwoMeanings_data();
    void theOwnThousandsSeparator_once_hasTwoMeanings();
    void aText_thatIsNoNumber_isRefused_data();
    void aText_thatIsNoNumber_isRefused();
    void aWholeNumber_hasNoDecimalSign_data();
    void aWholeNumber_hasNoDecimalSign();
    void whatIsShown_isReadAgain_data();
    void whatIsShown_isReadAgain();
    void shownNumbers_followTheLocale_data();
    void shownNumbers_followTheLocale();
    void aHalfTypedNumber_isNoOffence();
    void aList_isData_inAnyScript();
};

void NumberTextTest::aText_inEveryLocale_isTheSameReal_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    const auto row = [](const char* name, const QString& text, double value) { QTest::newRow(name) << text << value; };
    row("point", "0.5", 0.5);
    row("comma", "0,5", 0.5);
    row("three decimals after a nought", "0.125", 0.125);
    row("three decimals after a nought and a comma", "0,125", 0.125);
    row("two decimals", "12,25", 12.25);
    row("four decimals", "1.2345", 1.2345);
    row("Arabic", QStringLiteral("٠٫٥"), 0.5);
    row("Arabic thousands", QStringLiteral("١٬٢٣٤٫٥"), 1234.5);
    row("Persian digits", QStringLiteral("۰٫۵"), 0.5);
    row("full width", QStringLiteral("０．５"), 0.5);
    row("nothing before the sign", ",5", 0.5);
    row("nothing after the sign", "5.", 5);
    row("whole", "1000", 1000);
    row("blanks around it", "  0,5 ", 0.5);
    row("German thousands", "1.234,5", 1234.5);
    row("English thousands", "1,234.5", 1234.5);
    row("French thousands", QStringLiteral("1\u202F234,5"), 1234.5);
    row("plain blank", "1 234.5", 1234.5);
    row("no-break blank, no decimals", QStringLiteral("1\u00A0000"), 1000);
    row("Swiss", QStringLiteral("1\u2019234.5"), 1234.5);
    row("German millions", "1.000.000", 1e6);
    row("English millions", "1,000,000", 1e6);
    row("millions with decimals", "1,000,000.5", 1000000.5);
    row("Indian", "1,23,456.5", 123456.5);
    row("exponent", "1e-3", 0.001);
    row("capital exponent", "1,5E3", 1500);
    row("exponent with plus", "2e+2", 200);
    row("minus sign", QStringLiteral("\u22120,5"), -0.5);
    row("hyphen", "-0.5", -0.5);
    row("plus", "+0.5", 0.5);
    row("direction mark", QStringLiteral("\u061C-0.5"), -0.5);
}

void NumberTextTest::aText_inEveryLocale_isTheSameReal() {
    QFETCH(QString, text);
    QFETCH(double, value);
    for (const char* name : kLocales) {
        const Values readings = realReadings(text, QLocale(QString::fromLatin1(name)));
        QVERIFY2(readings == Values{value}, qPrintable(QStringLiteral("%1: %2").arg(name).arg(readings.size())));
        QVERIFY(mayBecomeNumber(text, QLocale(QString::fromLatin1(name))));
    }
}

void NumberTextTest::theOwnThousandsSeparator_once_hasTwoMeanings_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<Values>("comma");  // of "1,250"
    QTest::addColumn<Values>("point");  // of "1.250"
    const Values one{1.25}, both{1.25, 1250};
    QTest::newRow("German") << "de_DE" << one << both;
    QTest::newRow("French") << "fr_FR" << one << one;
    QTest::newRow("Chinese") << "zh_CN" << both << one;
    QTest::newRow("English") << "en_US" << both << one;
    QTest::newRow("Arabic") << "ar_EG" << one << one;
}

void NumberTextTest::theOwnThousandsSeparator_once_hasTwoMeanings() {
    QFETCH(QString, locale);
    QFETCH(Values, comma);
    QFETCH(Values, point);
    QCOMPARE(realReadings(QStringLiteral("1,250"), QLocale(locale)), comma);
    QCOMPARE(realReadings(QStringLiteral("1.250"), QLocale(locale)), point);
    QCOMPARE(typedReal(QStringLiteral("1,250"), QLocale(locale)).has_value(), comma.size() == 1);
    QCOMPARE(typedReal(QStringLiteral("1.250"), QLocale(locale)).has_value(), point.size() == 1);
}

void NumberTextTest::aText_thatIsNoNumber_isRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"",   "-",   ".",   ",",   "1,2,3", "1.2.3", "0,5 1", "12,34.5", "1234,567.5", "1.000,000,5", "e3",
          "1e", "1e-", "--1", "1-2", "nan",   "inf",   "0x10",  "one",     "1,00,00",    "0.5.",        "1e999"})
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
}

void NumberTextTest::aText_thatIsNoNumber_isRefused() {
    QFETCH(QString, text);
    for (const char* name : kLocales) {
        QVERIFY2(realReadings(text, QLocale(QString::fromLatin1(name))).empty(), name);
        QVERIFY2(!typedWhole(text, QLocale(QString::fromLatin1(name))), name);
    }
}

void NumberTextTest::aWholeNumber_hasNoDecimalSign_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("values");  // in the order of kLocales; -1 for none
    const auto row = [](const QString& text, const QList<qint64>& values) {
        QTest::newRow(text.toUtf8().constData()) << text << values;
    };
    const auto all = [](qint64 value) { return QList<qint64>(5, value); };
    row("64", all(64));
    row(QStringLiteral("٦٤"), all(64));
    row("1,000", {-1, -1, 1000, 1000, -1});
    row("1.000", {1000, -1, -1, -1, -1});
    row("1 000", all(1000));
    row(QStringLiteral("1\u202F000"), all(1000));
    row(QStringLiteral("١٬٠٠٠"), all(1000));
    row("1,000,000", all(1000000));
    row("1.000.000", all(1000000));
    row("1e3", all(1000));
    for (const char* text : {"0,5", "0.5", "1,00", "1.00", "5.", "1,0000", "1.000,0", "0,125", "1e-3", "1e30"})
        row(QString::fromLatin1(text), all(-1));
}

void NumberTextTest::aWholeNumber_hasNoDecimalSign() {
    QFETCH(QString, text);
    QFETCH(QList<qint64>, values);
    for (std::size_t i = 0; i < kLocales.size(); ++i)
        QCOMPARE(typedWhole(text, QLocale(QString::fromLatin1(kLocales[i]))).value_or(-1),
                 values[static_cast<qsizetype>(i)]);
}

void NumberTextTest::whatIsShown_isReadAgain_data() {
    QTest::addColumn<QString>("locale");
    for (const char* name :
         {"de_DE", "fr_FR", "zh_CN", "en_US", "ar_EG", "C", "de_CH", "sv_SE", "hi_IN", "fa_IR", "he_IL"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void NumberTextTest::whatIsShown_isReadAgain() {
    QFETCH(QString, locale);
    const LocaleForNow now(locale);
    for (const double value : {0.0, 0.5, -0.5, 0.125, 1.25, -1250.0, 1234567.0, 1e-5, -2.5e-12, 0.0001, 3e8, 1e21})
        QVERIFY2(typedReal(shortestText(value)) == value || realReadings(shortestText(value)).front() == value,
                 qPrintable(shortestText(value)));
    QCOMPARE(typedReal(numberText(1234.5, 1)), std::optional(1234.5));
    for (const qint64 value : {0, -7, 64, 1000, -1250, 123456, 12345678, 2147483647}) {
        QVERIFY2(typedWhole(wholeText(value)) == value, qPrintable(wholeText(value)));
        QVERIFY2(typedWhole(wholeText(value, Grouping::Omitted)) == value, qPrintable(wholeText(value)));
    }
}

void NumberTextTest::shownNumbers_followTheLocale_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("fixed");
    QTest::addColumn<QString>("shortest");
    QTest::addColumn<QString>("whole");
    QTest::newRow("de") << "de_DE"
                        << "1.234,50"
                        << "1234,5"
                        << "1.234";
    QTest::newRow("fr") << "fr_FR" << QStringLiteral("1\u202F234,50") << "1234,5" << QStringLiteral("1\u202F234");
    QTest::newRow("zh") << "zh_CN"
                        << "1,234.50"
                        << "1234.5"
                        << "1,234";
    QTest::newRow("en") << "en_US"
                        << "1,234.50"
                        << "1234.5"
                        << "1,234";
    QTest::newRow("ar") << "ar_EG" << QStringLiteral("١٬٢٣٤٫٥٠") << QStringLiteral("١٢٣٤٫٥") << QStringLiteral("١٬٢٣٤");
}

void NumberTextTest::shownNumbers_followTheLocale() {
    QFETCH(QString, locale);
    QFETCH(QString, fixed);
    QFETCH(QString, shortest);
    QFETCH(QString, whole);
    const LocaleForNow now(locale);
    QCOMPARE(numberText(1234.5, 2), fixed);
    QCOMPARE(shortestText(1234.5), shortest);
    QCOMPARE(numberText(1234), whole);
    QCOMPARE(figuresText(0.5, 3), QLocale().toString(0.5));
}

void NumberTextTest::aHalfTypedNumber_isNoOffence() {
    const QLocale arabic(QStringLiteral("ar_EG"));
    for (const char* text : {"", "-", "0,", "1e", "1e-", "1,0", "."}) QVERIFY2(mayBecomeNumber(text, arabic), text);
    QVERIFY(mayBecomeNumber(QStringLiteral("١") + arabic.exponential().first(1), arabic));
    for (const char* text : {"x", "0.5 m", "0;5", "1/2"}) QVERIFY2(!mayBecomeNumber(text, arabic), text);
}

void NumberTextTest::aList_isData_inAnyScript() {
    const QString data = QStringLiteral("400,200");
    for (const QString& text :
         {QStringLiteral("400,200"), QStringLiteral("400, 200 "), QStringLiteral("400 200"), QStringLiteral("400;200"),
          QStringLiteral("400，200"), QStringLiteral("400、200"), QStringLiteral("٤٠٠،٢٠٠")})
        QCOMPARE(typedListAsData(text), data);
    QCOMPARE(typedListAsData(QStringLiteral("400.5,200")), QStringLiteral("400.5,200"));  // for whoever refuses it
    QCOMPARE(typedListAsData({}), QString());
}

static const lunette::test::TestClass<NumberTextTest> kNumberTextTest;
#include "NumberTextTest.moc"
