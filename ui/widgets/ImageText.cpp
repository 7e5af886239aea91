#include "widgets/ImageText.h"

#include "widgets/NumberText.h"

#include <QCoreApplication>

#include <algorithm>

namespace lunette {

namespace {

constexpr qsizetype kLongestFileName = 24;
constexpr std::size_t kMaxFactorsDescribed = 3;

/// The end of a name that is longer than a card is wide.
QString shortFileName(const QString& file) {
    return file.size() <= kLongestFileName ? file : QChar(0x2026) + file.right(kLongestFileName - 1);
}

}  // namespace

QStringList describeImage(const Dataset& dataset, Index image) {
    const auto i = static_cast<std::size_t>(image);
    QStringList lines{QCoreApplication::translate("ImageText", "image %1").arg(numberText(image))};
    if (dataset.hasLabels())
        lines << QString::fromStdString(dataset.classNames()[static_cast<std::size_t>(dataset.labels()[i])]);
    const auto factors = dataset.factors();
    for (std::size_t f = 0; f < std::min(factors.size(), kMaxFactorsDescribed); ++f)
        lines << QStringLiteral("%1 %2").arg(QString::fromStdString(factors[f].name),
                                             numberText(static_cast<double>(factors[f].values[i]), 2));
    if (const std::string* file = dataset.file(image)) lines << shortFileName(QString::fromStdString(*file));
    return lines;
}

}  // namespace lunette
