#pragma once

#include "session/WriteQueue.h"

#include <QMenu>

namespace lunette {

class Experiment;
struct Checkpoint;
struct DataSplit;

/// The menu of the files that other programs read: the model, its codes, its history and its report.
class ExportMenu : public QMenu {
    Q_OBJECT
public:
    ExportMenu(QWidget& window, WriteQueue& writes, Experiment& experiment);

private:
    /// One entry of the menu.
    struct Export {
        QString text;
        const char* name;  ///< the action's
        QString help, filter, proposal;
        bool needsData;
        /// Writes the file; for any thread. The decimal sign is that of the language when the export was requested.
        void (*write)(const Checkpoint& checkpoint, const DataSplit& data, const std::string& path, char decimalSign);
    };
    void add(const Export& entry);
    void start(const Export& entry, const QString& path);
    void update(QAction& action, bool needsData) const;

    QWidget& window_;
    WriteQueue& writes_;
    Experiment& experiment_;
};

}  // namespace lunette
