#include "io/ArrayRoles.h"

#include "data/LowerCase.h"
#include "io/Gzip.h"
#include "parameter/Utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <span>

namespace lunette {
namespace {

constexpr std::size_t kMostArrays = 1000;
constexpr std::size_t kNamedArrays = 3;  // in one sentence
constexpr std::size_t kFewestSingles = 3;
constexpr std::uint64_t kFewestPixels = 64;                          // of a picture in a row
constexpr std::uint64_t kSlimmest = 3, kFewestSide = 4;              // of a picture by itself
constexpr std::uint64_t kMaxNameBytes = std::uint64_t{100'000'000};  // of the names of all images

/// Words that say what an array of pictures is, beside a class; between blanks.
constexpr std::string_view kUses =
    " after annotation annotations arr before bias clean code codes data dataset depth depths dev "
    "fea feature features frames gt high hr image images img imgs input inputs kernel label labels "
    "latent latents lbl left low lr mask masks mean noisy original output outputs picture pictures "
    "pixels reconstructions right seg segmentation source std target targets test testing train "
    "training val valid validation weight weights x y z ";

bool isRequested(const ArrayOptions& options) {
    return !options.images.empty() || (!options.labels.empty() && options.labels != "none");
}

bool saysNothing(const StoredArray& array) {
    return array.name.starts_with("arr_") && array.name.size() > 4 &&
           std::ranges::all_of(array.name.substr(4), [](char c) { return c >= '0' && c <= '9'; });
}

/// How many numbers an item of the array has; 0 for a single number.
std::uint64_t itemSizeOf(const StoredArray& array) {
    const auto& shape = array.header.shape;
    return shape.empty() || shape[0] == 0 ? 0 : array.header.itemCount() / shape[0];
}

std::vector<std::uint64_t> itemShape(const NpyHeader& header) { return {header.shape.begin() + 1, header.shape.end()}; }

bool isMadeOfPictures(const StoredArray& array, const ArrayOptions& options) {
    try {
        return !layoutOf(array.header, options, array.name).areImagesLast;
    } catch (const Error&) {
        return false;
    }
}

bool areOfOneType(const NpyHeader& a, const NpyHeader& b) {
    return a.isNumeric() && a.kind == b.kind && a.itemSize == b.itemSize && a.isBigEndian == b.isBigEndian;
}

using ImagesAndLabels = std::pair<StoredArray*, StoredArray*>;

/// Arrays of pictures of one size, each with the next one of its length that holds fewer numbers an image; empty where
/// not all are such.
std::vector<ImagesAndLabels> pairsByShape(ArrayFile& file, const ArrayOptions& options) {
    const auto largest = std::ranges::max_element(file.arrays, {}, itemSizeOf);
    std::vector<StoredArray*> pictures, labels;
    for (StoredArray& array : file.arrays) {
        const auto& shape = array.header.shape;
        if (shape.empty()) return {};
        const bool arePictures = itemShape(array.header) == itemShape(largest->header);
        if (arePictures && (shape.size() < 2 || !isMadeOfPictures(array, options))) return {};
        if (!arePictures && shape.size() > 2) return {};
        (arePictures ? pictures : labels).push_back(&array);
    }
    if (pictures.size() != labels.size()) return {};
    std::vector<ImagesAndLabels> pairs;
    for (StoredArray* images : pictures) {
        const auto found = std::ranges::find(labels, images->header.shape[0],
                                             [](const StoredArray* one) { return one->header.shape[0]; });
        if (found == labels.end()) return {};
        pairs.emplace_back(images, *found);
        labels.erase(found);
    }
    return pairs;
}

/// "'a', 'b', 'c' and 7 more"
Message quotedNames(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kNamedArrays); ++i)
        text += (text.empty() ? "'" : ", '") + names[i] + "'";
    return names.size() > kNamedArrays ? Message::tr("%1 and %2 more", text, names.size() - kNamedArrays)
                                       : Message(text);
}

/// How many characters all names begin with, up to one that is between words; the names have more than these.
std::size_t commonBeginning(const std::vector<std::string>& names) {
    std::size_t common = 0;
    for (std::size_t i = 0;; ++i) {
        for (const std::string& name : names)
            if (i + 1 >= name.size() || name[i] != names.front()[i]) return common;
        if (std::string_view("_-. /").find(names.front()[i]) != std::string_view::npos) common = i + 1;
    }
}

