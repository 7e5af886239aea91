#include "imaging/PictureImport.h"

#include "imaging/DecodingMemory.h"
#include "imaging/ImportSummary.h"
#include "numeric/Parallel.h"

#include <algorithm>
#include <exception>
#include <map>
#include <numeric>

namespace lunette {
namespace {

constexpr std::uint64_t kMaxPixels = std::uint64_t{1} << 32;
constexpr std::size_t kFilesPerRound = 256;
constexpr std::size_t kRoundBytes = std::size_t{64} << 20;  // of decoded images that wait for their place
constexpr int kFramesAtOnce = 64;
constexpr std::size_t kMaxReals = std::size_t{1} << 20;

/// Some pictures of one file.
struct ImportItem {
    std::size_t file = 0;
    int first = 0, count = 1;
    std::size_t slot = 0;  ///< the place of its first image among all
};

/// What became of one picture of a file.
struct ImportOutcome {
    ReadPicture picture;               ///< without its pixels
    std::vector<std::uint8_t> pixels;  ///< gray, where the picture is and that may be; else as the target says
};

struct ItemOutcome {
    std::vector<ImportOutcome> pictures;
    Message why;  ///< not empty: no more of it could be read
};

/// What numbers of any kind count as white and black in all pictures.
class RealRange {
public:
    void add(const RealNumbers& numbers) {
        low_ = isEmpty_ ? numbers.low : std::min(low_, numbers.low);
        high_ = isEmpty_ ? numbers.high : std::max(high_, numbers.high);
        isEmpty_ = false;
        if (some_.size() < kMaxReals) some_.insert(some_.end(), numbers.some.begin(), numbers.some.end());
    }
    bool isEmpty() const { return isEmpty_; }

    RealLevels levels(ScaleChoice scale) const {
        if (scale == ScaleChoice::Robust) {
            const NumberRange range = robustRange({low_, high_, 0}, some_);
            return {range.low, range.high};
        }
        if (scale == ScaleChoice::Auto && low_ >= 0.0 && high_ <= 1.0) return {0.0, 1.0};
        if (scale == ScaleChoice::Auto && low_ >= 0.0 && high_ <= 255.0 && high_ >= 128.0) return {0.0, 255.0};
        return {low_, high_};
    }

private:
    bool isEmpty_ = true;
    double low_ = 0.0, high_ = 0.0;
    std::vector<double> some_;
};

std::string realText(double value) {
    std::string text = formatReal(value);
    return text.size() > 12 ? std::to_string(value) : text;
}

class PictureImporter {
public:
    PictureImporter(PictureStore& source, const std::vector<std::string>& files, const PictureTarget& target,
                    const Progress& progress)
        : source_(source), files_(files), target_(target), progress_(progress), summary_(target) {
        if (target_.channel != PictureChannel::All && target_.color == Color::Auto) target_.color = Color::Gray;
        if (target_.color == Color::Auto) target_.shape.channels = 1;  // until a picture has color
        wish_.channel = target_.channel;
        wish_.ground = target_.ground == Ground::Auto ? Ground::White : target_.ground;
    }

    ImportedPictures run() {
        listItems();
        const bool isScaled = target_.scale != ScaleChoice::Auto;
        passes_ = isScaled ? 2 : 1;
        if (isScaled) measure();
        requireRoom();
        pixels_.resize(slots_ * imageSize());
        isRead_.resize(slots_);
        pass(all(), true, [this](const ImportItem& item, ItemOutcome& outcome) { place(item, outcome, true); });
        readAgain();
        report(progress_, 1.0);
        return take();
    }

private:
    std::size_t imageSize() const { return static_cast<std::size_t>(target_.shape.pixelCount()); }

    std::vector<std::size_t> all() const {
        std::vector<std::size_t> items(items_.size());
        std::iota(items.begin(), items.end(), std::size_t{0});
        return items;
    }

    void requireRoom() const {
        if (slots_ > kMaxPixels / imageSize() || slots_ > Dataset::kMaxImages)
            throw Error(
                ErrorKind::TooLarge,
                Message::tr(
                    "'%1' holds %2 pictures, of %3 bytes each more than can be opened; say size=N for smaller ones.",
                    source_.name(), slots_, imageSize()));
    }

