#include "ArchiveFiles.h"
#include "Paths.h"
#include "TestFiles.h"
#include "TestProgram.h"
#include "Throws.h"
#include "imaging/StandardCatalog.h"
#include "lesson/Lesson.h"
#include "lesson/LessonNode.h"

#include <QTest>

using namespace lunette;
using lunette::test::throws;

namespace {

/// What is sound, in a line each; a row of a table breaks one.
const std::vector<std::string> kLines{
    R"({"format": "lunette-lesson", "version": 1, "seeds": "1-2",)",
    R"("runs": {"ae": {"dataset": "moons:count=60,size=28", "parameters": {"objective": "autoencoder", "latents": 2}},)",
    R"("vae": {"like": "ae", "parameters": {"objective": "vae"}}},)",
    R"("steps": [{"set": "ae", "show": {"tab": "network", "control": "betaSlider"}},)",
    R"({"ask": {"name": "holes", "question": {"en": "How many?"}, "number": "ae.hole_fraction",)",
    R"("minimum": 0, "maximum": 1}},)",
    R"({"train": ["ae", "vae"], "measure": ["ae.hole_fraction", "vae.error_on(digits) + 0"]},)",
    R"({"compare": {"question": "holes", "sentence": {"en": "%prediction and %measured"}},)",
    R"("claim": "ae.hole_fraction > vae.hole_fraction"}]})"};

std::string joinedLines(std::size_t number = 0, const std::string& replacement = {}) {
    std::string text;
    for (std::size_t i = 0; i < kLines.size(); ++i) text += (i + 1 == number ? replacement : kLines[i]) + "\n";
    return text;
}

LessonFiles files(const std::string& json, const std::string& english = "# T\n\n## A\n## B\n## C\n## D\n") {
    return {"folder", {{"lesson.json", json}, {"en.md", english}}};
}

const Catalog& catalog() {
    static const Catalog all = standardCatalog();
    return all;
}

}  // namespace

class LessonTest : public QObject {
    Q_OBJECT
private slots:
    void sound_isReadWhole() {
        const Lesson lesson = readLesson(files(joinedLines()), catalog());
        QCOMPARE(lesson.name, std::string("folder"));
        QCOMPARE(lesson.seeds.last, 2);
        QCOMPARE(lesson.runs.size(), std::size_t{2});
        QCOMPARE(lesson.runs[1].dataset, std::string("moons:count=60,size=28"));
        QCOMPARE(lesson.runs[1].parameters, (Settings{{"latents", "2"}, {"objective", "vae"}}));
        QCOMPARE(lesson.steps.size(), std::size_t{4});
        QCOMPARE(lesson.steps[0].tab, std::string("network"));
        QCOMPARE(lesson.steps[1].question->maximum, 1.0);
        QCOMPARE(lesson.steps[3].claims.front().figures().size(), std::size_t{2});
        QCOMPARE(lesson.steps[3].line, 8);
        QCOMPARE(lesson.text("zh_CN").steps[2].heading, std::string("C"));
    }

    void titleOfARun_isOneForAllLanguagesOrOneForEach() {
        const auto titleOf = [](const std::string& title) {
            const std::string run = R"("runs": {"ae": {"title": )" + title + R"(, "dataset": "moons"},)";
            return readLesson(files(joinedLines(2, run)), catalog()).runs;
        };
        QCOMPARE(titleOf(R"("AE")")[0].title, (LocalText{{"en", "AE"}}));
        QCOMPARE(titleOf(R"({"en": "plain AE"})")[0].title, (LocalText{{"en", "plain AE"}}));
        QVERIFY(titleOf(R"("AE")")[1].title.empty());  // "like" takes over what is trained
        QVERIFY(throws(ErrorKind::Damaged, {"lesson.json", "zh_CN"}, [&] { return titleOf(R"({"zh_CN": "AE"})"); }));
    }