/// The names without the words that all begin or end with: "cat" of "bitmap_cat_v1".
std::vector<std::string> withoutCommonWords(std::vector<std::string> names) {
    for (int side = 0; side < 2; ++side) {
        const std::size_t common = commonBeginning(names);
        for (std::string& name : names) {
            name.erase(0, common);
            std::ranges::reverse(name);
        }
    }
    return names;
}

/// What stands before the last '/' or '.'; empty where nothing does.
std::string groupOf(const std::string& name) {
    const std::size_t end = name.find_last_of("/.");
    return end == std::string::npos ? std::string() : name.substr(0, end);
}

/// A number of the first images of an array, which are of one class.
struct JoinedPart {
    StoredArray array;
    std::uint64_t count = 0;
    std::uint64_t itemBytes = 0;
    std::string name{};            ///< of the class
    bool isSinglePicture = false;  ///< the array is one image, not several

    std::uint64_t byteCount() const { return count * itemBytes; }
};

/// Where the numbers of the first image of an array in Fortran's order lie, in the order of C; those of the next image
/// lie one further on.
std::vector<std::uint64_t> fortranPlaces(const JoinedPart& part) {
    const std::vector<std::uint64_t>& shape = part.array.header.shape;
    std::vector<std::uint64_t> places{0};
    std::uint64_t stride = part.isSinglePicture ? 1 : shape.front();
    std::vector<std::uint64_t> strides;
    for (std::size_t k = part.isSinglePicture ? 0 : 1; k < shape.size(); stride *= shape[k++])
        strides.push_back(stride);
    for (std::size_t k = 0; k < strides.size(); ++k) {
        const std::uint64_t length = shape[shape.size() - strides.size() + k];
        std::vector<std::uint64_t> finer;
        finer.reserve(places.size() * length);
        for (const std::uint64_t place : places)
            for (std::uint64_t i = 0; i < length; ++i) finer.push_back(place + i * strides[k]);
        places = std::move(finer);
    }
    return places;
}

/// The images that are taken of an array, one after the other in the order of C.
void appendImages(const JoinedPart& part, std::span<const std::uint8_t> numbers, std::vector<std::uint8_t>& bytes) {
    if (!part.array.header.isFortran) {
        const auto first = numbers.subspan(0, static_cast<std::size_t>(part.byteCount()));
        bytes.insert(bytes.end(), first.begin(), first.end());
        return;
    }
    const std::size_t size = part.array.header.itemSize;
    const std::vector<std::uint64_t> places = fortranPlaces(part);
    for (std::uint64_t i = 0; i < part.count; ++i)
        for (const std::uint64_t place : places) {
            const auto number = numbers.subspan(static_cast<std::size_t>(place + i) * size, size);
            bytes.insert(bytes.end(), number.begin(), number.end());
        }
}

/// All parts, one after the other.
SharedBytes joinedNumbers(const std::vector<JoinedPart>& parts, const std::string& path, const Progress& progress) {
    std::uint64_t size = 0;
    for (const JoinedPart& part : parts) size += part.byteCount();
    if (size > kMaxUnpacked)
        throw Error(ErrorKind::TooLarge,
                    Message::tr("'%1': the arrays of all classes take %2 MiB together, and Lunette unpacks at most %3 "
                                "MiB; say first=N for fewer of each.",
                                path, size >> 20, kMaxUnpacked >> 20));
    std::vector<std::uint8_t> bytes;
    bytes.reserve(static_cast<std::size_t>(size));
    for (const JoinedPart& part : parts) {
        const SharedBytes numbers = part.array.numbers(progress);
        appendImages(part, numbers.bytes, bytes);
    }
    const auto shared = std::make_shared<const std::vector<std::uint8_t>>(std::move(bytes));
    return {shared, *shared};
}

