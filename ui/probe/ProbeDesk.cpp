#include "probe/ProbeDesk.h"

#include "probe/CodeText.h"
#include "session/Experiment.h"
#include "probe/OwnPictureView.h"
#include "probe/ProbePanel.h"
#include "widgets/Settings.h"
#include "imaging/PictureReader.h"

#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QImage>
#include <QMainWindow>
#include <QMimeData>
#include <QUrl>

namespace lunette {

namespace {

/// The path of the one local file that is a picture, by its first bytes.
QString pictureFileOf(const QMimeData& mime) {
    const auto urls = mime.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) return {};
    const QString path = urls.front().toLocalFile();
    return isPicture(path) ? path : QString();
}

}  // namespace

ProbeDesk::ProbeDesk(QMainWindow& window, DecodeService& service, const Experiment& experiment,
                     const WindowActions& actions)
    : QObject(&window),
      experiment_(experiment),
      unit_(service),
      panel_(new ProbePanel(service, &window)),
      ownPicture_(new OwnPictureView(service, &window)) {
    connect(&experiment, &Experiment::dataChanged, this, [this] {
        panel_->setData(experiment_.data());
        ownPicture_->setData(experiment_.data());
        unit_.setData(experiment_.data());
        unit_.measure(static_cast<std::uint64_t>(experiment_.config().seed));
    });
    connect(&experiment, &Experiment::snapshotChanged, ownPicture_, &OwnPictureView::setSnapshot);
    connect(&unit_, &DistanceUnit::measured, this, [this] {
        panel_->setDistanceUnit(unit_.value());
        if (unit_.value()) emit unitMeasured(*unit_.value());
    });
    connect(panel_, &ProbePanel::codeEdited, this, &ProbeDesk::codeChosen);
    connect(panel_, &ProbePanel::told, this, &ProbeDesk::told);
    connect(ownPicture_, &OwnPictureView::codeEdited, this, &ProbeDesk::codeChosen);
    connect(ownPicture_, &OwnPictureView::failed, this, &ProbeDesk::failed);
    connectActions(actions);
}

void ProbeDesk::connectActions(const WindowActions& actions) {
    actions.probeDetails->setChecked(settings::probeDetails());
    panel_->setVisible(settings::probeDetails());
    connect(actions.probeDetails, &QAction::toggled, panel_, &QWidget::setVisible);
    connect(actions.probeDetails, &QAction::toggled, this, &settings::setProbeDetails);
    connect(actions.paste, &QAction::triggered, this, &ProbeDesk::paste);
    connect(actions.drawPicture, &QAction::triggered, this, &ProbeDesk::draw);
}

bool ProbeDesk::hasModel() {
    if (experiment_.snapshot()) return true;
    emit failed(tr("There is no model yet that could encode a picture: press Train first."));
    return false;
}

void ProbeDesk::draw() {
    auto* dock = qobject_cast<QDockWidget*>(ownPicture_->parentWidget());
    if (!dock) return;
    dock->show();
    dock->raise();
}

bool ProbeDesk::take(const QMimeData& mime) {
    const QString file = pictureFileOf(mime);
    const QImage image = file.isEmpty() && mime.hasImage() ? qvariant_cast<QImage>(mime.imageData()) : QImage();
    if (file.isEmpty() && image.isNull()) return false;
    if (!hasModel()) return true;
    draw();
    if (file.isEmpty())
        ownPicture_->take(image);
    else
        ownPicture_->takeFile(file);
    return true;
}

void ProbeDesk::paste() {
    const QMimeData nothing;
    const QMimeData* clipboard = QGuiApplication::clipboard()->mimeData();
    const QMimeData& mime = clipboard ? *clipboard : nothing;
    const QList<QUrl> urls = mime.urls();
    if (!urls.isEmpty() && (!experiment_.snapshot() || pictureFileOf(mime).isEmpty())) return emit filesPasted(urls);
    if (take(mime) || !hasModel()) return;
    const TypedCode typed = typedCode(mime.text(), experiment_.snapshot()->model().network().latents());
    if (typed.error.isEmpty())
        emit codeChosen(typed.code);
    else
        emit failed(tr("The clipboard holds no picture and no code. %1").arg(typed.error));
}

}  // namespace lunette
