#include "lesson/Formula.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace lunette {

namespace {

struct FormulaFunction {
    std::string_view name;
    std::size_t arguments;
    double (*apply)(double, double);
};

constexpr std::array<FormulaFunction, 7> kFormulaFunctions{{
    {"abs", 1, [](double a, double) { return std::abs(a); }},
    {"sqrt", 1, [](double a, double) { return std::sqrt(a); }},
    {"exp", 1, [](double a, double) { return std::exp(a); }},
    {"log", 1, [](double a, double) { return std::log(a); }},
    {"softplus", 1, [](double a, double) { return std::max(a, 0.0) + std::log1p(std::exp(-std::abs(a))); }},
    {"min", 2, [](double a, double b) { return std::isnan(a) || a < b ? a : b; }},  // NaN if either is NaN
    {"max", 2, [](double a, double b) { return std::isnan(a) || a > b ? a : b; }},
}};

constexpr int kMaxNested = 50;
constexpr std::size_t kLongestFormula = 2000;  // letters: a formula is evaluated as deep as it has terms

bool beginsWord(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isOfWord(char c) { return beginsWord(c) || isDigit(c); }
bool isPlain(const std::string& argument) { return std::ranges::all_of(argument, isOfWord); }
bool isNumber(const std::string& argument) {
    double ignored = 0;
    const char* end = argument.data() + argument.size();
    return std::from_chars(argument.data(), end, ignored).ptr == end;
}

}  // namespace

std::string FigureName::text() const {
    std::string text = run.empty() ? figure : run + "." + figure;
    for (const std::string& argument : arguments)
        text += (&argument == &arguments.front() ? "(" : ", ") +
                (isPlain(argument) || isNumber(argument) ? argument : "'" + argument + "'");
    return arguments.empty() ? text : text + ")";
}

/// A number, a figure, a function or an operation of the parts; a comparison of the parts one by one; or "within", in
/// absolute terms (w) or as a percentage (%).
struct Formula::Node {
    enum class Kind { Number, Figure, Function, Operation, Comparison, Within, WithinPercent };
    Kind kind = Kind::Number;
    double number = 0.0;
    FigureName figure{};
    double (*function)(double, double) = nullptr;
    std::vector<std::string> operators{};  ///< of an operation one, of a comparison one less than parts
    std::vector<std::shared_ptr<const Node>> parts{};

    double evaluate(const Lookup& lookup) const {
        switch (kind) {
            case Kind::Number:
                return number;
            case Kind::Figure:
                return lookup(figure);
            case Kind::Function:
                return function(parts[0]->evaluate(lookup), parts.size() > 1 ? parts[1]->evaluate(lookup) : 0.0);
            default:
                break;
        }
        const double a = parts[0]->evaluate(lookup), b = parts[1]->evaluate(lookup);
        switch (operators[0][0]) {
            case '+':
                return a + b;
            case '-':
                return a - b;
            case '*':
                return a * b;
            default:
                return a / b;
        }
    }

    /// `level` is how tightly the sign around it binds: 0 nothing, 1 a sum, 2 a product, 3 what is taken away or
    /// divided by.
    std::string shown(const Words& words, int level) const {
        switch (kind) {
            case Kind::Number:
                return words.number(number);
            case Kind::Figure:
                return words.figure(figure);
            case Kind::Function:
                return shownFunction(words);
            case Kind::Comparison:
                return shownComparison(words);
            case Kind::Within:
            case Kind::WithinPercent:
                return parts[0]->shown(words, 0) + " = " + parts[2]->shown(words, 0) + " ± " +
                       parts[1]->shown(words, 1) + (kind == Kind::WithinPercent ? " %" : "");
            default:
                break;
        }
        const char sign = operators[0][0];
        const bool isSum = sign == '+' || sign == '-';
        if (sign == '*' && parts[0]->kind == Kind::Number && parts[0]->number == -1.0)
            return "−" + parts[1]->shown(words, 3);
        const int own = isSum ? 1 : 2;
        const char* const written = sign == '+' ? " + " : sign == '-' ? " − " : sign == '*' ? " × " : " / ";
        const std::string text = parts[0]->shown(words, own) + written +
                                 parts[1]->shown(words, sign == '-'   ? 2
                                                        : sign == '/' ? 3
                                                                      : own);
        return own < level ? "(" + text + ")" : text;
    }

