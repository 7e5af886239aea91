#include "imaging/ImportSummary.h"

#include <algorithm>

namespace lunette {
namespace {

constexpr std::size_t kSizesNamed = 5;

std::string sizeText(QSize size) { return std::to_string(size.width()) + " x " + std::to_string(size.height()); }

/// "16 bits a channel were reduced to 8: 10 pictures."
void addNote(std::vector<std::string>& notes, std::int64_t count, const std::string& what) {
    if (count > 0) notes.push_back(what + ": " + std::to_string(count) + (count == 1 ? " picture." : " pictures."));
}

}  // namespace

void ImportSummary::add(const ReadPicture& picture) {
    ++all_;
    ++kinds_[picture.kind];
    ++sizes_[{picture.size.width(), picture.size.height()}];
    deep_ += picture.brightest >= 0 && !picture.reals ? 1 : 0;
    cmyk_ += picture.kind.ends_with("CMYK") ? 1 : 0;
    alpha_ += picture.hadAlpha ? 1 : 0;
    turned_ += picture.wasTurned ? 1 : 0;
    reduced_ += picture.wasReduced ? 1 : 0;
    several_ += picture.isOneOfSeveral ? 1 : 0;
    stacks_ += picture.frames > 1 ? 1 : 0;
    frames_ += picture.frames > 1 ? picture.frames : 0;
    colored_ += picture.isGray ? 0 : 1;
    if (!picture.reals) brightest_ = std::max(brightest_, picture.brightest);
    const bool fits = picture.size.width() == target_.shape.width && picture.size.height() == target_.shape.height;
    fitted_ += fits ? 0 : 1;
}

ImportReport ImportSummary::report(Ground ground, Index channels) const {
    ImportReport report;
    constexpr const char* kHow[] = {"cropped to their middle and scaled", "letterboxed", "stretched"};
    const QSize size(static_cast<int>(target_.shape.width), static_cast<int>(target_.shape.height));
    addNotesOfKinds(ground, report.notes);
    addNote(
        report.notes, fitted_,
        "Other sizes became " + sizeText(size) + ", " + kHow[static_cast<std::size_t>(target_.fit)] + " (fit=, size=)");
    addNoteOfFrames(report.notes);
    addNote(report.notes, turned_, "Turned or mirrored, as EXIF data say");
    addNote(report.notes, reduced_,
            "JPEG files of more than 67 megapixels were decoded at a half to an eighth of a side");
    addNoteOfColors(channels, report.notes);
    for (const auto& [kind, count] : kinds_) report.kinds.push_back({kind, count});
    std::ranges::stable_sort(report.kinds, std::greater<>(), &ImportReport::Kind::count);
    addSizes(report.kinds);
    return report;
}

/// What hides or darkens pictures comes first.
void ImportSummary::addNotesOfKinds(Ground ground, std::vector<std::string>& notes) const {
    constexpr const char* kGrounds[] = {"white", "black", "grey"};
    const std::string why =
        target_.ground == Ground::Auto && ground == Ground::Black ? ", because what borders on them is bright" : "";
    addNote(notes, alpha_,
            std::string("Transparent pixels were laid over ") + kGrounds[static_cast<std::size_t>(ground)] + why +
                " (ground=)");
    addNote(notes, deep_, "16 bits a channel were reduced to 8");
    if (deep_ > 0 && target_.scale == ScaleChoice::Auto && brightest_ < 65535)
        notes.push_back("Of those of 16 bits the largest level is " + std::to_string(brightest_) +
                        " of 65535 (scale=stretch brightens dark pictures).");
    addNote(notes, cmyk_, "CMYK became RGB, without a color profile");
}

void ImportSummary::addNoteOfFrames(std::vector<std::string>& notes) const {
    if (target_.frames == Frames::All) {
        addNote(notes, stacks_,
                "Each picture of files that hold several is an image (frames=first takes but the first)");
        return;
    }
    addNote(notes, several_, "Files of several pictures gave the first, icons the largest");
    if (stacks_ > 0)
        notes.push_back("There are " + std::to_string(frames_) + " pictures in " + std::to_string(stacks_) +
                        (stacks_ == 1 ? " file" : " files") + " that hold several (frames=all takes all of them).");
}

void ImportSummary::addNoteOfColors(Index channels, std::vector<std::string>& notes) const {
    if (channels == 1) {
        addNote(notes, colored_, "Colors became gray (colour=colour keeps them)");
        if (target_.color == Color::Auto && colored_ == 0)
            notes.push_back("All of " + std::to_string(all_) + " pictures are gray, and so are the images.");
    } else if (target_.color == Color::Auto && colored_ < all_) {
        notes.push_back("Of " + std::to_string(all_) + " pictures " + std::to_string(colored_) +
                        (colored_ == 1 ? " is" : " are") +
                        " in color, and so are all images (colour=grey makes them gray).");
    }
}

void ImportSummary::addSizes(std::vector<ImportReport::Kind>& kinds) const {
    std::vector<std::pair<std::pair<int, int>, std::int64_t>> sizes(sizes_.begin(), sizes_.end());
    std::ranges::stable_sort(sizes, [](const auto& a, const auto& b) { return a.second > b.second; });
    std::int64_t others = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto& [size, count] = sizes[i];
        if (i < kSizesNamed)
            kinds.push_back({sizeText(QSize(size.first, size.second)) + " pixels", count});
        else
            others += count;
    }
    if (others > 0) kinds.push_back({std::to_string(sizes.size() - kSizesNamed) + " other sizes", others});
}

}  // namespace lunette
