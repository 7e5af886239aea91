#include "export/PictureOutput.h"

#include "export/PictureDragger.h"
#include "imaging/PictureFile.h"
#include "plot/FigureFile.h"
#include "widgets/FileDialog.h"
#include "widgets/NumberText.h"
#include "widgets/Settings.h"
#include "widgets/WindowActions.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>

namespace lunette {
namespace {

const QString kPictureFile = QStringLiteral("picture.png");

QString pngFilter() { return PictureOutput::tr("PNG pictures (*.png)"); }

}  // namespace

PictureOutput::PictureOutput(QWidget& window, BackgroundService& service, WriteQueue& writes,
                             const Experiment& experiment, RunProvenance& provenance)
    : QObject(&window),
      window_(window),
      service_(service),
      writes_(writes),
      experiment_(experiment),
      provenance_(provenance),
      commands_(experiment, provenance_),
      copyRequest_(service, BackgroundService::Queue::Interactive,
                   [this](const QString& message) { emit errorOccurred(message); }),
      magnification_(settings::magnification()) {
    const Reason withoutModel = [this] { return reasonWithoutModel(); };
    savePicture_ =
        addAction(Menu::File,
                  {"saveImageAction", tr("Save &picture…"),
                   tr("Save the picture of the tab, or the probe's while the map has the focus, as a PNG file"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
                  withoutModel, [this] {
                      if (const auto* source = sourceOrMessage())
                          savePictures(tr("Save picture"), kPictureFile, source->currentPicturesToDraw());
                  });
    copyPicture_ =
        addAction(Menu::Edit,
                  {"copyPictureAction", tr("&Copy picture"),
                   tr("Copy the picture of the tab, or the probe's while the map has the focus, and its code"),
                   QKeySequence::Copy},
                  withoutModel, [this] {
                      if (const auto* source = sourceOrMessage()) copyPictures(source->currentPicturesToDraw());
                  });
    copyPictureCommand_ = addAction(Menu::Edit,
                                    {"copyPictureCommandAction", tr("Copy &picture as command"),
                                     tr("Copy the lunette-cli line that draws this picture")},
                                    withoutModel, [this] {
                                        if (const auto* source = sourceOrMessage())
                                            copyCommand(source->currentPicture(), kPictureFile);
                                    });
    copyRunCommand_ = addAction(
        Menu::Edit,
        {"copyRunCommandAction", tr("Copy &run as command"), tr("Copy the lunette-cli line that trains this model")},
        withoutModel, [this] { commands_.copyRun(); });
    connect(&commands_, &CommandCopier::copied, this,
            [this](const QString& lines) { emit statusMessage(tr("Copied: %1").arg(lines)); });
    connect(&commands_, &CommandCopier::refused, this, &PictureOutput::errorOccurred);
    connect(&experiment, &Experiment::stateChanged, this, &PictureOutput::update);
    connect(&experiment, &Experiment::snapshotChanged, this, &PictureOutput::update);
    connect(&experiment, &Experiment::historyGrew, this, &PictureOutput::update);
}

void PictureOutput::addSource(PictureSource& source) {
    sources_.push_back(&source);
    source.addOutputs(*this);
    update();
}

QAction* PictureOutput::addAction(Menu menu, const ActionInfo& info, Reason reason, std::function<void()> run) {
    QAction* action = WindowActions::make(this, info.name, info.text, info.help, info.shortcut);
    menus_[menu].push_back(action);
    addAction(action, std::move(reason), std::move(run));
    return action;
}

void PictureOutput::addAction(QAction* action, Reason reason, std::function<void()> run) {
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    reasons_.emplace_back(action, std::move(reason));
}

void PictureOutput::fillMenu(Menu menu, QMenu& into) const {
    for (QAction* action : menus_.at(menu)) into.addAction(action);
}

void PictureOutput::addMagnifications(QMenu& menu) {
    menu.setToolTipsVisible(true);
    auto* group = new QActionGroup(this);
    for (const int times : {1, 2, 3, 4, 6, 8, 12, settings::kMaxMagnification}) {
        auto* action =
            WindowActions::make(this, "", tr("%1 ×").arg(times),
                                tr("Saved, copied and dragged pictures have squares of this side for their pixels"));
        action->setObjectName(QStringLiteral("magnify%1Action").arg(times));
        action->setCheckable(true);
        action->setChecked(times == magnification_);
        group->addAction(action);
        menu.addAction(action);
        action->setData(times);
    }
    connect(group, &QActionGroup::triggered, this, [this](const QAction* action) {
        magnification_ = action->data().toInt();
        settings::setMagnification(magnification_);
    });
}

void PictureOutput::update() {
    for (const auto& [action, reason] : reasons_) {
        const QString text = reason();
        WindowActions::setEnabled(*action, text.isEmpty(), text);
    }
}

QString PictureOutput::reasonWithoutModel() const {
    return experiment_.snapshot() ? QString() : tr("There is no picture yet: press Train first");
}

QString PictureOutput::reasonWithoutData() const {
    if (!experiment_.snapshot()) return reasonWithoutModel();
    return experiment_.hasData() ? QString() : tr("Open the data of this model first");
}

/// The view with the focus, else the first visible one.
const PictureSource* PictureOutput::currentSource() const {
    const auto isUsable = [](const PictureSource& source) { return static_cast<bool>(source.currentPicturesToDraw()); };
    const QWidget* focus = QApplication::focusWidget();
    for (const PictureSource* source : sources_)
        if (focus && source->sourceWidget().isAncestorOf(focus) && isUsable(*source)) return source;
    for (const bool maySkipFocus : {false, true})
        for (const PictureSource* source : sources_)
            if ((maySkipFocus || !source->needsFocus()) && source->sourceWidget().isVisible() && isUsable(*source))
                return source;
    return nullptr;
}

const PictureSource* PictureOutput::sourceOrMessage() {
    const auto* source = currentSource();
    if (!source) emit statusMessage(tr("The picture is still being drawn; try again in a moment"));
    return source;
}

void PictureOutput::savePictures(const QString& title, const QString& name, std::function<ShownPictures()> draw) {
    if (!draw) return;
    saveFile(title, {pngFilter()}, name,
             [draw = std::move(draw)](const std::string& path, int magnification, const Progress&) {
                 savePng(sheetImage(sheetOf(draw()), magnification), path);
             });
}

void PictureOutput::saveSheet(const QString& title, const QString& name, std::function<ShownPictures()> draw) {
    if (!draw) return;
    saveFile(title, {pngFilter(), tr("A new folder (*)")}, name,
             [draw = std::move(draw)](const std::string& path, int magnification, const Progress& progress) {
                 if (QString::fromStdString(path).endsWith(QStringLiteral(".png"), Qt::CaseInsensitive))
                     savePng(sheetImage(sheetOf(draw()), magnification), path);
                 else
                     saveNumbered(sheetOf(draw()), magnification, path, progress);
             });
}

void PictureOutput::saveFile(const QString& title, const QStringList& filters, const QString& name,
                             std::function<void(const std::string&, int, const Progress&)> write) {
    askForFile(
        &window_, title, QFileDialog::AcceptSave, filters, name, [this, write = std::move(write)](const QString& path) {
            writes_.writeCancellable(path, [write, magnification = magnification_, file = path.toStdString()](
                                               const Progress& progress) { write(file, magnification, progress); });
        });
}

void PictureOutput::saveFigureFile(const QString& title, const QString& name, Figure figure) {
    saveFile(title, {pngFilter(), tr("SVG drawings (*.svg)"), tr("PDF documents (*.pdf)")},
             name + QStringLiteral(".png"),
             [figure = std::move(figure)](const std::string& path, int, const Progress&) { saveFigure(figure, path); });
}

void PictureOutput::copyPictures(std::function<ShownPictures()> draw) {
    if (!draw) return;
    copyRequest_.request(
        [draw = std::move(draw), magnification = magnification_] { return pack(draw(), magnification); },
        [this](const PackedPictures& packed) {
            QApplication::clipboard()->setMimeData(mimeOf(packed));
            const auto pictures = packed.codes.count(QStringLiteral("; ")) + 1;
            emit statusMessage(pictures == 1 ? tr("Copied the picture at the code %1").arg(packed.codes)
                                             : tr("Copied %1 pictures and their codes").arg(numberText(pictures)));
        });
}

void PictureOutput::copyCommand(const ShownPictures& shown, const QString& fileName) {
    commands_.copyPictures(shown, magnification_, fileName);
}

void PictureOutput::makeDraggable(QWidget& widget, std::function<ShownPictures()> shown, const QString& fileName) {
    new PictureDragger(
        widget, service_, std::move(shown), [this] { return magnification_; }, fileName);
}

}  // namespace lunette
