#include "session/RunShelf.h"

#include <algorithm>

namespace lunette {
namespace {

QString objectiveName(ObjectiveKind objective) {
    switch (objective) {
        case ObjectiveKind::Autoencoder:
            return RunShelf::tr("AE");
        case ObjectiveKind::Sparse:
            return RunShelf::tr("Sparse AE");
        case ObjectiveKind::Denoising:
            return RunShelf::tr("Denoising AE");
        case ObjectiveKind::Contractive:
            return RunShelf::tr("Contractive AE");
        case ObjectiveKind::Vae:
            return RunShelf::tr("VAE");
        case ObjectiveKind::Pca:
            return RunShelf::tr("PCA");
    }
    return {};
}

std::size_t bytesOf(const KeptRun& run) {
    if (!run.epochs) return 0;
    return run.epochs->entries().size() * static_cast<std::size_t>(run.snapshot->theta().size()) * sizeof(Scalar);
}

}  // namespace

QString shortName(const TrainingConfig& config) {
    return RunShelf::tr("%1 %2-latent").arg(objectiveName(config.objective)).arg(config.latents);
}

RunShelf::RunShelf(Experiment& experiment, QObject* parent)
    : QObject(parent), experiment_(experiment), record_(experiment) {
    connect(&experiment, &Experiment::cameToRest, this, &RunShelf::keep);
    connect(&experiment, &Experiment::stateChanged, this, &RunShelf::noteSaving);
}

KeptRun* RunShelf::entry(std::int64_t id) {
    const auto found = std::ranges::find(runs_, id, &KeptRun::id);
    return found == runs_.end() ? nullptr : &*found;
}

const KeptRun* RunShelf::find(std::int64_t id) const {
    const auto found = std::ranges::find(runs_, id, &KeptRun::id);
    return found == runs_.end() ? nullptr : &*found;
}

std::vector<KeptRun> RunShelf::compared() const {
    std::vector<KeptRun> runs;
    std::ranges::copy_if(runs_, std::back_inserter(runs), &KeptRun::isCompared);
    return runs;
}

std::int64_t RunShelf::inHand() const { return runInHand_ == experiment_.run() ? idInHand_ : 0; }

int RunShelf::unsavedElsewhere() const {
    return static_cast<int>(std::ranges::count_if(
        runs_, [hand = inHand()](const KeptRun& run) { return run.isUnsaved && run.id != hand; }));
}

QString RunShelf::freeName(const QString& name) const {
    const auto isTaken = [this](const QString& text) {
        return std::ranges::find(runs_, text, &KeptRun::name) != runs_.end();
    };
    QString text = name;
    for (int number = 2; isTaken(text); ++number) text = tr("%1 (%2)").arg(name).arg(number);
    return text;
}

int RunShelf::freeColor() const {
    int color = 0;
    while (std::ranges::find(runs_, color, &KeptRun::color) != runs_.end()) ++color;
    return color;
}

KeptRun& RunShelf::entryInHand() {
    if (takingUp_ != 0) {
        idInHand_ = takingUp_;
        record_.setOpenedFrom({});
    } else if (runInHand_ != experiment_.run() || !entry(idInHand_)) {
        KeptRun run;
        run.id = idInHand_ = ++lastId_;
        run.color = freeColor();
        run.name = freeName(shortName(experiment_.snapshot()->model().config()));
        runs_.push_back(std::move(run));
    }
    runInHand_ = experiment_.run();
    return *entry(idInHand_);
}

void RunShelf::keep(const Checkpoint& checkpoint) {
    const auto snapshot = experiment_.snapshot();
    if (!snapshot || snapshot->step() == 0) return;
    KeptRun& run = entryInHand();
    run.model = checkpoint.model;
    run.state = checkpoint.state;
    run.recipe = checkpoint.datasetRecipe;
    if (experiment_.hasData() && experiment_.data().recipe == run.recipe) run.data = experiment_.data();
    run.snapshot = snapshot;
    run.epochs = experiment_.epochSeries();
    if (takingUp_ == 0) {
        run.isUnsaved = experiment_.hasUnsavedTraining();
        if (!run.isUnsaved) record_.setOpenedFrom({});  // nothing was trained: it was adopted
        run.lineEpochs = record_.epochsInHand();
    }
    boundEpochs();
    emit changed();
}

void RunShelf::boundEpochs() {
    std::size_t bytes = 0;
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
        bytes += bytesOf(*run);
        if (bytes > kMostEpochBytes && run->id != idInHand_) run->epochs.reset();
    }
}

void RunShelf::noteSaving() {
    KeptRun* run = experiment_.isActive() ? nullptr : entry(inHand());
    if (!run || run->snapshot != experiment_.snapshot()) return;
    if (std::exchange(run->isUnsaved, experiment_.hasUnsavedTraining()) != run->isUnsaved) emit changed();
}

void RunShelf::rename(std::int64_t id, const QString& name) {
    KeptRun* run = entry(id);
    const QString plain = name.simplified();
    if (!run || run->name == plain) return;
    if (!plain.isEmpty()) run->name = plain;
    emit changed();
}

void RunShelf::remove(std::int64_t id) {
    if (std::erase_if(runs_, [id](const KeptRun& run) { return run.id == id; }) > 0) emit changed();
}

void RunShelf::setCompared(std::int64_t id, bool compared) {
    KeptRun* run = entry(id);
    if (run && std::exchange(run->isCompared, compared) != compared) emit changed();
}

void RunShelf::compareOnly(const std::vector<std::int64_t>& ids) {
    for (KeptRun& run : runs_) run.isCompared = std::ranges::find(ids, run.id) != ids.end();
    emit changed();
}

void RunShelf::takeUp(std::int64_t id) {
    if (id == inHand() || !find(id)) return;
    experiment_.stop();
    const KeptRun run = *find(id);
    takingUp_ = id;
    experiment_.adopt(run.saved(), run.data, run.epochs);
    if (run.isUnsaved) experiment_.markUnsaved();
    takingUp_ = 0;
}

}  // namespace lunette
