#include "io/ArrayNames.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace lunette {
namespace {

void addReplaced(std::vector<std::string>& names, const std::string& name, const std::string& from,
                 const std::string& to) {
    const std::size_t at = name.rfind(from);
    if (at != std::string::npos) names.push_back(std::string(name).replace(at, from.size(), to));
}

}  // namespace

std::vector<std::string> labelNamesFor(const std::string& images) {
    constexpr std::array<std::pair<const char*, const char*>, 17> kWords{{{"images", "labels"},
                                                                          {"imgs", "labels"},
                                                                          {"image", "label"},
                                                                          {"img", "label"},
                                                                          {"data", "labels"},
                                                                          {"data", "target"},
                                                                          {"data", "label"},
                                                                          {"pixels", "labels"},
                                                                          {"images", "targets"},
                                                                          {"images", "target"},
                                                                          {"images", "classes"},
                                                                          {"imgs", "lbls"},
                                                                          {"data", "targets"},
                                                                          {"features", "labels"},
                                                                          {"features", "targets"},
                                                                          {"faces", "labels"},
                                                                          {"fea", "gnd"}}};
    std::vector<std::string> names;
    for (const auto& [from, to] : kWords) addReplaced(names, images, from, to);
    for (const char letter : {'x', 'X'}) {
        const std::string x(1, letter);
        const bool begins = images.starts_with(x + "_") || images == x || (letter == 'X' && images.starts_with(x));
        if (begins) names.push_back("y" + images.substr(1));
        if (begins && letter == 'X') names.push_back("Y" + images.substr(1));
        const bool ends =
            letter == 'X' ? images.ends_with(x) : std::ranges::any_of(std::string_view("_./-"), [&](char between) {
                return images.ends_with(between + x);
            });
        if (ends) names.push_back(images.substr(0, images.size() - 1) + "y");
        if (ends && letter == 'X') names.push_back(images.substr(0, images.size() - 1) + "Y");
    }
    for (const char* ending : {"_labels", "-labels", "_label", "_target", "_targets", "-target", "-targets", "_y"})
        names.push_back(images + ending);
    names.push_back("y_" + images);
    return names;
}

std::vector<std::string> columnNamesFor(const std::string& images, const std::vector<std::uint64_t>& shape,
                                        const std::string& table, std::size_t columns) {
    constexpr std::size_t kColumns = 6;
    constexpr std::uint64_t kSide = 64;
    if (columns != kColumns || shape.size() < 3 || shape[1] != kSide || shape[2] != kSide) return {};
    const bool isInColor = shape.size() == 4 && shape[3] == 3;
    if (images == "imgs" && table.starts_with("latents_")) return {"color", "shape", "scale", "orientation", "x", "y"};
    if (images == "images" && table == "labels" && isInColor)
        return {"floor hue", "wall hue", "object hue", "scale", "shape", "orientation"};
    return {};
}

Message thirdFileNote(const std::string& file) {
    return Message::tr("'%1' beside it is a third part, which is not used; open it by itself for its pictures.", file);
}

std::vector<std::string> testNamesFor(const std::string& images) {
    std::vector<std::string> names;
    for (const char* word : {"test", "t10k", "val", "valid", "validation"}) addReplaced(names, images, "train", word);
    return names;
}

}  // namespace lunette
