// How MainWindow connects what generates pictures.

#include "views/factors/FactorsView.h"
#include "views/generate/GenerateView.h"
#include "map/LatentView.h"
#include "window/MainWindow.h"

namespace lunette {

void MainWindow::connectGenerate() {
    connect(&experiment_, &Experiment::dataChanged, this, [this] { generate_->setData(experiment_.data()); });
    connect(&experiment_, &Experiment::snapshotChanged, generate_, &GenerateView::setSnapshot);
    connect(latents_, &LatentView::imagePinned, generate_, &GenerateView::setImage);
    connect(generate_, &GenerateView::codePicked, latents_, &LatentView::setProbe);
    connect(generate_, &GenerateView::codePicked, factors_, &FactorsView::setCode);
}

}  // namespace lunette
