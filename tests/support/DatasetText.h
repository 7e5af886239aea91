#pragma once

#include "TestFiles.h"
#include "data/Split.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace lunette::test {

inline QStringList texts(const std::vector<std::string>& words) {
    QStringList list;
    for (const auto& word : words) list.append(QString::fromStdString(word));
    return list;
}

inline QStringList english(const std::vector<Message>& messages) {
    QStringList list;
    for (const auto& message : messages) list.append(QString::fromStdString(message.english()));
    return list;
}

/// What was noted as the data were read, a line each.
inline QString notesOf(const DataSplit& split) { return english(split.train->report().notes).join('\n'); }

/// The pixels of all images, sorted, whatever was held out.
inline std::vector<Bytes> sortedImagesOf(const DataSplit& split) {
    std::vector<Bytes> images;
    for (const auto& part : {split.train, split.test})
        for (Index i = 0; i < part->size(); ++i) images.push_back(bytesOfImage(*part, i));
    std::ranges::sort(images);
    return images;
}

}  // namespace lunette::test
