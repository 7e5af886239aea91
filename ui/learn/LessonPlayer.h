#pragma once

#include "lesson/LessonRunner.h"
#include "session/Experiment.h"
#include "session/LatestRequest.h"
#include "session/RunStore.h"

#include <map>
#include <optional>

namespace lunette {

/// An answer of the reader: the index of a choice, or a number.
struct LessonAnswer {
    int choice = -1;  ///< from 0; -1 where the answer is a number
    double number = 0.0;
};

/// The results of a step, once its runs are trained.
struct StepFindings {
    struct Claim {
        QString text;
        bool holds;
    };
    std::vector<std::pair<QString, double>> figures;  ///< by formula, in the order of the lesson
    std::vector<Claim> claims;
    int rightChoice = -1;          ///< of the question that the step compares; -1 where none is
    std::optional<double> number;  ///< the measured answer to the question
};

/// A reader's way through one lesson: the step, the answers, the runs, and what was measured of them. Trains in the
/// window's own experiment, so that all views show the training. What was trained and measured is kept, also of the
/// lessons before, until the reader asks for it again.
class LessonPlayer : public QObject {
    Q_OBJECT
public:
    LessonPlayer(const Catalog& catalog, BackgroundService& service, Experiment& experiment, RunStore& runs,
                 QObject* parent = nullptr);
    ~LessonPlayer() override;

    /// Begins at a step, with answers from an earlier time. `place` distinguishes lessons of the same name. Null
    /// closes the lesson. The results of a lesson that was open before are there again, as long as its lesson.json is
    /// the same.
    void open(std::shared_ptr<const Lesson> lesson, const QString& place = {}, int step = 0,
              std::map<std::string, LessonAnswer> answers = {});
    const std::shared_ptr<const Lesson>& lesson() const { return lesson_; }
    const QString& place() const { return place_; }
    int step() const { return step_; }
    const LessonStep& currentStep() const { return lesson_->steps[static_cast<std::size_t>(step_)]; }

    /// Goes to a step. An earlier step undoes the settings of the steps after it; a later one whose results are known
    /// brings its run back.
    void goTo(int step);
    /// The first step again, without answers and results.
    void startAfresh();
    /// Forgets the results of all lessons and closes the lesson.
    void forget();
    void setAnswer(const std::string& question, const LessonAnswer& answer);
    const std::map<std::string, LessonAnswer>& answers() const { return answers_; }
    /// The answer to the step's question; empty without an answer or a question.
    std::optional<LessonAnswer> answerTo(const std::string& question) const;

    /// Whether the answer to the question has been measured: a later answer is no longer a prediction.
    bool isMeasured(const std::string& question) const;

    /// Whether the step sets, trains or measures something that has not been done yet.
    bool hasWork() const;
    /// Whether all that is left of the step is to measure runs that are trained.
    bool onlyMeasures() const;
    bool isWorking() const { return phase_ != Phase::Rest; }
    /// Does the work of the step: sets, trains and measures. finished() follows.
    void work();
    /// Discards the runs and the results of the step, and does its work again.
    void workAgain();
    void cancel();
    /// Null before the step's work is done.
    const StepFindings* findings(int step) const;
    /// Checksum of the weights of each run that was trained, by the run's name.
    std::map<std::string, std::uint32_t> checksums() const;

signals:
    void changed();  ///< the lesson, the step, an answer, or the results
    void progressed(double fraction, const QString& what);
    void finished(bool complete);
    void errorOccurred(const QString& message);

private:
    enum class Phase { Rest, Opening, Training, Measuring };
    struct Before {
        TrainingConfig config;
        DataSplit data;
        std::int64_t run;  ///< in the list of runs; 0 where there is none
    };
    struct Trained {
        std::shared_ptr<const TrainedRun> run;
        std::int64_t id;  ///< in the list of runs
    };
    struct Results {
        std::map<std::string, Trained> trained;
        std::shared_ptr<LessonFigures> figures;  ///< used on the measuring thread only
        std::map<int, StepFindings> findings;
    };
    struct Left {
        QString place;
        std::string source;
        Results results;
    };

    bool measures() const;
    Before present() const;
    void leave();
    void bringBack();
    void next();
    void openData(const LessonRun& run);
    void begin(const LessonRun& run, const DataSplit& data);
    void check();
    void measure();
    void end(bool complete);

    const Catalog& catalog_;
    Experiment& experiment_;
    RunStore& runs_;
    LatestRequest opening_, measuring_;
    std::shared_ptr<const Lesson> lesson_;
    QString place_;
    int step_ = 0;
    Phase phase_ = Phase::Rest;
    std::vector<std::string> queue_;  ///< runs to train; the first is being trained
    std::size_t toTrain_ = 0;         ///< how many there were when the work began
    Results results_;
    std::vector<Left> left_;  ///< lessons before this one, the last one at the end
    std::int64_t run_ = 0;    ///< of the experiment
    bool isSet_ = false;      ///< Setup shows the step's run
    std::map<std::string, LessonAnswer> answers_;
    std::map<int, Before> before_;
};

}  // namespace lunette