/// The class of each image as text; as its number where all of them would be too long.
StoredArray joinedLabels(const std::vector<JoinedPart>& parts, const std::string& images) {
    std::vector<std::u32string> names;
    std::uint64_t longest = 1, count = 0;
    for (const JoinedPart& part : parts) {
        names.push_back(utf32Of(part.name));
        longest = std::max<std::uint64_t>(longest, names.back().size());
        count += part.count;
    }
    const bool areNumbers = longest * sizeof(char32_t) > kMaxNameBytes / count;
    if (areNumbers) longest = 1;
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(count * longest * sizeof(char32_t)));
    auto* out = bytes.data();
    for (std::size_t k = 0; k < parts.size(); ++k)
        for (std::uint64_t i = 0; i < parts[k].count; ++i, out += longest * sizeof(char32_t)) {
            const auto number = static_cast<std::int32_t>(k);
            if (areNumbers)
                std::memcpy(out, &number, sizeof(number));
            else
                std::ranges::copy(std::as_bytes(std::span(names[k])), reinterpret_cast<std::byte*>(out));
        }
    const auto shared = std::make_shared<const std::vector<std::uint8_t>>(std::move(bytes));
    const std::size_t itemSize = static_cast<std::size_t>(longest) * sizeof(char32_t);
    StoredArray labels{images,
                       {areNumbers ? 'i' : 'U', std::endian::native == std::endian::big, itemSize, false, {count}},
                       false,
                       [shared](const Progress&) {
                           return SharedBytes{shared, *shared};
                       }};
    labels.labelsOf = images;
    return labels;
}

struct PartAndClass {
    std::string part, className;
};

/// Of names such as train0, test_9, cat_train and trainCat; nothing where a name says no part, or nothing else.
std::optional<PartAndClass> partAndClassOf(const std::string& name) {
    constexpr std::array<std::pair<std::string_view, const char*>, 8> kParts{{{"training", "train"},
                                                                              {"train", "train"},
                                                                              {"testing", "test"},
                                                                              {"test", "test"},
                                                                              {"validation", "val"},
                                                                              {"valid", "val"},
                                                                              {"val", "val"},
                                                                              {"dev", "val"}}};
    const auto isBetween = [](char c) { return std::string_view("_-./ ").find(c) != std::string_view::npos; };
    const auto isSmall = [](char c) { return c >= 'a' && c <= 'z'; };
    const std::string small = lowerCase(name);
    for (const auto& [word, part] : kParts) {
        if (small.size() <= word.size()) continue;
        std::string rest;
        if (small.starts_with(word) && !isSmall(name[word.size()]))
            rest = name.substr(word.size());
        else if (small.ends_with(word) && isBetween(name[name.size() - word.size() - 1]))
            rest = name.substr(0, name.size() - word.size());
        while (!rest.empty() && isBetween(rest.front())) rest.erase(0, 1);
        while (!rest.empty() && isBetween(rest.back())) rest.pop_back();
        if (!rest.empty() && !saysItsUse(rest)) return PartAndClass{part, rest};
    }
    return std::nullopt;
}

/// Makes arrays of numbers one of all their images.
class ClassJoiner {
public:
    ClassJoiner(ArrayFile& file, ArrayOptions& options, const std::string& path)
        : file_(file), options_(options), path_(path) {
        for (const StoredArray& array : file.arrays)
            if (array.header.isNumeric()) names_.push_back(array.name);
    }

    void join() {
        if (names_.size() < 2 || names_.size() > kMostArrays || isRequested(options_)) return;
        if (joinClassesAndParts()) return;
        const StoredArray& first = *std::ranges::find(file_.arrays, names_.front(), &StoredArray::name);
        const NpyHeader header = first.header;
        const bool areSingle = areSinglePictures(header);
        if (!areSingle && (std::ranges::any_of(names_, saysItsUse) || !areRowsOfBytes(header) || !areOfClasses(header)))
            return;
        std::vector<std::string> classes = areSingle ? groups() : withoutCommonWords(names_);
        const std::set<std::string> different(classes.begin(), classes.end());
        addNotes(areSingle, different.size());
        std::vector<JoinedPart> parts;
        for (const StoredArray& array : file_.arrays)
            if (array.header.isNumeric()) parts.push_back(partOf(array, areSingle, classes[parts.size()]));
        takeShare(parts, areSingle);
        std::erase_if(file_.arrays, [](const StoredArray& array) { return array.header.isNumeric(); });
        // Named after all of them, as people will read it.
        add(names_.front() + " + " + names_[1] + (names_.size() > 2 ? " + ..." : ""), std::move(parts),
            different.size() > 1);
        options_.first = 0;
    }

private:
    /// One picture in each array.
    bool areSinglePictures(const NpyHeader& header) const {
        return names_.size() >= kFewestSingles && isOnePicture(header) &&
               std::ranges::all_of(file_.arrays, [&](const StoredArray& array) {
                   return !array.header.isNumeric() ||
                          (areOfOneType(array.header, header) && array.header.shape == header.shape);
               });
    }

