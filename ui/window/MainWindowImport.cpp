// How MainWindow opens folders and sheets of pictures, and says what an import came to.

#include "widgets/FileDialog.h"
#include "setup/ImportReportDialog.h"
#include "window/MainWindow.h"
#include "widgets/MessageBanner.h"

#include <QComboBox>
#include <QInputDialog>
#include <QSignalBlocker>

namespace lunette {
namespace {

constexpr int kPlaceRole = Qt::UserRole + 1;  // of a dataset from a file: its path, whatever was asked of it

}  // namespace

void MainWindow::showData() {
    const DataSplit& split = experiment_.data();
    const QSignalBlocker quiet(datasetBox_);
    if (!split.train) {
        datasetBox_->setCurrentIndex(-1);
        return;
    }
    // A built-in dataset stands there from the start; a file is added once, and stands for how it was last opened.
    const QString place = QString::fromStdString(datasetPlace(split));
    int row = datasetBox_->findData(place);
    if (row < 0 || !split.format.empty()) row = datasetBox_->findData(place, kPlaceRole);
    if (row < 0) {
        datasetBox_->addItem(QString::fromStdString(split.train->name()));
        row = datasetBox_->count() - 1;
        datasetBox_->setItemData(row, place, kPlaceRole);
    }
    if (!datasetBox_->itemData(row, kPlaceRole).isNull())
        datasetBox_->setItemData(row, QString::fromStdString(split.recipe));
    datasetBox_->setCurrentIndex(row);
}

void MainWindow::askForFolder() {
    askForDirectory(this, tr("Open folder of pictures"), [this](const QString& path) { open(path); });
}

void MainWindow::askForCells(const QString& sheet) {
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("cellDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Open a sheet of pictures"));
    dialog->setLabelText(tr("Size of the cells that the picture is cut into, in pixels:"));
    dialog->setTextValue(QStringLiteral("32x32"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, sheet](const QString& cell) {
        files_.openDataset(sheet + QStringLiteral(":cell=") + cell.trimmed());
    });
    dialog->open();
}

void MainWindow::reportImport(const DataSplit& split) {
    const QString summary = ImportReportDialog::summary(split);
    if (!summary.isEmpty()) banner_->showMessage(summary);
}

void MainWindow::showImportReport() {
    if (!experiment_.hasData()) return;
    delete findChild<ImportReportDialog*>();
    (new ImportReportDialog(experiment_.data(), this))->show();
}

}  // namespace lunette
