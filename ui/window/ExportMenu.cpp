#include "window/ExportMenu.h"

#include "data/Split.h"
#include "io/AtomicFile.h"
#include "io/Codes.h"
#include "io/Evaluation.h"
#include "io/HistoryCsv.h"
#include "io/ModelExport.h"
#include "session/Experiment.h"
#include "widgets/FileDialog.h"
#include "widgets/WindowActions.h"

#include <QLocale>
#include <QPointer>

namespace lunette {
namespace {

void exportOnnx(const Checkpoint& checkpoint, const DataSplit&, const std::string& path, char) {
    exportModel(checkpoint.toSavedModel(), ExportFormat::Onnx, path);
}

void exportPyTorch(const Checkpoint& checkpoint, const DataSplit& data, const std::string& path, char) {
    exportModel(checkpoint.toSavedModel(), ExportFormat::PyTorch, path);
    if (data.train && data.train->shape() == checkpoint.model->image())
        exportPictures(*data.train, checkpoint.model->condition(), path);
}

void exportSafetensors(const Checkpoint& checkpoint, const DataSplit&, const std::string& path, char) {
    exportModel(checkpoint.toSavedModel(), ExportFormat::Safetensors, path);
}

void exportCodes(const Checkpoint& checkpoint, const DataSplit& data, const std::string& path, char) {
    const auto images = bothParts(data);
    const Snapshot snapshot(checkpoint.model, checkpoint.state->theta, checkpoint.state->step, 0.0);
    saveCodes(encodeAll(snapshot, *images), *images, path);
}

void exportCodesForSpreadsheet(const Checkpoint& checkpoint, const DataSplit& data, const std::string& path,
                               char decimalSign) {
    const auto images = bothParts(data);
    const Snapshot snapshot(checkpoint.model, checkpoint.state->theta, checkpoint.state->step, 0.0);
    saveCodesForSpreadsheet(encodeAll(snapshot, *images), *images, path, decimalSign);
}

void exportHistory(const Checkpoint& checkpoint, const DataSplit&, const std::string& path, char) {
    writeTextFile(path, historyCsv(checkpoint.state->history));
}

void exportReport(const Checkpoint& checkpoint, const DataSplit& data, const std::string& path, char) {
    writeTextFile(path, reportText(evaluate(checkpoint.toSavedModel(), data)));
}

}  // namespace

ExportMenu::ExportMenu(QWidget& window, WriteQueue& writes, Experiment& experiment)
    : QMenu(tr("&Export"), &window), window_(window), writes_(writes), experiment_(experiment) {
    setToolTipsVisible(true);
    const QString folder = tr("A new folder (*)"), model = tr("model");
    add({tr("Model for &ONNX…"), "exportOnnxAction", tr("A folder with encoder.onnx and decoder.onnx"), folder,
         model + QStringLiteral("-onnx"), false, &exportOnnx});
    add({tr("Model for &PyTorch…"), "exportPyTorchAction",
         tr("A folder with the weights and model.py, which trains on; open it to take them back"), folder,
         model + QStringLiteral("-pytorch"), false, &exportPyTorch});
    add({tr("&Weights as safetensors…"), "exportSafetensorsAction", tr("The weights alone, under their names"),
         tr("Safetensors (*.safetensors)"), model + QStringLiteral(".safetensors"), false, &exportSafetensors});
    add({tr("&Codes…"), "exportCodesAction", tr("The codes of all images, with their labels"),
         tr("Tables and arrays (*.csv *.npy)"), tr("codes") + QStringLiteral(".csv"), true, &exportCodes});
    add({tr("Codes for a &spreadsheet…"), "exportSpreadsheetAction",
         tr("The same table with the separators of your system, as its spreadsheets read it"), tr("Tables (*.csv)"),
         tr("codes") + QStringLiteral(".csv"), true, &exportCodesForSpreadsheet});
    add({tr("&History…"), "exportHistoryAction", tr("The losses of each epoch"), tr("Tables (*.csv)"),
         tr("history") + QStringLiteral(".csv"), false, &exportHistory});
    add({tr("&Report…"), "exportReportAction", tr("Every figure of the model on the held-out images"),
         tr("Reports (*.json)"), tr("report") + QStringLiteral(".json"), true, &exportReport});
}

void ExportMenu::add(const Export& entry) {
    QAction* action = addAction(entry.text);
    action->setObjectName(QLatin1StringView(entry.name));
    action->setStatusTip(entry.help);
    action->setWhatsThis(entry.help);
    connect(action, &QAction::triggered, this, [this, entry] {
        askForFile(&window_, entry.help, QFileDialog::AcceptSave, {entry.filter}, entry.proposal,
                   [this, entry](const QString& path) { start(entry, path); });
    });
    const auto follow = [this, action, needsData = entry.needsData] { update(*action, needsData); };
    connect(&experiment_, &Experiment::stateChanged, action, follow);
    connect(&experiment_, &Experiment::snapshotChanged, action, follow);
    follow();
}

void ExportMenu::start(const Export& entry, const QString& path) {
    const bool hasComma = QLocale().decimalPoint() == QStringLiteral(",");
    const char decimalSign = hasComma ? ',' : '.';
    experiment_.requestCheckpoint(
        [self = QPointer(this), write = entry.write, path, decimalSign](const Checkpoint& checkpoint) {
            if (!self) return;
            self->writes_.write(path, [write, checkpoint, data = self->experiment_.data(), file = path.toStdString(),
                                       decimalSign] { write(checkpoint, data, file, decimalSign); });
        });
}

void ExportMenu::update(QAction& action, bool needsData) const {
    const auto snapshot = experiment_.snapshot();
    const bool hasImages =
        experiment_.hasData() && snapshot && experiment_.data().train->shape() == snapshot->model().image();
    WindowActions::setEnabled(
        action, snapshot && (hasImages || !needsData),
        snapshot ? tr("Open the data of this model first") : tr("There is no model yet: press Train first"));
}

}  // namespace lunette
