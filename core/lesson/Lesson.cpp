#include "lesson/Lesson.h"

#include "lesson/LessonFigures.h"
#include "lesson/LessonNode.h"
#include "parameter/ParseNumber.h"
#include "parameter/Text.h"
#include "train/TrainingConfig.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace lunette {

namespace {

using Kind = LessonNode::Kind;

constexpr std::string_view kFormat = "lunette-lesson";
constexpr double kVersion = 1;
constexpr std::size_t kMaxRuns = 100, kMaxUndoSteps = 100;
constexpr std::int64_t kMaxSeeds = 1000;

std::string listed(const std::vector<std::string>& names) { return names.empty() ? "-" : joinedNames(names); }

Message kindOf(Kind kind) {
    switch (kind) {
        case Kind::Text:
            return Message::tr("a text in quotes");
        case Kind::Number:
            return Message::tr("a number");
        case Kind::List:
            return Message::tr("a list in square brackets");
        case Kind::Object:
            return Message::tr("an object in braces");
        default:
            return Message::tr("true, false or null");
    }
}

/// Reads lesson.json and holds it against the texts beside it.
class LessonReader {
public:
    LessonReader(const LessonFiles& files, const Catalog& catalog)
        : files_(files), catalog_(catalog), file_(files.pathOf("lesson.json")) {
        lesson_.name = std::filesystem::path(files.place).filename().string();
    }

    Lesson read() {
        lesson_.source = files_.texts.find("lesson.json")->second;
        const LessonNode root = readLessonNode(lesson_.source, file_);
        expect(root, Kind::Object, Message::tr("a lesson"));
        allowKeys(root, {"format", "version", "seeds", "runs", "steps"}, Message::tr("a lesson"));
        if (text(required(root, "format")) != kFormat)
            fail(*root.find("format"), Message::tr("The format is to be '%1'.", std::string(kFormat)));
        const LessonNode& version = required(root, "version");
        expect(version, Kind::Number, Message::tr("the version"));
        if (version.number != kVersion)
            fail(version, Message::tr("This Lunette reads lessons of version 1, and this one is of version %1. Use a "
                                      "newer Lunette.",
                                      version.text));
        if (const LessonNode* seeds = root.find("seeds")) at(*seeds, [&] { lesson_.seeds = parseSeeds(text(*seeds)); });
        readTexts();
        readRuns(required(root, "runs"));
        readSteps(required(root, "steps"));
        return std::move(lesson_);
    }

private:
    [[noreturn]] void fail(const LessonNode& node, const Message& what) const { failAt(file_, node.line, what); }

    /// Calls a function whose errors know neither file nor line, and adds these to them.
    template <class Action>
    auto at(const LessonNode& node, const Action& action) const -> decltype(action()) {
        try {
            return action();
        } catch (const Error& error) {
            fail(node, error.message());
        }
    }