    /// The files' pictures; how many each holds is found out where all are wanted.
    void listItems() {
        std::vector<int> counts(files_.size(), 1);
        if (target_.frames == Frames::All) {
            std::vector<std::size_t> order(files_.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            rounds(
                order, kFilesPerRound, [](std::size_t i) { return i; },
                [&](std::size_t, std::size_t file) {
                    try {
                        counts[file] = frameCount(*source_.open(files_[file]));
                    } catch (const std::exception&) {
                        counts[file] = 1;  // the import itself says why
                    }
                },
                [](std::size_t, std::size_t) {});
        }
        for (std::size_t file = 0; file < files_.size(); ++file)
            for (int first = 0; first < counts[file]; first += kFramesAtOnce) {
                const int count = std::min(kFramesAtOnce, counts[file] - first);
                items_.push_back({file, first, count, slots_});
                slots_ += static_cast<std::size_t>(count);
            }
    }

    /// Calls work(place in its round, item) on all threads and then done(the same) in order, in rounds.
    template <class FileOf, class Work, class Done>
    void rounds(std::vector<std::size_t> items, std::size_t most, FileOf fileOf, Work work, Done done) {
        std::ranges::stable_sort(items, {}, [&](std::size_t i) { return source_.place(files_[fileOf(i)]); });
        std::vector<std::string> names;
        for (std::size_t first = 0; first < items.size(); first += names.size()) {
            report(progress_,
                   (static_cast<double>(pass_) + static_cast<double>(first) / static_cast<double>(items.size())) /
                       passes_);
            names.clear();
            for (std::size_t i = first; i < std::min(items.size(), first + most); ++i)
                names.push_back(files_[fileOf(items[i])]);
            names.resize(std::clamp<std::size_t>(source_.prepare(names), 1, names.size()));
            parallelFor(static_cast<Index>(names.size()), 4, [&](Index begin, Index end) {
                for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i)
                    work(i, items[first + i]);
            });
            for (std::size_t i = 0; i < names.size(); ++i) done(i, items[first + i]);
        }
    }

    /// Reads these items, and gives what became of each to `done`, with pixels where they are wanted.
    template <class Done>
    void pass(std::vector<std::size_t> items, bool withPixels, Done done) {
        std::size_t images = 1;
        for (const std::size_t i : items) images = std::max(images, static_cast<std::size_t>(items_[i].count));
        const std::size_t most = std::clamp<std::size_t>(kRoundBytes / (3 * imageSize() * images), 8, kFilesPerRound);
        std::vector<ItemOutcome> outcomes(most);
        rounds(
            std::move(items), most, [this](std::size_t i) { return items_[i].file; },
            [&](std::size_t place, std::size_t i) { outcomes[place] = readItem(items_[i], withPixels); },
            [&](std::size_t place, std::size_t i) { done(items_[i], outcomes[place]); });
        ++pass_;
    }

    ItemOutcome readItem(const ImportItem& item, bool withPixels) const {
        ItemOutcome outcome;
        try {
            const auto device = source_.open(files_[item.file]);
            DecodingMemory memory;
            PictureWish wish = wish_;
            wish.firstFrame = item.first;
            wish.frames = item.count;
            readFrames(*device, wish, &memory, [&](int, ReadPicture picture) {
                ImportOutcome one;
                if (withPixels) {
                    ImageShape shape = target_.shape;
                    if (target_.color == Color::Auto) shape.channels = picture.isGray ? 1 : 3;
                    one.pixels.resize(static_cast<std::size_t>(shape.pixelCount()));
                    fitPicture(picture.image, shape, target_.fit, wish.ground, one.pixels);
                }
                picture.image = {};
                one.picture = std::move(picture);
                outcome.pictures.push_back(std::move(one));
            });
        } catch (const std::exception& error) {
            outcome.why = toMessage(error);
        }
        return outcome;
    }

    /// Finds out which levels become black and white.
    void measure() {
        LevelCounts counts;
        wish_.counts = &counts;
        RealRange reals;
        pass(all(), false, [&](const ImportItem&, const ItemOutcome& outcome) {
            for (const ImportOutcome& one : outcome.pictures)
                if (one.picture.reals) reals.add(*one.picture.reals);
        });
        wish_.counts = nullptr;
        if (!reals.isEmpty()) {
            wish_.realLevels = reals.levels(target_.scale);
            notes_.push_back(noteOfReals(*wish_.realLevels));
            return;  // whose image is stretched over them already
        }
        const double share = target_.scale == ScaleChoice::Robust ? 0.001 : 0.0;
        const int low = counts.quantile(share), high = counts.quantile(1.0 - share);
        levels_ = levelTable(low, high);
        wish_.levels = &levels_;
        notes_.push_back(
            share > 0.0 ? Message::tr("Levels from %1 to %2 of 65535 were stretched to 0..255, without the darkest and "
                                      "the brightest thousandth (scale=).",
                                      low, high)
                        : Message::tr("Levels from %1 to %2 of 65535 were stretched to 0..255 (scale=).", low, high));
    }

    static Message noteOfReals(RealLevels levels) {
        return Message::tr(
            "Numbers of more than 16 bits from %1 to %2 became 0..255, the same in all pictures (scale=).",
            realText(levels.low), realText(levels.high));
    }

