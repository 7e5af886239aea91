#include "CliProgram.h"
#include "Paths.h"
#include "train/TrainingConfig.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace lunette;

namespace {

/// What the first group of an expression matches, in order.
QStringList matches(const QString& expression, const QString& text) {
    QStringList found;
    auto all = QRegularExpression(expression, QRegularExpression::MultilineOption).globalMatch(text);
    while (all.hasNext()) found << all.next().captured(1);
    return found;
}

QStringList sorted(QStringList words) {
    words.sort();
    return words;
}

}  // namespace

/// Pages of the manual and completion against what the programs say of themselves with --help.
class DocumentsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(cli_.isValid());
        QVERIFY(commands().size() > 10);
        QVERIFY(optionsOf("train").contains("--objective"));
    }
    void manPage_everyCommand_hasItsOptions();
    void manPage_everyParameter_hasItsHelp();
    void manPage_everyDataset_hasItsParameters();
    void manPage_ofTheWindow_hasItsOptions();
    void manPage_isCleanTroff_data();
    void manPage_isCleanTroff();
    void bash_everyCommand_offersItsOptions();
    void fish_everyCommand_offersItsOptions();
    void zsh_everyCommand_offersItsOptions();
    void everyShell_offersWhatFits_data();
    void everyShell_offersWhatFits();
    void unknownShell_isNamed();

private:
    QString output(const QStringList& arguments) const { return QString::fromUtf8(cli_.run(arguments).output); }

    QStringList commands() const { return matches("^  ([a-z]+)\\b", output({"--help"})); }

    /// As --help lists them: "--output".
    QStringList optionsOf(const QString& command) const {
        return matches("^  (--[a-z0-9-]+)", output({command, "--help"}));
    }

    /// A page of the manual in which a hyphen is a hyphen.
    static QString plain(QString page) { return page.replace("\\-", "-"); }

    static QString program(const QString& shell) { return QStandardPaths::findExecutable(shell); }

    /// What is offered at the end of each line, sorted. Of fish it is what stands before a description.
    QList<QStringList> offers(const QString& shell, const QStringList& lines) const;

    void expectOptionsOfEveryCommand(const QString& shell) const;

    CliProgram cli_;
};

void DocumentsTest::manPage_everyCommand_hasItsOptions() {
    const QString page = plain(output({"_man"}));
    for (const QString& command : commands()) {
        const QStringList sections =
            matches("^\\.SS \\\\fB" + command + "\\\\fR[^\\n]*\\n((?:(?!\\.S[SH]).*\\n)*)", page);
        QCOMPARE(sections.size(), 1);
        QCOMPARE(matches("^\\\\fB(--[a-z0-9-]+)\\\\fR", sections.front()), optionsOf(command));
    }
}

void DocumentsTest::manPage_everyParameter_hasItsHelp() {
    const QString page = plain(output({"_man"}));
    for (const auto& parameter : trainingParameters().all()) {
        const QString help = QString::fromStdString(parameter.help.english());
        QVERIFY2(page.contains("\\fB--" + QString::fromStdString(parameter.key) + "\\fR") && page.contains(help),
                 parameter.key.c_str());
    }
}

void DocumentsTest::manPage_everyDataset_hasItsParameters() {
    const QString page = plain(output({"_man"})), list = output({"datasets"});
    const QStringList parameters = matches("^    ([a-z-]+)=", list);
    QVERIFY(parameters.contains("gap"));
    QCOMPARE(matches("^\\\\fB([a-z-]+)\\\\fR=", page), parameters);
    for (const QString& dataset : matches("^([a-z-]+)  ", list))
        QVERIFY2(page.contains(".SS \\fB" + dataset + "\\fR\n"), qPrintable(dataset));
}

void DocumentsTest::manPage_ofTheWindow_hasItsOptions() {
#ifdef LUNETTE_PROGRAM
    const auto run = [&](const QString& word) {
        QProcess process;
        cli_.start(process, {word}, LUNETTE_PROGRAM);
        return QString::fromUtf8(CliProgram::end(process).output);
    };
    const QStringList options = matches("^  (--[a-z0-9-]+)", run("--help"));
    QVERIFY(options.contains("--train"));
    QCOMPARE(matches("^\\\\fB(--[a-z0-9-]+)\\\\fR", plain(run("_man"))), options + QStringList{"--version"});
#else
    QSKIP("the window is not built");
#endif
}

void DocumentsTest::manPage_isCleanTroff_data() {
    QTest::addColumn<QString>("program");
    QTest::newRow("lunette-cli") << lunette::test::commandLineProgram();
#ifdef LUNETTE_PROGRAM
    QTest::newRow("lunette") << QStringLiteral(LUNETTE_PROGRAM);
#endif
}

