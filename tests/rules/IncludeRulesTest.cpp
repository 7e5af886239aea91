#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

const QString kRoot = LUNETTE_SOURCE_DIR;

QString contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

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

QStringList sourceFiles() {
    QStringList files;
    for (const char* folder : {"core", "ui", "app"}) {
        QDirIterator iterator(kRoot + '/' + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (iterator.hasNext()) files << iterator.next();
    }
    return files;
}

/// The table's folder that a file belongs to: "core/nn" for core/nn/Dense.cpp, "app" for app/cli/Train.cpp.
QString folderOf(const QString& relativePath) {
    const QStringList parts = relativePath.split('/');
    return parts[0] == "core" ? parts.mid(0, 2).join('/') : parts[0];
}

}  // namespace

class IncludeRulesTest : public QObject {
    Q_OBJECT
private slots:
    void tableHasNoCycle() {
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

    void everyIncludeIsInTheTable() {
        const auto table = allowedIncludes();
        static const QRegularExpression include("^#include \"([^\"]+)\"", QRegularExpression::MultilineOption);
        int checked = 0;
        QStringList broken;
        for (const QString& file : sourceFiles()) {
            const QString path = file.mid(kRoot.size() + 1);
            const QString folder = folderOf(path);
            for (auto match = include.globalMatch(contents(file)); match.hasNext();) {
                const QString target = match.next().captured(1);
                ++checked;
                if (target == "Error.h") continue;
                // Within ui and app, files name their neighbours; everything else is named from core's or the
                // project's root.
                if (QFile::exists(QFileInfo(file).path() + '/' + target) ||
                    QFile::exists(kRoot + '/' + folder + '/' + target))
                    continue;
                const bool inCore = QFile::exists(kRoot + "/core/" + target);
                const QString targetFolder = inCore ? target.section('/', 0, 0) : QStringLiteral("ui");
                const bool own = inCore && folder == "core/" + targetFolder;
                if (!own && !table.value(folder).contains(targetFolder)) broken << path + " includes " + target;
            }
        }
        QVERIFY(checked > 100);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
    }

    void onlyTheWindowAndPicturesKnowQt() {
        static const QRegularExpression qt("^#include <Q", QRegularExpression::MultilineOption);
        QStringList broken;
        for (const QString& file : sourceFiles()) {
            const QString folder = folderOf(file.mid(kRoot.size() + 1));
            if (folder.startsWith("core/") && folder != "core/imaging" && folder != "core/download" &&
                contents(file).contains(qt))
                broken << file;
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
    }
};

QTEST_APPLESS_MAIN(IncludeRulesTest)
#include "IncludeRulesTest.moc"
