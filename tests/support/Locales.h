#pragma once

#include <QLocale>
#include <QString>

#include <array>

namespace lunette::test {

/// Of every way to write numbers one: comma and point as decimal sign and for thousands, thin blanks, other digits.
inline constexpr std::array kLocales{"de_DE", "fr_FR", "zh_CN", "en_US", "ar_EG"};

/// The default locale of a test, until its end. Widgets that are made before keep what they show.
class LocaleForNow {
public:
    explicit LocaleForNow(const QString& name) { QLocale::setDefault(QLocale(name)); }
    ~LocaleForNow() { QLocale::setDefault(before_); }
    LocaleForNow(const LocaleForNow&) = delete;
    LocaleForNow& operator=(const LocaleForNow&) = delete;

private:
    QLocale before_;
};

}  // namespace lunette::test
