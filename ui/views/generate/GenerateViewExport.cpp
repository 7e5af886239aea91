// What leaves the generate view: all pictures, those selected, and those kept.

#include "views/generate/GenerateView.h"
#include "widgets/SampleGrid.h"
#include "parameter/ParameterInfo.h"

namespace lunette {

std::vector<std::string> GenerateView::drawOptions() const {
    std::vector<std::string> options{"--count", std::to_string(asked_.count), "--seed", std::to_string(asked_.seed)};
    const auto add = [&options](const char* option, const std::string& value) {
        options.insert(options.end(), {option, value});
    };
    if (asked_.temperature != 1.0) add("--temperature", formatReal(asked_.temperature));
    const CodeSource source = asked_.from.source;
    if (source != CodeSource::Prior) add("--from", std::string(kCodeSourceWords[static_cast<std::size_t>(source)]));
    if (source == CodeSource::Mixture && asked_.from.components > 0)
        add("--components", std::to_string(asked_.from.components));
    if (source == CodeSource::Around) {
        add("--part", "test");
        add("--image", std::to_string(askedImage_));
    }
    return options;
}

ShownPictures GenerateView::shownSamples() const {
    if (shown_.pictures.empty()) return {};
    DrawingCommand command{"sample", asked_.from.source != CodeSource::Prior, drawOptions(), true};
    if (!std::ranges::is_sorted(order_)) {
        command.options.emplace_back("--sorted");
        command.needsData = true;
    }
    std::vector<QImage> pictures;
    for (const Index draw : order_) pictures.push_back(shown_.pictures[static_cast<std::size_t>(draw)]);
    const Index columns = squareColumns(static_cast<Index>(pictures.size()));
    return {shown_.snapshot,    Matrix(shown_.codes(Eigen::all, order_)), std::move(pictures), columns,
            std::move(command), static_cast<std::int64_t>(asked_.seed)};
}

ShownPictures GenerateView::shownOf(const Matrix& codes, const std::vector<QImage>& pictures,
                                    const std::vector<int>& numbers) const {
    if (numbers.empty() || !shown_.snapshot) return {};
    const Matrix chosen = codes(Eigen::all, numbers);
    std::vector<QImage> images;
    images.reserve(numbers.size());
    for (const int number : numbers) images.push_back(pictures[static_cast<std::size_t>(number)]);
    return {shown_.snapshot,
            chosen,
            std::move(images),
            squareColumns(chosen.cols()),
            {"decode", false, {"--codes", codesText(chosen)}}};
}

bool GenerateView::hasSelection() const { return shown_.snapshot && (kept_->hasSelection() || grid_->hasSelection()); }

ShownPictures GenerateView::shownSelection() const {
    if (const auto kept = kept_->selected(); !kept.empty()) return shownOf(shown_.kept, shown_.keptPictures, kept);
    return shownOf(shown_.codes, shown_.pictures, grid_->selected());
}

ShownPictures GenerateView::shownKept() const {
    std::vector<int> all(shown_.keptPictures.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int>(i);
    return shownOf(shown_.kept, shown_.keptPictures, all);
}

}  // namespace lunette
