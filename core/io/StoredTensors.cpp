#include "io/StoredTensors.h"

#include "io/StoredNumbers.h"

#include <algorithm>
#include <array>

namespace lunette {
namespace {

constexpr std::array<std::string_view, 3> kWrappers{"module.", "_orig_mod.", "model."};

template <class Number>
void convert(const std::uint8_t* bytes, std::span<Scalar> values) {
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<Scalar>(storedNumber<Number>(bytes, i, false));
}

/// Bit for bit.
template <>
void convert<float>(const std::uint8_t* bytes, std::span<Scalar> values) {
    if (!values.empty()) std::memcpy(values.data(), bytes, values.size_bytes());
}

/// How to read each type that can be read.
struct Conversion {
    std::string_view type;
    void (*convert)(const std::uint8_t* bytes, std::span<Scalar> values);
};
constexpr std::array<Conversion, 4> kConversions{{{"F32", convert<float>},
                                                  {"F16", convert<Eigen::half>},
                                                  {"BF16", convert<Eigen::bfloat16>},
                                                  {"F64", convert<double>}}};

}  // namespace

std::string_view withoutWrappers(std::string_view name) {
    const auto isWrapped = [&name](std::string_view wrapper) { return name.starts_with(wrapper); };
    for (auto found = std::ranges::find_if(kWrappers, isWrapped); found != kWrappers.end();
         found = std::ranges::find_if(kWrappers, isWrapped))
        name.remove_prefix(found->size());
    return name;
}

std::vector<const Safetensors::Tensor*> StoredTensors::named(const std::string& name) const {
    std::vector<const Safetensors::Tensor*> found;
    for (const Safetensors::Tensor& tensor : file_.tensors)
        if (withoutWrappers(tensor.name) == name) found.push_back(&tensor);
    return found;
}

bool StoredTensors::has(const std::string& name) const { return !named(name).empty(); }

void StoredTensors::require(const std::string& name, const std::vector<std::uint64_t>& shape) {
    const auto found = named(name);
    if (found.empty())
        reader_.fail(ErrorKind::Conflict,
                     Message::tr("has no tensor '%1', which the model's configuration asks for", name));
    const Safetensors::Tensor& tensor = *found.front();
    if (found.size() > 1)
        reader_.fail(ErrorKind::Damaged, Message::tr("has two tensors for '%1', '%2' and '%3'; keep one of them", name,
                                                     tensor.name, found.back()->name));
    if (std::ranges::count(kConversions, tensor.type, &Conversion::type) == 0)
        reader_.fail(
            ErrorKind::Unsupported,
            Message::tr("has a tensor '%1' of type %2, which cannot be read; convert it to F32, F16, BF16 or F64",
                        tensor.name, tensor.type));
    if (tensor.shape != shape)
        reader_.fail(ErrorKind::Conflict,
                     Message::tr("has a tensor '%1' whose shape does not fit the model's configuration", tensor.name));
    required_.insert(&tensor);
}

void StoredTensors::read(const std::string& name, std::span<Scalar> values) const {
    const Safetensors::Tensor& tensor = *named(name).front();
    std::ranges::find(kConversions, tensor.type, &Conversion::type)->convert(file_.data.data() + tensor.begin, values);
    if (std::ranges::all_of(values, [](Scalar value) { return std::isfinite(value); })) return;
    reader_.fail(
        ErrorKind::Damaged,
        tensor.type == "F64"
            ? Message::tr("has a tensor '%1' with values that are not finite in 32 bits; it cannot be used",
                          tensor.name)
            : Message::tr("has a tensor '%1' with values that are not finite; it cannot be used", tensor.name));
}

std::vector<std::string> StoredTensors::unused() const {
    std::vector<std::string> names;
    for (const Safetensors::Tensor& tensor : file_.tensors)
        if (!required_.contains(&tensor)) names.push_back(tensor.name);
    return names;
}

}  // namespace lunette
