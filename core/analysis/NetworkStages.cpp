#include "analysis/NetworkStages.h"

#include "Error.h"
#include "data/Batcher.h"
#include "objective/LabelLoss.h"
#include "train/NamedLatents.h"

namespace lunette {
namespace {

using Part = NetworkStage::Part;

/// Adds a stage for each layer with parameters. `shapes`: of what the convolutions make, in the order of the layers.
/// carried: numbers of a condition that stand below them, see Carrying.
void addLayers(Part part, const Autoencoder::Branch& branch, const Sequential::Workspace& workspace,
               std::vector<ImageShape> shapes, Index carried, std::vector<NetworkStage>& stages) {
    Index offset = branch.offset;
    std::size_t next = 0;
    const auto& layers = branch.layers->layers();
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const Vector all = workspace.activations[i].col(0);
        const Index parameters = layers[i]->parameterCount();
        if (parameters == 0 && i > 0) {
            stages.back().values = all.head(stages.back().values.size());
            continue;
        }
        const bool hasCarried = next < shapes.size() && shapes[next].pixelCount() + carried == all.size();
        const Vector values = all.head(all.size() - (hasCarried ? carried : 0));
        ImageShape shape{1, 1, values.size()};
        if (next < shapes.size() && shapes[next].pixelCount() == values.size()) shape = shapes[next++];
        stages.push_back({part, layers[i]->describe(), shape, offset, parameters, values});
        offset += parameters;
    }
}

/// What named latents add to a step.
void addLabels(const Snapshot& snapshot, const Dataset& train, StepPreview& preview, Slice& gradient) {
    const Model& model = snapshot.model();
    const TrainingConfig& config = model.config();
    const LabeledImages labeled = labeledOfStep(chooseLabeled(config, train), snapshot.step(), config.batchSize);
    if (labeled.images.empty()) return;
    Matrix x;
    train.gather(labeled.images, x);
    const Matrix condition = snapshot.conditionOf(train, labeled.images);
    LabelLoss::Workspace workspace;
    const double loss =
        LabelLoss::evaluate(model.network(), {snapshot.theta().data(), snapshot.theta().size()}, {x, condition},
                            labeled.targets, config.labelWeight / static_cast<double>(x.cols()), workspace, true);
    LabelLoss::addGradient(model.network(), x, workspace, {0, gradient.size()}, gradient);
    preview.loss.penalty += loss;
    preview.loss.loss += loss;
}

}  // namespace

std::vector<NetworkStage> networkStages(const Snapshot& snapshot, const Matrix& picture) {
    const Matrix condition = snapshot.condition();
    const Autoencoder& network = snapshot.model().network();
    const ConstSlice theta(snapshot.theta().data(), snapshot.theta().size());
    Autoencoder::Workspace workspace;
    Posterior posterior;
    network.encode(theta, picture, workspace, posterior, condition);
    network.decode(theta, posterior.mean, workspace, condition);

    std::vector<ImageShape> shapes = network.architecture().convolvedShapes();
    std::vector<NetworkStage> stages{{Part::Picture, {}, shapes.front(), 0, 0, picture.col(0)}};
    const std::vector<ImageShape> maps(shapes.begin() + 1, shapes.end());
    addLayers(Part::Encoder, network.trunkBranch(), workspace.trunk, maps,
              network.architecture().conditionedEncoder ? network.architecture().conditions : 0, stages);
    addLayers(Part::Mean, network.meanBranch(), workspace.mean, {}, 0, stages);
    if (snapshot.model().isDistribution())
        addLayers(Part::LogVariance, network.logVarianceBranch(), workspace.logVariance, {}, 0, stages);
    addLayers(Part::Decoder, network.decoderBranch(), workspace.decoder, {maps.rbegin(), maps.rend()}, 0, stages);
    stages.back().shape = shapes.front();
    stages.back().values = snapshot.decode(posterior.mean, condition).col(0);
    return stages;
}

StepPreview previewStep(const Snapshot& snapshot, const std::shared_ptr<const Dataset>& train) {
    const Model& model = snapshot.model();
    const TrainingConfig& config = model.config();
    if (config.objective == ObjectiveKind::Pca)
        throw Error(ErrorKind::Conflict,
                    Message::tr("Principal components are worked out at once; there is no step to watch."));
    if (train->shape() != model.image())
        throw Error(ErrorKind::Conflict,
                    Message::tr("This model is made for pictures of %1, but the data hold pictures of %2.",
                                model.image().describe(), train->shape().describe()));
    const auto seed = static_cast<std::uint64_t>(config.seed);
    Batcher batcher(train, config.batchSize, seed);
    StepPreview preview;
    const auto indices = batcher.indices(snapshot.step());
    preview.images.assign(indices.begin(), indices.end());
    Matrix x;
    train->gather(preview.images, x);
    const Matrix condition = snapshot.conditionOf(*train, preview.images);
    const double epoch = static_cast<double>(snapshot.step()) / static_cast<double>(batcher.stepsPerEpoch());
    const Objective::Terms terms{warmedUp(liveParameters(config).weights, config, epoch),
                                 seed,
                                 static_cast<std::uint64_t>(snapshot.step()),
                                 x.cols(),
                                 0,
                                 Objective::Pass::Training,
                                 train->size()};
    preview.gradient.resize(snapshot.theta().size());
    Slice gradient(preview.gradient.data(), preview.gradient.size());
    Objective::Workspace workspace;
    preview.loss = model.objective().evaluate(model.network(), {snapshot.theta().data(), snapshot.theta().size()},
                                              {x, condition}, terms, workspace, &gradient);
    addLabels(snapshot, *train, preview, gradient);
    return preview;
}

}  // namespace lunette
