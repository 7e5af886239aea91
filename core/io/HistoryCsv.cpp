#include "io/HistoryCsv.h"

#include <array>
#include <charconv>
#include <cmath>

namespace lunette {
namespace {

void append(std::string& text, double value) {
    text += ',';
    if (!std::isfinite(value)) return;
    std::array<char, 32> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    text.append(buffer.data(), result.ptr);
}

void append(std::string& text, const LossTerms& terms) {
    for (const double value : {terms.loss, terms.reconstruction, terms.kl, terms.penalty, terms.squaredError})
        append(text, value);
}

}  // namespace

std::string historyCsv(const std::vector<EpochRecord>& history) {
    std::string text = "epoch,seconds";
    for (const std::string part : {"train_", "test_"})
        for (const char* term : {"loss", "reconstruction", "kl", "penalty", "squared_error"}) text += "," + part + term;
    text += '\n';
    for (const EpochRecord& record : history) {
        text += std::to_string(record.epoch);
        append(text, record.seconds);
        append(text, record.train);
        append(text, record.test);
        text += '\n';
    }
    return text;
}

}  // namespace lunette
