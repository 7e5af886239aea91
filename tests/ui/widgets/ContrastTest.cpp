#include "TestProgram.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QTest>

#include <cmath>

using namespace lunette;

namespace {

/// Relative luminance of WCAG 2.1.
double luminance(const QColor& color) {
    const auto channel = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace

class ContrastTest : public QObject {
    Q_OBJECT
private slots:
    void contrast_ofBlackAndWhite_isTwentyOne() {
        QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21.0) < 1e-9);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }

    void textOfTheWindow_inLightAndDark_canBeRead_data() {
        QTest::addColumn<int>("appearance");
        QTest::newRow("light") << static_cast<int>(theme::Appearance::Light);
        QTest::newRow("dark") << static_cast<int>(theme::Appearance::Dark);
    }

    void textOfTheWindow_inLightAndDark_canBeRead() {
        QFETCH(int, appearance);
        theme::setAppearance(static_cast<theme::Appearance>(appearance));
        const QWidget widget;
        const QPalette palette = QApplication::palette();
        using P = QPalette;
        const QColor grounds[] = {palette.color(P::Window), palette.color(P::Base), palette.color(P::Button),
                                  theme::ground(widget)};
        const std::pair<const char*, QColor> inks[] = {{"window text", palette.color(P::WindowText)},
                                                       {"text", palette.color(P::Text)},
                                                       {"button text", palette.color(P::ButtonText)},
                                                       {"placeholder", palette.color(P::PlaceholderText)},
                                                       {"link", palette.color(P::Link)},
                                                       {"ink", theme::ink(widget)},
                                                       {"faint ink", theme::faintInk(widget)},
                                                       {"accent", theme::accent(widget)},
                                                       {"A", theme::endA(widget)},
                                                       {"B", theme::endB(widget)},
                                                       {"withheld", theme::withheld(widget)}};
        for (const auto& [name, ink] : inks)
            for (const QColor& ground : grounds) check(name, ink, ground);
        for (int step = 0; step <= 10; ++step) {
            const QColor cell = theme::share(step / 10.0, widget);
            check("ink on a share", theme::inkOn(cell), cell);
        }
        check("highlighted text", palette.color(P::HighlightedText), palette.color(P::Highlight));
        check("tool tip", palette.color(P::ToolTipText), palette.color(P::ToolTipBase));
        theme::setAppearance(theme::Appearance::Desktop);
    }

private:
    static void check(const char* name, const QColor& ink, const QColor& ground) {
        const double found = contrast(ink, ground);
        QVERIFY2(found >= 4.5, qPrintable(QStringLiteral("%1 %2 on %3: %4 to 1")
                                              .arg(QLatin1StringView(name), ink.name(), ground.name())
                                              .arg(found, 0, 'f', 2)));
    }
};

static const lunette::test::TestClass<ContrastTest, QApplication> kContrastTest;
#include "ContrastTest.moc"
