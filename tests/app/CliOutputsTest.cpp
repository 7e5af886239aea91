#include "CliProgram.h"
#include "TestFiles.h"
#include "TestProgram.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <filesystem>

using lunette::test::Bytes;
using lunette::test::readAll;

namespace {

namespace fs = std::filesystem;

/// The paths that a command reads and writes. In its words "{M}" is the place of the path that is called M.
struct Paths {
    const char* command;
    const char* words;
    const char* inputs;       ///< their letters
    const char* outputs;      ///< the same
    const char* ending = "";  ///< that the outputs need
};

/// Every path of every command, which commandTable_holdsEveryCommandOfTheHelp() holds against the help.
constexpr Paths kCommands[] = {
    {"inspect", "inspect {DATASET} --report {report}", "DATASET", "report"},
    {"train", "train {DATASET} --test-data {test-data} --resume {resume} --output {output} --report {report}",
     "DATASET test-data resume", "output report"},
    {"evaluate", "evaluate {MODEL} {DATASET} --report {report}", "MODEL DATASET", "report"},
    {"encode", "encode {MODEL} {DATASET} --output {output}", "MODEL DATASET", "output", ".npy"},
    {"decode", "decode {MODEL} {CODES} --output {output}", "MODEL CODES", "output", ".png"},
    {"reconstruct", "reconstruct {MODEL} {DATASET} --output {output}", "MODEL DATASET", "output", ".png"},
    {"sample", "sample {MODEL} --data {data} --output {output}", "MODEL data", "output", ".png"},
    {"interpolate", "interpolate {MODEL} {DATASET} --from 1 --to 2 --output {output}", "MODEL DATASET", "output",
     ".gif"},
    {"export", "export {MODEL} --format safetensors --data {data} --output {output}", "MODEL data", "output"},
    {"export", "export {MODEL} --format history --data {data} --output {output}", "MODEL data", "output"},
    {"export", "export {MODEL} --format pytorch --data {data} --output {output}", "MODEL data", "output"},
    {"lesson", "lesson run 1 --report {report}", "", "report"},
    {"import", "import {WEIGHTS} --model {model} --output {output}", "WEIGHTS model", "output"},
};

QStringList split(const char* words) { return QString(words).split(' ', Qt::SkipEmptyParts); }

}  // namespace

/// Nothing is written over what is read, nor over what else is written.
class CliOutputsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(cli_.isValid()); }
    void commandTable_holdsEveryCommandOfTheHelp();
    void output_thatIsAnInput_isRefused_data();
    void output_thatIsAnInput_isRefused();
    void outputs_ofOneFile_areRefused_data();
    void outputs_ofOneFile_areRefused();
    void output_overAFileOfADataset_isRefused_data();
    void output_overAFileOfADataset_isRefused();
    void folder_thatMixesWithADatasets_isRefused_data();
    void folder_thatMixesWithADatasets_isRefused();
    void folder_thatHoldsAnInputByAnExportsName_isRefused();
    void report_overALesson_isRefused();
    void outputBeside_whatIsRead_isWritten();
    void resumedFile_asOutput_isReplaced();
    void address_ofAFile_isItsPath();
    void address_onTheNetwork_isOneSentence();

private:
    void refuses(const QStringList& words, const QString& victim);
    void write(const QString& name, const QByteArray& bytes = "kept") const;
    QString spelled(const QString& name, const QString& how) const;

    CliProgram cli_;
};

