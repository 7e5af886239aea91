#include "window/MarkedPicture.h"

#include "io/PictureOrigin.h"
#include "map/LatentView.h"
#include "map/MapView.h"

#include <QCoreApplication>

namespace lunette {
namespace {

QString restoreProbe(const PictureOrigin& origin, const Snapshot* snapshot, LatentView& map) {
    const QString model = QString::fromStdString(origin.model);
    if (!snapshot || snapshot->model().network().latents() != origin.codes.rows())
        return QCoreApplication::translate(
                   "MarkedPicture", "Another model drew this picture (%1). Open that model, then the picture again.")
            .arg(model);
    map.setProbe(origin.codes.col(0));
    if (modelHash(*snapshot) == origin.model) return {};
    return QCoreApplication::translate("MarkedPicture",
                                       "The probe is at this picture's code, but another model drew it (%1), or this "
                                       "one has been trained since: the code may mean something else here.")
        .arg(model);
}

}  // namespace

QString restoreMarkedView(const std::map<std::string, std::string>& texts, const Snapshot* snapshot, LatentView& map) {
    QString note;
    if (const auto origin = originOf(texts)) note = restoreProbe(*origin, snapshot, map);
    if (const auto view = mapViewOf(texts)) map.look(*view);
    return note;
}

}  // namespace lunette
