#include "widgets/FileDialog.h"

#include "widgets/Settings.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace lunette {

void askForFile(QWidget* parent, const QString& title, QFileDialog::AcceptMode mode, const QStringList& filters,
                const QString& name, const std::function<void(const QString&)>& chosen) {
    auto* dialog = new QFileDialog(parent, title, settings::folder());
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
        settings::setFolder(QFileInfo(path).absolutePath());
        chosen(path);
    });
    dialog->open();
}

void askForDirectory(QWidget* parent, const QString& title, const std::function<void(const QString&)>& chosen) {
    auto* dialog = new QFileDialog(parent, title, settings::folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [chosen](const QString& path) {
        settings::setFolder(QFileInfo(path).absolutePath());
        chosen(path);
    });
    dialog->open();
}

}  // namespace lunette
