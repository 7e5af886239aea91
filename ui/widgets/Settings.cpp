#include "widgets/Settings.h"

#include <QDir>
#include <QJsonDocument>
#include <QMainWindow>
#include <QSettings>
#include <QSplitter>
#include <QStandardPaths>

#include <optional>

namespace lunette::settings {
namespace {

const QString kAppearance = QStringLiteral("appearance");
const QString kLanguage = QStringLiteral("language");
const QString kMagnification = QStringLiteral("magnification");
const QString kProbeDetails = QStringLiteral("probeDetails");
const QString kAllParameters = QStringLiteral("allParameters");
const QString kThreads = QStringLiteral("threads");
const QString kRunMemory = QStringLiteral("runMemoryMegabytes");
const QString kAutosave = QStringLiteral("autosaveSeconds");
const QString kDatasetFolder = QStringLiteral("datasetFolder");
const QString kStart = QStringLiteral("start");
const QString kLastDataset = QStringLiteral("lastDataset");
const QString kFolder = QStringLiteral("folder");
const QString kRecentFiles = QStringLiteral("recentFiles");
const QString kCourseProgress = QStringLiteral("courseProgress");
const QString kGeometry = QStringLiteral("geometry");
const QString kLayout = QStringLiteral("layout");
const QString kSplit = QStringLiteral("split");

/// Gives the value of a key to `use`, which says whether it could use it.
template <class Use>
void take(const QString& key, const Use& use) {
    QSettings store;
    if (store.contains(key) && !use(store.value(key))) store.remove(key);
}

constexpr int kDefaultMagnification = 8;

std::optional<int> wholeNumber(const QVariant& value, int least, int most) {
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber || number < least || number > most) return std::nullopt;
    return number;
}

constexpr int kDefaultAutosave = 30;

int takeNumber(const QString& key, int least, int most, int usual) {
    int result = usual;
    take(key, [&](const QVariant& value) {
        const auto number = wholeNumber(value, least, most);
        result = number.value_or(result);
        return number.has_value();
    });
    return result;
}

QSplitter* splitOf(const QMainWindow& window) { return window.findChild<QSplitter*>(QStringLiteral("centerSplit")); }

}  // namespace

theme::Appearance appearance() {
    return static_cast<theme::Appearance>(takeNumber(kAppearance, 0, static_cast<int>(theme::Appearance::Dark),
                                                     static_cast<int>(theme::Appearance::Desktop)));
}

void setAppearance(theme::Appearance appearance) { QSettings().setValue(kAppearance, static_cast<int>(appearance)); }

language::Choice language() {
    return static_cast<language::Choice>(takeNumber(kLanguage, 0, static_cast<int>(language::Choice::Chinese),
                                                    static_cast<int>(language::Choice::System)));
}

void setLanguage(language::Choice choice) { QSettings().setValue(kLanguage, static_cast<int>(choice)); }

int magnification() { return takeNumber(kMagnification, 1, kMaxMagnification, kDefaultMagnification); }

void setMagnification(int magnification) { QSettings().setValue(kMagnification, magnification); }

bool probeDetails() { return takeNumber(kProbeDetails, 0, 1, 1) != 0; }

void setProbeDetails(bool shown) { QSettings().setValue(kProbeDetails, shown ? 1 : 0); }

bool showsAllParameters() { return takeNumber(kAllParameters, 0, 1, 0) != 0; }

void setShowsAllParameters(bool all) { QSettings().setValue(kAllParameters, all ? 1 : 0); }

int threads() { return takeNumber(kThreads, 0, kMostThreads, 0); }

void setThreads(int threads) { QSettings().setValue(kThreads, threads); }

int runMemory() { return takeNumber(kRunMemory, kLeastRunMemory, kMostRunMemory, kUsualRunMemory); }

void setRunMemory(int megabytes) { QSettings().setValue(kRunMemory, megabytes); }

int autosaveSeconds() { return takeNumber(kAutosave, kLeastAutosave, kMostAutosave, kDefaultAutosave); }

void setAutosaveSeconds(int seconds) { QSettings().setValue(kAutosave, seconds); }

QString datasetFolder() {
    QString result;
    take(kDatasetFolder, [&result](const QVariant& value) {
        result = value.toString();
        return result.isEmpty() || QDir::isAbsolutePath(result);
    });
    return QDir::isAbsolutePath(result) ? result : QString();
}

void setDatasetFolder(const QString& path) { QSettings().setValue(kDatasetFolder, path); }

Start start() {
    return static_cast<Start>(takeNumber(kStart, 0, static_cast<int>(Start::Nothing), static_cast<int>(Start::Moons)));
}

void setStart(Start start) { QSettings().setValue(kStart, static_cast<int>(start)); }

QString lastDataset() { return QSettings().value(kLastDataset).toString(); }

void setLastDataset(const QString& spec) { QSettings().setValue(kLastDataset, spec); }

QString folder() {
    QString result = QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
    take(kFolder, [&result](const QVariant& value) {
        const QString path = value.toString();
        if (!QDir::isAbsolutePath(path) || !QDir(path).exists()) return false;
        result = path;
        return true;
    });
    return result;
}

void setFolder(const QString& path) { QSettings().setValue(kFolder, path); }

QStringList recentFiles() {
    QStringList result;
    take(kRecentFiles, [&result](const QVariant& value) {
        const QStringList paths = value.toStringList();
        for (const QString& path : paths)
            if (QDir::isAbsolutePath(path) && !result.contains(path)) result << path;
        return !result.isEmpty();
    });
    return result;
}

void setRecentFiles(const QStringList& paths) { QSettings().setValue(kRecentFiles, paths); }

QByteArray courseProgress() {
    QByteArray json;
    take(kCourseProgress, [&](const QVariant& value) {
        json = value.toByteArray();
        return QJsonDocument::fromJson(json).isObject();
    });
    return json;
}

void setCourseProgress(const QByteArray& json) { QSettings().setValue(kCourseProgress, json); }

void rememberLayout(const QMainWindow& window) {
    QSettings store;
    store.setValue(kGeometry, window.saveGeometry());
    store.setValue(kLayout, window.saveState());
    store.setValue(kSplit, splitOf(window)->saveState());
}

void restoreLayout(QMainWindow& window) {
    take(kGeometry, [&](const QVariant& value) {
        // Qt reads on behind the end of one that was cut short.
        const QByteArray geometry = value.toByteArray();
        return geometry.size() == window.saveGeometry().size() && window.restoreGeometry(geometry);
    });
    take(kLayout, [&](const QVariant& value) { return window.restoreState(value.toByteArray()); });
    take(kSplit, [&](const QVariant& value) { return splitOf(window)->restoreState(value.toByteArray()); });
}

}  // namespace lunette::settings