    std::string shownFunction(const Words& words) const {
        const auto known = std::ranges::find(kFormulaFunctions, function, &FormulaFunction::apply);
        std::string text = std::string(known->name) + "(" + parts[0]->shown(words, 0);
        if (parts.size() > 1) text += "; " + parts[1]->shown(words, 0);
        return text + ")";
    }

    std::string shownComparison(const Words& words) const {
        std::string text = parts[0]->shown(words, 0);
        for (std::size_t i = 0; i < operators.size(); ++i) {
            const std::string& sign = operators[i];
            const std::string written = sign == "<=" ? "≤" : sign == ">=" ? "≥" : sign;
            text += " " + written + " " + parts[i + 1]->shown(words, 0);
        }
        return text;
    }

    bool holds(const Lookup& lookup) const {
        std::vector<double> values;
        for (const auto& part : parts) values.push_back(part->evaluate(lookup));
        if (kind != Kind::Comparison) {
            const double bound = kind == Kind::Within ? values[1] : values[1] / 100.0 * std::abs(values[2]);
            return std::abs(values[0] - values[2]) <= bound;
        }
        for (std::size_t i = 0; i < operators.size(); ++i) {
            const double a = values[i], b = values[i + 1];
            const std::string& sign = operators[i];
            if (!(sign == "<" ? a < b : sign == "<=" ? a <= b : sign == ">" ? a > b : a >= b)) return false;
        }
        return true;
    }
};

class Formula::Parser {
public:
    using NodePointer = std::shared_ptr<const Node>;

    Parser(std::string_view text, std::vector<FigureName>& figures) : text_(text), figures_(figures) {
        if (text.size() > kLongestFormula)
            throw Error(ErrorKind::TooLarge, Message::tr("A formula has at most %1 letters.", kLongestFormula));
    }

    NodePointer value() {
        NodePointer node = sum();
        if (!atEnd()) fail(Message::tr("an operator or the end"));
        return node;
    }

    NodePointer claim() {
        Node node{.kind = Node::Kind::Comparison};
        node.parts.push_back(sum());
        if (takeWord("within")) {
            node.parts.push_back(sum());
            node.kind = take("%") ? Node::Kind::WithinPercent : Node::Kind::Within;
            if (!takeWord("of")) fail(Message::tr("'of'"));
            node.parts.push_back(sum());
        } else {
            do {
                node.operators.push_back(comparison());
                node.parts.push_back(sum());
            } while (!atEnd());
        }
        if (!atEnd()) fail(Message::tr("an operator or the end"));
        return std::make_shared<const Node>(std::move(node));
    }

private:
    [[noreturn]] void fail(const Message& expected) {
        skipSpace();
        throw Error(ErrorKind::Damaged,
                    Message::tr("The formula '%1' is not understood at its character %2: %3 is expected there.",
                                std::string(text_), at_ + 1, expected));
    }

    void skipSpace() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    }
    bool atEnd() {
        skipSpace();
        return at_ == text_.size();
    }
    bool take(std::string_view sign) {
        skipSpace();
        if (!text_.substr(at_).starts_with(sign)) return false;
        at_ += sign.size();
        return true;
    }
    bool takeWord(std::string_view word) {
        skipSpace();
        const std::size_t before = at_;
        if (take(word) && (at_ == text_.size() || !isOfWord(text_[at_]))) return true;
        at_ = before;
        return false;
    }
    std::string word() {
        std::string result;
        skipSpace();
        while (at_ < text_.size() && (result.empty() ? beginsWord(text_[at_]) : isOfWord(text_[at_])))
            result += text_[at_++];
        if (result.empty()) fail(Message::tr("a name"));
        return result;
    }
    std::string comparison() {
        for (const char* sign : {"<=", ">=", "<", ">"})
            if (take(sign)) return sign;
        fail(Message::tr("a comparison (<, <=, >, >= or within)"));
    }

    static NodePointer operation(char sign, NodePointer a, NodePointer b) {
        return std::make_shared<const Node>(Node{
            .kind = Node::Kind::Operation, .operators = {std::string(1, sign)}, .parts = {std::move(a), std::move(b)}});
    }
    static NodePointer number(double value) { return std::make_shared<const Node>(Node{.number = value}); }

