#include "io/PickledArrays.h"

#include "io/Gzip.h"
#include "io/Pickle.h"
#include "io/WholeFile.h"
#include "parameter/Utf8.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>

namespace lunette {
namespace {

using PickleKind = PickleValue::Kind;

constexpr std::size_t kMaxPickledMembers = 1000;
constexpr std::size_t kMaxListed = std::size_t{1} << 22;  // items of all lists together
constexpr std::size_t kLongestKey = 200;
constexpr std::size_t kMaxListBytes = std::size_t{1} << 27;

/// Whether it holds lists of numbers, or of lists, as far as the first of each tells.
bool isNested(const PickleValue& value) {
    if (!value.isSequence() || value.items.empty()) return false;
    const PickleValue& first = *value.items.front();
    return first.isSequence() && !first.items.empty() &&
           (first.items.front()->isNumber() || first.items.front()->isSequence());
}

/// Reads lists of lists of numbers, of one length on each level, as numpy.array() does.
class NestedNumbers {
public:
    explicit NestedNumbers(std::size_t most) : most_(most) {}

    enum class Outcome { Read, Ragged, TooMany };
    Outcome read(const PickleValue& list) {
        const PickleValue* inner = &list;
        while (inner->isSequence() && shape_.size() < kDeepest && !inner->items.empty()) {
            shape_.push_back(inner->items.size());
            inner = inner->items.front();
        }
        return inner->isNumber() ? add(list, 0) : Outcome::Ragged;
    }

    const std::vector<std::uint64_t>& shape() const { return shape_; }
    const std::vector<const PickleValue*>& numbers() const { return numbers_; }
    std::size_t listed() const { return listed_; }

private:
    static constexpr std::size_t kDeepest = 4;  // images x height x width x channels

    Outcome add(const PickleValue& value, std::size_t level) {
        if (level == shape_.size()) {
            numbers_.push_back(&value);
            return value.isNumber() ? Outcome::Read : Outcome::Ragged;
        }
        if (!value.isSequence() || value.items.size() != shape_[level]) return Outcome::Ragged;
        listed_ += value.items.size();  // one list may stand in many places
        if (listed_ > most_) return Outcome::TooMany;
        for (const PickleValue* item : value.items)
            if (const Outcome outcome = add(*item, level + 1); outcome != Outcome::Read) return outcome;
        return Outcome::Read;
    }

    std::size_t most_, listed_ = 0;
    std::vector<std::uint64_t> shape_;
    std::vector<const PickleValue*> numbers_;
};

std::span<const std::uint8_t> pickledBytes(const PickleValue& value) {
    return {reinterpret_cast<const std::uint8_t*>(value.text.data()), value.text.size()};
}

/// Collects the arrays of one pickle.
class PickledMembers {
public:
    PickledMembers(std::shared_ptr<const Pickle> pickle, std::string stem)
        : pickle_(std::move(pickle)), stem_(std::move(stem)) {}

    ArrayFile collect() {
        const PickleValue& value = pickle_->value();
        if (value.kind == PickleKind::Dict)
            addDictionary("", value, true);
        else if (arePairs(value))
            addPairs(value);
        else if (isPair(value))
            addPair(value, "", "");
        else if (areRecords(value))
            addRecords("", value);
        else if (value.isSequence() && !canBeOneArray(value))
            for (std::size_t i = 0; i < std::min(value.items.size(), kMaxPickledMembers); ++i)
                add("arr_" + std::to_string(i), *value.items[i]);
        else
            add(stem_, value);
        return std::move(file_);
    }

private:
    static Message tooMany() { return Message::tr("was not looked at: there are too many lists"); }

    void skip(const std::string& name, Message why) { file_.skipped.push_back({name, std::move(why)}); }

    void addDictionary(const std::string& prefix, const PickleValue& value, bool mayGoDeeper) {
        for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
            if (file_.arrays.size() + file_.skipped.size() >= kMaxPickledMembers) return;
            const PickleValue &key = *value.items[i], &member = *value.items[i + 1];
            if (!key.isText() && key.kind != PickleKind::Integer) continue;
            const std::string name =
                prefix + (key.isText() ? std::string(key.text.substr(0, kLongestKey)) : std::to_string(key.integer));
            if (member.kind == PickleKind::Dict && mayGoDeeper)
                addDictionary(name + ".", member, false);
            else if (isLabeled(member))
                addPair(member, name + ".", "");
            else if (listed_ <= kMaxListed && areRecords(member))  // many keys may have one long list
                addRecords(name + ".", member);
            else
                add(name, member);
        }
    }

