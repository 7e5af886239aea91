#include "session/RunStore.h"

#include "data/Catalog.h"

#include <QScopedValueRollback>
#include <QStandardPaths>

#include <algorithm>

namespace lunette {
namespace {

QString objectiveName(ObjectiveKind objective) {
    switch (objective) {
        case ObjectiveKind::Autoencoder:
            return RunStore::tr("AE");
        case ObjectiveKind::Sparse:
            return RunStore::tr("Sparse AE");
        case ObjectiveKind::Denoising:
            return RunStore::tr("Denoising AE");
        case ObjectiveKind::Contractive:
            return RunStore::tr("Contractive AE");
        case ObjectiveKind::Vae:
            return RunStore::tr("VAE");
        case ObjectiveKind::BetaTcVae:
            return RunStore::tr("β-TCVAE");
        case ObjectiveKind::Wae:
            return RunStore::tr("WAE");
        case ObjectiveKind::Pca:
            return RunStore::tr("PCA");
    }
    return {};
}

constexpr qsizetype kMaxDifferences = 2;

/// "beta 10", "gap 0.6-0.9": the values that are not those of the run, first of the training, then of the data.
QStringList differencesBetween(const StoredRun& run, const TrainingConfig& config, const std::string& spec) {
    QStringList words;
    for (const auto& parameter : trainingParameters().all()) {
        const std::string text = parameter.text(config);
        if (parameter.key != "threads" && parameter.text(run.model->config()) != text)
            words << QString::fromStdString(parameter.key + ' ' + text);
    }
    const auto isFile = [](const std::string& text) { return text.find('/') != std::string::npos; };
    if (run.spec == spec || isFile(run.spec) || isFile(spec)) return words;
    const DatasetSpec before = parseDatasetSpec(run.spec), now = parseDatasetSpec(spec);
    if (before.name != now.name) return words << QString::fromStdString(now.name);
    for (const auto& [key, value] : now.settings) {
        const auto found = before.settings.find(key);
        if (found == before.settings.end() || found->second != value)
            words << QStringLiteral("%1 %2").arg(QString::fromStdString(key), QString::fromStdString(value));
    }
    return words;
}

}  // namespace

QString shortName(const TrainingConfig& config) {
    return RunStore::tr("%1 %2-latent").arg(objectiveName(config.objective)).arg(config.latents);
}

std::vector<std::int64_t> StoredRun::keptEpochs() const {
    if (!epochs.value) return epochs.spilled ? epochs.spilled->epochs() : std::vector<std::int64_t>();
    std::vector<std::int64_t> kept;
    for (const auto& entry : epochs.value->entries()) kept.push_back(entry.epoch);
    return kept;
}

RunStore::RunStore(Experiment& experiment, BackgroundService& service, const QString& folder, QObject* parent)
    : QObject(parent),
      experiment_(experiment),
      record_(experiment),
      memory_(
          runs_, [this](const StoredRun& run) { return isInUse(run); }, service, folder) {
    connect(&experiment, &Experiment::trainingStopped, this, &RunStore::keep);
    connect(&experiment, &Experiment::stateChanged, this, &RunStore::noteSaving);
    connect(&experiment, &Experiment::dataChanged, this, &RunStore::shareData);
    connect(&memory_, &RunMemory::broughtBack, this, [this] {
        emit changed();
        openRequested();
    });
    connect(&memory_, &RunMemory::readFailed, this, &RunStore::giveUp);
    connect(&memory_, &RunMemory::writeFailed, this, [this](const QString& message) {
        emit errorOccurred(tr("The kept runs take more memory than they should, and stay there: %1").arg(message));
    });
}

QString RunStore::standardFolder() { return QStandardPaths::writableLocation(QStandardPaths::CacheLocation); }

StoredRun* RunStore::entry(std::int64_t id) {
    const auto found = std::ranges::find(runs_, id, &StoredRun::id);
    return found == runs_.end() ? nullptr : &*found;
}

const StoredRun* RunStore::find(std::int64_t id) const {
    const auto found = std::ranges::find(runs_, id, &StoredRun::id);
    return found == runs_.end() ? nullptr : &*found;
}

std::vector<StoredRun> RunStore::compared() const {
    std::vector<StoredRun> runs;
    std::ranges::copy_if(runs_, std::back_inserter(runs), &StoredRun::isCompared);
    return runs;
}

std::int64_t RunStore::current() const {
    return experiment_.snapshot() && currentRun_ == experiment_.run() ? currentId_ : 0;
}

int RunStore::unsavedElsewhere() const {
    return static_cast<int>(std::ranges::count_if(
        runs_, [hand = current()](const StoredRun& run) { return run.isUnsaved && run.id != hand; }));
}

QString RunStore::nameOf(const TrainingConfig& config, const std::string& spec) const {
    const QString plain = shortName(config);
    const auto last = std::ranges::find_if(
        runs_.rbegin(), runs_.rend(), [&](const StoredRun& run) { return shortName(run.model->config()) == plain; });
    if (last == runs_.rend()) return freeName(plain);
    const QStringList differences = differencesBetween(*last, config, spec).mid(0, kMaxDifferences);
    QString name = plain;
    for (const QString& difference : differences)
        name = tr("%1, %2", "a run and in what it differs from another").arg(name, difference);
    return freeName(name);
}

QString RunStore::freeName(const QString& name) const {
    const auto isTaken = [this](const QString& text) {
        return std::ranges::find(runs_, text, &StoredRun::name) != runs_.end();
    };
    QString text = name;
    for (int number = 2; isTaken(text); ++number) text = tr("%1 (%2)").arg(name).arg(number);
    return text;
}

int RunStore::freeColor() const {
    int color = 0;
    while (std::ranges::find(runs_, color, &StoredRun::color) != runs_.end()) ++color;
    return color;
}

/// Whether a run was trained on with another value of a parameter that acts at once: it is another run then, and what
/// it was before stays in the list.
bool RunStore::isTrainedOtherwise(const StoredRun& run, const Checkpoint& now) {
    if (!run.state.value || now.state->step <= run.state.value->step) return false;
    return std::ranges::any_of(trainingParameters().all(), [&](const auto& parameter) {
        return parameter.change == Change::Live &&
               parameter.text(run.model->config()) != parameter.text(now.model->config());
    });
}

StoredRun& RunStore::currentEntry(const Checkpoint& now) {
    const StoredRun* known = entry(currentId_);
    if (isOpening_ != 0) {
        currentId_ = isOpening_;
        record_.setOpenedFrom({});
    } else if (currentRun_ != experiment_.run() || !known || isTrainedOtherwise(*known, now)) {
        StoredRun run;
        run.id = currentId_ = ++lastId_;
        run.color = freeColor();
        run.name = nameOf(now.model->config(), experiment_.modelSpec());
        runs_.push_back(std::move(run));
    }
    currentRun_ = experiment_.run();
    return *entry(currentId_);
}

void RunStore::keep(const Checkpoint& checkpoint) {
    const auto snapshot = experiment_.plainSnapshot();
    if (!snapshot || snapshot->step() == 0) return;
    StoredRun& run = currentEntry(checkpoint);
    run.model = checkpoint.model;
    run.history = std::make_shared<const std::vector<EpochRecord>>(checkpoint.state->history);
    run.spec = checkpoint.origin.spec;
    run.fingerprint = checkpoint.origin.fingerprint;
    if (experiment_.hasData() && experiment_.data().spec == run.spec) run.data = experiment_.data();
    run.epoch = snapshot->epoch();
    run.snapshot = {snapshot, {}};
    if (isOpening_ == 0) {
        run.state = {checkpoint.state, {}};
        run.epochs = {experiment_.epochSeries(), {}};
        // What is in a file lacks the epochs by which the series grew, also for the runs that share it.
        for (StoredRun& each : runs_)
            if (each.epochs.value == run.epochs.value) each.epochs.spilled.reset();
        run.weightsId = ++lastWeightsId_;
        run.isUnsaved = experiment_.hasUnsavedTraining();
        if (!run.isUnsaved) record_.setOpenedFrom({});  // nothing was trained: it was loaded
        run.lineEpochs = record_.currentEpochs();
    } else {  // what may be in a file is the same
        run.state.value = checkpoint.state;
        run.epochs.value = experiment_.epochSeries();
    }
    use(run);
    emit changed();
    memory_.settle();
}

bool RunStore::isInUse(const StoredRun& run) const {
    return run.isCompared || run.id == current() || run.id == requested_ || run.id == isOpening_ ||
           run.id == replayed_ || std::ranges::find(held_, run.id) != held_.end();
}

void RunStore::use(StoredRun& run) { run.lastUse = ++lastUse_; }

/// Data that were opened again are not kept twice.
void RunStore::shareData() {
    const DataSplit& now = experiment_.data();
    bool isShared = false;
    for (StoredRun& run : runs_) {
        const bool isSame = now.test && run.data.test && run.data.test != now.test && run.data.spec == now.spec &&
                            run.data.fingerprint == now.fingerprint;
        if (isSame) run.data = now;
        isShared = isShared || isSame;
    }
    if (isShared) emit changed();
    memory_.settle();
}

void RunStore::noteSaving() {
    StoredRun* run = experiment_.isActive() ? nullptr : entry(current());
    if (!run || run->snapshot.value != experiment_.plainSnapshot()) return;
    if (std::exchange(run->isUnsaved, experiment_.hasUnsavedTraining()) != run->isUnsaved) emit changed();
}

void RunStore::rename(std::int64_t id, const QString& name) {
    StoredRun* run = entry(id);
    const QString plain = name.simplified();
    if (!run || run->name == plain) return;
    if (!plain.isEmpty()) {
        run->name = plain;
        run->isNamed = true;
    }
    emit changed();
}

/// Each by those before it, as when it joined.
void RunStore::nameAnew() {
    for (StoredRun& run : std::exchange(runs_, {})) {
        if (!run.isNamed) run.name = nameOf(run.model->config(), run.spec);
        runs_.push_back(std::move(run));
    }
    emit changed();
}

void RunStore::remove(std::int64_t id) {
    if (std::erase_if(runs_, [id](const StoredRun& run) { return run.id == id; }) == 0) return;
    emit changed();
    memory_.settle();
}

void RunStore::setCompared(std::int64_t id, bool compared) {
    StoredRun* run = entry(id);
    if (!run || std::exchange(run->isCompared, compared) == compared) return;
    use(*run);
    emit changed();
    memory_.settle();
}

void RunStore::compareOnly(const std::vector<std::int64_t>& ids) {
    for (StoredRun& run : runs_) {
        run.isCompared = std::ranges::find(ids, run.id) != ids.end();
        if (run.isCompared) use(run);
    }
    emit changed();
    memory_.settle();
}

void RunStore::setReplayed(std::int64_t id) {
    if (std::exchange(replayed_, id) == id) return;
    if (StoredRun* run = entry(id)) use(*run);
    memory_.settle();
}

void RunStore::hold(std::vector<std::int64_t> ids) {
    held_ = std::move(ids);
    memory_.settle();
}

void RunStore::open(std::int64_t id) {
    requested_ = id == current() || !find(id) ? 0 : id;
    requestedFrom_ = experiment_.run();
    memory_.settle();
    openRequested();
}

void RunStore::openRequested() {
    if (experiment_.run() != requestedFrom_) requested_ = 0;
    const StoredRun* requested = find(requested_);
    if (!requested || !RunMemory::isWhole(*requested)) return;
    experiment_.stop();
    const std::int64_t id = std::exchange(requested_, 0);
    use(*entry(id));
    const StoredRun run = *find(id);
    const QScopedValueRollback opening(isOpening_, id);
    experiment_.load(Checkpoint(run.model, run.state.value, {run.spec, run.fingerprint}), run.data, run.epochs.value);
    if (run.isUnsaved) experiment_.markUnsaved();
    emit opened();
}

/// Of what cannot be brought back: the rest goes on without it, and it can be requested again.
void RunStore::giveUp(std::int64_t id, const QString& message) {
    StoredRun* run = entry(id);
    if (!run) return;
    run->isCompared = false;
    if (requested_ == id) requested_ = 0;
    if (replayed_ == id) replayed_ = 0;
    std::erase(held_, id);
    emit changed();
    emit errorOccurred(tr("%1 cannot be brought back into memory: %2").arg(run->name, message));
}

}  // namespace lunette