    static bool areRowsOfBytes(const NpyHeader& header) {
        const auto& shape = header.shape;
        return shape.size() != 2 || (header.kind == 'u' && header.itemSize == 1 && shape[1] >= kFewestPixels);
    }

    /// Pictures of one size in each array.
    bool areOfClasses(const NpyHeader& first) const {
        if (first.shape.size() < 2) return false;
        return std::ranges::all_of(file_.arrays, [&](const StoredArray& array) {
            if (!array.header.isNumeric()) return true;
            return areOfOneType(array.header, first) && array.header.shape.size() == first.shape.size() &&
                   itemShape(array.header) == itemShape(first) && array.header.shape[0] > 0 &&
                   isMadeOfPictures(array, options_);
        });
    }

    /// Arrays that are all named by a part and a class, as train0 and test9 are, become one of each part and one of its
    /// classes. False where they are others.
    bool joinClassesAndParts() {
        std::map<std::string, std::vector<JoinedPart>> parts;
        std::map<std::string, std::set<std::string>> classes;
        std::set<std::uint64_t> lengths;
        for (const StoredArray& array : file_.arrays) {
            if (!array.header.isNumeric()) continue;
            const auto name = partAndClassOf(array.name);
            if (!name) return false;
            parts[name->part].push_back(partOf(array, false, name->className));
            if (!classes[name->part].insert(name->className).second) return false;
            lengths.insert(array.header.shape.empty() ? 0 : array.header.shape[0]);
        }
        const auto& trained = classes.begin()->second;
        const bool areSame = std::ranges::all_of(classes, [&](const auto& part) { return part.second == trained; });
        if (trained.size() < 2 || !areSame || !areOfClasses(parts.begin()->second.front().array.header)) return false;
        // Of equal lengths they may as well be batches.
        file_.notes.push_back(lengths.size() <= parts.size() && trained.size() > 2
                                  ? Message::tr("Doubtful: the arrays %1 were taken for %2 classes by their names, of "
                                                "each part one array; as many images are in each (images=NAME takes "
                                                "one of them).",
                                                quotedNames(names_), trained.size())
                                  : Message::tr("The arrays %1 were taken for %2 classes by their names, of each part "
                                                "one array (images=NAME takes one of them).",
                                                quotedNames(names_), trained.size()));
        std::erase_if(file_.arrays, [](const StoredArray& array) { return array.header.isNumeric(); });
        for (const char* part : {"train", "test", "val"}) {
            const auto arrays = parts.find(part);
            if (arrays == parts.end()) continue;
            takeShare(arrays->second, false);
            add(part, std::move(arrays->second), true);
        }
        options_.first = 0;
        return true;
    }

    static JoinedPart partOf(const StoredArray& array, bool isSingle, const std::string& className) {
        const std::uint64_t count = isSingle || array.header.shape.empty() ? 1 : array.header.shape[0];
        return {array, count, count == 0 ? 0 : array.header.byteCount() / count, className, isSingle};
    }

    /// One array of all parts, and where wanted one of their classes.
    void add(const std::string& name, std::vector<JoinedPart> parts, bool withLabels) {
        NpyHeader whole = parts.front().array.header;
        if (parts.front().isSinglePicture) whole.shape.insert(whole.shape.begin(), 0);
        whole.isFortran = false;
        whole.shape[0] = 0;
        for (const JoinedPart& part : parts) whole.shape[0] += part.count;
        StoredArray labels = joinedLabels(parts, name);
        file_.arrays.push_back(
            {name, std::move(whole), true, [parts = std::move(parts), path = path_](const Progress& progress) {
                 return joinedNumbers(parts, path, progress);
             }});
        if (withLabels) file_.arrays.push_back(std::move(labels));
    }

    std::vector<std::string> groups() const {
        std::vector<std::string> groups;
        for (const std::string& name : names_) groups.push_back(groupOf(name));
        return groups;
    }