    static bool isArrayOrList(const PickleValue& value) {
        return value.kind == PickleKind::Array || (value.kind == PickleKind::List && value.items.size() > 1);
    }
    static bool isPair(const PickleValue& value) {
        return value.isSequence() && value.items.size() == 2 &&
               (value.items[0]->kind == PickleKind::Array ||
                (isNested(*value.items[0]) && !isNested(*value.items[1]))) &&
               isArrayOrList(*value.items[1]);
    }
    static bool arePairs(const PickleValue& value) {
        return value.isSequence() && (value.items.size() == 2 || value.items.size() == 3) &&
               std::ranges::all_of(value.items, [](const PickleValue* item) { return isPair(*item); });
    }
    static bool canBeOneArray(const PickleValue& value) {
        constexpr std::size_t kFew = 4, kParts = 6;
        const auto isLikeFirst = [&](const PickleValue* item) {
            return item->kind == PickleKind::Array && item->header && value.items[0]->header &&
                   item->header->shape == value.items[0]->header->shape;
        };
        if (value.items.size() == kParts &&
            std::ranges::all_of(value.items, [](const PickleValue* item) { return isArrayOrList(*item); }))
            return std::ranges::all_of(value.items, isLikeFirst);
        return value.items.size() > kFew || (!value.items.empty() && !isArrayOrList(*value.items[0]));
    }

    static bool isPicture(const PickleValue& value) {
        return (value.kind == PickleKind::Array && value.header && value.header->shape.size() > 1) || isNested(value);
    }
    /// Pictures and as many labels.
    static bool isLabeled(const PickleValue& value) {
        if (!isPair(value) || !isPicture(*value.items[0])) return false;
        const PickleValue& labels = *value.items[1];
        const NpyHeader* header = value.items[0]->header.get();
        const std::uint64_t count = header ? header->shape[0] : value.items[0]->items.size();
        if (labels.kind == PickleKind::List) return labels.items.size() == count;
        return labels.header && !labels.header->shape.empty() && labels.header->shape[0] == count &&
               (header == nullptr || labels.header->shape != header->shape);
    }

    /// The keys of a dictionary of texts; nothing for others.
    static std::vector<std::string_view> keysOf(const PickleValue& value) {
        std::vector<std::string_view> keys;
        for (std::size_t i = 0; i + 1 < value.items.size(); i += 2)
            if (value.items[i]->isText()) keys.push_back(value.items[i]->text);
        return keys;
    }

    /// What stands in a column of a record, or under a key of it; null where nothing does.
    static const PickleValue* fieldOf(const PickleValue& record, std::size_t column, std::string_view key) {
        if (record.kind == PickleKind::Dict) return record.find(key);
        return record.isSequence() && column < record.items.size() ? record.items[column] : nullptr;
    }

    /// A list of one picture and what is known of it after the other, as pairs or as dictionaries of the same keys.
    static bool areRecords(const PickleValue& value) {
        constexpr std::size_t kMostFields = 16;
        if (!value.isSequence() || value.items.size() < 2) return false;
        const PickleValue& first = *value.items[0];
        const bool areDictionaries = first.kind == PickleKind::Dict;
        if (!areDictionaries && !first.isSequence()) return false;
        const std::vector<std::string_view> keys = keysOf(first);
        const std::size_t fields = areDictionaries ? keys.size() : first.items.size();
        if (fields < 2 || fields > kMostFields) return false;
        bool hasPicture = false, hasOther = false;
        for (std::size_t k = 0; k < fields; ++k) {
            const PickleValue* field = fieldOf(first, k, areDictionaries ? keys[k] : std::string_view());
            (field && isPicture(*field) ? hasPicture : hasOther) = true;
        }
        return hasPicture && hasOther && std::ranges::all_of(value.items, [&](const PickleValue* item) {
                   return item->kind == first.kind && item->items.size() == first.items.size();
               });
    }

