#include "imaging/ImportSummary.h"

#include <algorithm>

namespace lunette {
namespace {

constexpr std::size_t kSizesNamed = 5;

std::string sizeText(QSize size) { return std::to_string(size.width()) + " x " + std::to_string(size.height()); }

/// "16 bits a channel were reduced to 8: 10 pictures."
void addNote(std::vector<Message>& notes, std::int64_t count, const Message& what) {
    if (count > 0) notes.push_back(Message::tr("%1: %n pictures.", "%1: %n picture.", count, what));
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
    const Message how[] = {Message::tr("cropped to their middle and scaled"), Message::tr("letterboxed"),
                           Message::tr("stretched")};
    const QSize size(static_cast<int>(target_.shape.width), static_cast<int>(target_.shape.height));
    addNotesOfKinds(ground, report.notes);
    addNote(report.notes, fitted_,
            Message::tr("Other sizes became %1, %2 (fit=, size=)", sizeText(size),
                        how[static_cast<std::size_t>(target_.fit)]));
    addNoteOfFrames(report.notes);
    addNote(report.notes, turned_, Message::tr("Turned or mirrored, as EXIF data say"));
    addNote(report.notes, reduced_,
            Message::tr("JPEG files of more than 67 megapixels were decoded at a half to an eighth of a side"));
    addNoteOfColors(channels, report.notes);
    for (const auto& [kind, count] : kinds_) report.kinds.push_back({kind, count});
    std::ranges::stable_sort(report.kinds, std::greater<>(), &ImportReport::Kind::count);
    addSizes(report.kinds);
    return report;
}

/// What hides or darkens pictures comes first.
void ImportSummary::addNotesOfKinds(Ground ground, std::vector<Message>& notes) const {
    const Message grounds[] = {Message::tr("white"), Message::tr("black"), Message::tr("grey")};
    const Message& laidOver = grounds[static_cast<std::size_t>(ground)];
    const bool wasFound = target_.ground == Ground::Auto && ground == Ground::Black;
    addNote(notes, alpha_,
            wasFound
                ? Message::tr("Transparent pixels were laid over %1, because what borders on them is bright (ground=)",
                              laidOver)
                : Message::tr("Transparent pixels were laid over %1 (ground=)", laidOver));
    addNote(notes, deep_, Message::tr("16 bits a channel were reduced to 8"));
    if (deep_ > 0 && target_.scale == ScaleChoice::Auto && brightest_ < 65535)
        notes.push_back(
            Message::tr("Of those of 16 bits the largest level is %1 of 65535 (scale=stretch brightens dark pictures).",
                        brightest_));
    addNote(notes, cmyk_, Message::tr("CMYK became RGB, without a color profile"));
}

void ImportSummary::addNoteOfFrames(std::vector<Message>& notes) const {
    if (target_.frames == Frames::All) {
        addNote(notes, stacks_,
                Message::tr("Each picture of files that hold several is an image (frames=first takes but the first)"));
        return;
    }
    addNote(notes, several_, Message::tr("Files of several pictures gave the first, icons the largest"));
    if (stacks_ > 0)
        notes.push_back(Message::tr(
            "There are %1 pictures in %n files that hold several (frames=all takes all of them).",
            "There are %1 pictures in %n file that hold several (frames=all takes all of them).", stacks_, frames_));
}

void ImportSummary::addNoteOfColors(Index channels, std::vector<Message>& notes) const {
    if (channels == 1) {
        addNote(notes, colored_, Message::tr("Colors became gray (colour=colour keeps them)"));
        if (target_.color == Color::Auto && colored_ == 0)
            notes.push_back(Message::tr("All of %1 pictures are gray, and so are the images.", all_));
    } else if (target_.color == Color::Auto && colored_ < all_) {
        notes.push_back(Message::tr(
            "Of %1 pictures %n are in color, and so are all images (colour=grey makes them gray).",
            "Of %1 pictures %n is in color, and so are all images (colour=grey makes them gray).", colored_, all_));
    }
}

void ImportSummary::addSizes(std::vector<ImportReport::Kind>& kinds) const {
    std::vector<std::pair<std::pair<int, int>, std::int64_t>> sizes(sizes_.begin(), sizes_.end());
    std::ranges::stable_sort(sizes, [](const auto& a, const auto& b) { return a.second > b.second; });
    std::int64_t others = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto& [size, count] = sizes[i];
        if (i < kSizesNamed)
            kinds.push_back({Message::tr("%1 pixels", sizeText(QSize(size.first, size.second))), count});
        else
            others += count;
    }
    if (others > 0) kinds.push_back({Message::tr("%1 other sizes", sizes.size() - kSizesNamed), others});
}

}  // namespace lunette