    void addNotes(bool areSingle, std::size_t classes) {
        const Message names = quotedNames(names_);
        if (areSingle) {
            file_.notes.push_back(Message::tr(
                "Each of %1 arrays of one size was taken for a picture: %2 (images=NAME takes one array of several).",
                names_.size(), names));
            if (classes > 1)
                file_.notes.push_back(Message::tr("The classes are the %1 groups that these lie in.", classes));
            return;
        }
        std::set<std::uint64_t> lengths;
        for (const StoredArray& array : file_.arrays)
            if (array.header.isNumeric()) lengths.insert(array.header.shape[0]);
        const bool mayBePairs = lengths.size() == 1 && names_.size() == 2;
        file_.notes.push_back(
            mayBePairs
                ? Message::tr("Doubtful: the arrays %1 were taken for a class each; if they show the same things, "
                              "say images=NAME for one of them.",
                              names)
                : Message::tr("Each of %1 arrays was taken for a class: %2 (images=NAME takes one of them).",
                              names_.size(), names));
    }

    /// Leaves only a share of each array where fewer images than all are requested.
    void takeShare(std::vector<JoinedPart>& parts, bool areSingle) {
        std::uint64_t all = 0;
        for (const JoinedPart& part : parts) all += part.count;
        const auto first = static_cast<std::uint64_t>(options_.first);
        if (first == 0 || first >= all) return;
        const double share = static_cast<double>(first) / static_cast<double>(all);
        std::uint64_t taken = 0;
        if (areSingle) {
            std::vector<JoinedPart> some;
            for (std::uint64_t i = 0; i < first; ++i) some.push_back(parts[i * all / first]);
            parts = std::move(some);
            taken = first;
        } else {
            for (JoinedPart& part : parts) {
                const auto some = static_cast<std::uint64_t>(share * static_cast<double>(part.count));
                part.count = std::max<std::uint64_t>(1, some);
                taken += part.count;
            }
        }
        file_.notes.push_back(
            Message::tr("Of %1 pictures %2 are taken, of each array its share (first=).", all, taken));
    }

    ArrayFile& file_;
    ArrayOptions& options_;
    const std::string& path_;
    std::vector<std::string> names_;  ///< of the arrays of numbers
};

}  // namespace

void nameByShape(ArrayFile& file, const ArrayOptions& options) {
    const std::size_t count = file.arrays.size();
    if (count != 2 && count != 4 && count != 6) return;
    if (isRequested(options) || !std::ranges::all_of(file.arrays, saysNothing)) return;
    const std::vector<ImagesAndLabels> pairs = pairsByShape(file, options);
    if (pairs.empty()) return;
    static const std::array<std::vector<std::string>, 3> kEndings{
        {{""}, {"_train", "_test"}, {"_train", "_val", "_test"}}};
    const auto& endings = kEndings[pairs.size() - 1];
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto [images, labels] = pairs[i];
        const std::string x = "X" + endings[i], y = "y" + endings[i];
        file.notes.push_back(Message::tr("'%1' was taken for '%2' and '%3' for '%4', by their shapes (images=%1).",
                                         images->name, x, labels->name, y));
        images->name = x;
        labels->name = y;
    }
}

void joinClasses(ArrayFile& file, ArrayOptions& options, const std::string& path) {
    ClassJoiner(file, options, path).join();
}

bool isOnePicture(const NpyHeader& header) {
    const auto& shape = header.shape;
    if (!header.isNumeric() || shape.size() < 2 || shape.size() > 3) return false;
    const auto isForm = [](std::uint64_t a, std::uint64_t b) {
        return std::min(a, b) >= kFewestSide && std::max(a, b) < kSlimmest * std::min(a, b);
    };
    const auto isChannels = [](std::uint64_t count) { return count == 1 || count == 3 || count == 4; };
    if (shape.size() == 2) return isForm(shape[0], shape[1]);
    return (isChannels(shape[2]) && isForm(shape[0], shape[1])) || (isChannels(shape[0]) && isForm(shape[1], shape[2]));
}

bool saysItsUse(const std::string& name) {
    return std::ranges::any_of(lowerCaseWords(name), [](const std::string& word) {
        return kUses.find(' ' + word + ' ') != std::string_view::npos;
    });
}

}  // namespace lunette
