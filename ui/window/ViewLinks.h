#pragma once

namespace lunette {

class CompareView;
class CustomPictureView;
class DenoiseView;
class DistanceUnit;
class Experiment;
class FactorsView;
class GalleryView;
class GenerateView;
class InterpolateView;
class LatentView;
class NetworkView;
class ProbeController;
class ReconstructionView;
class SelectionView;

/// The views of the window that follow each other.
struct LinkedViews {
    NetworkView* network;
    LatentView* map;
    InterpolateView* interpolate;
    FactorsView* factors;
    GenerateView* generate;
    GalleryView* gallery;
    DenoiseView* denoise;
    ReconstructionView* reconstructions;
    SelectionView* selection;
    CompareView* compare;
    ProbeController* probe;
};

/// Connects the views: where one moves the probe, chooses an end of the path, picks an image or chooses what a
/// conditional model draws, the others follow.
void linkViews(const LinkedViews& views, Experiment& experiment, const DistanceUnit& unit);

/// Shows in the views of a window what those of another one show of the same work, and how.
void takeOverViews(const LinkedViews& from, const LinkedViews& to);

}  // namespace lunette
