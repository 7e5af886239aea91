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
constexpr std::size_t kMaxListBytes = std::size_t{1} << 27;

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
            addPair(value, "");
        else if (value.isSequence() && !canBeOneArray(value))
            for (std::size_t i = 0; i < std::min(value.items.size(), kMaxPickledMembers); ++i)
                add(std::to_string(i + 1), *value.items[i]);
        else
            add(stem_, value);
        return std::move(file_);
    }

private:
    void skip(const std::string& name, Message why) { file_.skipped.push_back({name, std::move(why)}); }

    void addDictionary(const std::string& prefix, const PickleValue& value, bool mayGoDeeper) {
        for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
            if (file_.arrays.size() + file_.skipped.size() >= kMaxPickledMembers) return;
            const PickleValue &key = *value.items[i], &member = *value.items[i + 1];
            if (!key.isText() && key.kind != PickleKind::Integer) continue;
            const std::string name =
                prefix + (key.isText() ? std::string(key.text.substr(0, 200)) : std::to_string(key.integer));
            if (member.kind == PickleKind::Dict && mayGoDeeper)
                addDictionary(name + ".", member, false);
            else
                add(name, member);
        }
    }

    static bool isArrayOrList(const PickleValue& value) {
        return value.kind == PickleKind::Array || (value.kind == PickleKind::List && value.items.size() > 1);
    }
    static bool isPair(const PickleValue& value) {
        return value.isSequence() && value.items.size() == 2 && value.items[0]->kind == PickleKind::Array &&
               isArrayOrList(*value.items[1]);
    }
    static bool arePairs(const PickleValue& value) {
        return value.isSequence() && (value.items.size() == 2 || value.items.size() == 3) &&
               std::ranges::all_of(value.items, [](const PickleValue* item) { return isPair(*item); });
    }
    static bool canBeOneArray(const PickleValue& value) {
        constexpr std::size_t kFew = 4;
        return value.items.size() > kFew || (!value.items.empty() && !isArrayOrList(*value.items[0]));
    }
    void addPairs(const PickleValue& value) {
        addPair(*value.items[0], "_train");
        if (value.items.size() == 3) addPair(*value.items[1], "_val");
        addPair(*value.items.back(), "_test");
    }
    void addPair(const PickleValue& pair, const std::string& part) {
        add("X" + part, *pair.items[0]);
        add("y" + part, *pair.items[1]);
    }

    void add(const std::string& name, const PickleValue& value) {
        if (value.kind == PickleKind::Array) return addArray(name, value);
        if (!value.isSequence() || value.items.empty()) return skip(name, Message::tr("is no array and no list"));
        listed_ += value.items.size();
        if (listed_ > kMaxListed) return skip(name, Message::tr("was not looked at: there are too many lists"));
        const auto are = [&](auto is) {
            return std::ranges::all_of(value.items, [&](const PickleValue* item) { return is(*item); });
        };
        const PickleKind kind = value.items.front()->kind;
        if (are([](const PickleValue& item) { return item.isNumber(); })) return addNumbers(name, value);
        if (are([](const PickleValue& item) { return item.isText(); })) return addTexts(name, value);
        if (kind == PickleKind::Array && are([](const PickleValue& item) { return item.kind == PickleKind::Array; }))
            return addStack(name, value);
        skip(name, Message::tr("is a list of something else than numbers, texts or arrays of one shape"));
    }

    void addArray(const std::string& name, const PickleValue& value) {
        if (!value.header || value.header->kind == 'O')
            return skip(name, Message::tr("holds Python objects, which are never loaded"));
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

    /// As 64-bit whole numbers where all of them are whole.
    void addNumbers(const std::string& name, const PickleValue& list) {
        const bool areWhole =
            std::ranges::none_of(list.items, [](const PickleValue* item) { return item->kind == PickleKind::Real; });
        std::vector<std::uint8_t> bytes(list.items.size() * sizeof(std::int64_t));
        auto* out = bytes.data();
        for (const PickleValue* item : list.items) {
            if (areWhole)
                std::memcpy(out, &item->integer, sizeof(item->integer));
            else
                std::memcpy(out, &item->real, sizeof(item->real));
            out += sizeof(std::int64_t);
        }
        const bool isBigEndian = std::endian::native == std::endian::big;
        addMade(name, {areWhole ? 'i' : 'f', isBigEndian, sizeof(std::int64_t), false, {list.items.size()}},
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
            if (!fits) return skip(name, Message::tr("is a list of arrays of several shapes or types"));
        }
        NpyHeader header = *first;
        header.shape.insert(header.shape.begin(), list.items.size());
        if (first->byteCount() > kMaxUnpacked / list.items.size())
            return skip(name, Message::tr("is a list of arrays of more than 768 MiB together"));
        file_.arrays.push_back({name, header, true, [pickle = pickle_, &list](const Progress&) {
                                    std::vector<std::uint8_t> bytes;
                                    for (const PickleValue* item : list.items)
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
    constexpr std::array<std::uint8_t, 2> kGzip{0x1f, 0x8b};
    std::array<std::uint8_t, 2> start{};
    if (FileSource(path).read(start) < start.size() || start != kGzip) return wholeFile(path);
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