    void expect(const LessonNode& node, Kind kind, const Message& what) const {
        if (node.kind != kind)
            fail(node, Message::tr("%1 is to be %2, and here it is %3.", what, kindOf(kind), kindOf(node.kind)));
    }
    void allowKeys(const LessonNode& node, const std::vector<std::string>& keys, const Message& what) const {
        for (std::size_t i = 0; i < node.keys.size(); ++i)
            if (std::ranges::count(keys, node.keys[i]) == 0)
                fail(node.items[i], Message::tr("'%1' is no key of %2; it has: %3.", node.keys[i], what, listed(keys)));
    }
    const LessonNode& required(const LessonNode& object, const std::string& key) const {
        const LessonNode* node = object.find(key);
        if (node == nullptr) fail(object, Message::tr("'%1' is missing here; add it.", key));
        return *node;
    }
    const std::string& text(const LessonNode& node) const {
        expect(node, Kind::Text, Message::tr("This"));
        return node.text;
    }
    double number(const LessonNode& node) const {
        expect(node, Kind::Number, Message::tr("This"));
        return node.number;
    }
    /// A text, or a list of texts.
    std::vector<std::string> textList(const LessonNode& node) const {
        if (node.kind == Kind::Text) return {node.text};
        expect(node, Kind::List, Message::tr("This"));
        std::vector<std::string> all;
        for (const LessonNode& item : node.items) all.push_back(text(item));
        return all;
    }
    std::string name(const LessonNode& node) const {
        std::string result = text(node);
        requireName(node, result);
        return result;
    }
    void requireName(const LessonNode& node, const std::string& word) const {
        const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
        const bool isRight = !word.empty() && isLetter(word[0]) &&
                             std::ranges::all_of(word, [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
        if (!isRight)
            fail(node,
                 Message::tr("'%1' cannot be a name: a name is of letters, digits and _, with a letter first.", word));
    }

    /// A sentence in every language that the lesson has.
    LocalText localText(const LessonNode& node) const {
        expect(node, Kind::Object, Message::tr("A sentence"));
        LocalText result;
        for (std::size_t i = 0; i < node.keys.size(); ++i) {
            if (!lesson_.texts.contains(node.keys[i]))
                fail(node.items[i],
                     Message::tr("There is no text '%1.md'; add it, or remove '%1' here.", node.keys[i]));
            result[node.keys[i]] = text(node.items[i]);
        }
        for (const auto& [language, ignored] : lesson_.texts)
            if (!result.contains(language))
                fail(node, Message::tr("This sentence lacks '%1', in which the lesson has a text; add it.", language));
        return result;
    }

    /// The same in every language where it is a single text.
    LocalText titleOf(const LessonNode& node) const {
        if (node.kind != Kind::Text) return localText(node);
        LocalText result;
        for (const auto& [language, ignored] : lesson_.texts) result[language] = node.text;
        return result;
    }

    void readTexts() {
        for (const auto& [name, contents] : files_.texts) {
            if (!name.ends_with(".md")) continue;
            LessonText parsed = readLessonText(contents);
            if (parsed.title.empty())
                failAt(files_.pathOf(name), 1,
                       Message::tr("The text has no title; begin it with a line such as '# How codes overlap'."));
            lesson_.texts[name.substr(0, name.size() - 3)] = std::move(parsed);
        }
        if (lesson_.texts.empty())
            failAt(file_, 1, Message::tr("The lesson has no text; add 'en.md' or 'zh_CN.md' beside this file."));
    }

    void readRuns(const LessonNode& node) {
        expect(node, Kind::Object, Message::tr("This"));
        if (node.items.size() > kMaxRuns)
            fail(node, Message::tr("There are more than %1 runs; a lesson trains a few.", kMaxRuns));
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            requireName(node.items[i], node.keys[i]);
            lesson_.runs.push_back(run(node.keys[i], node.items[i]));
        }
    }

    LessonRun run(const std::string& runName, const LessonNode& node) const {
        expect(node, Kind::Object, Message::tr("A run"));
        allowKeys(node, {"title", "like", "dataset", "parameters"}, Message::tr("a run"));
        LessonRun run;
        if (const LessonNode* like = node.find("like")) run = runNamed(*like);
        run.title.clear();
        if (const LessonNode* title = node.find("title")) run.title = titleOf(*title);
        run.name = runName;
        run.line = node.line;
        if (const LessonNode* dataset = node.find("dataset")) run.dataset = text(*dataset);
        if (run.dataset.empty()) fail(node, Message::tr("'%1' is missing here; add it.", std::string("dataset")));
        at(node, [&] { requireKnownDataset(run.dataset); });
        if (const LessonNode* parameters = node.find("parameters")) readParameters(*parameters, run);
        return run;
    }

    void requireKnownDataset(const std::string& dataset) const {
        const DatasetSpec spec = parseDatasetSpec(dataset);
        std::error_code ignored;
        if (const DatasetSource* source = catalog_.find(spec.name)) {
            const std::vector<ParameterInfo> known = allParameters(*source);
            for (const auto& [key, value] : spec.settings)
                if (std::ranges::find(known, key, &ParameterInfo::key) == known.end())
                    throwUnknownParameter(key, known);
            return;
        }
        if (std::filesystem::exists(spec.name, ignored)) return;
        std::vector<std::string> names;
        for (const auto& source : catalog_.sources()) names.push_back(source->name());
        throw Error(ErrorKind::Unknown,
                    Message::tr("There is no dataset '%1', neither built in nor as a file. Built in "
                                "are: %2.",
                                spec.name, listed(names)));
    }

    void readParameters(const LessonNode& node, LessonRun& run) const {
        expect(node, Kind::Object, Message::tr("This"));
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const LessonNode& value = node.items[i];
            if (node.keys[i] == "seed" || node.keys[i] == "threads")
                fail(value, Message::tr("'%1' is not set by a lesson; whoever runs it does. Remove it.", node.keys[i]));
            if (value.kind != Kind::Text && value.kind != Kind::Number)
                fail(value, Message::tr("A parameter's value is a text in quotes or a number."));
            run.parameters[node.keys[i]] = value.text;
            at(value, [&] {
                TrainingConfig config;
                trainingParameters().apply({{node.keys[i], value.text}}, config);
            });
        }
    }

