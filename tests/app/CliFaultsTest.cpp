#include "CliProgram.h"
#include "TestProgram.h"

#include <QDir>
#include <QTest>

/// What the commands say and leave when they cannot write.
class CliFaultsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void output_thatCannotBeWritten_isRefusedBeforeTheWork_data();
    void output_thatCannotBeWritten_isRefusedBeforeTheWork();
    void file_thatMayNotGrow_isAnError_data();
    void file_thatMayNotGrow_isAnError();
    void stdout_thatMayNotGrow_isAnError();

private:
    CliProgram cli_;
};

void CliFaultsTest::initTestCase() {
    QVERIFY(cli_.isValid());
    QVERIFY(!cli_.train({"--epochs", "1", "--output", "model.lunette"}, "model.json").isEmpty());
    QVERIFY(QDir(cli_.folder()).mkdir("folder"));
}

/// The model and the data do not exist, and nothing is said of them.
void CliFaultsTest::output_thatCannotBeWritten_isRefusedBeforeTheWork_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    const QStringList files[] = {{"train", "gone", "--output", "%1"},
                                 {"train", "gone", "--report", "%1"},
                                 {"inspect", "gone", "--report", "%1"},
                                 {"evaluate", "gone", "gone", "--report", "%1"},
                                 {"encode", "gone", "gone", "--output", "%1.csv"},
                                 {"decode", "gone", "gone", "--output", "%1.png"},
                                 {"reconstruct", "gone", "gone", "--output", "%1.png"},
                                 {"sample", "gone", "--output", "%1.png"},
                                 {"interpolate", "gone", "gone", "--from", "1", "--to", "2", "--output", "%1.gif"},
                                 {"export", "gone", "--format", "safetensors", "--output", "%1"},
                                 {"export", "gone", "--format", "history", "--output", "%1"},
                                 {"import", "gone", "--output", "%1"}};
    const QStringList folders[] = {{"decode", "gone", "gone", "--output", "%1"},
                                   {"reconstruct", "gone", "gone", "--output", "%1"},
                                   {"sample", "gone", "--output", "%1"},
                                   {"interpolate", "gone", "gone", "--from", "1", "--to", "2", "--output", "%1"},
                                   {"export", "gone", "--format", "onnx", "--output", "%1"},
                                   {"export", "gone", "--format", "pytorch", "--output", "%1"}};
    const auto add = [](QStringList words, const QString& path, const char* says) {
        words.replaceInStrings("%1", path);
        QTest::newRow(qPrintable(words.join(' '))) << words << QByteArray(says);
    };
    for (const QStringList& words : files) {
        add(words, "missing/x", "make its folder first");
        add(words, "model.json/x", "part of its path is a file");
    }
    for (const QStringList& words : folders) {
        add(words, "model.json", "'model.json' is no folder");
        add(words, "model.json/x", "part of its path is a file");
    }
    add(files[0], "folder", "'folder' is a folder");
    add(files[4], "/dev/null/x", "part of its path is a file");
}

void CliFaultsTest::output_thatCannotBeWritten_isRefusedBeforeTheWork() {
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    const auto outcome = cli_.run(words);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(CliProgram::isOneErrorLine(outcome.errors) && outcome.errors.contains(says), outcome.errors);
    QVERIFY(!outcome.errors.contains("gone"));
}

/// A quota, or `ulimit -f`: SIGXFSZ would end the program, and folders made for nothing would stay.
void CliFaultsTest::file_thatMayNotGrow_isAnError_data() {
    QTest::addColumn<QString>("words");
    QTest::newRow("train") << "train " + CliProgram::moons + " --epochs 1 --output new.lunette";
    QTest::newRow("safetensors") << "export model.lunette --format safetensors --output new";
    QTest::newRow("onnx") << "export model.lunette --format onnx --output new";
    QTest::newRow("pytorch") << "export model.lunette --format pytorch --output new/and/deep";
    QTest::newRow("encode") << "encode model.lunette moons:count=600,size=28 --output new.csv";
    QTest::newRow("sample") << "sample model.lunette --count 4 --magnify 16 --output new/folder";
    QTest::newRow("decode") << "decode model.lunette --codes '1 1; 0 0' --magnify 16 --output new/";
    QTest::newRow("reconstruct") << "reconstruct model.lunette " + CliProgram::moons + " --magnify 16 --output new";
    QTest::newRow("interpolate") << "interpolate model.lunette " + CliProgram::moons +
                                        " --from 1 --to 2 --magnify 16 --output new";
    QTest::newRow("animation") << "interpolate model.lunette " + CliProgram::moons +
                                      " --from 1 --to 2 --magnify 16 --output new.gif";
}

void CliFaultsTest::file_thatMayNotGrow_isAnError() {
    QFETCH(QString, words);
    const auto before = QDir(cli_.folder()).entryList(QDir::AllEntries | QDir::Hidden);
    const auto outcome = cli_.shell("ulimit -f 1; exec \"$0\" " + words);
    QCOMPARE(outcome.code, 1);
    const QByteArray error = outcome.errors.mid(outcome.errors.indexOf("lunette-cli: error: "));
    QVERIFY2(CliProgram::isOneErrorLine(error) && error.contains("File too large") && error.contains("ulimit"),
             outcome.errors);
    QCOMPARE(QDir(cli_.folder()).entryList(QDir::AllEntries | QDir::Hidden), before);
}

void CliFaultsTest::stdout_thatMayNotGrow_isAnError() {
    const auto outcome = cli_.shell("ulimit -f 1; \"$0\" train --help > long && \"$0\" train --help >> long");
    QCOMPARE(outcome.code, 1);
    QVERIFY2(CliProgram::isOneErrorLine(outcome.errors) && outcome.errors.contains("stdout"), outcome.errors);
}

static const lunette::test::TestClass<CliFaultsTest, QCoreApplication> kCliFaultsTest;
#include "CliFaultsTest.moc"
