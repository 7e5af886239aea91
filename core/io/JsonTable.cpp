#include "io/JsonTable.h"

#include "io/AttributeTableBuilder.h"
#include "io/CsvFields.h"
#include "parameter/ParseNumber.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace lunette {
namespace {

using nlohmann::json;

constexpr std::size_t kLargestDocument = std::size_t{32} << 20;
const std::string kNameColumn = "file_name", kLabelColumn = "label";

/// A value as a table would have it; empty for those that hold others.
std::string fieldOf(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

/// Objects as records of a table, each key a column.
class JsonRecords {
public:
    JsonRecords(AttributeTable& table, AttributeTableBuilder& builder, const std::string& name, std::size_t most)
        : table_(table), builder_(builder), name_(name), most_(most) {}

    void add(const json& object) {
        if (isFull()) return;
        for (const auto& [key, value] : object.items()) addField(key, value);
        endRecord();
    }
    void addPair(const std::string& name, const json& label) {
        if (isFull()) return;
        addField(kNameColumn, name);
        addField(kLabelColumn, label);
        endRecord();
    }
    void addNamed(const std::string& name, const json& object) {
        if (isFull()) return;
        addField(kNameColumn, name);
        for (const auto& [key, value] : object.items())
            if (key != kNameColumn) addField(key, value);
        endRecord();
    }
    void skip() { ++table_.skipped; }
    std::size_t rows() const { return rows_; }
    bool isFull() const { return most_ > 0 && rows_ >= most_; }

    void addField(const std::string& key, const json& value) {
        const auto [place, isNew] = places_.emplace(key, table_.columns.size());
        if (isNew) {
            if (table_.columns.size() == kMaxAttributeColumns)
                throw Error(ErrorKind::TooLarge, Message::tr("The table '%1' has more than 1,000 keys.", name_));
            table_.columns.emplace_back(key).fill(rows_);
        }
        builder_.addTo(place->second, fieldOf(value));
    }
    void endRecord() {
        ++rows_;
        for (AttributeColumn& column : table_.columns) column.fill(rows_);
    }

private:
    AttributeTable& table_;
    AttributeTableBuilder& builder_;
    const std::string& name_;
    std::size_t most_, rows_ = 0;
    std::unordered_map<std::string, std::size_t> places_;
};

/// The lines of a source.
class Lines {
public:
    Lines(std::unique_ptr<ByteSource> source, const std::string& name) : source_(std::move(source)), name_(name) {}

    std::optional<std::string_view> next() {
        while (true) {
            const std::size_t end = buffer_.find('\n', searched_);
            if (end != std::string::npos || (isAtEnd_ && begin_ < buffer_.size())) {
                const std::size_t stop = std::min(end, buffer_.size());
                const std::string_view line = std::string_view(buffer_).substr(begin_, stop - begin_);
                begin_ = searched_ = std::min(stop + 1, buffer_.size());
                return line;
            }
            if (isAtEnd_) return std::nullopt;
            refill();
        }
    }
    const ByteSource& source() const { return *source_; }

private:
    void refill() {
        constexpr std::size_t kAtOnceOfLines = std::size_t{1} << 18, kLongestLine = std::size_t{1} << 24;
        buffer_.erase(0, begin_);
        begin_ = 0;
        searched_ = buffer_.size();
        if (buffer_.size() > kLongestLine)
            throw Error(ErrorKind::TooLarge, Message::tr("The table '%1' has a line of more than 16 MiB.", name_));
        buffer_.resize(searched_ + kAtOnceOfLines);
        const std::size_t added =
            source_->read({reinterpret_cast<std::uint8_t*>(buffer_.data()) + searched_, kAtOnceOfLines});
        buffer_.resize(searched_ + added);
        isAtEnd_ = added == 0;
    }

    std::unique_ptr<ByteSource> source_;
    std::string name_;
    std::string buffer_;
    std::size_t begin_ = 0, searched_ = 0;
    bool isAtEnd_ = false;
};

void addLines(std::unique_ptr<ByteSource> source, const std::string& name, const Progress& progress, std::size_t most,
              AttributeTable& table) {
    Lines lines(std::move(source), name);
    AttributeTableBuilder builder(table, name, progress, lines.source().upperBound());
    JsonRecords records(table, builder, name, most);
    for (auto line = lines.next(); line && !records.isFull(); line = lines.next()) {
        if (withoutBlanks(*line).empty()) continue;
        builder.tick(lines.source());
        const json object = json::parse(*line, nullptr, false);
        if (object.is_object())
            records.add(object);
        else
            records.skip();
    }
    if (records.rows() == 0)
        throw Error(ErrorKind::TooFew, Message::tr("The table '%1' holds no JSON object in a line of its own.", name));
}

bool isPair(const json& value) { return value.is_array() && value.size() == 2 && value[0].is_string(); }

bool isListOfRecords(const json& value) {
    return value.is_array() && !value.empty() && (value.front().is_object() || isPair(value.front()));
}

void addList(const json& list, JsonRecords& records) {
    for (const json& value : list) {
        if (value.is_object())
            records.add(value);
        else if (isPair(value))
            records.addPair(value[0].get<std::string>(), value[1]);
        else
            records.skip();
    }
}

/// Of lists of one length, each a column.
bool areColumns(const json& object) {
    return std::ranges::all_of(object, [&](const json& value) {
        return value.is_array() && value.size() == object.front().size() && !value.empty() &&
               value.front().is_primitive();
    });
}

void addColumns(const json& object, JsonRecords& records) {
    for (std::size_t row = 0; row < object.front().size() && !records.isFull(); ++row) {
        for (const auto& [key, values] : object.items()) records.addField(key, values[row]);
        records.endRecord();
    }
}

/// Of objects that all have the numbers of the rows for keys.
bool areNumberedColumns(const json& object) {
    return std::ranges::all_of(object, [&](const json& value) {
        return value.is_object() && value.size() == object.front().size() && !value.empty() &&
               parseNumber<std::uint64_t>(value.begin().key()) && value.begin()->is_primitive();
    });
}

void addNumberedColumns(const json& object, JsonRecords& records) {
    for (const auto& row : object.front().items()) {
        if (records.isFull()) return;
        for (const auto& [key, values] : object.items())
            records.addField(key, values.contains(row.key()) ? values[row.key()] : json());
        records.endRecord();
    }
}

/// A list under a key of an object; null where there is none.
const json* listUnder(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? &*found : nullptr;
}

json valueUnder(const json& object, const char* key) {
    return object.is_object() && object.contains(key) ? object[key] : json();
}

/// Files under "images", and annotations or categories that refer to them by their ids.
bool isCoco(const json& object) {
    const json* images = listUnder(object, "images");
    return images != nullptr && !images->empty() && valueUnder(images->front(), "file_name").is_string() &&
           (listUnder(object, "annotations") != nullptr || listUnder(object, "categories") != nullptr);
}

/// The one category of each image that has just one, by the image's id as text.
std::unordered_map<std::string, std::string> categoriesOfCoco(const json& object) {
    std::unordered_map<std::string, std::string> names, found;
    if (const json* categories = listUnder(object, "categories"))
        for (const json& category : *categories)
            names[fieldOf(valueUnder(category, "id"))] = fieldOf(valueUnder(category, "name"));
    if (const json* annotations = listUnder(object, "annotations"))
        for (const json& annotation : *annotations) {
            const auto name = names.find(fieldOf(valueUnder(annotation, "category_id")));
            const std::string category = name == names.end() ? std::string() : name->second;
            const auto [place, isNew] = found.emplace(fieldOf(valueUnder(annotation, "image_id")), category);
            if (!isNew && place->second != category) place->second.clear();
        }
    std::erase_if(found, [](const auto& one) { return one.second.empty(); });
    return found;
}

void addCoco(const json& object, JsonRecords& records, std::vector<Message>& notes) {
    const auto categories = categoriesOfCoco(object);
    const json& images = *listUnder(object, "images");
    const auto lacks = std::ranges::find_if(
        images, [&](const json& image) { return !categories.contains(fieldOf(valueUnder(image, "id"))); });
    for (const json& image : images) {
        const json file = valueUnder(image, kNameColumn.c_str());
        if (!file.is_string()) {
            records.skip();
        } else if (lacks == images.end()) {
            records.addPair(file.get<std::string>(), categories.at(fieldOf(valueUnder(image, "id"))));
        } else if (!records.isFull()) {
            records.addField(kNameColumn, file);
            records.endRecord();
        }
    }
    if (lacks != images.end())
        notes.push_back(Message::tr("Its annotations give no labels, for not each picture has just one category: '%1'.",
                                    fieldOf(valueUnder(*lacks, kNameColumn.c_str()))));
}

void addObject(const json& object, JsonRecords& records) {
    if (areColumns(object)) return addColumns(object, records);
    if (areNumberedColumns(object)) return addNumberedColumns(object, records);
    if (std::ranges::all_of(object, [](const json& value) { return value.is_primitive(); })) {
        for (const auto& [key, value] : object.items()) records.addPair(key, value);
        return;
    }
    if (std::ranges::all_of(object, [](const json& value) { return value.is_object(); })) {
        for (const auto& [key, value] : object.items()) records.addNamed(key, value);
        return;
    }
    const json* longest = nullptr;
    for (const json& value : object)
        if (isListOfRecords(value) && (longest == nullptr || value.size() > longest->size())) longest = &value;
    if (longest != nullptr) addList(*longest, records);
}

/// Whether the first line is an object, and another line follows.
bool beginsAsLines(const std::string& start) {
    const std::size_t end = start.find('\n', start.find_first_not_of(" \t\r\n"));
    return end != std::string::npos && start.find_first_not_of(" \t\r\n", end) != std::string::npos &&
           json::parse(start.substr(0, end), nullptr, false).is_object();
}

std::vector<std::uint8_t> readAll(ByteSource& source, const std::string& name) {
    constexpr std::size_t kAtOnceOfDocument = std::size_t{1} << 18;
    std::vector<std::uint8_t> bytes;
    while (true) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kAtOnceOfDocument);
        const std::size_t added = source.read(std::span(bytes).subspan(before));
        bytes.resize(before + added);
        if (added == 0) return bytes;
        if (bytes.size() > kLargestDocument)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("The table '%1' is a JSON document of more than 32 MiB; save it as JSON Lines, an "
                                    "object a line.",
                                    name));
    }
}

