#include "learn/LessonPlayer.h"

#include "imaging/JpegBudget.h"
#include "session/MessageText.h"

#include <zlib.h>

#include <algorithm>

namespace lunette {
namespace {

constexpr std::int64_t kLessonSeed = 1;

std::uint32_t checksumOf(const Vector& weights) {
    const auto* bytes = reinterpret_cast<const Bytef*>(weights.data());
    return static_cast<std::uint32_t>(
        crc32_z(crc32_z(0, nullptr, 0), bytes, static_cast<std::size_t>(weights.size()) * sizeof(Scalar)));
}

TrainingConfig configOf(const LessonRun& run) {
    TrainingConfig config;
    Settings settings = run.parameters;
    settings["seed"] = std::to_string(kLessonSeed);
    trainingParameters().apply(settings, config);
    return config;
}

StepFindings findOut(LessonFigures& figures, const Lesson& lesson, const LessonStep& step) {
    const Formula::Lookup lookup = [&](const FigureName& figure) { return figures.value(figure); };
    StepFindings found;
    for (const Formula& formula : step.measures)
        found.figures.emplace_back(QString::fromStdString(formula.text()), formula.evaluate(lookup));
    for (const Formula& claim : step.claims)
        found.claims.push_back({QString::fromStdString(claim.text()), claim.holds(lookup)});
    if (!step.comparison) return found;
    const LessonQuestion& question = *lesson.findQuestion(step.comparison->question);
    if (question.measured) found.number = question.measured->evaluate(lookup);
    for (std::size_t i = 0; i < question.choices.size() && found.rightChoice < 0; ++i)
        if (question.choices[i].isRight.holds(lookup)) found.rightChoice = static_cast<int>(i);
    return found;
}

}  // namespace

LessonPlayer::LessonPlayer(const Catalog& catalog, BackgroundService& service, Experiment& experiment, QObject* parent)
    : QObject(parent),
      catalog_(catalog),
      experiment_(experiment),
      opening_(service, BackgroundService::Queue::Files, service.errorReporter()),
      measuring_(service, BackgroundService::Queue::Measurements, service.errorReporter()) {
    // Queued, so that everything that follows the end of a run has seen it before the next run starts.
    connect(&experiment, &Experiment::stateChanged, this, &LessonPlayer::check, Qt::QueuedConnection);
    connect(&experiment, &Experiment::progressChanged, this, [this](const RunProgress& progress) {
        if (phase_ != Phase::Training) return;
        const double part = static_cast<double>(progress.step) /
                            static_cast<double>(std::max<std::int64_t>(1, progress.epochs * progress.stepsPerEpoch));
        const auto count = static_cast<double>(currentStep().train.size());
        emit progressed((count - static_cast<double>(queue_.size()) + std::min(part, 1.0)) / std::max(count, 1.0),
                        tr("Training %1").arg(QString::fromStdString(queue_.front())));
    });
}

LessonPlayer::~LessonPlayer() = default;

void LessonPlayer::open(std::shared_ptr<const Lesson> lesson, int step, std::map<std::string, LessonAnswer> answers) {
    cancel();
    measuring_.cancel();
    phase_ = Phase::Rest;
    lesson_ = std::move(lesson);
    step_ = lesson_ ? std::clamp(step, 0, static_cast<int>(lesson_->steps.size()) - 1) : 0;
    isSet_ = false;
    answers_ = std::move(answers);
    figures_.reset();
    trained_.clear();
    findings_.clear();
    hashes_.clear();
    before_.clear();
    emit changed();
}

void LessonPlayer::goTo(int step) {
    if (!lesson_ || step == step_ || step < 0 || step >= static_cast<int>(lesson_->steps.size())) return;
    cancel();
    if (const auto first = before_.lower_bound(step); step < step_ && first != before_.end()) {
        const Before before = first->second;
        before_.erase(first, before_.end());
        if (before.data.train && before.data.spec != experiment_.data().spec) experiment_.setData(before.data);
        experiment_.setConfig(before.config);
    }
    step_ = step;
    isSet_ = false;
    emit changed();
}

void LessonPlayer::setAnswer(const std::string& question, const LessonAnswer& answer) {
    answers_[question] = answer;
    emit changed();
}

std::optional<LessonAnswer> LessonPlayer::answerTo(const std::string& question) const {
    const auto found = answers_.find(question);
    return found == answers_.end() ? std::nullopt : std::optional(found->second);
}

bool LessonPlayer::hasWork() const {
    if (!lesson_ || findings(step_)) return false;
    const LessonStep& step = currentStep();
    return (!step.set.empty() && !isSet_) || !step.train.empty() || !step.measures.empty() || !step.claims.empty() ||
           step.comparison;
}

const StepFindings* LessonPlayer::findings(int step) const {
    const auto found = findings_.find(step);
    return found == findings_.end() ? nullptr : &found->second;
}

/// Also the runs of earlier steps, which a reader may have passed over.
void LessonPlayer::work() {
    if (!hasWork() || isWorking()) return;
    const LessonStep& present = currentStep();
    before_.try_emplace(step_, Before{experiment_.config(), experiment_.data()});
    const bool measures =
        !present.train.empty() || !present.measures.empty() || !present.claims.empty() || present.comparison;
    for (int i = 0; measures && i <= step_; ++i)
        for (const std::string& run : lesson_->steps[static_cast<std::size_t>(i)].train)
            if (!hashes_.contains(run) && std::ranges::find(queue_, run) == queue_.end()) queue_.push_back(run);
    if (queue_.empty() && !present.set.empty() && !isSet_) {
        phase_ = Phase::Opening;
        openData(*lesson_->findRun(present.set));
    } else {
        next();
    }
    emit changed();
}

void LessonPlayer::next() {
    if (queue_.empty()) {
        measure();
        return;
    }
    phase_ = Phase::Opening;
    openData(*lesson_->findRun(queue_.front()));
}

void LessonPlayer::openData(const LessonRun& run) {
    emit progressed(0.0, tr("Opening %1").arg(QString::fromStdString(run.dataset)));
    opening_.request([&catalog = catalog_, dataset = run.dataset] { return catalog.open(dataset); },
                     [this, run](const DataSplit& data) { begin(run, data); },
                     [this](const QString& message) {
                         emit errorOccurred(message);
                         end(false);
                     });
}

void LessonPlayer::begin(const LessonRun& run, const DataSplit& data) {
    experiment_.stop();
    if (experiment_.data().spec != data.spec) experiment_.setData(data);
    experiment_.setConfig(configOf(run));
    if (run.name == currentStep().set) isSet_ = true;
    if (queue_.empty()) {  // it was only to be set
        end(true);
        return;
    }
    experiment_.reset();
    run_ = experiment_.run();
    if (!experiment_.snapshot()) {  // no such model: the experiment has said why
        end(false);
        return;
    }
    phase_ = Phase::Training;
    experiment_.train();
}

void LessonPlayer::check() {
    if (phase_ != Phase::Training) return;
    if (experiment_.run() != run_) {
        end(false);
        return;
    }
    if (experiment_.isActive()) return;
    const Checkpoint checkpoint = experiment_.checkpointAtRest();
    const bool isComplete =
        static_cast<std::int64_t>(checkpoint.state->history.size()) >= checkpoint.model->config().epochs;
    if (!isComplete) {
        end(false);
        return;
    }
    hashes_[queue_.front()] = checksumOf(checkpoint.state->theta);
    trained_.emplace_back(queue_.front(), TrainedRun{experiment_.data(), checkpoint.toSavedModel()});
    queue_.erase(queue_.begin());
    next();
}

void LessonPlayer::measure() {
    phase_ = Phase::Measuring;
    emit progressed(1.0, tr("Measuring"));
    if (!figures_) figures_ = std::make_shared<LessonFigures>(LessonTools{catalog_, jpegError}, kLessonSeed);
    measuring_.request(
        [figures = figures_, runs = std::exchange(trained_, {}), lesson = lesson_, step = step_] {
            for (const auto& [name, run] : runs) figures->add(name, run);
            return findOut(*figures, *lesson, lesson->steps[static_cast<std::size_t>(step)]);
        },
        [this, step = step_](StepFindings found) {
            findings_[step] = std::move(found);
            end(true);
        },
        [this](const QString& message) {
            emit errorOccurred(message);
            end(false);
        });
}

/// Measuring goes on: it takes seconds, and what it finds belongs to its step.
void LessonPlayer::cancel() {
    if (!isWorking() || phase_ == Phase::Measuring) return;
    opening_.cancel();
    if (phase_ == Phase::Training && experiment_.run() == run_) experiment_.stop();
    end(false);
}

void LessonPlayer::end(bool complete) {
    phase_ = Phase::Rest;
    queue_.clear();
    emit finished(complete);
    emit changed();
}

}  // namespace lunette