    const LessonRun& runNamed(const LessonNode& node) const {
        const LessonRun* found = lesson_.findRun(text(node));
        if (found != nullptr) return *found;
        std::vector<std::string> names;
        for (const LessonRun& run : lesson_.runs) names.push_back(run.name);
        fail(node, Message::tr("There is no run '%1' so far; there are: %2.", node.text, listed(names)));
    }

    void readSteps(const LessonNode& node) {
        expect(node, Kind::List, Message::tr("This"));
        if (node.items.empty() || node.items.size() > kMaxUndoSteps)
            fail(node, Message::tr("A lesson has 1 to %1 steps.", kMaxUndoSteps));
        for (const auto& [language, text] : lesson_.texts)
            if (text.steps.size() != node.items.size())
                failAt(files_.pathOf(language + ".md"), text.steps.empty() ? 1 : text.steps.back().line,
                       Message::tr("There are %1 steps in lesson.json and %2 headings here; give each step its own, "
                                   "such as '## Look at the map'.",
                                   node.items.size(), text.steps.size()));
        for (const LessonNode& item : node.items) lesson_.steps.push_back(step(item));
    }

    LessonStep step(const LessonNode& node) {
        const std::vector<std::string> keys{"set", "show", "ask", "train", "measure", "compare", "claim"};
        expect(node, Kind::Object, Message::tr("A step"));
        allowKeys(node, keys, Message::tr("a step"));
        LessonStep step;
        step.line = node.line;
        if (const LessonNode* set = node.find("set")) step.set = runNamed(*set).name;
        if (const LessonNode* show = node.find("show")) readShow(*show, step);
        if (const LessonNode* train = node.find("train")) step.train = trained(*train);
        if (const LessonNode* ask = node.find("ask")) step.question = question(*ask);
        if (const LessonNode* measure = node.find("measure"))
            for (const LessonNode& item : listOf(*measure)) step.measures.push_back(value(item));
        if (const LessonNode* compare = node.find("compare")) step.comparison = comparison(*compare, step);
        if (const LessonNode* claims = node.find("claim"))
            for (const LessonNode& item : listOf(*claims)) step.claims.push_back(claim(item));
        return step;
    }

    /// A list's items, or the node itself where it is a single text.
    static std::vector<LessonNode> listOf(const LessonNode& node) {
        return node.kind == Kind::List ? node.items : std::vector{node};
    }

