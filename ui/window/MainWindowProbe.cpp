// How MainWindow connects the probe with what tells it where to go, and what is dropped on the window.

#include "compare/CompareView.h"
#include "views/factors/FactorsView.h"
#include "views/interpolate/InterpolateView.h"
#include "map/LatentView.h"
#include "window/MainWindow.h"
#include "widgets/MessageBanner.h"
#include "probe/OwnPictureView.h"
#include "probe/ProbeDesk.h"
#include "probe/ProbePanel.h"
#include "compare/RunsDesk.h"
#include "imaging/PictureFile.h"
#include "imaging/PictureReader.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QStatusBar>

namespace lunette {
namespace {

const QString kPng = QStringLiteral("image/png");

bool isOver(const QWidget& widget, const QDropEvent& event) {
    return widget.isVisible() && widget.rect().contains(widget.mapFrom(widget.window(), event.position().toPoint()));
}

/// The one local file; empty where there is none, or several.
QString onlyFile(const QList<QUrl>& urls) {
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

/// Their paths, where all of several are picture files.
QStringList severalPictures(const QList<QUrl>& urls) {
    QStringList paths;
    for (const QUrl& url : urls)
        if (url.isLocalFile() && isPictureFile(url.toLocalFile())) paths << url.toLocalFile();
    return paths.size() == urls.size() && paths.size() > 1 ? paths : QStringList();
}

}  // namespace

void MainWindow::connectProbe() {
    connect(latents_, &LatentView::probeChanged, probe_->panel(), &ProbePanel::setProbe);
    connect(probe_->ownPicture(), &OwnPictureView::codeFound, latents_, &LatentView::setOwnPicture);
    connect(probe_, &ProbeDesk::codeChosen, latents_, &LatentView::setProbe);
    connect(probe_, &ProbeDesk::codeChosen, factors_, &FactorsView::setCode);
    connect(probe_, &ProbeDesk::codeChosen, runs_->view(), &CompareView::setProbe);
    connect(probe_, &ProbeDesk::unitMeasured, interpolate_, &InterpolateView::setDistanceUnit);
    connect(latents_, &LatentView::wayPointPicked, interpolate_, &InterpolateView::addWayPoint);
    connect(probe_, &ProbeDesk::told, this, [this](const QString& text) { statusBar()->showMessage(text, 4000); });
    connect(probe_, &ProbeDesk::filesPasted, this, [this](const QList<QUrl>& urls) {
        banner_->clear();
        const QString file = onlyFile(urls);
        if (const QStringList pictures = severalPictures(urls); !pictures.isEmpty())
            openPictures(pictures);
        else if (!file.isEmpty())
            open(file);
        else
            banner_->showMessage(
                tr("Not all of the %1 files in the clipboard are pictures. Copy one file or folder, or "
                   "several pictures.")
                    .arg(urls.size()));
    });
    connect(probe_, &ProbeDesk::failed, banner_, &MessageBanner::showMessage);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QMimeData& mime = *event->mimeData();
    const bool isFile = !onlyFile(mime.urls()).isEmpty() || !severalPictures(mime.urls()).isEmpty();
    if (isFile || mime.hasFormat(kPng) || mime.hasImage()) event->acceptProposedAction();
}

// A picture that says where it was found brings the probe back there. Any other is encoded where it is dropped on the
// map or on the pad; a file of it is opened as data anywhere else.
void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    banner_->clear();
    const QMimeData& mime = *event->mimeData();
    if (const QStringList pictures = severalPictures(mime.urls()); !pictures.isEmpty()) return openPictures(pictures);
    const QString file = onlyFile(mime.urls());
    PictureTexts texts;
    if (file.isEmpty())
        texts = textsOfPng(mime.data(kPng));
    else if (file.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive))
        texts = pictureTexts(file.toStdString());
    const bool isToEncode = file.isEmpty() || isOver(*latents_, *event) || isOver(*probe_->ownPicture(), *event);
    if (originOf(texts))
        restoreView(texts);
    else if (isToEncode && probe_->take(mime))
        statusBar()->showMessage(
            tr("Dropped on the map, a picture is encoded; dropped elsewhere, it is opened as data."), 6000);
    else if (!file.isEmpty())
        open(file);
    else
        banner_->showMessage(tr("This is no picture that can be read. Save it, and drop the file."));
}

}  // namespace lunette
