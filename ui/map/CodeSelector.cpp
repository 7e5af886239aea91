#include "map/CodeSelector.h"

#include "analysis/PlaneRegion.h"

namespace lunette {

namespace {

PlaneRegion regionOf(const QPolygonF& polygon) {
    std::vector<PlaneRegion::Corner> corners;
    for (const QPointF& point : polygon) corners.push_back({point.x(), point.y()});
    return PlaneRegion(corners);
}

}  // namespace

CodeSelector::CodeSelector(BackgroundService& service, QObject* parent)
    : QObject(parent), request_(service, BackgroundService::Queue::Interactive, service.errorReporter()) {}

void CodeSelector::select(std::shared_ptr<const ScatterPoints> points, const QPolygonF& region,
                          SelectionChange change) {
    request_.request(
        [points = std::move(points), region, change, before = selection_] {
            return changedSelection(before.get(), regionOf(region).mask(points->x, points->y), change);
        },
        [this](std::shared_ptr<const CodeSelection> selection) { accept(std::move(selection)); });
}

void CodeSelector::selectAll(const ScatterPoints& points) {
    request_.cancel();
    std::vector<std::uint8_t> seen(points.size());
    for (std::size_t i = 0; i < seen.size(); ++i) seen[i] = points.at(static_cast<qint64>(i)) ? 1 : 0;
    accept(changedSelection(nullptr, std::move(seen), SelectionChange::Replace));
}

void CodeSelector::set(std::shared_ptr<const CodeSelection> selection) {
    request_.cancel();
    accept(std::move(selection));
}

void CodeSelector::accept(std::shared_ptr<const CodeSelection> selection) {
    if (!selection && !selection_) return;
    selection_ = std::move(selection);
    emit changed();
}

}  // namespace lunette
