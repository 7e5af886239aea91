#include "CliProgram.h"

#include <QDir>
#include <QDirIterator>
#include <QImage>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

/// `cmake --install` into a folder: the programs and their desktop files.
class InstallTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void programs_installed_run();
    void version_everywhere_isTheSame();
    void manPages_areTheProgramsOwn();
    void completion_isTheProgramsOwn();
    void links_ofDocuments_lead_data();
    void links_ofDocuments_lead();
    void desktopEntry_isValid();
    void metainfo_isValid();
    void icons_everySize_areDrawn_data();
    void icons_everySize_areDrawn();
    void modelFile_isRecognized_data();
    void modelFile_isRecognized();

private:
    QString share(const QString& path) const { return prefix_.filePath("share/" + path); }

    CliProgram::Outcome run(const QString& program, const QStringList& arguments) const {
        QProcess process;
        cli_.start(process, arguments, program);
        return CliProgram::end(process);
    }
    CliProgram::Outcome runInstalled(const QString& program, const QStringList& arguments) const {
        return run(prefix_.filePath("bin/" + program), arguments);
    }
    QByteArray unpacked(const QString& path) const { return run("gzip", {"-dc", path}).output; }

    static QByteArray contents(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

#ifdef LUNETTE_HAS_WINDOW
    static inline const bool hasWindow = true;
    static inline const QStringList programs{"lunette-cli", "lunette"};
#else
    static inline const bool hasWindow = false;
    static inline const QStringList programs{"lunette-cli"};
#endif
    QTemporaryDir prefix_;
    CliProgram cli_;
};

void InstallTest::initTestCase() {
    QVERIFY(prefix_.isValid() && cli_.isValid());
    const auto installed = run(LUNETTE_CMAKE, {"--install", LUNETTE_BUILD_DIR, "--prefix", prefix_.path()});
    QVERIFY2(installed.code == 0, installed.errors + "\nIs everything built?");
    qputenv("XDG_DATA_DIRS", share({}).toLocal8Bit());  // before the first look at the types of files
    qputenv("XDG_DATA_HOME", cli_.dataHome().toLocal8Bit());
}

void InstallTest::programs_installed_run() {
    const auto trained =
        runInstalled("lunette-cli", QStringList{"train", CliProgram::moons, "--epochs", "1", "--output", "m.lunette"} +
                                        CliProgram::small);
    QVERIFY2(trained.code == 0, trained.errors);
    if (!hasWindow) return;
    const auto drawn = runInstalled("lunette", {"--output", "drawn", "m.lunette"});
    QVERIFY2(drawn.code == 0, drawn.errors);
    QVERIFY(!QDir(cli_.path("drawn")).entryList({"*-map.svg"}).isEmpty());
}

void InstallTest::version_everywhere_isTheSame() {
    const QString version = QStringLiteral(LUNETTE_VERSION);
    for (const QString& program : programs)
        QVERIFY(runInstalled(program, {"--version"}).output.startsWith((program + ' ' + version).toUtf8()));
    const auto first = [](const QString& path, const QString& expression) {
        const QString text = QString::fromUtf8(contents(lunette::test::sourcePath(path)));
        return QRegularExpression(expression, QRegularExpression::MultilineOption).match(text).captured(1);
    };
    const QString changes = first("CHANGELOG.md", "^## (.*)\\)$");
    QVERIFY2(changes.startsWith(version + " ("), qPrintable(changes));
    QCOMPARE(first("resources/packaging/changelog.in", "^lunette \\((.*)\\)"), version);
    QCOMPARE(first("resources/packaging/lunette.metainfo.xml.in", "<release version=\"([^\"]*)"), version);
    QCOMPARE(first("resources/packaging/lunette.metainfo.xml.in", "<release .*date=\"([^\"]*)"),
             changes.section('(', 1));
}

void InstallTest::manPages_areTheProgramsOwn() {
    for (const QString& program : programs) {
        const QByteArray page = unpacked(share("man/man1/" + program + ".1.gz"));
        QVERIFY2(!page.isEmpty() && page == runInstalled(program, {"_man"}).output, qPrintable(program));
    }
}

void InstallTest::completion_isTheProgramsOwn() {
    for (const QString& program : programs) {
        const std::pair<QString, QString> files[] = {{"bash", "bash-completion/completions/" + program},
                                                     {"zsh", "zsh/site-functions/_" + program},
                                                     {"fish", "fish/vendor_completions.d/" + program + ".fish"}};
        for (const auto& [shell, file] : files) {
            const QByteArray script = contents(share(file));
            QVERIFY2(script.contains(program.toUtf8()), qPrintable(file));
            QCOMPARE(script, runInstalled(program, {"_completion", shell}).output);
        }
    }
}

