#include "io/HistoryCsv.h"

#include "io/CsvText.h"

#include <cmath>

namespace lunette {
namespace {

/// Empty where there is no finite one.
void append(std::string& text, double value) {
    if (std::isfinite(value))
        appendNumberField(text, value);
    else
        text += ',';
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
