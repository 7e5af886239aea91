#include "Paths.h"
#include "SourceText.h"

#include <QFile>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using lunette::test::contents;
using lunette::test::relativePath;
using lunette::test::sourceFiles;

namespace {

const QString kRoot = lunette::test::sourcePath();

/// "core/nn" -> the folders, by their last names, that it may include.
QMap<QString, QSet<QString>> allowedIncludes() {
    QMap<QString, QSet<QString>> table;
    static const QRegularExpression row(R"(^\| `([a-z/]+)` *\|[^|]*\|([^|]*)\|$)", QRegularExpression::MultilineOption);
    for (auto match = row.globalMatch(contents(kRoot + "/ARCHITECTURE.md")); match.hasNext();) {
        const auto captured = match.next();
        auto& allowed = table[captured.captured(1)];
        for (const QString& name : captured.captured(2).split(',', Qt::SkipEmptyParts)) allowed.insert(name.trimmed());
    }
    return table;
}

/// The table's folder that a file belongs to: "core/nn" for core/nn/Dense.cpp, "app" for app/cli/Train.cpp.
QString folderOf(const QString& relativePath) {
    const QStringList parts = relativePath.split('/');
    return parts[0] == "app" ? parts[0] : parts.mid(0, 2).join('/');
}

/// The file that `path` includes as "target", relative to the project's root; empty where it is none of ours.
QString included(const QString& path, const QString& target) {
    for (const QString& root : {QFileInfo(path).path() + '/', QStringLiteral("core/"), QStringLiteral("ui/"),
                                QStringLiteral("app/"), QString()})
        if (QFile::exists(kRoot + '/' + root + target)) return QDir::cleanPath(root + target);
    return {};
}

/// What each file includes of the project's files, by paths relative to its root.
QMap<QString, QStringList> includes() {
    static const QRegularExpression include("^#include \"([^\"]+)\"", QRegularExpression::MultilineOption);
    QMap<QString, QStringList> all;
    for (const QString& file : sourceFiles()) {
        const QString path = relativePath(file);
        QStringList& own = all[path];
        for (auto match = include.globalMatch(contents(file)); match.hasNext();)
            own << included(path, match.next().captured(1));
    }
    return all;
}

/// A header and its source are one.
QString unitOf(const QString& path) { return path.section('.', 0, 0); }

/// The exception type, and what the core says to people.
bool isForAll(const QString& path) { return path == "core/Error.h" || unitOf(path) == "core/Message"; }

}  // namespace

class IncludeRulesTest : public QObject {
    Q_OBJECT
private slots:
    void table_hasNoCycle() {
        auto remaining = allowedIncludes();
        QVERIFY(remaining.size() >= 10);
        while (!remaining.isEmpty()) {
            QStringList free;
            for (auto it = remaining.cbegin(); it != remaining.cend(); ++it) {
                bool waits = false;
                for (auto other = remaining.cbegin(); other != remaining.cend(); ++other)
                    waits = waits || it.value().contains(other.key().section('/', -1));
                if (!waits) free << it.key();
            }
            QVERIFY2(!free.isEmpty(), qPrintable("a cycle among " + remaining.keys().join(", ")));
            for (const QString& folder : free) remaining.remove(folder);
        }
    }

    void includes_areAllInTheTable() {
        const auto table = allowedIncludes();
        int checked = 0;
        QStringList broken;
        const auto all = includes();
        for (auto file = all.cbegin(); file != all.cend(); ++file) {
            if (isForAll(file.key())) continue;
            const QString folder = folderOf(file.key());
            QVERIFY2(table.contains(folder), qPrintable(file.key() + " is in no folder of the table"));
            for (const QString& target : file.value()) {
                ++checked;
                QVERIFY2(!target.isEmpty(), qPrintable(file.key() + " includes a file that does not exist"));
                if (isForAll(target) || folderOf(target) == folder) continue;
                if (!table.value(folder).contains(folderOf(target).section('/', -1)))
                    broken << file.key() + " includes " + target;
            }
        }
        QVERIFY(checked > 1000);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
    }

    void views_includeNoOtherView() {
        QStringList broken;
        const auto all = includes();
        for (auto file = all.cbegin(); file != all.cend(); ++file)
            for (const QString& target : file.value())
                if (folderOf(file.key()) == "ui/views" && folderOf(target) == "ui/views" &&
                    QFileInfo(file.key()).path() != QFileInfo(target).path())
                    broken << file.key() + " includes " + target;
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
    }

    void files_haveNoCycle() {
        QMap<QString, QSet<QString>> remaining;
        const auto all = includes();
        for (auto file = all.cbegin(); file != all.cend(); ++file)
            for (const QString& target : file.value())
                if (unitOf(target) != unitOf(file.key())) remaining[unitOf(file.key())].insert(unitOf(target));
        for (;;) {
            QStringList done;
            for (auto it = remaining.cbegin(); it != remaining.cend(); ++it) {
                const bool waits = std::any_of(it.value().cbegin(), it.value().cend(),
                                               [&](const QString& target) { return remaining.contains(target); });
                if (!waits) done << it.key();
            }
            if (done.isEmpty()) break;
            for (const QString& unit : done) remaining.remove(unit);
        }
        QVERIFY2(remaining.isEmpty(), qPrintable("a cycle among " + remaining.keys().join(", ")));
    }

    void session_includesNoWidget() {
        const QString widgets = QLibraryInfo::path(QLibraryInfo::HeadersPath) + "/QtWidgets/";
        QVERIFY2(QFile::exists(widgets + "QWidget"), qPrintable(widgets + " has no QWidget"));
        static const QRegularExpression include("^#include <(Q\\w+)>", QRegularExpression::MultilineOption);
        QStringList broken;
        for (const QString& file : sourceFiles()) {
            if (!file.contains("/ui/session/")) continue;
            for (auto match = include.globalMatch(contents(file)); match.hasNext();)
                if (const QString name = match.next().captured(1); QFile::exists(widgets + name))
                    broken << file + " includes " + name;
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
    }

    void core_exceptImagingAndDownload_includesNoQt() {
        static const QRegularExpression qt("^#include <Q", QRegularExpression::MultilineOption);
        QStringList broken;
        for (const QString& file : sourceFiles()) {
            const QString folder = folderOf(relativePath(file));
            if (folder.startsWith("core/") && folder != "core/imaging" && folder != "core/download" &&
                contents(file).contains(qt))
                broken << file;
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
    }
};

QTEST_APPLESS_MAIN(IncludeRulesTest)
#include "IncludeRulesTest.moc"