    /// An array of each field: of pairs `X`, the pictures, and `y`; of more `X`, `column 2` and so on.
    void addRecords(const std::string& prefix, const PickleValue& records) {
        const PickleValue& first = *records.items[0];
        const bool areDictionaries = first.kind == PickleKind::Dict;
        const std::vector<std::string_view> keys = keysOf(first);
        const std::size_t fields = areDictionaries ? keys.size() : first.items.size();
        bool hasPictures = false;
        for (std::size_t k = 0; k < fields; ++k) {
            const std::string_view key = areDictionaries ? keys[k] : std::string_view();
            const PickleValue* field = fieldOf(first, k, key);
            const bool arePictures = field && isPicture(*field) && !hasPictures;
            hasPictures = hasPictures || arePictures;
            const std::string name = areDictionaries ? std::string(key.substr(0, kLongestKey))
                                     : arePictures   ? "X"
                                     : fields == 2   ? "y"
                                                     : "column " + std::to_string(k + 1);
            if (listed_ > kMaxListed) return skip(prefix + name, tooMany());
            PickleValue column;
            column.kind = PickleKind::List;
            for (const PickleValue* record : records.items)
                if (const PickleValue* one = fieldOf(*record, k, key)) column.items.push_back(one);
            if (column.items.size() == records.items.size())
                add(prefix + name, column);
            else
                skip(prefix + name, Message::tr("is not known of all pictures"));
        }
    }
    void addPairs(const PickleValue& value) {
        addPair(*value.items[0], "", "_train");
        if (value.items.size() == 3) addPair(*value.items[1], "", "_val");
        addPair(*value.items.back(), "", "_test");
    }
    void addPair(const PickleValue& pair, const std::string& prefix, const std::string& part) {
        add(prefix + "X" + part, *pair.items[0]);
        add(prefix + "y" + part, *pair.items[1]);
    }

    void add(const std::string& name, const PickleValue& value) {
        if (value.kind == PickleKind::Array) return addArray(name, value);
        if (!value.isSequence() || value.items.empty()) return skip(name, Message::tr("is no array and no list"));
        listed_ += value.items.size();
        if (listed_ > kMaxListed) return skip(name, tooMany());
        const auto are = [&](auto is) {
            return std::ranges::all_of(value.items, [&](const PickleValue* item) { return is(*item); });
        };
        const PickleKind kind = value.items.front()->kind;
        if (are([](const PickleValue& item) { return item.isNumber(); }))
            return addNumbers(name, value.items, {value.items.size()});
        if (are([](const PickleValue& item) { return item.isText(); })) return addTexts(name, value);
        if (kind == PickleKind::Array && are([](const PickleValue& item) { return item.kind == PickleKind::Array; }))
            return addStack(name, value);
        if (isNested(value)) return addNested(name, value);
        skip(name, Message::tr("is a list of something else than numbers, texts or arrays of one shape; in Python, "
                               "numpy.save('images.npy', numpy.array(it)) makes an array of it where that is one"));
    }

    void addArray(const std::string& name, const PickleValue& value) {
        if (!value.header || value.header->kind == 'O')
            return skip(name, Message::tr("holds Python objects, which are never loaded; in Python, "
                                          "numpy.array(it.tolist()) makes an array of it where that is one"));
        if (value.header->itemCount() == 0) return skip(name, Message::tr("is empty"));
        file_.arrays.push_back({name, *value.header, false, [pickle = pickle_, &value](const Progress&) {
                                    return SharedBytes{pickle, pickledBytes(value)};
                                }});
    }

    void addMade(const std::string& name, NpyHeader header, std::vector<std::uint8_t> bytes) {
        const auto shared = std::make_shared<const std::vector<std::uint8_t>>(std::move(bytes));
        file_.arrays.push_back({name, std::move(header), false, [shared](const Progress&) {
                                    return SharedBytes{shared, *shared};
                                }});
    }

    void addNested(const std::string& name, const PickleValue& list) {
        NestedNumbers nested(kMaxListed - std::min(kMaxListed, listed_));
        const NestedNumbers::Outcome outcome = nested.read(list);
        listed_ += nested.listed();
        if (outcome == NestedNumbers::Outcome::TooMany) return skip(name, tooMany());
        if (outcome == NestedNumbers::Outcome::Ragged)
            return skip(name, Message::tr("holds lists of several lengths, or of other things than numbers; in Python, "
                                          "numpy.save('images.npy', numpy.array(it)) makes an array of equal ones"));
        addNumbers(name, nested.numbers(), nested.shape());
        file_.notes.push_back(Message::tr("'%1' is of lists within lists (%2).", name, file_.arrays.back().contents()));
    }

    /// As 64-bit whole numbers where all of them are whole.
    void addNumbers(const std::string& name, const std::vector<const PickleValue*>& numbers,
                    std::vector<std::uint64_t> shape) {
        const bool areWhole =
            std::ranges::none_of(numbers, [](const PickleValue* item) { return item->kind == PickleKind::Real; });
        std::vector<std::uint8_t> bytes(numbers.size() * sizeof(std::int64_t));
        auto* out = bytes.data();
        for (const PickleValue* item : numbers) {
            if (areWhole)
                std::memcpy(out, &item->integer, sizeof(item->integer));
            else
                std::memcpy(out, &item->real, sizeof(item->real));
            out += sizeof(std::int64_t);
        }
        const bool isBigEndian = std::endian::native == std::endian::big;
        addMade(name, {areWhole ? 'i' : 'f', isBigEndian, sizeof(std::int64_t), false, std::move(shape)},
                std::move(bytes));
    }

