#include "map/MapView.h"

#include <QStringList>

#include <array>
#include <cmath>

namespace lunette {
namespace {

const std::string kPlane = "Lunette-Plane", kRange = "Lunette-Range", kPrincipal = "principal";
constexpr int kExactDigits = 17;

}  // namespace

std::map<std::string, std::string> textOf(const MapView& view) {
    const auto number = [](double value) { return QString::number(value, 'g', kExactDigits); };
    const QRectF& range = view.range;
    const QStringList corners{number(range.left()), number(range.top()), number(range.right()), number(range.bottom())};
    const LatentViewpoint& at = view.viewpoint;
    const std::string latents = std::to_string(at.horizontal + 1) + " " + std::to_string(at.vertical + 1);
    return {{kPlane, at.principal ? kPrincipal : latents}, {kRange, corners.join(u' ').toStdString()}};
}

std::optional<MapView> mapViewOf(const std::map<std::string, std::string>& texts) {
    if (!texts.contains(kPlane) || !texts.contains(kRange)) return std::nullopt;
    MapView view;
    bool good = true, isNumber = false;
    const std::string& plane = texts.at(kPlane);
    view.viewpoint.principal = plane == kPrincipal;
    if (!view.viewpoint.principal) {
        const QStringList latents = QString::fromStdString(plane).split(u' ');
        for (int i = 0; i < 2; ++i) {
            const int latent = latents.value(i).toInt(&isNumber);
            good = good && isNumber && latent >= 1;
            (i == 0 ? view.viewpoint.horizontal : view.viewpoint.vertical) = latent - 1;
        }
    }
    std::array<double, 4> corners{};
    const QStringList words = QString::fromStdString(texts.at(kRange)).split(u' ');
    for (std::size_t i = 0; i < corners.size(); ++i) {
        corners[i] = words.value(static_cast<qsizetype>(i)).toDouble(&isNumber);
        good = good && isNumber && std::isfinite(corners[i]);
    }
    view.range = QRectF(QPointF(corners[0], corners[1]), QPointF(corners[2], corners[3]));
    return good && view.range.width() > 0 && view.range.height() > 0 ? std::optional(view) : std::nullopt;
}

}  // namespace lunette
