#include "Error.h"
#include "imaging/PictureAttributes.h"

using namespace lunette;

/// Reads a table that may name three pictures.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<std::string> pictures{"a/1.png", "a/2.png", "b/x.jpg"};
    const auto open = [&] { return std::make_unique<MemorySource>(std::span(data, size)); };
    const AttributeRequest requests[] = {
        {"", ""}, {"table", ""}, {"table", "", "split", "none"}, {"table", "2", "none", "3+4"}};
    for (const AttributeRequest& one : requests) {
        try {
            const PictureAttributes found = findAttributes(pictures, {{"table", "", false, open}}, one, {});
            const bool fits = found.isNamed.empty() || found.isNamed.size() == pictures.size();
            if (!fits || (!found.words.empty() && found.words.size() != pictures.size())) __builtin_trap();
            if (!found.isTest.empty() && found.isTest.size() != pictures.size()) __builtin_trap();
            for (const Factor& factor : found.factors)
                if (factor.values.size() != pictures.size()) __builtin_trap();
        } catch (const Error&) {
            continue;
        }
    }
    return 0;
}
