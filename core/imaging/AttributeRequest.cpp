#include "imaging/AttributeRequest.h"

#include <algorithm>
#include <iterator>

namespace lunette {

std::vector<std::string> AttributeRequest::factorColumns() const {
    std::vector<std::string> names;
    for (std::size_t begin = 0; asksFactors() && begin < factors.size();) {
        const std::size_t end = std::min(factors.find('+', begin), factors.size());
        names.push_back(factors.substr(begin, end - begin));
        begin = end + 1;
    }
    return names;
}

std::vector<std::string> AttributeRequest::columns() const {
    std::vector<std::string> names;
    if (!column.empty()) names.push_back(column);
    if (asksSplit()) names.push_back(split);
    std::ranges::move(factorColumns(), std::back_inserter(names));
    return names;
}

}  // namespace lunette