    void readShow(const LessonNode& node, LessonStep& step) const {
        expect(node, Kind::Object, Message::tr("This"));
        allowKeys(node, {"tab", "control"}, Message::tr("what is shown"));
        if (const LessonNode* tab = node.find("tab")) {
            step.tab = text(*tab);
            if (std::ranges::find(lessonTabs(), step.tab) == lessonTabs().end())
                fail(*tab, Message::tr("There is no tab '%1'; there are: %2.", step.tab, listed(lessonTabs())));
        }
        if (const LessonNode* control = node.find("control")) {
            step.control = text(*control);
            if (trainingParameters().find(step.control) == nullptr &&
                std::ranges::find(lessonControls(), step.control) == lessonControls().end())
                fail(*control, Message::tr("There is no control '%1' to point at; there are the parameters by their "
                                           "keys, and: %2.",
                                           step.control, listed(lessonControls())));
        }
    }

    std::vector<std::string> trained(const LessonNode& node) {
        std::vector<std::string> names = textList(node);
        for (std::size_t i = 0; i < names.size(); ++i) {
            runNamed(node.kind == Kind::List ? node.items[i] : node);
            trained_.insert(names[i]);
        }
        return names;
    }

    /// `isLater`: of a question, whose figures are measured when its step or a later one has trained.
    void requireFigures(const LessonNode& node, const Formula& formula, bool isLater = false) const {
        for (const FigureName& figure : formula.figures()) {
            at(node, [&] { requireFigure(figure); });
            const auto runs = runsOf(figure);
            for (const std::string& run : runs) {
                if (lesson_.findRun(run) == nullptr) {
                    std::vector<std::string> names;
                    for (const LessonRun& known : lesson_.runs) names.push_back(known.name);
                    fail(node, Message::tr("There is no run '%1', which '%2' asks for; there are: %3.", run,
                                           figure.text(), listed(names)));
                }
                if (!isLater && !trained_.contains(run))
                    fail(node, Message::tr("'%1' cannot be measured here, because '%2' is not yet trained; add it to "
                                           "\"train\" of this step or of one before.",
                                           figure.text(), run));
            }
        }
    }
    Formula value(const LessonNode& node, bool isLater = false) const {
        Formula formula = at(node, [&] { return Formula::value(text(node)); });
        requireFigures(node, formula, isLater);
        return formula;
    }
    Formula claim(const LessonNode& node, bool isLater = false) const {
        Formula formula = at(node, [&] { return Formula::claim(text(node)); });
        requireFigures(node, formula, isLater);
        return formula;
    }

    LessonQuestion question(const LessonNode& node) const {
        expect(node, Kind::Object, Message::tr("A question"));
        allowKeys(node, {"name", "question", "choices", "number", "minimum", "maximum"}, Message::tr("a question"));
        LessonQuestion question;
        question.name = name(required(node, "name"));
        if (lesson_.findQuestion(question.name) != nullptr)
            fail(node, Message::tr("There is a question '%1' before; give this one another name.", question.name));
        question.text = localText(required(node, "question"));
        const LessonNode* choices = node.find("choices");
        const LessonNode* numberNode = node.find("number");
        if ((choices == nullptr) == (numberNode == nullptr))
            fail(node, Message::tr(R"(A question has either "choices" or a "number".)"));
        if (choices != nullptr) {
            readChoices(*choices, question);
            return question;
        }
        question.measured = value(*numberNode, true);
        question.minimum = number(required(node, "minimum"));
        question.maximum = number(required(node, "maximum"));
        if (!(question.minimum < question.maximum)) fail(node, Message::tr("The minimum is to be below the maximum."));
        return question;
    }

    void readChoices(const LessonNode& node, LessonQuestion& question) const {
        expect(node, Kind::List, Message::tr("This"));
        if (node.items.size() < 2 || node.items.size() > 6) fail(node, Message::tr("A question has 2 to 6 choices."));
        for (const LessonNode& item : node.items) {
            expect(item, Kind::Object, Message::tr("A choice"));
            allowKeys(item, {"text", "right"}, Message::tr("a choice"));
            question.choices.push_back({localText(required(item, "text")), claim(required(item, "right"), true)});
        }
    }

