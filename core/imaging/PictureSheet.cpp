#include "imaging/PictureSheet.h"

#include "data/PixelDoubts.h"
#include "data/Split.h"
#include "imaging/PictureFolder.h"
#include "imaging/PictureStore.h"

#include <algorithm>
#include <filesystem>

namespace lunette {
namespace {

QRgb groundPixel(Ground ground, const EdgeLight& edges) {
    constexpr int kLevels[] = {255, 0, 128, 255};
    const int level = ground == Ground::Auto && edges.isBright() ? 0 : kLevels[static_cast<std::size_t>(ground)];
    return qRgb(level, level, level);
}

/// The requested size, or squares as high (or as wide) as the sheet where they fill it.
QSize cellSize(const SheetOptions& options, QSize sheet, const std::string& path) {
    const std::string size = std::to_string(sheet.width()) + " x " + std::to_string(sheet.height());
    const auto [shorter, longer] = std::minmax({sheet.width(), sheet.height()});
    if (options.cell.empty() && (longer == shorter || longer % shorter != 0))
        throw Error(ErrorKind::TooFew,
                    Message::tr("'%1' is one picture of %2 pixels; say cell=WxH to cut it into cells of that size "
                                "(%1:cell=16x16), or open the folder that it lies in.",
                                path, size));
    const QSize cell = options.cell.empty() ? QSize(shorter, shorter) : parseSize("cell", options.cell);
    if (cell.width() > sheet.width() || cell.height() > sheet.height())
        throw Error(ErrorKind::Conflict,
                    Message::tr("'%1' of %2 pixels is smaller than the cell %3.", path, size, options.cell));
    return cell;
}

ReadPicture readSheet(const std::string& path, const SheetOptions& options) {
    try {
        LevelCounts counts;
        PictureWish wish{options.ground, options.channel};
        if (options.scale == ScaleChoice::Auto) return readPicture(*openPictureFile(path), wish);
        wish.counts = &counts;
        readPicture(*openPictureFile(path), wish);
        const double share = options.scale == ScaleChoice::Robust ? 0.001 : 0.0;
        const LevelTable levels = levelTable(counts.quantile(share), counts.quantile(1.0 - share));
        return readPicture(*openPictureFile(path), {options.ground, options.channel, &levels});
    } catch (const Error& error) {
        throw Error(error.kind(), Message::tr("'%1' %2.", path, error.message()));
    }
}

bool isBlank(const QImage& cell, QRgb ground) {
    for (int y = 0; y < cell.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(cell.constScanLine(y));
        const bool differs = std::any_of(line, line + cell.width(),
                                         [&](QRgb pixel) { return (pixel & 0xFFFFFF) != (ground & 0xFFFFFF); });
        if (differs) return false;
    }
    return true;
}

void noteRest(QSize sheet, QSize cell, ImportReport& report) {
    const int right = sheet.width() % cell.width(), below = sheet.height() % cell.height();
    if (right > 0)
        report.skipped.push_back(
            {Message::tr("the last %1 columns of pixels", right), Message::tr("make no whole cell")});
    if (below > 0)
        report.skipped.push_back({Message::tr("the last %1 rows of pixels", below), Message::tr("make no whole cell")});
}

Dataset::Parts cut(const ReadPicture& sheet, QSize cell, const SheetOptions& options) {
    const bool isColor = options.color == Color::Auto ? !sheet.isGray : options.color == Color::Color;
    Dataset::Parts parts;
    parts.shape = {cell.width(), cell.height(), isColor ? 3 : 1};
    const auto size = static_cast<std::size_t>(parts.shape.pixelCount());
    const int columns = sheet.size.width() / cell.width(), rows = sheet.size.height() / cell.height();
    std::int64_t blank = 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const QImage picture = sheet.image.copy(QRect(QPoint(column * cell.width(), row * cell.height()), cell));
            if (sheet.hadAlpha && isBlank(picture, groundPixel(options.ground, sheet.edges))) {
                ++blank;
                continue;
            }
            parts.pixels.resize(parts.pixels.size() + size);
            fitPicture(picture, parts.shape, Fit::Crop, options.ground, std::span(parts.pixels).last(size));
        }
    }
    parts.report.notes.push_back(Message::tr("The sheet was cut into %1 x %2 cells of %3 x %4 pixels.", columns, rows,
                                             cell.width(), cell.height()));
    if (options.cell.empty())
        parts.report.notes.push_back(
            Message::tr("No cell size was given, so it was guessed: squares as wide as the sheet's shorter "
                        "side. Say cell=WxH where the cells are others (cell=16x16)."));
    parts.report.kinds.push_back({sheet.kind, columns * rows - blank});
    if (blank > 0)
        parts.report.skipped.push_back({Message::tr("%1 cells", blank), Message::tr("are transparent all over")});
    if (sheet.hadAlpha)
        parts.report.notes.push_back(Message::tr("Transparent pixels were laid over the ground (ground=)."));
    if (!isColor && !sheet.isGray)
        parts.report.notes.push_back(Message::tr("Colors became gray (colour=colour keeps them)."));
    noteRest(sheet.size, cell, parts.report);
    if (sheet.isOneOfSeveral)
        parts.report.notes.push_back(Message::tr("The file holds several pictures and gave the first (frames=all)."));
    if (sheet.brightest >= 0 && options.scale == ScaleChoice::Auto)
        parts.report.notes.push_back(Message::tr(
            "16 bits a channel were reduced to 8; the largest level is %1 of 65535 (scale=stretch brightens it).",
            sheet.brightest));
    std::ranges::copy(doubtsAbout(parts), std::back_inserter(parts.report.notes));
    return parts;
}

}  // namespace

