#pragma once

#include "Message.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lunette {

/// A column of words, each different one kept once.
class AttributeColumn {
public:
    explicit AttributeColumn(std::string name = {}) : name_(std::move(name)) {}

    const std::string& name() const { return name_; }
    void setName(std::string name) { name_ = std::move(name); }
    void add(std::string_view word);
    /// Adds empty words until there are so many rows.
    void fill(std::size_t rows);
    std::size_t rows() const { return places_.size(); }
    /// Which of different() stands in a row.
    std::size_t place(std::size_t row) const { return static_cast<std::size_t>(places_[row]); }
    const std::string& at(std::size_t row) const { return words_[place(row)]; }
    const std::vector<std::string>& different() const { return words_; }

private:
    std::string name_;
    std::vector<std::int32_t> places_;
    std::vector<std::string> words_;
    std::unordered_map<std::string, std::int32_t> found_;
};

/// What a text says of things, one a record.
struct AttributeTable {
    std::vector<AttributeColumn> columns;  ///< each as long as there are records
    std::vector<std::string> head;         ///< the first record of a table, which may be names; not in the columns
    std::vector<Message> notes;            ///< on how it was understood, a sentence each
    std::uint64_t skipped = 0;             ///< records that have another number of fields, and lines that are no object

    std::size_t rows() const { return columns.empty() ? 0 : columns.front().rows(); }
    /// Takes the first record for names, or as a record like the others.
    void takeHead(bool isNames);
    /// The column that is called so, in any case, or has the number, from 1; columns.size() where there is none.
    std::size_t find(const std::string& nameOrNumber) const;
    /// "'dx'", or "3" where it has no name.
    std::string nameOf(std::size_t column) const;
};

}  // namespace lunette
