#include "imaging/PictureImport.h"

#include "imaging/DecodingMemory.h"
#include "numeric/Parallel.h"

#include <algorithm>
#include <exception>
#include <map>

namespace lunette {
namespace {

constexpr Index kFilesPerReport = 256;
constexpr std::uint64_t kMaxPixels = std::uint64_t{1} << 32;
constexpr std::size_t kSizesNamed = 5;

/// What became of one file.
struct Outcome {
    ReadPicture picture;  ///< without its pixels
    std::string why;      ///< not empty: it was skipped
};

Outcome importOne(const std::string& path, const PictureTarget& target, std::span<std::uint8_t> pixels) {
    try {
        DecodingMemory memory;
        ReadPicture picture = readPicture(path, target.ground, &memory);
        fitPicture(picture.image, target.shape, target.fit, target.ground, pixels);
        picture.image = {};
        return {std::move(picture), {}};
    } catch (const std::exception& error) {
        return {{}, error.what()};
    }
}

std::string text(QSize size) { return std::to_string(size.width()) + " x " + std::to_string(size.height()); }

/// "16 bits a channel were reduced to 8: 10 pictures."
void addNote(std::vector<std::string>& notes, std::int64_t count, const std::string& what) {
    if (count > 0) notes.push_back(what + ": " + std::to_string(count) + (count == 1 ? " picture." : " pictures."));
}

class Summary {
public:
    Summary(const PictureTarget& target) : target_(target) {}

    void add(const ReadPicture& picture) {
        ++kinds_[picture.kind];
        ++sizes_[{picture.size.width(), picture.size.height()}];
        deep_ += picture.kind.ends_with("16-bit") ? 1 : 0;
        cmyk_ += picture.kind.ends_with("CMYK") ? 1 : 0;
        alpha_ += picture.hadAlpha ? 1 : 0;
        turned_ += picture.wasTurned ? 1 : 0;
        several_ += picture.isOneOfSeveral ? 1 : 0;
        coloured_ += picture.isGrey ? 0 : 1;
        const bool fits = picture.size.width() == target_.shape.width && picture.size.height() == target_.shape.height;
        fitted_ += fits ? 0 : 1;
    }

    ImportReport report() const {
        ImportReport report;
        constexpr const char* kHow[] = {"cropped to their middle and scaled", "letterboxed", "stretched"};
        constexpr const char* kGrounds[] = {"white", "black", "grey"};
        const QSize size(static_cast<int>(target_.shape.width), static_cast<int>(target_.shape.height));
        addNote(
            report.notes, fitted_,
            "Other sizes became " + text(size) + ", " + kHow[static_cast<std::size_t>(target_.fit)] + " (fit=, size=)");
        addNote(report.notes, alpha_,
                std::string("Transparent pixels were laid over ") + kGrounds[static_cast<std::size_t>(target_.ground)] +
                    " (ground=)");
        addNote(report.notes, deep_, "16 bits a channel were reduced to 8");
        addNote(report.notes, cmyk_, "CMYK became RGB, without a colour profile");
        addNote(report.notes, several_, "Files of several pictures gave the first, icons the largest");
        addNote(report.notes, turned_, "Turned or mirrored, as EXIF data say");
        if (target_.shape.channels == 1)
            addNote(report.notes, coloured_, "Colours became grey (colour=colour keeps them)");
        for (const auto& [kind, count] : kinds_) report.kinds.push_back({kind, count});
        std::ranges::stable_sort(report.kinds, std::greater<>(), &ImportReport::Kind::count);
        addSizes(report.kinds);
        return report;
    }

private:
    void addSizes(std::vector<ImportReport::Kind>& kinds) const {
        std::vector<std::pair<std::pair<int, int>, std::int64_t>> sizes(sizes_.begin(), sizes_.end());
        std::ranges::stable_sort(sizes, [](const auto& a, const auto& b) { return a.second > b.second; });
        std::int64_t others = 0;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const auto& [size, count] = sizes[i];
            if (i < kSizesNamed)
                kinds.push_back({text(QSize(size.first, size.second)) + " pixels", count});
            else
                others += count;
        }
        if (others > 0) kinds.push_back({std::to_string(sizes.size() - kSizesNamed) + " other sizes", others});
    }

    PictureTarget target_;
    std::map<std::string, std::int64_t> kinds_;
    std::map<std::pair<int, int>, std::int64_t> sizes_;
    std::int64_t deep_ = 0, cmyk_ = 0, alpha_ = 0, turned_ = 0, several_ = 0, coloured_ = 0, fitted_ = 0;
};

}  // namespace

ImportedPictures importPictures(const std::string& folder, const std::vector<std::string>& files,
                                const PictureTarget& target, const Progress& progress) {
    const auto size = static_cast<std::size_t>(target.shape.pixelCount());
    if (files.size() > kMaxPixels / size || files.size() > Dataset::kMaxImages)
        throw Error("'" + folder + "' holds " + std::to_string(files.size()) + " pictures, of " + std::to_string(size) +
                    " bytes each more than can be opened; say size=N for smaller ones.");
    ImportedPictures result;
    result.pixels.resize(files.size() * size);
    std::vector<Outcome> outcomes(static_cast<std::size_t>(kFilesPerReport));
    Summary summary(target);
    for (std::size_t first = 0; first < files.size(); first += outcomes.size()) {
        report(progress, static_cast<double>(first) / static_cast<double>(files.size()));
        const std::size_t some = std::min(outcomes.size(), files.size() - first);
        // Read where the files of this round would lie, then closed up over those that were skipped.
        parallelFor(static_cast<Index>(some), 4, [&](Index begin, Index end) {
            for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i)
                outcomes[i] = importOne(folder + "/" + files[first + i], target,
                                        std::span(result.pixels).subspan((first + i) * size, size));
        });
        for (std::size_t i = 0; i < some; ++i) {
            if (!outcomes[i].why.empty()) {
                result.report.skipped.push_back({shownPath(files[first + i]), outcomes[i].why});
                continue;
            }
            summary.add(outcomes[i].picture);
            const std::size_t place = result.places.size();
            if (place != first + i)
                std::copy_n(result.pixels.begin() + static_cast<std::ptrdiff_t>((first + i) * size), size,
                            result.pixels.begin() + static_cast<std::ptrdiff_t>(place * size));
            result.places.push_back(first + i);
        }
    }
    result.pixels.resize(result.places.size() * size);
    std::vector<ImportReport::Skipped> skipped = std::move(result.report.skipped);
    result.report = summary.report();
    result.report.skipped = std::move(skipped);
    return result;
}

}  // namespace lunette
