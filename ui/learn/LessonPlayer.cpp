#include "learn/LessonPlayer.h"

#include "imaging/JpegBudget.h"
#include "learn/FigureLabels.h"
#include "session/MessageText.h"

#include <zlib.h>

#include <algorithm>

namespace lunette {
namespace {

constexpr std::int64_t kLessonSeed = 1;
constexpr std::size_t kKeptLessons = 4;  // besides the open one; their runs take memory

std::uint32_t checksumOf(const Vector& weights) {
    const auto* bytes = reinterpret_cast<const Bytef*>(weights.data());
    return static_cast<std::uint32_t>(
        crc32_z(crc32_z(0, nullptr, 0), bytes, static_cast<std::size_t>(weights.size()) * sizeof(Scalar)));
}

TrainingConfig configOf(const LessonRun& run, std::int64_t threads) {
    TrainingConfig config;
    Settings settings = run.parameters;
    settings["seed"] = std::to_string(kLessonSeed);
    trainingParameters().apply(settings, config);
    config.threads = threads;
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

LessonPlayer::LessonPlayer(const Catalog& catalog, BackgroundService& service, Experiment& experiment, RunStore& runs,
                           QObject* parent)
    : QObject(parent),
      catalog_(catalog),
      experiment_(experiment),
      runs_(runs),
      opening_(service, BackgroundService::Queue::Files, service.errorReporter()),
      measuring_(service, BackgroundService::Queue::Measurements, service.errorReporter()) {
    // Queued, so that all other receivers have handled the end of a run before the next run starts.
    connect(&experiment, &Experiment::stateChanged, this, &LessonPlayer::check, Qt::QueuedConnection);
    connect(&experiment, &Experiment::progressChanged, this, [this](const RunProgress& progress) {
        if (phase_ != Phase::Training) return;
        const double part = static_cast<double>(progress.step) /
                            static_cast<double>(std::max<std::int64_t>(1, progress.epochs * progress.stepsPerEpoch));
        const double left = static_cast<double>(queue_.size()) - std::min(part, 1.0);
        emit progressed(1.0 - left / static_cast<double>(toTrain_),
                        tr("Training %1").arg(runTitle(*lesson_, queue_.front())));
    });
}

LessonPlayer::~LessonPlayer() = default;

void LessonPlayer::open(std::shared_ptr<const Lesson> lesson, const QString& place, int step,
                        std::map<std::string, LessonAnswer> answers) {
    if (lesson && lesson_ && place == place_ && lesson->source == lesson_->source) {
        lesson_ = std::move(lesson);  // its texts may be others
        if (step == step_)
            emit changed();
        else
            goTo(step);
        return;
    }
    cancel();
    leave();
    place_ = place;
    lesson_ = std::move(lesson);
    step_ = lesson_ ? std::clamp(step, 0, static_cast<int>(lesson_->steps.size()) - 1) : 0;
    isSet_ = false;
    answers_ = std::move(answers);
    before_.clear();
    const auto known = std::ranges::find_if(
        left_, [this](const Left& left) { return lesson_ && left.place == place_ && left.source == lesson_->source; });
    if (known != left_.end()) {
        results_ = std::move(known->results);
        left_.erase(known);
        bringBack();
    }
    emit changed();
}

/// Keeps the results of the lesson for the next time.
void LessonPlayer::leave() {
    Results results = std::exchange(results_, {});
    if (!lesson_ || results.trained.empty()) return;
    std::erase_if(left_, [this](const Left& left) { return left.place == place_; });
    left_.push_back({place_, lesson_->source, std::move(results)});
    if (left_.size() > kKeptLessons) left_.erase(left_.begin());
}

void LessonPlayer::goTo(int step) {
    if (!lesson_ || step == step_ || step < 0 || step >= static_cast<int>(lesson_->steps.size())) return;
    cancel();
    const bool isBack = step < step_;
    step_ = step;
    isSet_ = false;
    if (const auto first = before_.lower_bound(step); isBack && first != before_.end()) {
        const Before before = first->second;
        before_.erase(first, before_.end());
        if (before.run != 0 && !experiment_.isActive()) runs_.open(before.run);
        if (before.data.train && before.data.spec != experiment_.data().spec) experiment_.setData(before.data);
        experiment_.setConfig(before.config);
    }
    if (!isBack) bringBack();
    emit changed();
}

LessonPlayer::Before LessonPlayer::present() const {
    return {experiment_.config(), experiment_.data(), runs_.current()};
}

/// What the window had after the step's work, which may have been undone on the way back: the run that the lesson had
/// trained last by then.
void LessonPlayer::bringBack() {
    if (!findings(step_) || before_.contains(step_) || experiment_.isActive()) return;
    const Trained* last = nullptr;
    for (int i = 0; i <= step_; ++i)
        for (const std::string& run : lesson_->steps[static_cast<std::size_t>(i)].train)
            if (const auto found = results_.trained.find(run); found != results_.trained.end()) last = &found->second;
    before_.emplace(step_, present());
    if (!last) return;
    const TrainedRun& run = *last->run;
    if (runs_.current() == last->id) {
        if (experiment_.data().spec != run.data.spec) experiment_.setData(run.data);
        experiment_.setConfig(run.saved.model->config());
    } else if (runs_.find(last->id)) {
        runs_.open(last->id);
    } else {  // the reader has removed it from the list
        experiment_.load(run.saved, run.data);
    }
}

void LessonPlayer::startAfresh() {
    if (!lesson_) return;
    cancel();
    results_ = {};
    answers_.clear();
    isSet_ = false;
    if (step_ == 0)
        emit changed();
    else
        goTo(0);
}

void LessonPlayer::forget() {
    open(nullptr);
    left_.clear();
}

void LessonPlayer::setAnswer(const std::string& question, const LessonAnswer& answer) {
    answers_[question] = answer;
    emit changed();
}

std::optional<LessonAnswer> LessonPlayer::answerTo(const std::string& question) const {
    const auto found = answers_.find(question);
    return found == answers_.end() ? std::nullopt : std::optional(found->second);
}

bool LessonPlayer::isMeasured(const std::string& question) const {
    return std::ranges::any_of(results_.findings, [&](const auto& found) {
        const auto& comparison = lesson_->steps[static_cast<std::size_t>(found.first)].comparison;
        return comparison && comparison->question == question;
    });
}

bool LessonPlayer::measures() const {
    const LessonStep& step = currentStep();
    return !step.train.empty() || !step.measures.empty() || !step.claims.empty() || step.comparison;
}

bool LessonPlayer::hasWork() const {
    if (!lesson_ || findings(step_)) return false;
    return (!currentStep().set.empty() && !isSet_) || measures();
}

bool LessonPlayer::onlyMeasures() const {
    if (!lesson_ || !hasWork() || isWorking() || !currentStep().set.empty() || currentStep().question) return false;
    const auto isTrained = [this](const std::string& run) { return results_.trained.contains(run); };
    return std::all_of(lesson_->steps.begin(), lesson_->steps.begin() + step_ + 1,
                       [&](const LessonStep& step) { return std::ranges::all_of(step.train, isTrained); });
}

const StepFindings* LessonPlayer::findings(int step) const {
    const auto found = results_.findings.find(step);
    return found == results_.findings.end() ? nullptr : &found->second;
}

/// Also the runs of earlier steps, which a reader may have passed over.
void LessonPlayer::work() {
    if (!hasWork() || isWorking()) return;
    runs_.cancelOpening();
    before_.try_emplace(step_, present());
    for (int i = 0; measures() && i <= step_; ++i)
        for (const std::string& run : lesson_->steps[static_cast<std::size_t>(i)].train)
            if (!results_.trained.contains(run) && std::ranges::find(queue_, run) == queue_.end())
                queue_.push_back(run);
    toTrain_ = queue_.size();
    if (queue_.empty() && !currentStep().set.empty() && !isSet_)
        openData(*lesson_->findRun(currentStep().set));
    else
        next();
    emit changed();
}

void LessonPlayer::workAgain() {
    if (!lesson_ || isWorking()) return;
    for (const std::string& run : currentStep().train) results_.trained.erase(run);
    results_.findings.erase(results_.findings.lower_bound(step_), results_.findings.end());
    results_.figures.reset();
    work();
}

void LessonPlayer::next() {
    if (queue_.empty())
        measure();
    else
        openData(*lesson_->findRun(queue_.front()));
}

void LessonPlayer::openData(const LessonRun& run) {
    phase_ = Phase::Opening;
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
    experiment_.setConfig(configOf(run, experiment_.config().threads));
    if (run.name == currentStep().set) isSet_ = true;
    if (queue_.empty()) {  // the step sets a run and trains none
        if (measures())
            measure();
        else
            end(true);
        return;
    }
    experiment_.reset();
    run_ = experiment_.run();
    if (!experiment_.snapshot()) {  // the model could not be made; the experiment has reported why
        end(false);
        return;
    }
    phase_ = Phase::Training;
    experiment_.train();
}

void LessonPlayer::check() {
    if (phase_ != Phase::Training || experiment_.isActive()) return;
    const LessonRun& run = *lesson_->findRun(queue_.front());
    if (experiment_.run() != run_ || experiment_.state() != Experiment::State::Idle ||
        experiment_.status() != RunStatus::Finished) {
        end(false);
        return;
    }
    const Checkpoint checkpoint = experiment_.checkpointAtRest();
    const TrainingConfig& config = checkpoint.model->config();
    if (trainingParameters().settings(config) != trainingParameters().settings(configOf(run, config.threads))) {
        emit errorOccurred(
            tr("A setting was changed while the lesson trained, so its figures would not be the "
               "lesson's. Do the step again."));
        end(false);
        return;
    }
    results_.trained[run.name] = {
        std::make_shared<const TrainedRun>(TrainedRun{experiment_.data(), checkpoint.toSavedModel()}), runs_.current()};
    queue_.erase(queue_.begin());
    next();
}

void LessonPlayer::measure() {
    phase_ = Phase::Measuring;
    emit progressed(1.0, tr("Measuring"));
    if (!results_.figures)
        results_.figures = std::make_shared<LessonFigures>(LessonTools{catalog_, jpegError}, kLessonSeed);
    measuring_.request(
        [figures = results_.figures, runs = results_.trained, lesson = lesson_, step = step_] {
            for (const auto& [name, run] : runs)
                if (!figures->has(name)) figures->add(name, *run.run);
            return findOut(*figures, *lesson, lesson->steps[static_cast<std::size_t>(step)]);
        },
        [this, step = step_](StepFindings found) {
            results_.findings[step] = std::move(found);
            end(true);
        },
        [this](const QString& message) {
            emit errorOccurred(message);
            end(false);
        });
}

std::map<std::string, std::uint32_t> LessonPlayer::checksums() const {
    std::map<std::string, std::uint32_t> checksums;
    for (const auto& [name, run] : results_.trained) checksums[name] = checksumOf(run.run->saved.state.theta);
    return checksums;
}

/// The result of a measurement that has begun is ignored.
void LessonPlayer::cancel() {
    if (!isWorking()) return;
    opening_.cancel();
    measuring_.cancel();
    const bool trains = phase_ == Phase::Training && experiment_.run() == run_;
    end(false);
    if (trains) experiment_.stop();
}

void LessonPlayer::end(bool complete) {
    phase_ = Phase::Rest;
    queue_.clear();
    emit finished(complete);
    emit changed();
}

}  // namespace lunette