void InstallTest::links_ofDocuments_lead_data() {
    QTest::addColumn<QString>("path");
    QDirIterator files(share("doc"), {"*.md"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(QDir(share("doc")).relativeFilePath(path))) << path;
    }
}

void InstallTest::links_ofDocuments_lead() {
    QFETCH(QString, path);
    const QDir folder = QFileInfo(path).dir();
    auto links = QRegularExpression("\\]\\(([^)#]+)").globalMatch(QString::fromUtf8(contents(path)));
    while (links.hasNext()) {
        const QString link = links.next().captured(1);
        QVERIFY2(link.contains("://") || folder.exists(link), qPrintable(link));
    }
}

void InstallTest::desktopEntry_isValid() {
    if (!hasWindow) QSKIP("the window is not built");
    const QString tool = QStandardPaths::findExecutable("desktop-file-validate");
    if (tool.isEmpty()) QSKIP("needs desktop-file-validate (Debian's package desktop-file-utils)");
    const auto outcome = run(tool, {"--warn-kde", share("applications/lunette.desktop")});
    QVERIFY2(outcome.code == 0 && outcome.output.isEmpty(), outcome.output + outcome.errors);
}

void InstallTest::metainfo_isValid() {
    if (!hasWindow) QSKIP("the window is not built");
    const QString tool = QStandardPaths::findExecutable("appstreamcli");
    if (tool.isEmpty()) QSKIP("needs appstreamcli (Debian's package appstream)");
    const QStringList files = QDir(share("metainfo")).entryList(QDir::Files);
    QCOMPARE(files.size(), 1);
    const auto outcome =
        run(tool, {"validate", "--pedantic", "--no-net", "--no-color", share("metainfo/" + files.front())});
    QVERIFY2(outcome.code == 0, outcome.output + outcome.errors);
    // It succeeds with hints too, which are lines that begin with "I:" or "P:".
    QVERIFY2(!outcome.output.contains(": ") || !QRegularExpression("^[EWIP]: ", QRegularExpression::MultilineOption)
                                                    .match(QString::fromUtf8(outcome.output))
                                                    .hasMatch(),
             outcome.output);
}

void InstallTest::icons_everySize_areDrawn_data() {
    QTest::addColumn<int>("side");
    for (const int side : {16, 22, 24, 32, 48, 64, 96, 128, 256, 512}) QTest::addRow("%d", side) << side;
}

void InstallTest::icons_everySize_areDrawn() {
    if (!hasWindow) QSKIP("the window is not built");
    QFETCH(int, side);
    for (const char* name : {"apps/lunette", "mimetypes/application-x-lunette"}) {
        const QImage icon(share(QString("icons/hicolor/%1x%1/%2.png").arg(side).arg(name)));
        QCOMPARE(icon.size(), QSize(side, side));
        QCOMPARE(qAlpha(icon.pixel(0, 0)), 0);
        QCOMPARE(qAlpha(icon.pixel(side / 2, side / 2)), 255);
        QVERIFY(icon.pixel(side * 3 / 8, side * 5 / 8) != icon.pixel(side * 5 / 8, side * 5 / 8));  // a half moon
    }
    QVERIFY(QFile::exists(share("icons/hicolor/symbolic/apps/lunette-symbolic.svg")));
}

void InstallTest::modelFile_isRecognized_data() {
    QTest::addColumn<QString>("made");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isModel");
    QTest::newRow("by its name") << "m.lunette"
                                 << "a.lunette" << true;
    QTest::newRow("by its contents") << "m.lunette"
                                     << "unnamed" << true;
    QTest::newRow("of an earlier version, by its contents")
        << lunette::test::sourcePath("tests/core/io/earlier.lunette") << "earlier" << true;
    QTest::newRow("weights of another program") << "foreign.safetensors"
                                                << "weights" << false;
}

void InstallTest::modelFile_isRecognized() {
    if (!hasWindow) QSKIP("the window is not built");
    QFETCH(QString, made);
    QFETCH(QString, name);
    QFETCH(bool, isModel);
    QVERIFY(QFile::exists(cli_.path("m.lunette")));
    QFile foreign(cli_.path("foreign.safetensors"));
    const QByteArray header =
        R"({"__metadata__":{"format":"pt"},"w":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}})";
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write(QByteArray(1, static_cast<char>(header.size())) + QByteArray(7, '\0') + header);
    foreign.close();
    QFile::remove(cli_.path(name));
    QVERIFY(QFile::copy(QDir(cli_.folder()).filePath(made), cli_.path(name)));
    const QMimeType type = QMimeDatabase().mimeTypeForFile(cli_.path(name));
    QCOMPARE(type.name() == "application/x-lunette", isModel);
    if (isModel) QCOMPARE(type.iconName(), "application-x-lunette");
}

QTEST_GUILESS_MAIN(InstallTest)
#include "InstallTest.moc"
#include "Paths.h"
