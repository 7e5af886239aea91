#include "widgets/Theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPalette>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette::theme {
namespace {

QColor mix(const QColor& from, const QColor& to, double share) {
    const auto channel = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

QColor choose(const QWidget& widget, const char* light, const char* dark) {
    return QColor::fromString(QLatin1StringView(isDark(widget) ? dark : light));
}

struct Inks {
    const char *window, *base, *button, *text, *quiet, *disabled, *accent, *onAccent;
};
// What is to be read has a contrast of 4.5 to 1 at least on every ground; what is disabled need not.
constexpr Inks kLightInks{"#f5f5f3", "#ffffff", "#fbfbfa", "#1d1f21", "#66696d", "#8a8d91", "#00795c", "#ffffff"};
constexpr Inks kDarkInks{"#202226", "#30333a", "#2b2e33", "#e4e5e7", "#a4a8af", "#80848b", "#34c79a", "#10231c"};

QPalette makePalette(const Inks& inks) {
    QPalette palette(QColor(inks.button), QColor(inks.window));
    const QColor text(inks.text);
    const QColor disabled(inks.disabled);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, disabled);
    }
    palette.setColor(QPalette::Base, QColor(inks.base));
    palette.setColor(QPalette::AlternateBase, QColor(inks.window));
    palette.setColor(QPalette::ToolTipBase, QColor(inks.base));
    palette.setColor(QPalette::PlaceholderText, QColor(inks.quiet));
    palette.setColor(QPalette::Highlight, QColor(inks.accent));
    palette.setColor(QPalette::HighlightedText, QColor(inks.onAccent));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, disabled);
    palette.setColor(QPalette::Link, QColor(inks.accent));
    palette.setColor(QPalette::BrightText, QColor(inks.onAccent));
    return palette;
}

/// The palette that the desktop gave, remembered before ours first replaces it.
const QPalette& desktopPalette() {
    static const QPalette palette = QApplication::palette();
    return palette;
}

}  // namespace

void setAppearance(Appearance appearance) {
    const QPalette& desktop = desktopPalette();
    switch (appearance) {
        case Appearance::Desktop: {
            // A desktop that has no theme of its own leaves Fusion's plain gray: then ours is the calmer one.
            const bool dark = desktop.color(QPalette::Window).lightness() < 128;
            const bool plain = QApplication::style()->name().compare("fusion", Qt::CaseInsensitive) == 0;
            QApplication::setPalette(plain ? makePalette(dark ? kDarkInks : kLightInks) : desktop);
            break;
        }
        case Appearance::Light:
            QApplication::setPalette(makePalette(kLightInks));
            break;
        case Appearance::Dark:
            QApplication::setPalette(makePalette(kDarkInks));
            break;
    }
    QToolTip::setPalette(QApplication::palette());
}

bool isDark(const QWidget& widget) { return widget.palette().color(QPalette::Window).lightness() < 128; }

QColor accent(const QWidget& widget) { return choose(widget, kLightInks.accent, kDarkInks.accent); }
QColor endA(const QWidget& widget) { return choose(widget, "#0072b2", "#56b4e9"); }
QColor endB(const QWidget& widget) { return choose(widget, "#b84f00", "#f08a3c"); }

QColor withheld(const QWidget& widget) { return choose(widget, "#8e24aa", "#d58be6"); }

QColor runColor(const QWidget& widget, int number) {
    static constexpr std::array light{"#aa3377", "#a88600", "#5b46b0", "#6b6f76", "#1490a8", "#7a2e1d"};
    static constexpr std::array dark{"#e377b6", "#e3c14a", "#a99bf0", "#b4b8bf", "#6fd3e3", "#d69a8a"};
    const std::size_t place = static_cast<std::size_t>(number) % light.size();
    return choose(widget, light.at(place), dark.at(place));
}

QColor ground(const QWidget& widget) {
    const QPalette& palette = widget.palette();
    // Darker than a dark window, whose fields stand out by being lighter: Fusion draws them no visible outline there.
    if (isDark(widget)) return palette.color(QPalette::Window).darker(125);
    return mix(palette.color(QPalette::Base), palette.color(QPalette::Window), 0.5);
}

QColor ink(const QWidget& widget) { return widget.palette().color(QPalette::Active, QPalette::WindowText); }
QColor faintInk(const QWidget& widget) { return mix(ground(widget), ink(widget), isDark(widget) ? 0.66 : 0.68); }

std::span<const QColor> classColors() {
    static const std::array<QColor, 10> colors{
        QColor(0x00, 0x72, 0xb2), QColor(0xe6, 0x9f, 0x00), QColor(0x00, 0x9e, 0x73), QColor(0xcc, 0x79, 0xa7),
        QColor(0x56, 0xb4, 0xe9), QColor(0xd5, 0x5e, 0x00), QColor(0xc9, 0xbb, 0x1e), QColor(0x7b, 0x61, 0xc9),
        QColor(0x8a, 0x8a, 0x8a), QColor(0x99, 0x2a, 0x5f)};
    return colors;
}

QColor viridis(double t) {
    // Sixteen equidistant points of the map of Smith and van der Walt (2015).
    static constexpr std::array<QRgb, 16> anchors{0x440154, 0x481a6c, 0x472f7d, 0x414487, 0x39568c, 0x31688e,
                                                  0x2a788e, 0x23888e, 0x1f988b, 0x22a884, 0x35b779, 0x54c568,
                                                  0x7ad151, 0xa5db36, 0xd2e21b, 0xfde725};
    if (std::isnan(t)) return Qt::gray;
    const double position = std::clamp(t, 0.0, 1.0) * (anchors.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(position), anchors.size() - 2);
    return mix(QColor(anchors[below]), QColor(anchors[below + 1]), position - static_cast<double>(below));
}

QColor diverging(double t, const QWidget& widget) {
    if (std::isnan(t)) return ground(widget);
    const QColor end = t < 0 ? choose(widget, "#2166ac", "#6fb4ff") : choose(widget, "#b2182b", "#ff7a59");
    return mix(ground(widget), end, std::min(std::abs(t), 1.0));
}

QColor share(double t, const QWidget& widget) {
    return std::isnan(t) ? ground(widget) : mix(ground(widget), accent(widget), std::clamp(t, 0.0, 1.0));
}

QColor inkOn(const QColor& color) {
    const auto light = [](float value) {  // of an sRGB channel (WCAG 2.1, relative luminance)
        return value <= 0.03928F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
    };
    const float luminance =
        0.2126F * light(color.redF()) + 0.7152F * light(color.greenF()) + 0.0722F * light(color.blueF());
    return luminance > 0.179F ? Qt::black : Qt::white;  // where both have the same contrast
}

int byText(const QWidget& widget, int length) {
    constexpr double kDefaultTextPixels = 12;
    const double scale = std::max(1.0, widget.fontInfo().pixelSize() / kDefaultTextPixels);
    return static_cast<int>(std::lround(length * scale));
}

QFont figures(const QWidget& widget) {
    const QFontMetricsF metrics(widget.font());
    const double zero = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - zero) > 0.01) {
            QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
            fixed.setPointSizeF(widget.font().pointSizeF());
            return fixed;
        }
    }
    return widget.font();
}

}  // namespace lunette::theme
