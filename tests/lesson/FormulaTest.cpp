#include "TestProgram.h"
#include "Throws.h"
#include "lesson/Formula.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lunette;
using lunette::test::throws;

namespace {

/// a.x is 2, a.y(3) is 3, b.x is 4, c.none is not a number, any other figure is 0.
double lookup(const FigureName& figure) {
    if (figure.text() == "a.x") return 2.0;
    if (figure.text() == "a.y(3)") return 3.0;
    if (figure.text() == "b.x") return 4.0;
    if (figure.run == "c") return std::numeric_limits<double>::quiet_NaN();
    return 0.0;
}

}  // namespace

class FormulaTest : public QObject {
    Q_OBJECT
private slots:
    void value_isArithmetic_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("number") << "1.5e1" << 15.0;
        QTest::newRow("figure") << "a.x" << 2.0;
        QTest::newRow("argument") << "a.y(3) + 1" << 4.0;
        QTest::newRow("product first") << "1 + 2 * a.y(3)" << 7.0;
        QTest::newRow("from the left") << "8 - 2 - 1" << 5.0;
        QTest::newRow("quotients") << "8 / 2 / b.x" << 1.0;
        QTest::newRow("parentheses") << "(1 + 2) * -a.x" << -6.0;
        QTest::newRow("functions") << "sqrt(b.x) + abs(-3) + exp(0) + log(1) + min(1, 2) + max(1, 2)" << 9.0;
        QTest::newRow("softplus") << "softplus(1000)" << 1000.0;
    }
    void value_isArithmetic() {
        QFETCH(QString, text);
        QFETCH(double, value);
        QCOMPARE(Formula::value(text.toStdString()).evaluate(lookup), value);
    }

    void shown_isWrittenAsPeopleDo_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("figures") << "a.x>2*b.y(3)"
                                 << "[a.x] > 2 × [b.y(3)]";
        QTest::newRow("chain") << "0.5 <= a.x < 1"
                               << "0.5 ≤ [a.x] < 1";
        QTest::newRow("share") << "a.x within 1 % of b.x"
                               << "[a.x] = [b.x] ± 1 %";
        QTest::newRow("sum") << "(a.x - (b.x - 1)) * 2 > 0"
                             << "([a.x] − ([b.x] − 1)) × 2 > 0";
        QTest::newRow("quotient") << "1 / (2 * a.x) < (3) + -a.x"
                                  << "1 / (2 × [a.x]) < 3 + −[a.x]";
        QTest::newRow("function") << "max(a.x, 1) >= exp(-20 / 2)"
                                  << "max([a.x]; 1) ≥ exp(−20 / 2)";
    }
    void shown_isWrittenAsPeopleDo() {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        const std::string written = Formula::claim(text.toStdString())
                                        .shown({[](const FigureName& figure) { return "[" + figure.text() + "]"; },
                                                [](double number) { return QString::number(number).toStdString(); }});
        QCOMPARE(QString::fromStdString(written), shown);
    }

    void claim_holdsOrNot_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        QTest::newRow("above") << "b.x > 1.9 * a.x" << true;
        QTest::newRow("not above") << "b.x > 2 * a.x" << false;
        QTest::newRow("at least") << "b.x >= 2 * a.x" << true;
        QTest::newRow("below") << "a.x < b.x" << true;
        QTest::newRow("at most") << "a.x <= 1" << false;
        QTest::newRow("between") << "1 < a.x < b.x" << true;
        QTest::newRow("not between") << "1 < a.x < 2" << false;
        QTest::newRow("within") << "a.x within 0.5 of 2.4" << true;
        QTest::newRow("not within") << "a.x within 0.1 of 2.4" << false;
        QTest::newRow("within a share") << "b.x within 3 % of 4.1" << true;
        QTest::newRow("not within a share") << "b.x within 1% of 4.1" << false;
        QTest::newRow("of a negative") << "-4 within 10 % of -4.1" << true;
        QTest::newRow("not a number") << "c.none > 0" << false;
        QTest::newRow("nor below") << "c.none <= 0" << false;
        QTest::newRow("nor within") << "c.none within 1 of 0" << false;
    }
    void claim_holdsOrNot() {
        QFETCH(QString, text);
        QFETCH(bool, holds);
        QCOMPARE(Formula::claim(text.toStdString()).holds(lookup), holds);
    }

    void broken_namesThePlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("place");
        QTest::newRow("empty") << "" << 1;
        QTest::newRow("no comparison") << "a.x" << 4;
        QTest::newRow("breaks off") << "a.x >" << 6;
        QTest::newRow("no figure") << "a. > 1" << 4;
        QTest::newRow("parenthesis") << "(a.x > 1" << 6;
        QTest::newRow("letters") << "a.x > 2 x b.x" << 9;
        QTest::newRow("equality") << "a.x = 1" << 5;
        QTest::newRow("within what") << "a.x within 1" << 13;
        QTest::newRow("quote") << "a.error_on('moons) > 1" << 13;
        QTest::newRow("one argument") << "min(1) > 0" << 6;
        QTest::newRow("not ASCII") << "a.x \u2265 1" << 5;
    }
    void broken_namesThePlace() {
        QFETCH(QString, text);
        QFETCH(int, place);
        QVERIFY(
            throws(ErrorKind::Damaged, {std::to_string(place)}, [&] { return Formula::claim(text.toStdString()); }));
    }

    void deepParentheses_areRefused() {
        const std::string deep = std::string(1000, '(') + "1";
        QVERIFY(throws(ErrorKind::Damaged, [&] { return Formula::value(deep); }));
        const std::string signs = std::string(1000, '-') + "1";
        QVERIFY(throws(ErrorKind::Damaged, [&] { return Formula::value(signs); }));
    }

    void longFormula_isRefused_beforeItsTermsAreCounted() {
        std::string sum = "1";
        for (int i = 0; i < 500'000; ++i) sum += "+1";
        QVERIFY(throws(ErrorKind::TooLarge, [&] { return Formula::value(sum); }));
    }

    void minAndMax_ofWhatIsNoNumber_areNone() {
        const auto nothing = [](const FigureName&) { return std::nan(""); };
        for (const char* text : {"max(0, a.x)", "max(a.x, 0)", "min(0, a.x)", "min(a.x, 0)"})
            QVERIFY2(std::isnan(Formula::value(text).evaluate(nothing)), text);
        QVERIFY(!Formula::claim("max(0, a.x) < 1").holds(nothing));
    }

    void figures_areListedOnce() {
        const Formula formula = Formula::claim("a.x + a.error_on('moons:size=28,seed=2') > a.x * a.y(0.5)");
        QCOMPARE(formula.figures().size(), std::size_t{3});
        QCOMPARE(formula.figures()[1].text(), std::string("a.error_on('moons:size=28,seed=2')"));
        QCOMPARE(formula.figures()[2].arguments, std::vector<std::string>{"0.5"});
        // Its own text is read as the same figure.
        QVERIFY(Formula::value(formula.figures()[1].text()).figures()[0] == formula.figures()[1]);
    }
};

static const lunette::test::TestClass<FormulaTest, QCoreApplication> kFormulaTest;
#include "FormulaTest.moc"
