#include "Locales.h"
#include "TestProgram.h"
#include "probe/CodeText.h"

#include <QTest>

using namespace lunette;
using lunette::test::kLocales;
using lunette::test::LocaleForNow;

class CodeTextTest : public QObject {
    Q_OBJECT
private slots:
    void readableCode_typed_comesBack() {
        const Vector code{{0.25F, -1.25F, 2}};
        QCOMPARE(readableCode(code), QStringLiteral("0.250, -1.250, 2.000"));
        QCOMPARE(typedCode(readableCode(code), 3).code, code);
    }

    void typedCode_inEveryNotation_isUnderstood_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("commas") << QStringLiteral("0.5, -1.25");
        QTest::newRow("table") << QStringLiteral("0.5,-1.25\n");
        QTest::newRow("blanks") << QStringLiteral("  0.5   -1.25 ");
        QTest::newRow("tab") << QStringLiteral("0.5\t-1.25");
        QTest::newRow("semicolon") << QStringLiteral("0.5; -1.25");
        QTest::newRow("Python") << QStringLiteral("[0.5, -1.25]");
        QTest::newRow("exponent") << QStringLiteral("5e-1 -1.25e0");
        QTest::newRow("minus sign") << QStringLiteral("0.5, \u22121.25");
        QTest::newRow("decimal commas, semicolon") << QStringLiteral("0,5; -1,25");
        QTest::newRow("decimal commas, blank") << QStringLiteral("0,5 -1,25");
        QTest::newRow("decimal commas, comma and blank") << QStringLiteral("0,5, -1,25");
        QTest::newRow("decimal commas, brackets") << QStringLiteral("(0,5; -1,25)");
        QTest::newRow("comma and point") << QStringLiteral("0,5; -1.25");
        QTest::newRow("Arabic") << QStringLiteral("٠٫٥؛ -١٫٢٥");
        QTest::newRow("full width") << QStringLiteral("0.5，-1.25");
    }

    void typedCode_inEveryNotation_isUnderstood() {
        QFETCH(QString, text);
        for (const char* name : kLocales) {
            const TypedCode typed = typedCode(text, 2, QLocale(QString::fromLatin1(name)));
            QVERIFY2(typed.error.isEmpty(), qPrintable(typed.error));
            const Vector expected{{0.5F, -1.25F}};
            QCOMPARE(typed.code, expected);
        }
    }

    void whatIsReadable_inEveryLocale_comesBack() {
        const Vector code{{0.25F, -1.25F, 2, 1234.5F}};
        for (const char* name : kLocales) {
            const LocaleForNow now(QString::fromLatin1(name));
            const TypedCode typed = typedCode(readableCode(code), 4);
            QVERIFY2(typed.error.isEmpty(), qPrintable(typed.error));
            QCOMPARE(typed.code, code);
        }
        const LocaleForNow german(QStringLiteral("de_DE"));
        QCOMPARE(readableCode(code), QStringLiteral("0,250; -1,250; 2,000; 1234,500"));
    }

    void aCommaBetweenDigits_isWhatTheLocaleSays() {
        const QLocale german(QStringLiteral("de_DE")), english(QStringLiteral("en_US"));
        const QString text = QStringLiteral("0,5");
        const Vector two{{0, 5}}, half{{0.5F}};
        QCOMPARE(typedCode(text, 2, english).code, two);
        QCOMPARE(typedCode(text, 2, QLocale::c()).code, two);
        QVERIFY(typedCode(text, 2, german).error.contains(QStringLiteral("given: 1")));
        QCOMPARE(typedCode(text, 1, english).code, half);
        QCOMPARE(typedCode(text, 1, german).code, half);
        const QString four = QStringLiteral("0,5,0,5");
        QVERIFY(typedCode(four, 4, german).error.contains(QStringLiteral("semicolons")));
        QVERIFY(typedCode(four, 2, english).code.size() == 0);
        const Vector ofEnglish{{0, 5, 0, 5}};
        QCOMPARE(typedCode(four, 4, english).code, ofEnglish);
    }

    void whatIsCopied_underEveryLocale_comesBack() {
        const Vector code{{0.5F, -1.25F, 3}};
        for (const char* name : kLocales)
            QCOMPARE(typedCode(QStringLiteral("0.5,-1.25,3"), 3, QLocale(QString::fromLatin1(name))).code, code);
    }

    void threeDecimals_areNoThousands() {
        const Vector code{{1.25F, -2.5F}};
        for (const char* name : kLocales) {
            QCOMPARE(typedCode(QStringLiteral("1.250, -2.500"), 2, QLocale(QString::fromLatin1(name))).code, code);
            QCOMPARE(typedCode(QStringLiteral("1,250; -2,500"), 2, QLocale(QString::fromLatin1(name))).code, code);
        }
    }

    void typedCode_wrong_namesTheMistake_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("nothing") << QString() << QStringLiteral("needed: 2; given: 0");
        QTest::newRow("too few") << QStringLiteral("0.5") << QStringLiteral("given: 1");
        QTest::newRow("too many") << QStringLiteral("1 2 3") << QStringLiteral("given: 3");
        QTest::newRow("a word") << QStringLiteral("0.5, moon") << QStringLiteral("\"moon\"");
        QTest::newRow("not a number") << QStringLiteral("nan 1") << QStringLiteral("\"nan\"");
        QTest::newRow("without end") << QStringLiteral("1 inf") << QStringLiteral("\"inf\"");
    }

    void typedCode_wrong_namesTheMistake() {
        QFETCH(QString, text);
        QFETCH(QString, named);
        const TypedCode typed = typedCode(text, 2);
        QCOMPARE(typed.code.size(), Index(0));
        QVERIFY2(typed.error.contains(named), qPrintable(typed.error));
    }
};

static const lunette::test::TestClass<CodeTextTest> kCodeTextTest;
#include "CodeTextTest.moc"
