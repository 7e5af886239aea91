#pragma once

#include "Error.h"
#include "data/Progress.h"
#include "io/AttributeTable.h"
#include "io/ByteSource.h"

namespace lunette {

constexpr std::size_t kMaxAttributeColumns = 1000;

/// Keeps account of the memory that the words of a table take.
class AttributeTableBuilder {
public:
    AttributeTableBuilder(AttributeTable& table, const std::string& name, const Progress& progress, std::uint64_t size)
        : table_(table), name_(name), progress_(progress), size_(size) {}

    void addTo(std::size_t column, std::string_view word) {
        AttributeColumn& target = table_.columns[column];
        const std::size_t before = target.different().size();
        target.add(word);
        bytes_ += sizeof(std::int32_t);
        if (target.different().size() > before) bytes_ += 2 * (word.size() + 64);
        if (bytes_ > kMaxBytes)
            throw Error(ErrorKind::TooLarge,
                        Message::tr("The table '%1' takes more than 512 MiB; take a part of it.", name_));
    }
    void tick(const ByteSource& source) {
        if (count_++ % kRecordsPerReport == 0)
            report(progress_, 1.0 - static_cast<double>(source.upperBound()) / static_cast<double>(size_ + 1));
    }

private:
    static constexpr std::size_t kMaxBytes = std::size_t{512} << 20, kRecordsPerReport = 4096;

    AttributeTable& table_;
    const std::string& name_;
    const Progress& progress_;
    std::uint64_t size_;
    std::size_t bytes_ = 0, count_ = 0;
};

}  // namespace lunette
