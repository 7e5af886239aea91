// How MainWindow shows the runs that are kept: their comparison, what is linked, and the replay.

#include "compare/CompareView.h"
#include "views/factors/FactorsView.h"
#include "views/interpolate/InterpolateView.h"
#include "map/LatentView.h"
#include "views/learning/LearningCurvesView.h"
#include "window/MainWindow.h"
#include "widgets/MessageBanner.h"
#include "window/PictureOutput.h"
#include "views/reconstruct/ReconstructionView.h"
#include "compare/RunsDesk.h"
#include "setup/SetupPanel.h"

#include <QComboBox>
#include <QStatusBar>
#include <QTabWidget>

namespace lunette {

void MainWindow::connectRuns() {
    connect(runs_, &RunsDesk::comparisonBegan, this, [this](const QString& title) {
        // Another value on the way would make the runs differ in more than their objectives.
        setup_->setEnabled(false);
        objectiveBox_->setEnabled(false);
        banner_->showTask(title);
        runs_->view()->setTraining(title);
    });
    connect(runs_, &RunsDesk::comparisonProgressed, banner_, &MessageBanner::setTaskProgress);
    connect(runs_, &RunsDesk::comparisonEnded, this, [this](bool complete) {
        setup_->setEnabled(true);
        objectiveBox_->setEnabled(true);
        banner_->endTask();
        runs_->view()->setTraining({});
        if (!complete) return;
        exploreTabs_->setCurrentWidget(runs_->view());
        if (const ShownPictures probe = latents_->shownProbe(); probe.snapshot) {
            const Vector code = probe.codes.col(0);
            latents_->setProbe(code);  // which holds it, there as here
            runs_->view()->setProbe(code);
        }
    });
    connect(banner_, &MessageBanner::cancelRequested, runs_, &RunsDesk::cancelComparison);
    connect(runs_, &RunsDesk::tookUp, this, [this] { pictures_->record().setOpenedFrom({}); });
    connect(runs_, &RunsDesk::replayed, latents_, &LatentView::setSnapshot);
    connect(runs_, &RunsDesk::replayed, interpolate_, &InterpolateView::setSnapshot);
    connect(runs_, &RunsDesk::replayed, factors_, &FactorsView::setSnapshot);
    connect(runs_, &RunsDesk::replayed, reconstructions_, &ReconstructionView::setSnapshot);
    connect(&runs_->shelf(), &RunShelf::changed, this, [this] {
        std::vector<LearningCurvesView::Curve> curves;
        for (const KeptRun& run : runs_->shelf().compared())
            curves.push_back({run.name, run.color, run.state->history});
        curves_->setCompared(std::move(curves));
    });
    connectLinks();
}

// What is held in one view is held in all; images by their numbers only where the data are the same.
void MainWindow::connectLinks() {
    auto* compare = runs_->view();
    const auto isSameData = [this, compare] {
        return compare->images() && compare->images() == experiment_.data().test;
    };
    connect(compare, &CompareView::told, this, [this](const QString& text) { statusBar()->showMessage(text, 4000); });
    connect(latents_, &LatentView::probeMoved, compare, &CompareView::setProbe);
    connect(factors_, &FactorsView::codeEdited, compare, &CompareView::setProbe);
    connect(compare, &CompareView::probeMoved, latents_, &LatentView::setProbe);
    connect(compare, &CompareView::probeMoved, factors_, &FactorsView::setCode);
    connect(interpolate_, &InterpolateView::endpointsChanged, this, [compare, isSameData](qint64 a, qint64 b) {
        if (isSameData()) compare->setEndpoints(a, b);
    });
    connect(compare, &CompareView::endpointPicked, this, [this, isSameData](int end, qint64 image) {
        if (isSameData()) interpolate_->setEndpoint(end, image);
    });
    connect(latents_, &LatentView::imagePinned, this, [compare, isSameData](qint64 image) {
        if (isSameData()) compare->pin(image);
    });
    connect(compare, &CompareView::imagePinned, this, [this, isSameData](qint64 image) {
        if (isSameData()) reconstructions_->pin(image);
    });
}

}  // namespace lunette
