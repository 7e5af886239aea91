#include "cli/CommandLine.h"

#include <QTest>

using namespace lunette::cli;

namespace {

const Program kProgram{"tool",
                       "tool 1.0",
                       "A tool.",
                       "Notes.",
                       {{"read",
                         {{"FILE", Value::Input}, {"[MORE]", Value::Word}},
                         "Read a file. Slowly.",
                         {{"count", Value::Word, "N", "How many."},
                          {"name", Value::Word, "TEXT", "A name."},
                          {"fast", Value::Word, "", "Not slowly."}},
                         {}},
                        {"list", {{"[NAME ...]", Value::Word}}, "List names.", {}, {}}}};

const Program kWithoutCommands{
    "window",
    "window 2",
    {},
    {},
    {{"", {{"[DATA]", Value::Dataset}}, "Opens a window.", {{"train", Value::Word, "", "Train."}}, {}}}};

QString messageOf(const Program& program, const std::vector<std::string>& words) {
    try {
        parseCommandLine(program, words);
        return {};
    } catch (const UsageError& error) {
        return QString::fromUtf8(error.what());
    }
}

Arguments argumentsOf(const std::vector<std::string>& words) { return parseCommandLine(kProgram, words).arguments; }

QStringList operandsOf(const std::vector<std::string>& words) {
    const Arguments arguments = argumentsOf(words);
    QStringList operands;
    for (const std::string& operand : arguments.operands()) operands << QString::fromStdString(operand);
    return operands;
}

}  // namespace

class CommandLineTest : public QObject {
    Q_OBJECT
private slots:
    void arguments_everySpelling_areWhatWasGiven() {
        const Arguments arguments = argumentsOf({"read", "--count=3", "a.png", "--name", "-x", "--fast", "b"});
        QCOMPARE(arguments.text("count").value_or(""), "3");
        QCOMPARE(arguments.text("name").value_or(""), "-x");
        QVERIFY(arguments.has("fast"));
        QCOMPARE(operandsOf({"read", "--count=3", "a.png", "--name", "-x", "--fast", "b"}),
                 (QStringList{"a.png", "b"}));
        QVERIFY(!argumentsOf({"read", "a"}).has("count"));
    }

    void value_empty_isAValue() {
        for (const std::vector<std::string>& words :
             {std::vector<std::string>{"read", "a", "--name=", "--fast"}, {"read", "a", "--name", "", "--fast"}}) {
            const Arguments arguments = argumentsOf(words);
            QCOMPARE(arguments.text("name").value_or("none"), "");
            QVERIFY(arguments.has("fast"));
        }
    }

    void operands_strangeNames_areTaken() {
        QCOMPARE(operandsOf({"read", "--", "--fast", "-"}), (QStringList{"--fast", "-"}));
        QCOMPARE(operandsOf({"read", "[a,b]", "list"}), (QStringList{"[a,b]", "list"}));
        QCOMPARE(operandsOf({"read", "read"}), (QStringList{"read"}));
        QCOMPARE(operandsOf({"read", ""}), (QStringList{""}));
        QCOMPARE(operandsOf({"read", "file:///tmp/a%20b"}), (QStringList{"/tmp/a b"}));
        QCOMPARE(operandsOf({"list", "a", "b", "c"}), (QStringList{"a", "b", "c"}));
        QVERIFY(operandsOf({"list"}).isEmpty());
    }

    void mistakes_areNamed_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QStringList& words, const char* says) {
            QTest::newRow(name) << words << says;
        };
        row("no command", {}, "a command is missing; see 'tool --help'.");
        row("unknown command", {"reed"}, "there is no command 'reed'; see 'tool --help'.");
        row("unknown option", {"read", "a", "--color", "red"}, "'read' has no option --color; see 'tool read --help'.");
        row("unknown option, with a value", {"read", "a", "--color=red"}, "'read' has no option --color;");
        row("unknown short option", {"read", "-q"}, "'read' has no option -q;");
        row("missing operand", {"read", "--fast"}, "'read' needs FILE; usage: tool read FILE [MORE] [OPTION ...].");
        row("surplus operand", {"read", "a", "b", "c"}, "'read' has no use for 'c'; see 'tool read --help'.");
        row("missing value", {"read", "a", "--count"}, "--count needs a value: N.");
        row("value of a switch", {"read", "a", "--fast=1"}, "--fast takes no value.");
        row("given twice", {"read", "a", "--count", "1", "--count=1"}, "--count is given twice.");
        row("switch given twice", {"read", "a", "--fast", "--fast"}, "--fast is given twice.");
        row("address elsewhere", {"read", "http://here/a"}, "http");
    }

    void mistakes_areNamed() {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        std::vector<std::string> given;
        for (const QString& word : words) given.push_back(word.toStdString());
        const QString message = messageOf(kProgram, given);
        QVERIFY2(message.startsWith(says) || (says == "http" && message.contains(says)), qPrintable(message));
    }

    void help_ofProgramAndCommand_isPrinted() {
        for (const char* word : {"--help", "-h", "help"}) {
            const Request request = parseCommandLine(kProgram, {word});
            QVERIFY(request.command == nullptr);
            QCOMPARE(request.text,
                     "usage: tool COMMAND ...\n\nA tool.\n\n  read FILE [MORE]            Read a file\n"
                     "  list [NAME ...]             List names\n\nNotes.\n");
        }
        for (const char* word : {"--help", "-h"})
            QCOMPARE(parseCommandLine(kProgram, {"read", word}).text,
                     "usage: tool read FILE [MORE] [OPTION ...]\n\nRead a file. Slowly.\n\n"
                     "  --count N                   How many.\n  --name TEXT                 A name.\n"
                     "  --fast                      Not slowly.\n");
        QCOMPARE(parseCommandLine(kProgram, {"--version"}).text, "tool 1.0\n");
    }

    void programWithoutCommands_takesItsOperandsItself() {
        const Request request = parseCommandLine(kWithoutCommands, {"moons", "--train"});
        QVERIFY(request.command != nullptr && request.arguments.has("train"));
        QCOMPARE(request.arguments.operand(0), "moons");
        QVERIFY(parseCommandLine(kWithoutCommands, {}).arguments.operands().empty());
        QCOMPARE(parseCommandLine(kWithoutCommands, {"--version"}).text, "window 2\n");
        QVERIFY(parseCommandLine(kWithoutCommands, {"-h"}).text.starts_with("usage: window [DATA] [OPTION ...]\n"));
        QCOMPARE(messageOf(kWithoutCommands, {"a", "b"}), "'window' has no use for 'b'; see 'window --help'.");
        QCOMPARE(messageOf(kWithoutCommands, {"--tain"}), "'window' has no option --tain; see 'window --help'.");
    }
};

QTEST_APPLESS_MAIN(CommandLineTest)
#include "CommandLineTest.moc"
