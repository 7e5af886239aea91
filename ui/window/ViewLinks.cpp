#include "window/ViewLinks.h"

#include "compare/CompareView.h"
#include "map/LatentView.h"
#include "probe/CustomPictureView.h"
#include "probe/ProbeController.h"
#include "probe/ProbePanel.h"
#include "session/DistanceUnit.h"
#include "session/Experiment.h"
#include "views/denoise/DenoiseView.h"
#include "views/factors/FactorsView.h"
#include "views/gallery/GalleryView.h"
#include "views/generate/GenerateView.h"
#include "views/interpolate/InterpolateView.h"
#include "views/network/NetworkView.h"
#include "views/reconstruct/ReconstructionView.h"
#include "views/selection/SelectionView.h"
#include "widgets/ControlState.h"

namespace lunette {
namespace {

/// Whoever moves the probe moves it in all views. LatentView::setProbe() does not emit probeMoved() again.
void linkProbe(const LinkedViews& v) {
    const auto moveProbe = [map = v.map, factors = v.factors](const Vector& code) {
        map->setProbe(code);
        factors->setCode(code);
    };
    QObject::connect(v.map, &LatentView::probeMoved, v.factors, &FactorsView::setCode);
    QObject::connect(v.map, &LatentView::probeMoved, v.compare, &CompareView::setProbe);
    QObject::connect(v.map, &LatentView::probeChanged, v.probe->panel(), &ProbePanel::setProbe);
    QObject::connect(v.factors, &FactorsView::codeEdited, v.map, &LatentView::setProbe);
    QObject::connect(v.factors, &FactorsView::codeEdited, v.compare, &CompareView::setProbe);
    QObject::connect(v.generate, &GenerateView::codePicked, v.map, moveProbe);
    QObject::connect(v.gallery, &GalleryView::codePicked, v.map, moveProbe);
    QObject::connect(v.compare, &CompareView::probeMoved, v.map, moveProbe);
    QObject::connect(v.probe, &ProbeController::codeChosen, v.map, moveProbe);
    QObject::connect(v.probe, &ProbeController::codeChosen, v.compare, &CompareView::setProbe);
    QObject::connect(v.probe->ownPicture(), &CustomPictureView::codeFound, v.map, &LatentView::setOwnPicture);
}

/// The ends of the path. CompareView may show other data, whose images have other numbers.
void linkEnds(const LinkedViews& v, const auto& isSameData) {
    QObject::connect(v.map, &LatentView::endpointPicked, v.interpolate, &InterpolateView::setEndpoint);
    QObject::connect(v.map, &LatentView::wayPointPicked, v.interpolate, &InterpolateView::addWayPoint);
    QObject::connect(v.gallery, &GalleryView::endpointPicked, v.interpolate, &InterpolateView::setEndpoint);
    QObject::connect(v.compare, &CompareView::endpointPicked, v.interpolate, [v, isSameData](int end, qint64 image) {
        if (isSameData()) v.interpolate->setEndpoint(end, image);
    });
    QObject::connect(v.reconstructions, &ReconstructionView::endpointPicked, v.interpolate,
                     &InterpolateView::setEndpoint);
    QObject::connect(v.interpolate, &InterpolateView::endpointsChanged, v.map, &LatentView::setEndpoints);
    QObject::connect(v.interpolate, &InterpolateView::endpointsChanged, v.gallery, &GalleryView::setEndpoints);
    QObject::connect(v.interpolate, &InterpolateView::endpointsChanged, v.compare, [v, isSameData](qint64 a, qint64 b) {
        if (isSameData()) v.compare->setEndpoints(a, b);
    });
}

/// The image that was picked, and the images that are selected.
void linkImages(const LinkedViews& v, const auto& isSameData) {
    QObject::connect(v.map, &LatentView::imagePinned, v.reconstructions, &ReconstructionView::pin);
    QObject::connect(v.map, &LatentView::imagePinned, v.factors, &FactorsView::setImage);
    QObject::connect(v.map, &LatentView::imagePinned, v.network, &NetworkView::setImage);
    QObject::connect(v.gallery, &GalleryView::imagePinned, v.network, &NetworkView::setImage);
    QObject::connect(v.map, &LatentView::imagePinned, v.generate, &GenerateView::setImage);
    QObject::connect(v.map, &LatentView::imagePinned, v.denoise, &DenoiseView::setImage);
    QObject::connect(v.map, &LatentView::imagePinned, v.compare, [v, isSameData](qint64 image) {
        if (isSameData()) v.compare->pin(image);
    });
    QObject::connect(v.gallery, &GalleryView::imagePinned, v.reconstructions, &ReconstructionView::pin);
    QObject::connect(v.gallery, &GalleryView::imagePinned, v.factors, &FactorsView::setImage);
    QObject::connect(v.gallery, &GalleryView::imagePinned, v.generate, &GenerateView::setImage);
    QObject::connect(v.compare, &CompareView::imagePinned, v.reconstructions, [v, isSameData](qint64 image) {
        if (isSameData()) v.reconstructions->pin(image);
    });
    QObject::connect(v.map, &LatentView::selectionChanged, v.selection, &SelectionView::setSelection);
    QObject::connect(v.selection, &SelectionView::imagePointed, v.map, &LatentView::highlight);
    QObject::connect(v.selection, &SelectionView::imageActivated, v.map, &LatentView::imagePinned);
    QObject::connect(v.selection, &SelectionView::clearRequested, v.map, &LatentView::clearSelection);
}

}  // namespace

void linkViews(const LinkedViews& v, Experiment& experiment, const DistanceUnit& unit) {
    const auto isSameData = [compare = v.compare, &experiment] {
        return compare->images() && compare->images() == experiment.data().test;
    };
    linkProbe(v);
    linkEnds(v, isSameData);
    linkImages(v, isSameData);
    QObject::connect(v.generate, &GenerateView::conditionChosen, &experiment, &Experiment::setCondition);
    QObject::connect(&unit, &DistanceUnit::measured, v.interpolate, [v, &unit] {
        if (unit.value()) v.interpolate->setDistanceUnit(*unit.value());
    });
    QObject::connect(&unit, &DistanceUnit::measured, v.compare, [v, isSameData, &unit] {
        if (isSameData()) v.compare->setDistanceUnit(unit.value());
    });
    QObject::connect(v.compare, &CompareView::imagesChanged, v.compare, [v, isSameData, &unit] {
        if (isSameData()) v.compare->setDistanceUnit(unit.value());
    });
}

void takeOverViews(const LinkedViews& from, const LinkedViews& to) {
    to.map->takeOver(*from.map);
    to.factors->takeOver(*from.factors);
    to.interpolate->takeOver(*from.interpolate);
    takeOverControls(*from.gallery, *to.gallery);
    takeOverControls(*from.compare, *to.compare);
    to.reconstructions->setPinned(from.reconstructions->pinned());
    to.generate->takeOver(*from.generate);
    to.probe->ownPicture()->takeOver(*from.probe->ownPicture());
}

}  // namespace lunette
