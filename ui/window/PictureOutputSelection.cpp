// How the images that are selected on the map leave the window.

#include "widgets/FileDialog.h"
#include "export/PictureDragger.h"
#include "window/PictureOutput.h"
#include "widgets/SampleGrid.h"
#include "views/selection/SelectionView.h"
#include "imaging/PictureFile.h"

#include <QApplication>

namespace lunette {
namespace {
const QString kSelectionFile = QStringLiteral("selection.png");
}

void PictureOutput::connectSelection() {
    exportSelection_ = WindowActions::make(this, "exportSelectionAction", tr("Save images selected on the ma&p…"),
                                           tr("Save the images that are selected on the map as one PNG file, or "
                                              "numbered in a new folder, each with its code"));
    copySelection_ = WindowActions::make(this, "copySelectionAction", tr("Copy &images"),
                                         tr("Copy the images as one picture, with their codes"));
    connect(exportSelection_, &QAction::triggered, this, &PictureOutput::saveSelection);
    connect(copySelection_, &QAction::triggered, this, &PictureOutput::copySelection);
    views_.selection->setActions({exportSelection_, copySelection_});
    connect(&views_.selection->grid(), &SampleGrid::seenChanged, this, &PictureOutput::allowSelection);
}

void PictureOutput::allowSelection() {
    const bool hasImages = !views_.selection->isEmpty();
    for (QAction* action : {exportSelection_, copySelection_})
        WindowActions::allow(*action, hasImages && experiment_.snapshot(), tr("No image is selected on the map"));
}

bool PictureOutput::isInSelection() const {
    const QWidget* focus = QApplication::focusWidget();
    return focus && views_.selection->isAncestorOf(focus) && !views_.selection->isEmpty();
}

void PictureOutput::saveSelection() {
    const auto draw = views_.selection->picturesToDraw();
    if (!draw) return;
    askForFile(&window_, tr("Save selected images"), QFileDialog::AcceptSave,
               {tr("PNG pictures (*.png)"), tr("A new folder (*)")}, kSelectionFile,
               [this, draw](const QString& path) { writeSheet(path, draw); });
}

void PictureOutput::copySelection() {
    if (const auto draw = views_.selection->picturesToDraw()) copyPictures(draw);
}

}  // namespace lunette