void CliOutputsTest::write(const QString& name, const QByteArray& bytes) const {
    QDir().mkpath(QFileInfo(cli_.path(name)).path());
    QFile file(cli_.path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// Another way to write the path of an existing file.
QString CliOutputsTest::spelled(const QString& name, const QString& how) const {
    const QString other = "other" + name;
    QFile::remove(cli_.path(other));
    if (how == "dot") return "./folder/../" + name;
    if (how == "absolute") return cli_.path(name);
    if (how == "address") return "file://" + cli_.path(name);
    if (how == "symbolic link") fs::create_symlink(name.toStdString(), cli_.path(other).toStdString());
    if (how == "hard link") fs::create_hard_link(cli_.path(name).toStdString(), cli_.path(other).toStdString());
    return how == "same" ? name : other;
}

/// The command fails for its line, and nothing is changed or new.
void CliOutputsTest::refuses(const QStringList& words, const QString& victim) {
    const QByteArray before = cli_.contents(victim);
    QVERIFY2(!before.isEmpty(), qPrintable(victim));
    const auto filesBefore = QDir(cli_.folder()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    const auto outcome = cli_.run(words);
    const QByteArray line = words.join(' ').toUtf8() + "\n" + outcome.errors;
    QVERIFY2(outcome.code == 2, line);
    QVERIFY2(CliProgram::isOneErrorLine(outcome.errors), line);
    QVERIFY2(outcome.errors.contains("name another place") || outcome.errors.contains("give each its own"), line);
    QVERIFY(outcome.output.isEmpty());
    QCOMPARE(cli_.contents(victim), before);
    QCOMPARE(QDir(cli_.folder()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), filesBefore);
}

void CliOutputsTest::report_overALesson_isRefused() {
    const QString lesson = lunette::test::sourcePath("resources/lessons/14-reparameterization");
    QVERIFY(QDir().mkpath(cli_.path("own")));
    for (const char* name : {"lesson.json", "en.md", "zh_CN.md"})
        QVERIFY(QFile::copy(lesson + '/' + name, cli_.path(QString("own/") + name)));
    refuses({"lesson", "run", "own", "--report", "own/en.md"}, "own/en.md");
}

/// What the help names as a path is in the table: a command that is new or has a new path is to be added.
void CliOutputsTest::commandTable_holdsEveryCommandOfTheHelp() {
    const QRegularExpression command("^  ([a-z]+)", QRegularExpression::MultilineOption);
    const QRegularExpression operand("\\[?(MODEL|DATASET|CODES|WEIGHTS|FILE|FOLDER|PATH)\\]?");
    const QRegularExpression option("^  --([a-z-]+) \\S*(?:FILE|FOLDER|PATH|DATASET|MODEL)",
                                    QRegularExpression::MultilineOption);
    for (auto match = command.globalMatch(cli_.run({"--help"}).output); match.hasNext();) {
        const QString name = match.next().captured(1);
        const QString help = cli_.run({name, "--help"}).output;
        QSet<QString> described, tested;
        for (auto found = operand.globalMatch(help.section('\n', 0, 0)); found.hasNext();)
            described.insert(found.next().captured(1));
        for (auto found = option.globalMatch(help); found.hasNext();) described.insert(found.next().captured(1));
        for (const Paths& paths : kCommands)
            if (paths.command == name)
                for (const QString& path : split(paths.inputs) + split(paths.outputs)) tested.insert(path);
        QVERIFY2(described == tested, qPrintable(name + ": " + described.values().join(' ')));
    }
}

void CliOutputsTest::output_thatIsAnInput_isRefused_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("ending");
    for (const Paths& paths : kCommands)
        for (const QString& input : split(paths.inputs))
            for (const QString& output : split(paths.outputs)) {
                if (input == "resume" && output == "output") continue;  // resumedFile_asOutput_isReplaced
                QTest::addRow("%s: --%s over %s", paths.words, qPrintable(output), qPrintable(input))
                    << split(paths.words) << input << output << paths.ending;
            }
}

void CliOutputsTest::output_thatIsAnInput_isRefused() {
    QFETCH(QStringList, words);
    QFETCH(QString, input);
    QFETCH(QString, output);
    QFETCH(QString, ending);
    const QString victim = "victim" + ending;
    write(victim);
    QDir(cli_.folder()).mkdir("folder");
    for (const char* how : {"same", "dot", "absolute", "address", "symbolic link", "hard link"}) {
        QStringList line = words;
        line.replaceInStrings("{" + input + "}", victim);
        line.replaceInStrings("{" + output + "}", spelled(victim, how));
        line.replaceInStrings(QRegularExpression("\\{(\\S*)\\}"), "nothing-\\1" + ending);
        refuses(line, victim);
    }
}

void CliOutputsTest::outputs_ofOneFile_areRefused_data() {
    QTest::addColumn<QString>("other");
    QTest::newRow("same") << "out";
    QTest::newRow("dot") << "folder/../out";
    QTest::newRow("absolute") << cli_.path("out");
    QTest::newRow("through a link to what is not there") << "link";
}

void CliOutputsTest::outputs_ofOneFile_areRefused() {
    QFETCH(QString, other);
    QDir(cli_.folder()).mkdir("folder");
    std::error_code ignored;
    fs::create_symlink("out", cli_.path("link").toStdString(), ignored);
    write("unrelated");
    QFile::remove(cli_.path("out"));
    refuses({"train", "moons", "--output", "out", "--report", other}, "unrelated");
    write("out");
    refuses({"train", "moons", "--output", "out", "--report", other}, "out");
}

void CliOutputsTest::output_overAFileOfADataset_isRefused_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("victim");
    const QByteArray idx("\0\0\x08\x03\0\0\0\1\0\0\0\1\0\0\0\1\7", 17);
    for (const char* name :
         {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"}) {
        write(QString("idx/") + name, idx);
        for (const char* data : {"idx", "idx/train-images-idx3-ubyte"})
            QTest::addRow("%s of %s", name, data)
                << QStringList{"inspect", data, "--report", QString("idx/") + name} << QString("idx/") + name;
    }
    for (const char* name : {"X_train.npy", "y_train.npy", "X_test.npy", "codes_labels.npy", "codes_std.npy"})
        write(QString("npy/") + name, "\x93NUMPY");
    for (const char* name : {"y_train.npy", "X_test.npy"})
        QTest::addRow("%s beside X_train.npy", name)
            << QStringList{"evaluate", "m", "npy/X_train.npy:labels=y", "--report", QString("npy/") + name}
            << QString("npy/") + name;
    for (const char* name : {"npy/codes_labels.npy", "npy/codes_std.npy"})
        QTest::addRow("%s by way of codes.npy", name)
            << QStringList{"encode", "m", name, "--output", "npy/codes.npy"} << name;
    write("pictures/cat/1.png");
    write("far/2.png");
    write("my.pictures", "pictures/cat/1.png\nfar/2.png\n");
    QTest::newRow("picture in a folder") << QStringList{"inspect", "pictures", "--report", "pictures/cat/1.png"}
                                         << "pictures/cat/1.png";
    QTest::newRow("picture in a folder, with settings")
        << QStringList{"train", "pictures:size=8", "--output", "pictures/cat/1.png"} << "pictures/cat/1.png";
    QTest::newRow("picture of a list") << QStringList{"inspect", "my.pictures", "--report", "far/2.png"} << "far/2.png";
    QTest::newRow("list itself") << QStringList{"inspect", "my.pictures", "--report", "my.pictures"} << "my.pictures";
}

void CliOutputsTest::output_overAFileOfADataset_isRefused() {
    QFETCH(QStringList, words);
    QFETCH(QString, victim);
    refuses(words, victim);
}

void CliOutputsTest::folder_thatMixesWithADatasets_isRefused_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("victim");
    write("sets/cats/0001.png");
    fs::create_symlink("sets", cli_.path("linked").toStdString());
    for (const char* output : {"sets/cats", "sets", ".", "sets/cats/new", "sets/cats/new/er", "linked/cats", "linked",
                               "linked/cats/new", "sets/cats/new.png", "sets/cats/", "sets/gone/../cats"}) {
        QTest::addRow("reconstruct into %s", output)
            << QStringList{"reconstruct", "m", "sets/cats", "--output", output} << "sets/cats/0001.png";
        if (!QString(output).endsWith(".png"))
            QTest::addRow("export into %s", output)
                << QStringList{"export", "m", "--format", "pytorch", "--data", "sets/cats", "--output", output}
                << "sets/cats/0001.png";
    }
}

void CliOutputsTest::folder_thatMixesWithADatasets_isRefused() {
    QFETCH(QStringList, words);
    QFETCH(QString, victim);
    refuses(words, victim);
    QVERIFY(!QFile::exists(cli_.path("sets/cats/new")));
}

/// A folder that is written into holds files of known names, so that whatever else lies in it does not matter.
void CliOutputsTest::folder_thatHoldsAnInputByAnExportsName_isRefused() {
    write("torch/model.safetensors");
    write("torch/pictures.npy", "\x93NUMPY");
    write("png/0001.png");
    write("codes.csv");
    fs::create_symlink("../codes.csv", cli_.path("png/0002.png").toStdString());
    refuses({"export", "torch/model.safetensors", "--format", "pytorch", "--output", "torch"},
            "torch/model.safetensors");
    refuses({"export", "m", "--format", "pytorch", "--data", "torch/pictures.npy", "--output", "torch"},
            "torch/pictures.npy");
    refuses({"import", "torch", "--output", "torch/model.safetensors"}, "torch/model.safetensors");
    refuses({"reconstruct", "m", "png/0001.png:cell=8x8", "--output", "png"}, "png/0001.png");
    refuses({"decode", "m", "codes.csv", "--output", "png"}, "codes.csv");
}

void CliOutputsTest::outputBeside_whatIsRead_isWritten() {
    QVERIFY(!cli_.train({"--epochs", "1", "--output", "runs.lunette"}, "runs.json").isEmpty());
    QDir(cli_.folder()).mkdir("mine");
    QCOMPARE(cli_.run({"sample", "runs.lunette", "--count", "6", "--output", "mine/pictures"}).code, 0);
    for (int round = 0; round < 2; ++round) {  // the second time it is there already
        QCOMPARE(cli_.run({"train", "mine/pictures", "--epochs", "1", "--latents", "1", "--batch-size", "2", "--hidden",
                           "4", "--output", "mine/pictures/m.lunette", "--report", "mine/pictures/r.json"})
                     .code,
                 0);
        const QString model = "mine/pictures/m.lunette";
        QCOMPARE(cli_.run({"export", model, "--format", "onnx", "--output", "mine/pictures"}).code, 0);
        QCOMPARE(cli_.run({"sample", model, "--count", "2", "--output", "mine"}).code, 0);
        QCOMPARE(cli_.run({"encode", model, "mine/pictures", "--output", "mine/pictures/codes.csv"}).code, 0);
    }
}

void CliOutputsTest::resumedFile_asOutput_isReplaced() {
    QVERIFY(!cli_.train({"--epochs", "2", "--output", "whole.lunette"}, "whole.json").isEmpty());
    QVERIFY(!cli_.train({"--epochs", "1", "--output", "part.lunette"}, "part.json").isEmpty());
    QVERIFY(
        !cli_.train({"--resume", "part.lunette", "--epochs", "2", "--output", "./part.lunette"}, "x.json").isEmpty());
    QCOMPARE(CliProgram::weights(cli_.contents("part.lunette")), CliProgram::weights(cli_.contents("whole.lunette")));
    QVERIFY(cli_.run({"train", "--help"}).output.simplified().contains("--output may name the same file"));
}

void CliOutputsTest::address_ofAFile_isItsPath() {
    const QString address = "file://localhost" + cli_.path("a%20model.lunette");
    const QString report = "file://" + cli_.path("r.json");
    QCOMPARE(cli_.run({"train", CliProgram::moons, "--epochs", "1", "--output", address, "--report", report}).code, 0);
    QVERIFY(QFile::exists(cli_.path("r.json")));
    QVERIFY(QFile::exists(cli_.path("a model.lunette")));
    QCOMPARE(cli_.run({"encode", address, CliProgram::moons, "--output", "codes.csv"}).code, 0);
    QCOMPARE(cli_.run({"decode", address, "file://" + cli_.path("codes.csv"), "--output", "decoded"}).code, 0);
    const auto seen = cli_.run({"inspect", "file://" + cli_.path("decoded") + ":size=8"});
    QVERIFY2(seen.code == 0 && seen.output.contains("8 x 8"), seen.errors);
}

void CliOutputsTest::address_onTheNetwork_isOneSentence() {
    for (const QStringList& words : {QStringList{"inspect", "http://example.org/a.csv"},
                                     QStringList{"train", "moons", "--output", "https://example.org/m.lunette"},
                                     QStringList{"evaluate", "ftp://example.org/m.lunette", "moons"}}) {
        const auto outcome = cli_.run(words);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(CliProgram::isOneErrorLine(outcome.errors) && outcome.errors.contains("download it"), outcome.errors);
    }
}

static const lunette::test::TestClass<CliOutputsTest, QCoreApplication> kCliOutputsTest;
#include "CliOutputsTest.moc"
