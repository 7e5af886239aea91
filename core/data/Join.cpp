#include "data/Join.h"

namespace lunette {
namespace {

template <class Value>
void append(std::vector<Value>& values, std::span<const Value> more) {
    values.insert(values.end(), more.begin(), more.end());
}

Dataset::Parts partsOf(const Dataset& dataset) {
    Dataset::Parts parts;
    parts.name = dataset.name();
    parts.shape = dataset.shape();
    append(parts.labels, dataset.labels());
    append(parts.classNames, dataset.classNames());
    append(parts.factors, dataset.factors());
    append(parts.notes, dataset.notes());
    for (Index i = 0; i < dataset.size(); ++i) append(parts.pixels, dataset.image(i));
    return parts;
}

}  // namespace

std::shared_ptr<const Dataset> joined(const DataSplit& data) {
    Dataset::Parts parts = partsOf(*data.train);
    append(parts.labels, data.test->labels());
    for (std::size_t k = 0; k < parts.factors.size(); ++k)
        append(parts.factors[k].values, std::span<const float>(data.test->factors()[k].values));
    for (Index i = 0; i < data.test->size(); ++i) append(parts.pixels, data.test->image(i));
    return std::make_shared<const Dataset>(std::move(parts));
}

}  // namespace lunette
