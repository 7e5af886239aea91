#include "TestProgram.h"
#include "probe/CodeText.h"

#include <QTest>

using namespace lunette;

class CodeTextTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsReadableComesBack() {
        const Vector code{{0.25F, -1.25F, 2}};
        QCOMPARE(readableCode(code), QStringLiteral("0.250, -1.250, 2.000"));
        QCOMPARE(typedCode(readableCode(code), 3).code, code);
    }

    void everyWayOfWritingIsUnderstood_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("commas") << QStringLiteral("0.5, -1.25");
        QTest::newRow("table") << QStringLiteral("0.5,-1.25\n");
        QTest::newRow("blanks") << QStringLiteral("  0.5   -1.25 ");
        QTest::newRow("tab") << QStringLiteral("0.5\t-1.25");
        QTest::newRow("semicolon") << QStringLiteral("0.5; -1.25");
        QTest::newRow("Python") << QStringLiteral("[0.5, -1.25]");
        QTest::newRow("exponent") << QStringLiteral("5e-1 -1.25e0");
        QTest::newRow("minus sign") << QStringLiteral("0.5, \u22121.25");
    }

    void everyWayOfWritingIsUnderstood() {
        QFETCH(QString, text);
        const TypedCode typed = typedCode(text, 2);
        QVERIFY2(typed.error.isEmpty(), qPrintable(typed.error));
        const Vector expected{{0.5F, -1.25F}};
        QCOMPARE(typed.code, expected);
    }

    void whatIsWrongIsNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("nothing") << QString() << QStringLiteral("needed: 2; given: 0");
        QTest::newRow("too few") << QStringLiteral("0.5") << QStringLiteral("given: 1");
        QTest::newRow("too many") << QStringLiteral("1 2 3") << QStringLiteral("given: 3");
        QTest::newRow("a word") << QStringLiteral("0.5, moon") << QStringLiteral("\"moon\"");
        QTest::newRow("not a number") << QStringLiteral("nan 1") << QStringLiteral("\"nan\"");
        QTest::newRow("without end") << QStringLiteral("1 inf") << QStringLiteral("\"inf\"");
    }

    void whatIsWrongIsNamed() {
        QFETCH(QString, text);
        QFETCH(QString, named);
        const TypedCode typed = typedCode(text, 2);
        QCOMPARE(typed.code.size(), Index(0));
        QVERIFY2(typed.error.contains(named), qPrintable(typed.error));
    }
};

static const lunette::test::TestClass<CodeTextTest> kTestClass;
#include "CodeTextTest.moc"
