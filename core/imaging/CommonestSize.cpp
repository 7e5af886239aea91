#include "imaging/CommonestSize.h"

#include "imaging/PictureReader.h"
#include "numeric/Parallel.h"

#include <algorithm>
#include <map>
#include <span>

namespace lunette {
namespace {

constexpr std::size_t kSizesLookedAt = 4096;
constexpr int kLargestOfItsOwn = 128;
constexpr int kSideOtherwise = 64;

/// At most `most` of the files, evenly spread, in the order in which they are best read.
std::vector<std::string> spread(const PictureStore& source, const std::vector<std::string>& files, std::size_t most) {
    std::vector<std::string> some;
    const std::size_t count = std::min(files.size(), most);
    for (std::size_t i = 0; i < count; ++i) some.push_back(files[i * files.size() / count]);
    std::ranges::stable_sort(some, {}, [&](const std::string& file) { return source.place(file); });
    return some;
}

QSize sizeOf(const PictureStore& source, const std::string& file) {
    try {
        return pictureSize(*source.open(file));
    } catch (const std::exception&) {
        return {};  // the import itself says why
    }
}

/// The sizes of some of the pictures; empty ones where they cannot be read.
std::vector<QSize> someSizes(PictureStore& source, const std::vector<std::string>& files, const Progress& progress) {
    constexpr std::size_t kPerRound = 256;
    const std::vector<std::string> some = spread(source, files, kSizesLookedAt);
    std::vector<QSize> sizes(some.size());
    std::size_t ready = 0;
    for (std::size_t first = 0; first < some.size(); first += ready) {
        report(progress, static_cast<double>(first) / static_cast<double>(some.size()));
        ready = source.prepare(std::span(some).subspan(first, std::min(kPerRound, some.size() - first)));
        parallelFor(static_cast<Index>(ready), 4, [&](Index begin, Index end) {
            for (Index i = begin; i < end; ++i) {
                const std::size_t place = first + static_cast<std::size_t>(i);
                sizes[place] = sizeOf(source, some[place]);
            }
        });
    }
    return sizes;
}

std::string sidesText(QSize size) { return std::to_string(size.width()) + " x " + std::to_string(size.height()); }

/// How many pictures are of which size.
class SizeCounts {
public:
    explicit SizeCounts(const std::vector<QSize>& sizes) {
        for (const QSize& size : sizes)
            if (!size.isEmpty()) {
                ++counts_[{size.width(), size.height()}];
                ++all_;
            }
    }

    bool isEmpty() const { return all_ == 0; }

    /// Empty where no size is that of a tenth of them.
    QSize commonest() const {
        constexpr std::int64_t kTenth = 10;
        const auto most = std::ranges::max_element(counts_, {}, [](const auto& item) { return item.second; });
        return kTenth * most->second >= all_ ? QSize(most->first.first, most->first.second) : QSize();
    }

    /// Notes how many change by a factor of two or more where they become `size`.
    void doubt(QSize size, bool mayShrink, std::vector<Message>& notes) const {
        constexpr std::int64_t kFew = 3, kFewOf = 20;
        std::int64_t enlarged = 0, shrunk = 0;
        for (const auto& [own, count] : counts_) {
            if (size.width() >= 2 * own.first && size.height() >= 2 * own.second) enlarged += count;
            if (!mayShrink && own.first >= 2 * size.width() && own.second >= 2 * size.height()) shrunk += count;
        }
        if (enlarged + shrunk <= std::max(kFew, all_ / kFewOf)) return;
        if (enlarged >= shrunk)
            notes.push_back(
                Message::tr("Doubtful: of %1 pictures %2 become %3 by being enlarged to twice their size or "
                            "more; say size= for a smaller one.",
                            all_, enlarged, sidesText(size)));
        else
            notes.push_back(
                Message::tr("Doubtful: of %1 pictures %2 become %3 by being reduced to half their size or "
                            "less; say size= for a larger one.",
                            all_, shrunk, sidesText(size)));
    }

private:
    std::map<std::pair<int, int>, std::int64_t> counts_;
    std::int64_t all_ = 0;
};

}  // namespace

QSize chooseSize(PictureStore& source, const std::vector<std::string>& files, std::vector<Message>& notes,
                 const Progress& progress) {
    const SizeCounts counts(someSizes(source, files, progress));
    const QSize otherwise(kSideOtherwise, kSideOtherwise);
    if (counts.isEmpty()) return otherwise;
    const QSize size = counts.commonest();
    if (size.isEmpty()) {
        notes.push_back(Message::tr(
            "No size is shared by a tenth of the pictures, so all became 64 x 64 (size= chooses another)."));
    } else if (std::max(size.width(), size.height()) > kLargestOfItsOwn) {
        notes.push_back(Message::tr("The most common size is %1; pictures became 64 x 64 (size= chooses another).",
                                    sidesText(size)));
    } else {
        notes.push_back(Message::tr(
            "The most common size is %1, and all pictures are scaled to it (size= chooses another).", sidesText(size)));
        counts.doubt(size, false, notes);
        return size;
    }
    counts.doubt(otherwise, true, notes);
    return otherwise;
}

}  // namespace lunette
