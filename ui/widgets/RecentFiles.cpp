#include "widgets/RecentFiles.h"

#include "widgets/Settings.h"

#include <QFileInfo>

namespace lunette {
namespace {

constexpr int kMaxRecentFiles = 10;

/// "&1 moons.lunette", with a digit to press for the first nine.
QString entryText(int index, const QString& path) {
    const QString name = QFileInfo(path).fileName().replace(QLatin1Char('&'), QStringLiteral("&&"));
    return index < 9 ? QStringLiteral("&%1  %2").arg(index + 1).arg(name) : name;
}

}  // namespace

RecentFiles::RecentFiles(QWidget* parent) : QMenu(tr("Open &recent"), parent) {
    setObjectName(QStringLiteral("recentFilesMenu"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &RecentFiles::fill);
    fill();
}

void RecentFiles::fill() {
    clear();
    const QStringList paths = settings::recentFiles();
    for (int i = 0; i < paths.size(); ++i) {
        auto* action = addAction(entryText(i, paths[i]));
        action->setToolTip(paths[i]);
        action->setStatusTip(paths[i]);
        connect(action, &QAction::triggered, this, [this, path = paths[i]] { emit chosen(path); });
    }
    if (paths.isEmpty()) {
        addAction(tr("Nothing yet"))->setEnabled(false);
        return;
    }
    addSeparator();
    auto* clearing = addAction(tr("&Clear this list"));
    clearing->setObjectName(QStringLiteral("clearRecentFilesAction"));
    clearing->setToolTip(tr("Forget these files; they stay where they are"));
    connect(clearing, &QAction::triggered, this, [] { settings::setRecentFiles({}); });
}

void RecentFiles::add(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList paths = settings::recentFiles();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    settings::setRecentFiles(paths.mid(0, kMaxRecentFiles));
}

void RecentFiles::forget(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList paths = settings::recentFiles();
    if (paths.removeAll(absolute) > 0) settings::setRecentFiles(paths);
}

}  // namespace lunette