void DocumentsTest::manPage_isCleanTroff() {
    QFETCH(QString, program);
    if (this->program("man").isEmpty() || this->program("groff").isEmpty())
        QSKIP("needs man and groff (Debian's packages man-db and groff)");
    const auto page = cli_.shell("'" + program + "' _man > page.1 && MANROFFSEQ= MANWIDTH=80 LC_ALL=C.UTF-8 " +
                                 "man --warnings -l page.1");
    QCOMPARE(page.code, 0);
    QVERIFY2(page.errors.isEmpty(), page.errors);
    for (const char* title : {"NAME", "SYNOPSIS", "OPTIONS", "SEE ALSO"}) QVERIFY2(page.output.contains(title), title);
}

QList<QStringList> DocumentsTest::offers(const QString& shell, const QStringList& lines) const {
    const QString quoted = "'" + lines.join("' '") + "'";
    QString call;
    if (shell == "bash")
        call =
            "bash -c '. ./completion.bash; for COMP_LINE; do COMP_POINT=${#COMP_LINE}; _lunette_cli; "
            "printf \"%s\\n\" \"${COMPREPLY[@]}\" END; done' bash " +
            quoted;
    else if (shell == "fish")
        call =
            "HOME=$PWD XDG_CONFIG_HOME=$PWD fish -c 'source completion.fish; "
            "for line in $argv; complete -C \"$line\"; echo END; end' " +
            quoted;
    else
        call =
            "mkdir -p zsh; mv completion.zsh zsh/_lunette-cli; "
            "zsh -f '" +
            lunette::test::sourcePath("tests/app/zsh_completion.zsh") + "' \"$PWD/zsh\" " + quoted;
    const auto outcome = cli_.shell("\"$0\" _completion " + shell + " > completion." + shell + " && " + call);
    if (!outcome.errors.isEmpty()) qWarning() << outcome.errors;
    QList<QStringList> all(1);
    for (const QString& word : matches("^([^\\t\\n]+)", QString::fromUtf8(outcome.output))) {
        if (word == "END")
            all << QStringList();
        else
            all.back() << word;
    }
    for (QStringList& words : all) words = sorted(words);
    all.resize(lines.size());
    return all;
}

void DocumentsTest::expectOptionsOfEveryCommand(const QString& shell) const {
    if (program(shell).isEmpty()) QSKIP(qPrintable("needs " + shell));
    const QStringList names = commands();
    QStringList lines;
    for (const QString& command : names) lines << "lunette-cli " + command + " --";
    const auto offered = offers(shell, lines);
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(offered[i], sorted(optionsOf(names[i]) + QStringList{"--help"}));
}

void DocumentsTest::bash_everyCommand_offersItsOptions() { expectOptionsOfEveryCommand("bash"); }
void DocumentsTest::fish_everyCommand_offersItsOptions() { expectOptionsOfEveryCommand("fish"); }
void DocumentsTest::zsh_everyCommand_offersItsOptions() { expectOptionsOfEveryCommand("zsh"); }

void DocumentsTest::everyShell_offersWhatFits_data() {
    QTest::addColumn<QString>("shell");
    for (const char* shell : {"bash", "fish", "zsh"}) QTest::newRow(shell) << shell;
}

void DocumentsTest::everyShell_offersWhatFits() {
    QFETCH(QString, shell);
    if (program(shell).isEmpty()) QSKIP(qPrintable("needs " + shell));
    QVERIFY(QFile(cli_.path("mine.npy")).open(QIODevice::WriteOnly));
    const QStringList lines{"lunette-cli ",
                            "lunette-cli train --likelihood ",
                            "lunette-cli train m",
                            "lunette-cli train moons:count=5,si",
                            "lunette-cli fetch ",
                            "lunette-cli bench mlp-vae decode-g",
                            "lunette-cli sample --output mi",
                            "lunette-cli train --test-data=moon-p"};
    const auto offered = offers(shell, lines);
    QCOMPARE(offered[0], sorted(commands() + QStringList{"help"}));
    QCOMPARE(offered[1], (QStringList{"bernoulli", "gaussian"}));
    QCOMPARE(offered[2], (QStringList{"mine.npy", "mnist", "moon-photos", "moons"}));
    // Shells differ in how much of the word they repeat, and zsh adds the sign itself.
    const QString before = shell == "zsh"    ? ""
                           : shell == "bash" ? "5,"
                                             : "moons:count=5,",
                  sign = shell == "zsh" ? "" : "=";
    QCOMPARE(offered[3], (QStringList{before + "sides" + sign, before + "size" + sign}));
    QCOMPARE(offered[4], (QStringList{"fashion-mnist", "kmnist", "mnist"}));
    QCOMPARE(offered[5], (QStringList{"decode-grid"}));
    if (shell != "bash") QCOMPARE(offered[6], (QStringList{"mine.npy"}));  // bash's own, after nothing else fits
    QCOMPARE(offered[7], (QStringList{(shell == "fish" ? "--test-data=" : "") + QString("moon-photos")}));
}

void DocumentsTest::unknownShell_isNamed() {
    const auto outcome = cli_.run({"_completion", "tcsh"});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.errors.contains("'tcsh'") && outcome.errors.contains("fish"), outcome.errors);
}

QTEST_GUILESS_MAIN(DocumentsTest)
#include "DocumentsTest.moc"
