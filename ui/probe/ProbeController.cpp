#include "probe/ProbeController.h"

#include "probe/CodeText.h"
#include "probe/CustomPictureView.h"
#include "probe/ProbePanel.h"
#include "session/Experiment.h"
#include "widgets/Settings.h"

#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QImage>
#include <QMainWindow>
#include <QMimeData>
#include <QUrl>

namespace lunette {

ProbeController::ProbeController(QMainWindow& window, BackgroundService& service, const Experiment& experiment,
                                 DistanceUnit& unit, const WindowActions& actions)
    : QObject(&window),
      experiment_(experiment),
      unit_(unit),
      panel_(new ProbePanel(service, &window)),
      ownPicture_(new CustomPictureView(service, &window)) {
    showData();
    ownPicture_->setSnapshot(experiment_.snapshot());
    connect(&experiment, &Experiment::dataChanged, this, [this] {
        showData();
        unit_.setData(experiment_.data());
        unit_.measure(static_cast<std::uint64_t>(experiment_.config().seed));
    });
    connect(&experiment, &Experiment::snapshotChanged, ownPicture_, &CustomPictureView::setSnapshot);
    connect(&unit_, &DistanceUnit::measured, this, [this] { panel_->setDistanceUnit(unit_.value()); });
    connect(panel_, &ProbePanel::codeEdited, this, &ProbeController::codeChosen);
    connect(panel_, &ProbePanel::statusMessage, this, &ProbeController::statusMessage);
    connect(ownPicture_, &CustomPictureView::codeEdited, this, &ProbeController::codeChosen);
    connect(ownPicture_, &CustomPictureView::errorOccurred, this, &ProbeController::errorOccurred);
    connectActions(actions);
}

void ProbeController::showData() {
    panel_->setData(experiment_.data());
    ownPicture_->setData(experiment_.data());
}

void ProbeController::connectActions(const WindowActions& actions) {
    actions.probeDetails->setChecked(settings::probeDetails());
    panel_->setVisible(settings::probeDetails());
    connect(actions.probeDetails, &QAction::toggled, panel_, &QWidget::setVisible);
    connect(actions.probeDetails, &QAction::toggled, this, &settings::setProbeDetails);
    connect(actions.paste, &QAction::triggered, this, &ProbeController::paste);
    connect(actions.drawPicture, &QAction::triggered, this, &ProbeController::draw);
}

bool ProbeController::hasModel() {
    if (experiment_.snapshot()) return true;
    emit errorOccurred(tr("There is no model yet that could encode a picture: press Train first."));
    return false;
}

void ProbeController::draw() {
    auto* dock = qobject_cast<QDockWidget*>(ownPicture_->parentWidget());
    if (!dock) return;
    dock->show();
    dock->raise();
}

void ProbeController::encode(const QImage& picture) {
    if (!hasModel()) return;
    draw();
    ownPicture_->take(picture);
}

void ProbeController::encodeFile(const QString& path) {
    if (!hasModel()) return;
    draw();
    ownPicture_->takeFile(path);
}

void ProbeController::paste() {
    const QMimeData nothing;
    const QMimeData* clipboard = QGuiApplication::clipboard()->mimeData();
    const QMimeData& mime = clipboard ? *clipboard : nothing;
    if (const QList<QUrl> urls = mime.urls(); !urls.isEmpty()) return emit filesPasted(urls);
    if (const auto picture = qvariant_cast<QImage>(mime.imageData()); !picture.isNull()) return encode(picture);
    if (!hasModel()) return;
    const Index latents = experiment_.snapshot()->model().network().latents();
    const TypedCode typed = typedCode(mime.text(), latents, QLocale::c());
    if (typed.error.isEmpty())
        emit codeChosen(typed.code);
    else
        emit errorOccurred(tr("The clipboard holds neither a picture nor a code. %1").arg(typed.error));
}

}  // namespace lunette