    void place(const ImportItem& item, ItemOutcome& outcome, bool isFirst) {
        for (std::size_t i = 0; i < outcome.pictures.size(); ++i) {
            ImportOutcome& one = outcome.pictures[i];
            const std::size_t slot = item.slot + i;
            if (target_.color == Color::Auto && !one.picture.isGray && target_.shape.channels == 1) becomeColored();
            std::uint8_t* out = pixels_.data() + slot * imageSize();
            if (one.pixels.size() == imageSize())
                std::ranges::copy(one.pixels, out);
            else
                for (const std::uint8_t level : one.pixels) out = std::fill_n(out, 3, level);
            isRead_[slot] = true;
            if (!isFirst) continue;
            summary_.add(one.picture);
            edges_.sum += one.picture.edges.sum;
            edges_.count += one.picture.edges.count;
            if (one.picture.reals) reals_.add(*one.picture.reals);
            const bool showsGround = one.picture.hadAlpha || target_.fit == Fit::Letterbox;
            if (showsGround) groundItems_.push_back(itemPlace(item));
            if (one.picture.reals) realItems_.push_back(itemPlace(item));
        }
        if (!outcome.why.isEmpty() && isFirst) {
            const int frame = item.first + static_cast<int>(outcome.pictures.size());
            const std::string file = shownPath(files_[item.file]);
            const bool isOneOfSeveral = item.count > 1 || item.first > 0;
            skipped_[item.slot] = {isOneOfSeveral ? Message::tr("%1, picture %2", file, frame + 1) : Message(file),
                                   outcome.why};
        }
    }
    std::size_t itemPlace(const ImportItem& item) const { return static_cast<std::size_t>(&item - items_.data()); }

    /// The first picture in color makes all images so; those so far are gray.
    void becomeColored() {
        target_.shape.channels = 3;
        requireRoom();
        const std::size_t count = pixels_.size();
        pixels_.resize(3 * count);
        for (std::size_t i = count; i-- > 0;)
            std::fill_n(pixels_.begin() + static_cast<std::ptrdiff_t>(3 * i), 3, pixels_[i]);
    }

    /// Those pictures of which only all together tell how they are to be read.
    void readAgain() {
        std::vector<std::size_t> items;
        if (target_.ground == Ground::Auto && edges_.isBright()) {
            wish_.ground = Ground::Black;
            items = groundItems_;
        }
        if (!reals_.isEmpty() && !wish_.realLevels) {
            wish_.realLevels = reals_.levels(ScaleChoice::Auto);
            notes_.push_back(noteOfReals(*wish_.realLevels));
            items.insert(items.end(), realItems_.begin(), realItems_.end());
        }
        std::ranges::sort(items);
        items.erase(std::unique(items.begin(), items.end()), items.end());
        --pass_;
        if (!items.empty())
            pass(items, true, [this](const ImportItem& item, ItemOutcome& outcome) { place(item, outcome, false); });
    }

    ImportedPictures take() {
        ImportedPictures result;
        result.shape = target_.shape;
        const std::size_t size = imageSize();
        for (const ImportItem& item : items_)
            for (int i = 0; i < item.count; ++i) {
                const std::size_t slot = item.slot + static_cast<std::size_t>(i), place = result.places.size();
                if (!isRead_[slot]) continue;
                if (place != slot)
                    std::copy_n(pixels_.begin() + static_cast<std::ptrdiff_t>(slot * size), size,
                                pixels_.begin() + static_cast<std::ptrdiff_t>(place * size));
                result.places.push_back(item.file);
                result.frames.push_back(item.first + i);
            }
        pixels_.resize(result.places.size() * size);
        result.pixels = std::move(pixels_);
        result.report = summary_.report(wish_.ground, target_.shape.channels);
        result.report.notes.insert(result.report.notes.end(), notes_.begin(), notes_.end());
        for (auto& [slot, item] : skipped_) result.report.skipped.push_back(std::move(item));
        return result;
    }

    PictureStore& source_;
    const std::vector<std::string>& files_;
    PictureTarget target_;
    const Progress& progress_;
    ImportSummary summary_;
    PictureWish wish_;
    LevelTable levels_{};
    std::vector<ImportItem> items_;
    std::size_t slots_ = 0;
    int pass_ = 0, passes_ = 1;
    std::vector<std::uint8_t> pixels_;
    std::vector<bool> isRead_;
    EdgeLight edges_;
    RealRange reals_;
    std::vector<std::size_t> groundItems_, realItems_;
    std::map<std::size_t, ImportReport::Skipped> skipped_;
    std::vector<Message> notes_;
};

}  // namespace

ImportedPictures importPictures(PictureStore& source, const std::vector<std::string>& files,
                                const PictureTarget& target, const Progress& progress) {
    return PictureImporter(source, files, target, progress).run();
}

ImportedPictures importPictures(const std::string& folder, const std::vector<std::string>& files,
                                const PictureTarget& target, const Progress& progress) {
    FolderStore source(folder);
    return importPictures(source, files, target, progress);
}

}  // namespace lunette
