#include "FileDialog.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

namespace lunette {
namespace {

/// The folder of the last file, so that dialogs open where the person works.
QString lastFolder() {
    const QString home = QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
    return QSettings().value(QStringLiteral("folder"), home).toString();
}

void rememberFolder(const QString& path) {
    QSettings().setValue(QStringLiteral("folder"), QFileInfo(path).absolutePath());
}

}  // namespace

void askForFile(QWidget* parent, const QString& title, QFileDialog::AcceptMode mode, const QStringList& filters,
                const QString& name, const std::function<void(const QString&)>& chosen) {
    auto* dialog = new QFileDialog(parent, title, lastFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptSave ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setNameFilters(filters);
    if (mode == QFileDialog::AcceptSave) {
        dialog->setDefaultSuffix(QFileInfo(name).suffix());
        dialog->selectFile(name);
        QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
            static const QRegularExpression ending(QStringLiteral("\\*\\.(\\w+)"));
            dialog->setDefaultSuffix(ending.match(filter).captured(1));
        });
    }
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [chosen](const QString& path) {
        rememberFolder(path);
        chosen(path);
    });
    dialog->open();
}

}  // namespace lunette