    void addTexts(const std::string& name, const PickleValue& list) {
        std::vector<std::u32string> texts;
        std::size_t longest = 1;
        for (const PickleValue* item : list.items) {
            if (item->text.size() > kMaxListBytes / list.items.size() / sizeof(char32_t))
                return skip(name, Message::tr("holds texts that are longer than labels are"));
            texts.push_back(utf32Of(item->text));
            longest = std::max(longest, texts.back().size());
        }
        std::vector<std::uint8_t> bytes(texts.size() * longest * sizeof(char32_t));
        for (std::size_t i = 0; i < texts.size(); ++i)
            std::memcpy(bytes.data() + i * longest * sizeof(char32_t), texts[i].data(),
                        texts[i].size() * sizeof(char32_t));
        addMade(name, {'U', std::endian::native == std::endian::big, longest * sizeof(char32_t), false, {texts.size()}},
                std::move(bytes));
    }

    /// Arrays of one shape, one after the other.
    void addStack(const std::string& name, const PickleValue& list) {
        const NpyHeader* first = list.items.front()->header.get();
        for (const PickleValue* item : list.items) {
            const NpyHeader* header = item->header.get();
            const bool fits = header && first && header->kind == first->kind && header->itemSize == first->itemSize &&
                              header->isBigEndian == first->isBigEndian && !header->isFortran &&
                              header->shape == first->shape && header->kind != 'O' && header->itemCount() > 0;
            if (!fits)
                return skip(name,
                            Message::tr("is a list of arrays of several shapes or types; in Python, numpy.stack([numpy."
                                        "asarray(PIL.Image.fromarray(a).resize((64, 64))) for a in it]) makes it one"));
        }
        NpyHeader header = *first;
        header.shape.insert(header.shape.begin(), list.items.size());
        if (first->byteCount() > kMaxUnpacked / list.items.size())
            return skip(name, Message::tr("is a list of arrays of more than 768 MiB together"));
        file_.arrays.push_back({name, header, true, [pickle = pickle_, items = list.items](const Progress&) {
                                    std::vector<std::uint8_t> bytes;
                                    for (const PickleValue* item : items)
                                        bytes.insert(bytes.end(), item->text.begin(), item->text.end());
                                    const auto shared =
                                        std::make_shared<const std::vector<std::uint8_t>>(std::move(bytes));
                                    return SharedBytes{shared, *shared};
                                }});
    }

    std::shared_ptr<const Pickle> pickle_;
    std::string stem_;
    ArrayFile file_;
    std::size_t listed_ = 0;
};

}  // namespace

SharedBytes unpackedFile(const std::string& path) {
    constexpr std::size_t kAtOnce = std::size_t{1} << 22;
    constexpr std::string_view kGzip = "\x1f\x8b";
    if (beginningOf(path, kGzip.size()) != kGzip) return wholeFile(path);
    const auto source = openPossiblyPacked(path);
    std::vector<std::uint8_t> bytes;
    for (std::size_t have = 0, count = kAtOnce; count == kAtOnce; have += count) {
        if (have > kMaxUnpacked)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("'%1' unpacks to more than 768 MiB; unpack it with gunzip.", path));
        bytes.resize(have + kAtOnce);
        count = source->read(std::span(bytes).subspan(have));
        bytes.resize(have + count);
    }
    const auto shared = std::make_shared<const std::vector<std::uint8_t>>(std::move(bytes));
    return {shared, *shared};
}

ArrayFile readPickledArrays(const std::string& path) {
    std::filesystem::path name = std::filesystem::path(path).filename();
    if (name.extension() == ".gz") name = name.stem();
    ArrayFile file = PickledMembers(Pickle::read(unpackedFile(path), path), name.stem().string()).collect();
    if (!file.arrays.empty()) return file;
    if (file.skipped.empty())
        throw Error(ErrorKind::TooFew, Message::tr("'%1' is a pickle that holds no array of numbers.", path));
    const auto& [what, why] = file.skipped.front();
    throw Error(ErrorKind::TooFew,
                Message::tr("'%1' is a pickle that holds no array of numbers; its '%2' %3.", path, what, why));
}

}  // namespace lunette
