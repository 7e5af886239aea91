#pragma once

#include "data/Catalog.h"
#include "io/ModelFile.h"
#include "lesson/Formula.h"

#include <map>

namespace lunette {

/// What the figures of a lesson need besides the runs.
struct LessonTools {
    const Catalog& catalog;
    /// Mean over a dataset's first `images` of the squared error, summed over pixels in 0..1, of JPEG pictures of at
    /// most `bytes` bytes. Null without a JPEG encoder: the figure is then NaN.
    std::function<double(const Dataset& dataset, Index images, Index bytes)> jpegError = {};
    std::int64_t threads = 1;
};

/// A trained run of a lesson.
struct TrainedRun {
    DataSplit data;
    SavedModel saved;
};

/// A figure: of a run (`run.name`), or of no run (`name`) if it is computed without a model.
struct LessonFigure {
    std::string_view name;
    std::size_t arguments;  ///< how many arguments it takes
    bool isOfRun;
    Message meaning;
};
/// Every figure that a formula can name: those that `evaluate --report` prints, by their keys, and some more.
const std::vector<LessonFigure>& lessonFigures();

/// Throws Error where the figure is unknown, takes another number of arguments, or belongs to no run.
void requireFigure(const FigureName& figure);
/// The runs that have to be trained before the figure is measured: its own.
std::vector<std::string> runsOf(const FigureName& figure);

/// Measures the runs of a lesson that were trained with one seed. Figures are kept: each is measured once. Not to be
/// used by two threads at a time. Uses the calling thread's setThreadCount().
class LessonFigures {
public:
    LessonFigures(LessonTools tools, std::int64_t seed);
    ~LessonFigures();

    void add(const std::string& name, TrainedRun run);
    bool has(const std::string& name) const { return runs_.contains(name); }

    /// NaN where the run cannot have it. Throws Error for a run that was not added, or an invalid argument.
    double value(const FigureName& figure);

private:
    class Run;

    LessonTools tools_;
    std::int64_t seed_;
    std::map<std::string, std::unique_ptr<Run>, std::less<>> runs_;
    std::map<std::string, double, std::less<>> known_;
};

}  // namespace lunette