    NodePointer sum() {
        if (++depth_ > kMaxNested) fail(Message::tr("fewer parentheses"));
        NodePointer node = product();
        for (;;) {
            if (take("+"))
                node = operation('+', node, product());
            else if (take("-"))
                node = operation('-', node, product());
            else
                break;
        }
        --depth_;
        return node;
    }

    NodePointer product() {
        NodePointer node = factor();
        for (;;) {
            if (take("*"))
                node = operation('*', node, factor());
            else if (take("/"))
                node = operation('/', node, factor());
            else
                return node;
        }
    }

    NodePointer factor() {
        const bool isNegative = take("-");
        skipSpace();
        NodePointer node;
        if (at_ == text_.size()) fail(Message::tr("a number or a figure"));
        if (isDigit(text_[at_]) || text_[at_] == '.') {
            node = number(takeNumber());
        } else if (take("(")) {
            node = sum();
            if (!take(")")) fail(Message::tr("a closing parenthesis"));
        } else if (beginsWord(text_[at_])) {
            node = named();
        } else {
            fail(Message::tr("a number or a figure"));
        }
        return isNegative ? operation('*', number(-1.0), node) : node;
    }

    double takeNumber() {
        double value = 0.0;
        const auto [end, failure] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (failure != std::errc() || !std::isfinite(value)) fail(Message::tr("a number"));
        at_ = static_cast<std::size_t>(end - text_.data());
        return value;
    }

    NodePointer named() {
        std::string first = word();
        const auto function = std::ranges::find(kFormulaFunctions, first, &FormulaFunction::name);
        if (function != kFormulaFunctions.end() && take("(")) return call(*function);
        FigureName figure;
        if (at_ < text_.size() && text_[at_] == '.') {
            ++at_;
            figure.run = std::move(first);
            figure.figure = word();
        } else {
            figure.figure = std::move(first);
        }
        if (take("(")) {
            do figure.arguments.push_back(argument());
            while (take(","));
            if (!take(")")) fail(Message::tr("a closing parenthesis"));
        }
        if (std::ranges::find(figures_, figure) == figures_.end()) figures_.push_back(figure);
        return std::make_shared<const Node>(Node{.kind = Node::Kind::Figure, .figure = std::move(figure)});
    }

    NodePointer call(const FormulaFunction& function) {
        Node node{.kind = Node::Kind::Function, .function = function.apply};
        do node.parts.push_back(sum());
        while (node.parts.size() < function.arguments && take(","));
        if (node.parts.size() < function.arguments) fail(Message::tr("a comma and another argument"));
        if (!take(")")) fail(Message::tr("a closing parenthesis"));
        return std::make_shared<const Node>(std::move(node));
    }

    /// An argument: a word, a number or a quoted text.
    std::string argument() {
        skipSpace();
        if (take("'")) {
            const std::size_t end = text_.find('\'', at_);
            if (end == std::string_view::npos) fail(Message::tr("a closing quote"));
            std::string result(text_.substr(at_, end - at_));
            at_ = end + 1;
            return result;
        }
        const std::size_t begin = at_;
        if (at_ < text_.size() && text_[at_] == '-') ++at_;
        if (at_ < text_.size() && (isDigit(text_[at_]) || text_[at_] == '.')) {
            takeNumber();
            return std::string(text_.substr(begin, at_ - begin));
        }
        return word();
    }

    std::string_view text_;
    std::vector<FigureName>& figures_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

Formula Formula::value(std::string_view text) {
    Formula formula;
    formula.text_ = text;
    formula.root_ = Parser(formula.text_, formula.figures_).value();
    return formula;
}

Formula Formula::claim(std::string_view text) {
    Formula formula;
    formula.text_ = text;
    formula.root_ = Parser(formula.text_, formula.figures_).claim();
    return formula;
}

double Formula::evaluate(const Lookup& lookup) const { return root_->evaluate(lookup); }
bool Formula::holds(const Lookup& lookup) const { return root_->holds(lookup); }
std::string Formula::shown(const Words& words) const { return root_->shown(words, 0); }

}  // namespace lunette
