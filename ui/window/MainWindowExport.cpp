// What leaves the window: what other programs read of the model, its codes and its training, and its pictures.

#include "widgets/FileDialog.h"
#include "window/MainWindow.h"
#include "widgets/MessageBanner.h"
#include "window/PictureOutput.h"
#include "data/Split.h"
#include "io/AtomicFile.h"
#include "io/Codes.h"
#include "io/Evaluation.h"
#include "io/HistoryCsv.h"
#include "io/ModelExport.h"

#include <QFileInfo>
#include <QMenu>
#include <QStatusBar>

namespace lunette {
namespace {

void writeText(const std::string& path, const std::string& text) {
    const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    writeWholeFile(path, std::span(&bytes, 1));
}

void exportOnnx(FileTasks& files, Experiment& experiment, const QString& path) {
    files.write(path, [saved = experiment.savedModel(), file = path.toStdString()] {
        exportModel(saved, ExportFormat::Onnx, file);
    });
}

void exportPyTorch(FileTasks& files, Experiment& experiment, const QString& path) {
    files.write(path, [saved = experiment.savedModel(), images = experiment.data().train, file = path.toStdString()] {
        exportModel(saved, ExportFormat::PyTorch, file);
        if (images && images->shape() == saved.model->image()) exportPictures(*images, file);
    });
}

void exportSafetensors(FileTasks& files, Experiment& experiment, const QString& path) {
    files.write(path, [saved = experiment.savedModel(), file = path.toStdString()] {
        exportModel(saved, ExportFormat::Safetensors, file);
    });
}

void exportCodes(FileTasks& files, Experiment& experiment, const QString& path) {
    files.write(path, [snapshot = experiment.snapshot(), data = experiment.data(), file = path.toStdString()] {
        const auto images = bothParts(data);
        saveCodes(encodeAll(*snapshot, *images), *images, file);
    });
}

void exportHistory(FileTasks& files, Experiment& experiment, const QString& path) {
    files.write(path, [saved = experiment.savedModel(), file = path.toStdString()] {
        writeText(file, historyCsv(saved.state.history));
    });
}

void exportReport(FileTasks& files, Experiment& experiment, const QString& path) {
    files.write(path, [saved = experiment.savedModel(), data = experiment.data(), file = path.toStdString()] {
        writeText(file, reportText(evaluate(saved, data)));
    });
}

/// A line of the menu.
struct Export {
    QString text;
    const char* name;  ///< the action's
    QString help, filter, proposal;
    bool needsData;
    void (*write)(FileTasks& files, Experiment& experiment, const QString& path);
};

QAction* makeAction(QMenu* menu, const Export& what) {
    auto* action = menu->addAction(what.text);
    action->setObjectName(QLatin1StringView(what.name));
    action->setStatusTip(what.help);
    action->setWhatsThis(what.help);
    return action;
}

}  // namespace

void MainWindow::buildExportMenu(QMenu* file) {
    const QString folder = tr("A new folder (*)"), table = tr("Tables (*.csv)");
    const std::vector<Export> all{
        {tr("Model for &ONNX…"), "exportOnnxAction", tr("A folder with encoder.onnx and decoder.onnx"), folder,
         tr("model") + QStringLiteral("-onnx"), false, &exportOnnx},
        {tr("Model for &PyTorch…"), "exportPyTorchAction",
         tr("A folder with the weights and model.py, which trains on; open it to take them back"), folder,
         tr("model") + QStringLiteral("-pytorch"), false, &exportPyTorch},
        {tr("&Weights as safetensors…"), "exportSafetensorsAction", tr("The weights alone, under their names"),
         tr("Safetensors (*.safetensors)"), tr("model") + QStringLiteral(".safetensors"), false, &exportSafetensors},
        {tr("&Codes…"), "exportCodesAction", tr("The codes of all images, with their labels"),
         tr("Tables and arrays (*.csv *.npy)"), tr("codes") + QStringLiteral(".csv"), true, &exportCodes},
        {tr("&History…"), "exportHistoryAction", tr("The losses of each epoch"), table,
         tr("history") + QStringLiteral(".csv"), false, &exportHistory},
        {tr("&Report…"), "exportReportAction", tr("Every figure of the model on the held-out images"),
         tr("Reports (*.json)"), tr("report") + QStringLiteral(".json"), true, &exportReport}};
    auto* menu = file->addMenu(tr("&Export"));
    menu->setToolTipsVisible(true);
    for (const Export& what : all) {
        auto* action = makeAction(menu, what);
        connect(action, &QAction::triggered, this, [this, what] {
            askForFile(this, what.help, QFileDialog::AcceptSave, {what.filter}, what.proposal,
                       [this, what](const QString& path) { what.write(files_, experiment_, path); });
        });
        const auto allow = [this, action, needsData = what.needsData] { allowExport(*action, needsData); };
        connect(&experiment_, &Experiment::stateChanged, action, allow);
        connect(&experiment_, &Experiment::snapshotChanged, action, allow);
        allow();
    }
    pictures_->fillExportMenu(*menu);
    connect(&files_, &FileTasks::written, this,
            [this](const QString& path) { statusBar()->showMessage(tr("Wrote %1").arg(path), 4000); });
}

void MainWindow::connectPictures() {
    PictureTasks& tasks = pictures_->tasks();
    connect(&tasks, &PictureTasks::began, this,
            [this](const QString& path) { banner_->showTask(tr("Writing %1").arg(QFileInfo(path).fileName())); });
    connect(&tasks, &PictureTasks::progressed, banner_, &MessageBanner::setTaskProgress);
    connect(&tasks, &PictureTasks::ended, banner_, &MessageBanner::endTask);
    connect(banner_, &MessageBanner::cancelRequested, &tasks, &PictureTasks::cancel);
    connect(pictures_, &PictureOutput::told, this,
            [this](const QString& text) { statusBar()->showMessage(text, 4000); });
    connect(pictures_, &PictureOutput::failed, banner_, &MessageBanner::showMessage);
    connect(&files_, &FileTasks::modelSaved, &pictures_->record(), &RunRecord::setSavedTo);
}

void MainWindow::allowExport(QAction& action, bool needsData) const {
    const auto snapshot = experiment_.snapshot();
    const bool hasImages =
        experiment_.hasData() && snapshot && experiment_.data().train->shape() == snapshot->model().image();
    WindowActions::allow(
        action, snapshot && (hasImages || !needsData),
        snapshot ? tr("Open the data of this model first") : tr("There is no model yet: press Train first"));
}

}  // namespace lunette
