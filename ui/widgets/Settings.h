#pragma once

#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QStringList>

class QMainWindow;

/// What the window remembers from one start to the next. A value that is damaged or impossible is taken away, it alone,
/// and its default holds.
namespace lunette::settings {

theme::Appearance appearance();
void setAppearance(theme::Appearance appearance);
language::Choice language();
void setLanguage(language::Choice choice);

/// Where the last file dialog ended; the person's home where that is no folder any more.
QString folder();
void setFolder(const QString& path);

/// How many screen pixels a pixel of a saved picture gets to either side, 1 to kMaxMagnification.
inline constexpr int kMaxMagnification = 16;
int magnification();
void setMagnification(int magnification);

/// Whether the probe's details stand beside the map; at first they do.
bool probeDetails();
void setProbeDetails(bool shown);

/// Processors to train on where a configuration does not say otherwise; 0: threadsFor().
inline constexpr int kMostThreads = 1024;
int threads();
void setThreads(int threads);

/// What kept runs may take of memory, in units of 2^20 bytes.
inline constexpr int kLeastRunMemory = 64, kUsualRunMemory = 512, kMostRunMemory = 1 << 20;
int runMemory();
void setRunMemory(int megabytes);

/// How often unsaved training is kept, in seconds.
inline constexpr int kLeastAutosave = 5, kMostAutosave = 3600;
int autosaveSeconds();
void setAutosaveSeconds(int seconds);

/// Where downloaded datasets lie; empty: in the user's data folder.
QString datasetFolder();
void setDatasetFolder(const QString& path);

/// What the window opens when it starts.
enum class Start { Moons, LastDataset, Nothing };
Start start();
void setStart(Start start);

/// The dataset spec that was opened last; empty where none was.
QString lastDataset();
void setLastDataset(const QString& spec);

/// Whether Setup shows every parameter, or the basic ones; at first the basic ones.
bool showsAllParameters();
void setShowsAllParameters(bool all);

/// Absolute paths, the newest first.
QStringList recentFiles();
void setRecentFiles(const QStringList& paths);

/// How far the reader is in the course, as JSON; empty at first.
QByteArray courseProgress();
void setCourseProgress(const QByteArray& json);

/// Size and place of the window, its docks and bars, and how its center is split.
void rememberLayout(const QMainWindow& window);
void restoreLayout(QMainWindow& window);

}  // namespace lunette::settings
