// How MainWindow connects what a model is used for: taking noise away, and keeping pictures in few bytes.

#include "views/compress/CompressView.h"
#include "views/denoise/DenoiseView.h"
#include "map/LatentView.h"
#include "window/MainWindow.h"

#include <QTabWidget>

namespace lunette {

void MainWindow::buildUses() {
    auto* denoise = new DenoiseView(service_, exploreTabs_);
    auto* compress = new CompressView(service_, exploreTabs_);
    exploreTabs_->addTab(denoise, tr("Denoise"));
    exploreTabs_->addTab(compress, tr("Compress"));
    connect(&experiment_, &Experiment::dataChanged, this, [this, denoise, compress] {
        denoise->setData(experiment_.data());
        compress->setData(experiment_.data());
    });
    connect(&experiment_, &Experiment::snapshotChanged, denoise, &DenoiseView::setSnapshot);
    connect(&experiment_, &Experiment::snapshotChanged, compress, &CompressView::setSnapshot);
    connect(latents_, &LatentView::imagePinned, denoise, &DenoiseView::setImage);
}

}  // namespace lunette
