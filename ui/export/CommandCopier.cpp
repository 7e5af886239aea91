#include "export/CommandCopier.h"

#include "export/CommandLines.h"

#include <QClipboard>
#include <QGuiApplication>

namespace lunette {
namespace {

const std::string kModelFile = "model.lunette";

}  // namespace

CommandCopier::CommandCopier(const Experiment& experiment, const RunProvenance& provenance, QObject* parent)
    : QObject(parent), experiment_(experiment), provenance_(provenance) {}

void CommandCopier::copy(const std::string& lines) {
    const QString text = QString::fromStdString(lines);
    QGuiApplication::clipboard()->setText(text);
    emit copied(text);
}

void CommandCopier::copyPictures(const ShownPictures& shown, int magnification, const QString& output) {
    const auto snapshot = experiment_.snapshot();
    if (!snapshot) return;
    if (!shown.snapshot) {
        emit refused(tr("The picture is still being drawn. Copy again in a moment."));
        return;
    }
    const bool isPresent =
        shown.snapshot->step() == snapshot->step() && shown.snapshot->sharedModel() == snapshot->sharedModel();
    const std::string file = provenance_.file().toStdString();
    const auto epochs = provenance_.currentEpochs();
    if (!isPresent || (file.empty() && !epochs)) {
        emit refused(experiment_.isRunning() ? tr("The model is still moving: press Pause, save it, and copy again.")
                                             : tr("No single command trains to these very weights. Save the model, and "
                                                  "copy again."));
        return;
    }
    std::string lines;
    if (file.empty()) {
        TrainingConfig config = snapshot->model().config();
        config.epochs = *epochs;
        lines = trainLine(config, experiment_.modelSpec(), kModelFile) + "\n";
    }
    copy(lines + drawLine(commandWithCondition(shown), file.empty() ? kModelFile : file, experiment_.data().spec,
                          magnification, output.toStdString()));
}

void CommandCopier::copyRun() {
    const auto snapshot = experiment_.snapshot();
    if (!snapshot) return;
    std::string lines;
    if (!provenance_.isOneLine())
        lines = "# " +
                tr("This command does not reproduce the current model: settings were changed during training, or the "
                   "model was loaded from a file.")
                    .toStdString() +
                "\n";
    copy(lines + trainLine(snapshot->model().config(), experiment_.modelSpec(), kModelFile));
}

}  // namespace lunette
