#include "widgets/ImageText.h"

#include "widgets/NumberText.h"

#include <QCoreApplication>

#include <algorithm>

namespace lunette {

namespace {

constexpr qsizetype kLongestFileName = 24;
constexpr std::size_t kMaxFactorsDescribed = 3;

/// What the built-in data call their classes and factors.
[[maybe_unused]] constexpr const char* kDataNames[] = {
    QT_TRANSLATE_NOOP("DataNames", "new moon"),      QT_TRANSLATE_NOOP("DataNames", "waxing crescent"),
    QT_TRANSLATE_NOOP("DataNames", "first quarter"), QT_TRANSLATE_NOOP("DataNames", "waxing gibbous"),
    QT_TRANSLATE_NOOP("DataNames", "full moon"),     QT_TRANSLATE_NOOP("DataNames", "waning gibbous"),
    QT_TRANSLATE_NOOP("DataNames", "last quarter"),  QT_TRANSLATE_NOOP("DataNames", "waning crescent"),
    QT_TRANSLATE_NOOP("DataNames", "square"),        QT_TRANSLATE_NOOP("DataNames", "ellipse"),
    QT_TRANSLATE_NOOP("DataNames", "heart"),         QT_TRANSLATE_NOOP("DataNames", "T-shirt"),
    QT_TRANSLATE_NOOP("DataNames", "Trouser"),       QT_TRANSLATE_NOOP("DataNames", "Pullover"),
    QT_TRANSLATE_NOOP("DataNames", "Dress"),         QT_TRANSLATE_NOOP("DataNames", "Coat"),
    QT_TRANSLATE_NOOP("DataNames", "Sandal"),        QT_TRANSLATE_NOOP("DataNames", "Shirt"),
    QT_TRANSLATE_NOOP("DataNames", "Sneaker"),       QT_TRANSLATE_NOOP("DataNames", "Bag"),
    QT_TRANSLATE_NOOP("DataNames", "Ankle boot"),    QT_TRANSLATE_NOOP("DataNames", "fraction"),
    QT_TRANSLATE_NOOP("DataNames", "side"),          QT_TRANSLATE_NOOP("DataNames", "tilt"),
    QT_TRANSLATE_NOOP("DataNames", "radius"),        QT_TRANSLATE_NOOP("DataNames", "smile"),
    QT_TRANSLATE_NOOP("DataNames", "skin"),          QT_TRANSLATE_NOOP("DataNames", "hair"),
    QT_TRANSLATE_NOOP("DataNames", "beard"),         QT_TRANSLATE_NOOP("DataNames", "glasses"),
    QT_TRANSLATE_NOOP("DataNames", "width"),         QT_TRANSLATE_NOOP("DataNames", "shape"),
    QT_TRANSLATE_NOOP("DataNames", "scale"),         QT_TRANSLATE_NOOP("DataNames", "orientation"),
};

/// The end of a name that is longer than a card is wide.
QString shortFileName(const QString& file) {
    return file.size() <= kLongestFileName ? file : QChar(0x2026) + file.right(kLongestFileName - 1);
}

}  // namespace

QString shownName(const std::string& name) { return QCoreApplication::translate("DataNames", name.c_str()); }

QStringList describeImage(const Dataset& dataset, Index image) {
    const auto i = static_cast<std::size_t>(image);
    QStringList lines{QCoreApplication::translate("ImageText", "image %1").arg(numberText(image))};
    if (dataset.hasLabels()) lines << shownName(dataset.classNames()[static_cast<std::size_t>(dataset.labels()[i])]);
    const auto factors = dataset.factors();
    for (std::size_t f = 0; f < std::min(factors.size(), kMaxFactorsDescribed); ++f)
        lines << QStringLiteral("%1 %2").arg(shownName(factors[f].name),
                                             numberText(static_cast<double>(factors[f].values[i]), 2));
    if (const std::string* file = dataset.file(image)) lines << shortFileName(QString::fromStdString(*file));
    return lines;
}

}  // namespace lunette
