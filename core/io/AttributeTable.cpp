#include "io/AttributeTable.h"

#include "data/LowerCase.h"
#include "io/CsvFields.h"
#include "parameter/ParseNumber.h"

#include <algorithm>

namespace lunette {

void AttributeColumn::add(std::string_view word) {
    const auto [place, isNew] = found_.emplace(word, static_cast<std::int32_t>(words_.size()));
    if (isNew) words_.emplace_back(word);
    places_.push_back(place->second);
}

void AttributeColumn::fill(std::size_t rows) {
    while (places_.size() < rows) add({});
}

void AttributeTable::takeHead(bool isNames) {
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (isNames)
            columns[i].setName(std::string(withoutBlanks(head[i])));
        else
            columns[i].add(withoutBlanks(head[i]));
    }
    head.clear();
}

std::size_t AttributeTable::find(const std::string& nameOrNumber) const {
    const auto named = std::ranges::find(columns, nameOrNumber, &AttributeColumn::name);
    if (named != columns.end()) return static_cast<std::size_t>(named - columns.begin());
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!columns[i].name().empty() && lowerCase(columns[i].name()) == lowerCase(nameOrNumber)) return i;
    const auto number = parseNumber<std::size_t>(nameOrNumber);
    return number && *number >= 1 && *number <= columns.size() ? *number - 1 : columns.size();
}

std::string AttributeTable::nameOf(std::size_t column) const {
    const std::string& name = columns[column].name();
    return name.empty() ? std::to_string(column + 1) : "'" + name + "'";
}

}  // namespace lunette
