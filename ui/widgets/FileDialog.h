#pragma once

#include <QFileDialog>

#include <functional>

namespace lunette {

/// Shows a dialog that does not block, in the folder where the last one ended, and passes on what was chosen. `name` is
/// proposed for saving; its ending is added where there is none.
void askForFile(QWidget* parent, const QString& title, QFileDialog::AcceptMode mode, const QStringList& filters,
                const QString& name, const std::function<void(const QString&)>& chosen);

/// The same for a folder that is there.
void askForDirectory(QWidget* parent, const QString& title, const std::function<void(const QString&)>& chosen);

}  // namespace lunette