const ParameterTable<SheetOptions>& sheetParameters() {
    static const ParameterTable<SheetOptions> table({
        textParameter("cell", Message::tr("Cell size (px)"),
                      Message::tr("Side of the cells that the sheet is cut into, or width and height as 16x24."),
                      &SheetOptions::cell, {Message::tr("a side up to 1024, or width x height"), 20}),
        choiceParameter("colour", Message::tr("Color"), Message::tr("Whether the images are gray or colored."),
                        &SheetOptions::color, colorOptions()),
        choiceParameter("ground", Message::tr("Ground"), Message::tr("What shows through transparent pixels."),
                        &SheetOptions::ground, groundOptions()),
        choiceParameter("frames", Message::tr("Files of several"),
                        Message::tr("Whether the frames of an animation and the pages of a TIFF are an image each."),
                        &SheetOptions::frames, frameOptions()),
        choiceParameter("channels", Message::tr("Channels"), Message::tr("Which channels of the picture are taken."),
                        &SheetOptions::channel, channelOptions()),
        choiceParameter("scale", Message::tr("Brightness"),
                        Message::tr("How levels become 0..255: as they are, or stretched."), &SheetOptions::scale,
                        scaleOptions()),
    });
    return table;
}

std::vector<std::string> PictureSheetFormat::filePatterns() const {
    std::vector<std::string> patterns;
    for (const QString& ending : pictureEndings()) patterns.push_back("*." + ending.toStdString());
    return patterns;
}

std::vector<ParameterInfo> PictureSheetFormat::parameters() const { return sheetParameters().describe(); }

Settings PictureSheetFormat::defaults() const { return sheetParameters().settings({}); }

bool PictureSheetFormat::recognizes(const std::string& path) const {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return false;
    const QString name = QString::fromStdString(path);
    const auto isEnding = [&](const QString& ending) { return name.endsWith('.' + ending, Qt::CaseInsensitive); };
    return std::ranges::any_of(pictureEndings(), isEnding) || isPicture(path);
}

DataSplit PictureSheetFormat::open(const std::string& path, const Settings& settings, const Progress& progress) const {
    SheetOptions options;
    sheetParameters().apply(settings, options);
    report(progress, 0.0);
    const std::filesystem::path file(path);
    if (options.cell.empty() && options.frames == Frames::All && frameCount(path) > 1) {
        FolderOptions pages;
        pages.color = options.color;
        pages.ground = options.ground;
        pages.channel = options.channel;
        pages.scale = options.scale;
        pages.frames = Frames::All;
        pages.labels = "none";
        const std::string folder = std::filesystem::absolute(file).parent_path().string(),
                          name = file.filename().string();
        PictureFiles files;
        files.pictures = {name};
        return openPictures({std::make_shared<FolderStore>(folder), files, {}, name}, pages, progress);
    }
    const ReadPicture sheet = readSheet(path, options);
    report(progress, 0.5);
    Dataset::Parts parts = cut(sheet, cellSize(options, sheet.size, path), options);
    if (parts.pixels.empty())
        throw Error(ErrorKind::TooFew, Message::tr("'%1' has only cells that are transparent all over.", path));
    parts.name = std::filesystem::path(path).filename().string();
    return holdOutDefaultShare(std::move(parts));
}

}  // namespace lunette
