#include "window/MarkedPicture.h"

#include "Error.h"
#include "io/PictureOrigin.h"
#include "map/LatentView.h"
#include "map/MapView.h"
#include "session/Experiment.h"

#include <QCoreApplication>

namespace lunette {
namespace {

/// What the model knows of the picture's condition; nothing where it knows no such class or value.
std::optional<Vector> conditionIn(const PictureOrigin& origin, const Condition& condition) {
    if (condition.isNone() || origin.conditions.empty()) return std::nullopt;
    try {
        return condition.parse(origin.conditions.front());
    } catch (const Error&) {
        return std::nullopt;
    }
}

QString restoreProbe(const PictureOrigin& origin, Experiment& experiment, LatentView& map) {
    const auto snapshot = experiment.snapshot();
    const QString model = QString::fromStdString(origin.model);
    if (!snapshot || snapshot->model().network().latents() != origin.codes.rows())
        return QCoreApplication::translate(
                   "MarkedPicture", "Another model drew this picture (%1). Open that model, then the picture again.")
            .arg(model);
    if (auto condition = conditionIn(origin, snapshot->model().condition()))
        experiment.setCondition(std::move(condition));
    map.setProbe(origin.codes.col(0));
    if (modelHash(*snapshot) == origin.model) return {};
    return QCoreApplication::translate("MarkedPicture",
                                       "The probe is at this picture's code, but another model drew it (%1), or this "
                                       "one has been trained since: the code may mean something else here.")
        .arg(model);
}

}  // namespace

QString restoreMarkedView(const std::map<std::string, std::string>& texts, Experiment& experiment, LatentView& map) {
    QString note;
    if (const auto origin = originOf(texts)) note = restoreProbe(*origin, experiment, map);
    if (const auto view = mapViewOf(texts)) map.look(*view);
    return note;
}

}  // namespace lunette
