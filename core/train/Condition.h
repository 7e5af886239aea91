#pragma once

#include "data/Dataset.h"
#include "train/TrainingConfig.h"

namespace lunette {

/// The input of a conditional decoder beside the code: the class of the picture as a one-hot vector,
/// or some known factors, each scaled so that its values in training run from -1 to 1 (Sohn,
/// Lee and Yan 2015, "Learning structured output representation using deep conditional generative models").
struct Condition {
    struct Class {
        std::string name;
        std::int64_t images;  ///< to train on
        bool operator==(const Class&) const = default;
    };
    struct Range {
        std::string factor;
        double low, high;  ///< of the training images
        /// A value scaled from -1 at the low end to 1 at the high one, and back.
        double scaledOf(double value) const { return 2.0 * (value - low) / (high - low) - 1.0; }
        double valueOf(double scaled) const { return low + (scaled + 1.0) / 2.0 * (high - low); }
        bool operator==(const Range&) const = default;
    };
    std::vector<Class> classes;  ///< empty unless the condition is the class
    std::vector<Range> ranges;   ///< empty unless the condition is factors

    bool operator==(const Condition&) const = default;
    /// Whether it is of the kind in the configuration: classes, or ranges of just these factors, or none.
    bool matches(const TrainingConfig& config) const;
    bool isNone() const { return classes.empty() && ranges.empty(); }
    Index size() const { return static_cast<Index>(classes.size() + ranges.size()); }

    /// The most frequent class, or the middle of every range: the condition of a picture where none is given.
    Vector typical() const;
    Vector ofClass(std::size_t number) const;
    /// Every class, or eleven values of a single factor from its low end to its high one, size() x n; 0 x 0 for several
    /// factors.
    Matrix each() const;
    /// log p(y) of each class, by its share of the training images; -infinity where it has none.
    std::vector<double> logFrequencies() const;

    /// A class's name, or the factors' values separated by commas, in their order. Between classes: a share from 0 to 1
    /// of each, separated by spaces. Throws Error for values that the model does not know: another class, a value
    /// outside its range, another number of values.
    Vector parse(std::string_view text) const;
    /// The text from which parse() makes this condition; empty for none.
    std::string text(const Vector& condition) const;

    /// size() x count: classes as frequent as in training, factors uniform over their ranges. A draw follows from the
    /// seed and its number.
    Matrix draw(Index count, std::uint64_t seed) const;
};

/// The condition of the configuration with the classes or ranges of these data; none where it has none. Throws
/// Error where the data lack them, where they do not vary, and where the objective has no posterior: without a prior a
/// code would still hold the condition.
Condition conditionOf(const TrainingConfig& config, const Dataset& train);

/// The condition of a dataset's images.
class ConditionReader {
public:
    /// Classes and factors are found by their names. Throws Error where the data lack them, or have an image of a class
    /// that the model does not know or whose factor is not finite. Both must outlive it.
    ConditionReader(const Condition& condition, const Dataset& dataset);
    /// Whether the constructor would not throw.
    static bool canRead(const Condition& condition, const Dataset& dataset);

    /// Sets values to conditions x images.size(); to 0 x 0 where there is no condition. Throws nothing, so that it may
    /// be called in parallel work.
    void gather(std::span<const Index> images, Matrix& values) const;
    Matrix of(std::span<const Index> images) const;
    Matrix of(Index first, Index count) const;

private:
    void requireKnown() const;

    const Condition& condition_;
    const Dataset& dataset_;
    std::vector<Index> classes_;          ///< by the dataset's labels; -1: unknown, and no image is of it
    std::vector<const Factor*> factors_;  ///< by the condition's ranges
};

}  // namespace lunette
