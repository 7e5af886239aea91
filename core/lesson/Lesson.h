#pragma once

#include "data/Catalog.h"
#include "lesson/Formula.h"
#include "lesson/LessonFiles.h"
#include "lesson/LessonText.h"

#include <optional>

namespace lunette {

/// A training that a lesson names. The parameters are what the command line's options take; the seed is not among them,
/// because claims hold over several seeds.
struct LessonRun {
    std::string name;
    std::string dataset;  ///< a DATASET text
    Settings parameters;
    std::int64_t line = 1;  ///< in lesson.json
    LocalText title{};      ///< what people call it; empty: by its name
};

/// A question before the measurement: a choice of several answers, or a number.
struct LessonQuestion {
    struct Choice {
        LocalText text;
        Formula isRight;  ///< the choice is right where this claim holds
    };
    std::string name;  ///< under which a later step compares the answer
    LocalText text;
    std::vector<Choice> choices{};      ///< empty where the answer is a number
    std::optional<Formula> measured{};  ///< the number, once it is measured
    double minimum = 0.0, maximum = 1.0;
};

/// A sentence with the placeholders %prediction, the answer, and %measured, the right choice or the measured number.
struct LessonComparison {
    std::string question;
    LocalText sentence;
};

/// What a step does, in this order; each part may be missing.
struct LessonStep {
    std::string set;      ///< the run whose data and parameters Setup shows
    std::string tab;      ///< the tab that the window shows, one of lessonTabs()
    std::string control;  ///< the control that it points at, by objectName
    std::optional<LessonQuestion> question{};
    std::vector<std::string> train{};  ///< runs
    std::vector<Formula> measures{};
    std::optional<LessonComparison> comparison{};
    std::vector<Formula> claims{};
    std::int64_t line = 1;
};

struct SeedRange {
    std::int64_t first = 1, last = 3;
};
/// "1-3" or "2". Throws Error naming the text.
SeedRange parseSeeds(const std::string& text);

struct Lesson {
    std::string name;  ///< the last part of its path
    SeedRange seeds;   ///< the seeds for which its claims hold
    std::vector<LessonRun> runs;
    std::vector<LessonStep> steps;
    std::string source;                                    ///< lesson.json as it was read
    std::map<std::string, LessonText, std::less<>> texts;  ///< by language; each has as many steps

    const LessonRun* findRun(std::string_view runName) const;
    const LessonQuestion* findQuestion(std::string_view questionName) const;
    /// The text in that language, else in English, else in any.
    const LessonText& text(std::string_view language) const;
};

/// The words for the tabs of the window, in their order: "network", "interpolate" and so on.
const std::vector<std::string>& lessonTabs();

/// The controls that a lesson can point at, by objectName, besides the parameters of a training, by their keys.
const std::vector<std::string>& lessonControls();

/// Throws Error with file, line and remedy for the first thing that is wrong: an unknown key, a sentence that lacks a
/// language, a step without a heading, an unknown name, invalid parameters, a dataset
/// that is not in the catalog, a figure of a run that is not trained by then.
Lesson readLesson(const LessonFiles& files, const Catalog& catalog);

/// `text` is the name or the number of a shipped lesson, or the path of a folder or a ZIP file.
Lesson openLesson(const std::string& text, const Catalog& catalog);

/// The text in a language, else in English, else in any; of at least one.
const std::string& localText(const LocalText& text, std::string_view language);

}  // namespace lunette
