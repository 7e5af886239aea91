#include "SourceText.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using lunette::test::contents;
using lunette::test::sourceFiles;
using lunette::test::sourcePath;

namespace {

QStringList matchesOf(const QRegularExpression& pattern, const QString& text) {
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();) found << match.next().captured(1);
    found.removeDuplicates();
    return found;
}

/// A path of the project: a file or folder, a source without its ending, or a pattern of names.
bool exists(const QString& path) {
    const QFileInfo place(sourcePath(path));
    if (place.exists()) return true;
    const QStringList names{place.fileName(), place.fileName() + QStringLiteral(".*")};
    return !QDir(place.path()).entryList(names, QDir::Files).isEmpty();
}

/// All sources in one text.
const QString& allSources() {
    static const QString all = [] {
        QString text;
        for (const QString& path : sourceFiles()) text += contents(path) + u'\n';
        return text;
    }();
    return all;
}

bool isInSources(const QString& pattern) {
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    return expression.match(allSources()).hasMatch();
}

bool isType(const QString& name) {
    if (isInSources(QStringLiteral("^\\s*(?:class|struct|enum class|using) (?:\\w+::)*%1\\b").arg(name))) return true;
    // What belongs together without a class, such as pure functions, goes by the name of its file; so do tests.
    for (const char* folder : {"core", "ui", "app", "tests"}) {
        QDirIterator files(sourcePath(folder), {name + ".h", name + ".cpp"}, QDir::Files, QDirIterator::Subdirectories);
        if (files.hasNext()) return true;
    }
    return false;
}

}  // namespace

/// What the documents for developers name has to be there.
class DocumentRulesTest : public QObject {
    Q_OBJECT
private slots:
    void paths_inTheDocuments_exist_data() {
        QTest::addColumn<QString>("document");
        QTest::addColumn<int>("leastPaths");
        QTest::newRow("architecture") << "ARCHITECTURE.md" << 60;
        QTest::newRow("contributing") << "CONTRIBUTING.md" << 40;
        QTest::newRow("readme") << "README.md" << 3;
        QTest::newRow("readme in Chinese") << "README.zh_CN.md" << 3;
    }

    void paths_inTheDocuments_exist() {
        QFETCH(QString, document);
        QFETCH(int, leastPaths);
        static const QRegularExpression ofProject(
            QStringLiteral("(?<![\\w/.-])((?:core|ui|app|tests|docs|resources)/[\\w./*-]*[\\w*])"));
        const QStringList paths = matchesOf(ofProject, contents(sourcePath(document)));
        QVERIFY2(paths.size() >= leastPaths, qPrintable(QString::number(paths.size())));
        QStringList missing;
        for (const QString& path : paths)
            if (!exists(path)) missing << path;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
    }

    void types_inTheArchitecture_exist() {
        static const QRegularExpression typeName(QStringLiteral("`([A-Z]\\w*[a-z]\\w*)(?:::\\w+(?:\\(\\))?)?`"));
        const QStringList names = matchesOf(typeName, contents(sourcePath("ARCHITECTURE.md")));
        QVERIFY2(names.size() > 60, qPrintable(QString::number(names.size())));
        QStringList missing;
        for (const QString& name : names)
            if (!isType(name)) missing << name;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
    }

    void functions_inTheArchitecture_exist() {
        static const QRegularExpression functionName(QStringLiteral("`(?:\\w+::)*(\\w+)\\(\\)`"));
        const QStringList names = matchesOf(functionName, contents(sourcePath("ARCHITECTURE.md")));
        QVERIFY2(names.size() > 10, qPrintable(QString::number(names.size())));
        QStringList missing;
        for (const QString& name : names)
            if (!isInSources(QStringLiteral("\\b%1\\(").arg(name))) missing << name;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
    }
};

QTEST_APPLESS_MAIN(DocumentRulesTest)
#include "DocumentRulesTest.moc"
