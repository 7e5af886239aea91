#include "imaging/PictureExport.h"

#include "imaging/GifWriter.h"
#include "imaging/PictureFile.h"
#include "io/FolderOutput.h"

#include <cmath>

namespace lunette {
namespace {

constexpr int kFramesPerSecond = 12;

std::string numberedName(std::size_t number) {
    std::string digits = std::to_string(number);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return digits + ".png";
}

}  // namespace

std::vector<QImage> interleavedRows(const std::vector<std::vector<QImage>>& sets, Index columns) {
    std::vector<QImage> all;
    const std::size_t count = sets.front().size();
    QImage blank = sets.front().front();
    blank.fill(kEmptyCell);
    for (std::size_t first = 0; first < count; first += static_cast<std::size_t>(columns))
        for (const auto& set : sets)
            for (std::size_t i = first; !set.empty() && i < first + static_cast<std::size_t>(columns); ++i)
                all.push_back(i < count ? set[i] : blank);
    return all;
}

Index squareColumns(Index n) { return static_cast<Index>(std::ceil(std::sqrt(static_cast<double>(n)))); }

QImage sheetImage(const PictureSheet& sheet, int magnification) {
    return marked(pictureGrid(sheet.pictures, {sheet.columns, magnification, 0}), sheet.origin.value());
}

void saveNumbered(const PictureSheet& sheet, int magnification, const std::string& folder, const Progress& progress) {
    FolderOutput output(folder);
    for (std::size_t i = 0; i < sheet.pictures.size(); ++i) {
        report(progress, static_cast<double>(i) / static_cast<double>(sheet.pictures.size()));
        const QImage picture = pictureGrid({&sheet.pictures[i], 1}, {1, magnification, 0});
        savePng(marked(picture, sheet.origin.value().of(static_cast<Index>(i))), output.add(numberedName(i + 1)));
    }
    output.keep();
}

void saveMorph(const PictureSheet& sheet, int magnification, const std::string& path, const Progress& progress) {
    std::vector<QImage> frames = sheet.pictures;
    for (std::size_t i = frames.size() - 2; i > 0 && frames.size() > 2; --i) frames.push_back(frames[i]);
    saveGif(frames, magnification, kFramesPerSecond, path, progress);
}

}  // namespace lunette