    void broken_namesFileAndLine_data() {
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, int line, const char* text, const char* named) {
            QTest::newRow(name) << line << text << named;
        };
        row("no JSON", 2, R"("runs": {"ae": {"dataset" "moons"}},)", "\"moons\"");
        row("a key twice", 1, R"({"format": "lunette-lesson", "format": "lunette-lesson",)", "format");
        row("another format", 1, R"({"format": "quiz", "version": 1,)", "lunette-lesson");
        row("a newer version", 1, R"({"format": "lunette-lesson", "version": 2,)", "2");
        row("an unknown key", 1, R"({"format": "lunette-lesson", "version": 1, "seed": "1",)", "seed");
        row("no seeds", 1, R"({"format": "lunette-lesson", "version": 1, "seeds": "3-1",)", "3-1");
        row("an unknown dataset", 2, R"("runs": {"ae": {"dataset": "mons"},)", "mons");
        row("of a dataset", 2, R"("runs": {"ae": {"dataset": "moons:sice=28"},)", "sice");
        row("an unknown parameter", 2, R"("runs": {"ae": {"dataset": "moons", "parameters": {"latent": 2}},)",
            "latent");
        row("an impossible value", 2, R"("runs": {"ae": {"dataset": "moons", "parameters": {"latents": 0}},)", "0");
        row("a seed", 2, R"("runs": {"ae": {"dataset": "moons", "parameters": {"seed": 3}},)", "seed");
        row("no dataset", 2, R"("runs": {"ae": {"parameters": {}},)", "dataset");
        row("a run's name", 2, R"("runs": {"a-e": {"dataset": "moons"},)", "a-e");
        row("like none", 3, R"("vae": {"like": "sparse"}},)", "sparse");
        row("a step's key", 4, R"("steps": [{"sett": "ae"},)", "sett");
        row("an unknown run", 4, R"("steps": [{"set": "dae"},)", "dae");
        row("a list", 4, R"("steps": [["set"],)", "an object in braces");
        row("no question", 5, R"({"ask": {"name": "holes", "question": {"en": "?"},)", "number");
        row("no language", 5, R"({"ask": {"name": "holes", "question": {"zh_CN": "?"}, "number": "ae.loss",)", "zh_CN");
        row("an unknown figure", 5, R"({"ask": {"name": "h", "question": {"en": "?"}, "number": "ae.hole",)", "hole");
        row("no range", 6, R"("minimum": 1, "maximum": 1}},)", "");
        row("not yet trained", 7, R"({"train": ["ae"], "measure": ["vae.loss"]},)", "vae");
        row("of no run", 7, R"({"train": ["ae", "vae"], "measure": "loss"},)", "loss");
        row("arguments", 7, R"({"train": ["ae", "vae"], "measure": "ae.loss(2) + 0"},)", "loss");
        row("unknown question", 8, R"({"compare": {"question": "hole", "sentence": {"en": "-"}},)", "hole");
        row("a broken formula", 9, R"("claim": "ae.loss >> 2"}]})", "ae.loss >> 2");
        row("a run of a claim", 9, R"("claim": "dae.loss > 2"}]})", "dae");
        row("an argument", 7, R"row({"train": ["ae", "vae"], "measure": "ae.denoised_error(much)"},)row", "much");
        row("a control", 4, R"("steps": [{"set": "ae", "show": {"control": "betaSlide"}},)", "betaSlide");
        row("a place", 8, R"({"compare": {"question": "holes", "sentence": {"en": "%predicted"}},)", "%predicted");
        row("a curved quote", 8, R"({“compare": {},)", "'“' cannot stand here");
        row("a full-width comma", 6, R"("minimum": 0， "maximum": 1)", "'，' cannot stand here");
        row("a quote left open", 6, R"("minimum": "0, "maximum": 1}},)", "comma");
        row("breaks off", 9, R"("claim": "ae.loss > 2")", "");
    }
    void broken_namesFileAndLine() {
        QFETCH(int, line);
        QFETCH(QString, text);
        QFETCH(QString, named);
        const std::string json = joinedLines(static_cast<std::size_t>(line), text.toStdString());
        try {
            readLesson(files(json), catalog());
            QFAIL("Nothing was thrown.");
        } catch (const Error& error) {
            const QString message = error.what();
            const QString begin = QStringLiteral("folder/lesson.json, line %1: ").arg(line);
            // What breaks off is seen at the end.
            if (!named.isEmpty() || message.startsWith(begin)) QVERIFY2(message.startsWith(begin), error.what());
            QVERIFY2(message.contains(named), error.what());
        }
    }

    void text_withoutItsHeadings_isNamed() {
        QVERIFY(throws(ErrorKind::Damaged, {"folder/en.md", "4"},
                       [] { return readLesson(files(joinedLines(), "# T\n\n## A\n## B\n"), catalog()); }));
        QVERIFY(throws(ErrorKind::Damaged, {"folder/en.md", "1"},
                       [] { return readLesson(files(joinedLines(), "## A\n## B\n## C\n## D\n"), catalog()); }));
        QVERIFY(throws(ErrorKind::Damaged, {"folder/lesson.json"}, [] {
            return readLesson({"folder", {{"lesson.json", joinedLines()}}}, catalog());
        }));
    }

    void sentence_withoutALanguage_isNamed() {
        LessonFiles both = files(joinedLines());
        both.texts["zh_CN.md"] = "# T\n## A\n## B\n## C\n## D\n";
        QVERIFY(throws(ErrorKind::Damaged, {"folder/lesson.json", "5", "zh_CN"},
                       [&] { return readLesson(both, catalog()); }));
    }

    void heading_inCode_isNone() {
        const LessonText text = readLessonText("# T\nintro\n## A\n```\n## no\n# no\n```\ntext\n## B\n");
        QCOMPARE(text.title, std::string("T"));
        QCOMPARE(text.introduction, std::string("intro"));
        QCOMPARE(text.steps.size(), std::size_t{2});
        QVERIFY(text.steps[0].text.ends_with("text"));
        QCOMPARE(text.steps[1].line, 9);
    }

    void rule_partsWhatIsSaidBeforeFromWhatIsSaidAfter() {
        const LessonText text = readLessonText("# T\n---\n## A\nbefore\n\n---\n\nafter\n---\n## B\nonly\n");
        QCOMPARE(text.introduction, std::string("---"));
        QCOMPARE(text.steps[0].text, std::string("before"));
        QCOMPARE(text.steps[0].found, std::string("after\n---"));
        QCOMPARE(text.steps[1].text, std::string("only"));
        QVERIFY(text.steps[1].found.empty());
    }

    void node_ofNumbers_hasItsLine() {
        const LessonNode node = readLessonNode("[1,\n2.5\n,\n\ntrue]", "f");
        QCOMPARE(node.items[0].line, 1);
        QCOMPARE(node.items[1].line, 2);
        QCOMPARE(node.items[1].text, std::string("2.5"));
        QCOMPARE(node.items[2].line, 5);
        QVERIFY(throws(ErrorKind::Damaged, [] { return readLessonNode(std::string(100'000, '['), "f"); }));
    }

    void folderAndZip_areTheSame() {
        const test::TemporaryFolder folder;
        const auto bytes = [](const std::string& text) { return test::Bytes(text.begin(), text.end()); };
        const test::Bytes json = bytes(joinedLines()), text = bytes("# T\n\n## A\n## B\n## C\n## D\n");
        test::writeArchive(folder.path("lesson.zip"), {},
                           {{"mine/lesson.json", json}, {"mine/en.md", text}, {"mine/picture.png", {1, 2}}});
        folder.write("lesson.json", json);
        folder.write("en.md", text);
        const LessonFiles unpacked = readLessonFiles(folder.path() + "/"),
                          packed = readLessonFiles(folder.path("lesson.zip"));
        QCOMPARE(packed.texts, unpacked.texts);
        QCOMPARE(openLesson(folder.path("lesson.zip"), catalog()).runs.size(), std::size_t{2});
    }

    void folder_withoutALesson_isNamed() {
        const test::TemporaryFolder folder;
        QVERIFY(throws(ErrorKind::Unreadable, {folder.path()}, [&] { return openLesson(folder.path(), catalog()); }));
        folder.write("lesson.json", test::Bytes((std::size_t{1} << 20) + 1, ' '));
        QVERIFY(throws(ErrorKind::TooLarge, [&] { return openLesson(folder.path(), catalog()); }));
        QVERIFY(throws(ErrorKind::Unknown, {"no-such"}, [] { return openLesson("no-such", catalog()); }));
    }

    void shipped_areSoundInBothLanguages() {
        QVERIFY(!shippedLessons().empty());
        for (const std::string& name : shippedLessons()) {
            const Lesson lesson = openLesson(name, catalog());
            std::size_t claims = 0, questions = 0;
            for (const LessonStep& step : lesson.steps) {
                claims += step.claims.size();
                questions += step.question ? 1 : 0;
            }
            QVERIFY2(claims > 0 && questions > 0, name.c_str());
            QVERIFY2(lesson.texts.contains("en") && lesson.texts.contains("zh_CN"), name.c_str());
            QCOMPARE(openLesson(std::to_string(std::stoi(name)), catalog()).name, name);
        }
    }
};

static const lunette::test::TestClass<LessonTest, QCoreApplication> kLessonTest;
#include "LessonTest.moc"