std::unique_ptr<ByteSource> sourceOf(std::vector<std::uint8_t> bytes) {
    const auto shared = std::make_shared<const std::vector<std::uint8_t>>(std::move(bytes));
    return std::make_unique<MemorySource>(*shared, shared);
}

}  // namespace

std::unique_ptr<ByteSource> readJsonTable(std::unique_ptr<ByteSource> source, const std::string& start,
                                          const std::string& name, const Progress& progress, std::size_t most,
                                          AttributeTable& table) {
    if (beginsAsLines(start)) {
        addLines(std::move(source), name, progress, most, table);
        return nullptr;
    }
    std::vector<std::uint8_t> bytes = readAll(*source, name);
    const json document = json::parse(bytes, nullptr, false);
    if (document.is_discarded()) {
        source = sourceOf(std::move(bytes));
        if (start[start.find_first_not_of(" \t\r\n")] == '[') return source;
        addLines(std::move(source), name, progress, most, table);
        return nullptr;
    }
    AttributeTableBuilder builder(table, name, progress, bytes.size());
    JsonRecords records(table, builder, name, most);
    if (document.is_array())
        addList(document, records);
    else if (document.is_object() && isCoco(document))
        addCoco(document, records, table.notes);
    else if (!document.empty())
        addObject(document, records);
    if (records.rows() == 0)
        throw Error(ErrorKind::TooFew, Message::tr("The table '%1' is JSON without records.", name));
    return nullptr;
}

}  // namespace lunette