    /// What begins with % and is a word is to stand for something.
    void requirePlaces(const LessonNode& node, const std::string& sentence) const {
        const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
        for (std::size_t at = sentence.find('%'); at != std::string::npos; at = sentence.find('%', at + 1)) {
            const auto end =
                std::find_if_not(sentence.begin() + static_cast<std::ptrdiff_t>(at) + 1, sentence.end(), isLetter);
            const std::string word(sentence.begin() + static_cast<std::ptrdiff_t>(at), end);
            if (word != "%" && word != "%prediction" && word != "%measured")
                fail(node, Message::tr("'%1' stands for nothing; write %prediction or %measured.", word));
        }
    }

    LessonComparison comparison(const LessonNode& node, const LessonStep& step) const {
        expect(node, Kind::Object, Message::tr("A comparison"));
        allowKeys(node, {"question", "sentence"}, Message::tr("a comparison"));
        LessonComparison comparison{text(required(node, "question")), localText(required(node, "sentence"))};
        for (const auto& [language, sentence] : comparison.sentence) requirePlaces(node, sentence);
        const bool isOfThisStep = step.question && step.question->name == comparison.question;
        if (!isOfThisStep && lesson_.findQuestion(comparison.question) == nullptr)
            fail(node, Message::tr("Neither this step nor one before asks the question '%1'.", comparison.question));
        const LessonQuestion& question = isOfThisStep ? *step.question : *lesson_.findQuestion(comparison.question);
        if (question.measured) requireFigures(node, *question.measured);
        for (const LessonQuestion::Choice& choice : question.choices) requireFigures(node, choice.isRight);
        return comparison;
    }

    const LessonFiles& files_;
    const Catalog& catalog_;
    std::string file_;
    std::set<std::string> trained_;
    Lesson lesson_;
};

}  // namespace

SeedRange parseSeeds(const std::string& text) {
    const std::size_t dash = text.find('-');
    const auto first = parseNumber<std::int64_t>(text.substr(0, dash));
    const auto last = dash == std::string::npos ? first : parseNumber<std::int64_t>(text.substr(dash + 1));
    if (!first || !last || *first < 0 || *last < *first || *last - *first >= kMaxSeeds)
        throw Error(ErrorKind::WrongValue, Message::tr("'%1' names no seeds; write them as 1-3 or 2.", text));
    return {*first, *last};
}

const LessonRun* Lesson::findRun(std::string_view runName) const {
    const auto found = std::ranges::find(runs, runName, &LessonRun::name);
    return found == runs.end() ? nullptr : &*found;
}

const LessonQuestion* Lesson::findQuestion(std::string_view questionName) const {
    for (const LessonStep& step : steps)
        if (step.question && step.question->name == questionName) return &*step.question;
    return nullptr;
}

const LessonText& Lesson::text(std::string_view language) const {
    auto found = texts.find(language);
    if (found == texts.end()) found = texts.find("en");
    return found == texts.end() ? texts.begin()->second : found->second;
}

const std::string& localText(const LocalText& text, std::string_view language) {
    auto found = text.find(language);
    if (found == text.end()) found = text.find("en");
    return found == text.end() ? text.begin()->second : found->second;
}

Lesson readLesson(const LessonFiles& files, const Catalog& catalog) { return LessonReader(files, catalog).read(); }

const std::vector<std::string>& lessonTabs() {
    static const std::vector<std::string> tabs{"network", "interpolate", "factors",  "generate",
                                               "compare", "denoise",     "compress", "data"};
    return tabs;
}

const std::vector<std::string>& lessonControls() {
    static const std::vector<std::string> controls{
        "interpolationSlider", "shownWidthSlider", "betaSlider", "temperatureSlider", "sampleButton",
        "networkStepButton",   "latentScatter",    "runList",    "lossPlot",          "reconstructionGrid"};
    return controls;
}

Lesson openLesson(const std::string& text, const Catalog& catalog) {
    if (const auto shipped = findShippedLesson(text)) return readLesson(shippedLessonFiles(*shipped), catalog);
    std::error_code ignored;
    const bool isThere = std::filesystem::exists(text, ignored);
    return readLesson(isThere ? readLessonFiles(text) : shippedLessonFiles(text), catalog);
}

}  // namespace lunette
