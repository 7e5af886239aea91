// How MainWindow connects what shows the dataset's pictures and what fetches datasets.

#include "window/DownloadBanner.h"
#include "views/factors/FactorsView.h"
#include "widgets/FileDialog.h"
#include "views/gallery/GalleryView.h"
#include "views/generate/GenerateView.h"
#include "views/interpolate/InterpolateView.h"
#include "map/LatentView.h"
#include "window/MainWindow.h"
#include "widgets/MessageBanner.h"
#include "views/reconstruct/ReconstructionView.h"
#include "imaging/PictureFile.h"
#include "imaging/PictureList.h"
#include "imaging/PublishedSets.h"
#include "io/AtomicFile.h"

#include <QComboBox>
#include <QCoreApplication>

#include <array>

namespace lunette {
namespace {

/// A set that is still to be fetched has an arrow, short enough for the tool bar.
void nameDatasets(const Catalog& catalog, QComboBox& box) {
    for (const auto& source : catalog.sources()) {
        const int row = box.findData(QString::fromStdString(source->name()));
        const auto set = findPublishedSet(source->name());
        if (row < 0 || !set) continue;
        const bool isHere = placeOf(*set).has_value();
        const QString title = QCoreApplication::translate("Dataset", source->title().c_str());
        const QString about = QString::fromStdString(source->description());
        box.setItemText(row, isHere ? title : title + QStringLiteral(" ↓"));
        box.setItemData(row, isHere ? about : MainWindow::tr("Not on this computer yet. %1").arg(about),
                        Qt::ToolTipRole);
        box.setItemData(row, isHere ? title : MainWindow::tr("%1, not on this computer yet").arg(title),
                        Qt::AccessibleTextRole);
    }
}

}  // namespace

void MainWindow::connectData() {
    connect(&experiment_, &Experiment::dataChanged, this, [this] { gallery_->setData(experiment_.data()); });
    connect(&experiment_, &Experiment::snapshotChanged, gallery_, &GalleryView::setSnapshot);
    connect(interpolate_, &InterpolateView::endpointsChanged, gallery_, &GalleryView::setEndpoints);
    connect(gallery_, &GalleryView::endpointPicked, interpolate_, &InterpolateView::setEndpoint);
    connect(gallery_, &GalleryView::imagePinned, reconstructions_, &ReconstructionView::pin);
    connect(gallery_, &GalleryView::imagePinned, factors_, &FactorsView::setImage);
    connect(gallery_, &GalleryView::imagePinned, generate_, &GenerateView::setImage);
    connect(gallery_, &GalleryView::codePicked, latents_, &LatentView::setProbe);
    connect(gallery_, &GalleryView::codePicked, factors_, &FactorsView::setCode);
    connect(gallery_, &GalleryView::saveAsked, this, [this](const QImage& picture, const QString& name) {
        askForFile(this, tr("Save picture"), QFileDialog::AcceptSave, {tr("PNG pictures (*.png)")}, name,
                   [this, picture](const QString& path) {
                       files_.write(path, [picture, file = path.toStdString()] { savePng(picture, file); });
                   });
    });
    nameDatasets(catalog_, *datasetBox_);
    connect(downloads_, &DownloadBanner::failed, banner_, &MessageBanner::showMessage);
    connect(downloads_, &DownloadBanner::fetched, this, [this](const QString& name) {
        nameDatasets(catalog_, *datasetBox_);
        // A run in hand is not ended by a download that happens to be through.
        if (experiment_.isActive())
            banner_->showMessage(tr("%1 is here: choose it among the datasets.").arg(name));
        else
            open(name);
    });
}

// Several files are a dataset by a list of their paths, which opens them again the next time.
void MainWindow::openPictures(const QStringList& paths) {
    try {
        std::vector<std::string> pictures;
        for (const QString& path : paths) pictures.push_back(path.toStdString());
        const std::string text = pictureListText(pictures), folder = userDatasets() + "/lists";
        const QString list = QString::fromStdString(folder + "/" + pictureListName(text));
        auto* once = new QObject(this);
        connect(&files_, &FileTasks::written, once, [this, once, list](const QString& path) {
            if (path != list) return;
            once->deleteLater();
            open(list);
        });
        connect(&files_, &FileTasks::failed, once, &QObject::deleteLater);
        files_.write(list, [text, folder, file = list.toStdString()] {
            makeFolder(folder);
            writeWholeFile(file,
                           std::array{std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size())});
        });
    } catch (const Error& error) {
        banner_->showMessage(QString::fromUtf8(error.what()));
    }
}

}  // namespace lunette
