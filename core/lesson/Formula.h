#pragma once

#include "Error.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lunette {

/// A figure as a formula names it: `vae.sample_validity`, `ae.denoised_error(0.3)`, `score_variance(2)`.
struct FigureName {
    std::string run;  ///< empty where the figure belongs to no run
    std::string figure;
    std::vector<std::string> arguments;  ///< numbers, words, or quoted texts without their quotes

    /// The text of the figure in a formula.
    std::string text() const;
    bool operator==(const FigureName&) const = default;
};

/// What is claimed or measured in a lesson: arithmetic of figures and numbers with + - * / and parentheses, the
/// functions abs, sqrt, exp, log, softplus, min and max, and in a claim a comparison:
///
///     ae.sample_validity > 2 * vae.sample_validity
///     0.4 < ae.hole_fraction <= 0.6
///     linear.error within 1 % of pca.error             |a - b| <= 0.01 |b|
///     average.loss within 0.5 of sum.loss              |a - b| <= 0.5
class Formula {
public:
    using Lookup = std::function<double(const FigureName&)>;

    /// Throw Error with the fault and its position in the text.
    static Formula value(std::string_view text);
    static Formula claim(std::string_view text);

    const std::string& text() const { return text_; }

    /// How figures and numbers are to be written.
    struct Words {
        std::function<std::string(const FigureName&)> figure;
        std::function<std::string(double)> number;
    };
    /// As people write it, in UTF-8: with the signs × − ≤ ≥, no more parentheses than needed, and `a = b ± 1 %` for
    /// within.
    std::string shown(const Words& words) const;
    /// In the order of the text, each once.
    const std::vector<FigureName>& figures() const { return figures_; }

    /// The value of a formula that is not a claim.
    double evaluate(const Lookup& lookup) const;
    /// Whether a claim holds. A claim with a figure that is not a number does not hold.
    bool holds(const Lookup& lookup) const;

private:
    struct Node;
    class Parser;

    std::string text_;
    std::shared_ptr<const Node> root_;
    std::vector<FigureName> figures_;
};

}  // namespace lunette
