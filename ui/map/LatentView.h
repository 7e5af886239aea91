#pragma once

#include "export/PictureSource.h"
#include "map/MapOverlay.h"
#include "map/MapView.h"
#include "plot/CodeSelection.h"
#include "plot/FigureFile.h"
#include "session/LatestRequest.h"
#include "session/ModelView.h"

#include <QWidget>

#include <array>

class QHBoxLayout;

namespace lunette {

class CodeEncoder;
class CodeSelector;
class HoverCard;
class LatentCanvas;
class MapController;
class MapControls;
class MapOverlayer;
class ProbeCard;

/// Latent space: the codes of the held-out images, live while training, and the probe with its decoded picture.
/// Hovering a code shows its image, clicking pins it, and two codes can be made the ends A and B of a path.
class LatentView : public QWidget, public ModelView, public PictureSource {
    Q_OBJECT
public:
    explicit LatentView(BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setTrainedOn(const std::string& spec) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;
    void addOutputs(PictureOutput& output) override;
    const QWidget& sourceWidget() const override { return *this; }
    ShownPictures currentPicture() const override { return shownProbe(); }
    bool needsFocus() const override { return true; }

    /// Whether the codes of images beyond the first are on their way.
    bool isEncoding() const;
    /// The probe's picture.
    ShownPictures shownProbe() const;
    /// The map as it is seen, with its legend; needs a model.
    Figure asFigure() const;
    void look(const MapView& view);
    /// What another such view of the same model shows, and how.
    void takeOver(const LatentView& other);
    /// Chooses what is drawn behind the codes.
    void setOverlay(MapOverlay overlay);
    /// The axes, the colors and the hidden classes.
    MapControls& controls() const { return *bar_; }
    /// Which codes are selected.
    CodeSelector& selector() const { return *selector_; }
    /// What stands beside the map, within the view; the view owns it.
    void setSidePanel(QWidget* panel);

public slots:
    /// Puts the probe at a code, as if it had been dragged there; one of another number of latents is ignored.
    void setProbe(const lunette::Vector& code);
    /// Held-out images whose codes are marked A and B; -1 for none.
    void setEndpoints(qint64 a, qint64 b);
    /// The code of a picture that is in no dataset, to be marked; an empty one for none.
    void setOwnPicture(const lunette::Vector& code);
    void clearSelection();
    /// Marks the code of a held-out image; -1 for none.
    void highlight(qint64 testImage);

signals:
    /// end: 0 A, 1 B.
    void endpointPicked(int end, qint64 testImage);
    void wayPointPicked(qint64 testImage);
    void imagePinned(qint64 testImage);
    /// Null: nothing is selected.
    void selectionChanged(const std::shared_ptr<const lunette::CodeSelection>& selection);
    /// By hand.
    void probeMoved(const lunette::Vector& code);
    /// By hand or not, or its model moved on; null: there is no model any more.
    void probeChanged(std::shared_ptr<const lunette::Snapshot> snapshot, const lunette::Vector& code);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void connectParts();
    void showEmptyText();

    void connectCodes(BackgroundService& service);
    void setOptions();
    void takeImages();
    void showCodes();
    void showNote();
    void describeMap();
    QString countText() const;
    QString unseenText() const;
    void forgetCodes();
    void showMarks();
    void connectThumbnails(BackgroundService& service);

    void connectSelection(BackgroundService& service);
    void showSelection();
    bool takeKey(const QKeyEvent& event);

    void startProbe();
    void moveProbe(QPointF point);
    void showProbe();
    void requestProbePicture();
    QStringList probeFigures() const;

    void pick(qint64 code, Qt::KeyboardModifiers modifiers);
    void showMenu(qint64 code, QPointF point, QPoint globalPosition);

    LatestRequest probeRequest_;
    MapControls* bar_;
    LatentCanvas* canvas_;
    MapController* map_;
    MapOverlayer* thumbnailer_ = nullptr;
    CodeSelector* selector_ = nullptr;
    CodeEncoder* encoder_ = nullptr;
    ProbeCard* probeCard_;
    HoverCard* hoverCard_;
    QHBoxLayout* mapRow_ = nullptr;

    Vector probe_;  ///< a code; empty without a model
    struct ProbeOrigin {
        std::shared_ptr<const Snapshot> snapshot;
        Vector code;
    };
    ProbeOrigin probeOrigin_;  ///< of the picture that is shown
    QList<QAction*> menuActions_;
    bool isEmpty_ = true;     ///< no codes were drawn since the model or the data changed
    bool probeHeld_ = false;  ///< the user has moved it: it no longer follows the middle of the codes
    DataSplit data_;
    std::string trainedOn_;                             ///< the dataset spec of the model
    std::shared_ptr<const std::vector<Index>> unseen_;  ///< images of data_ whose like it withholds
};

}  // namespace lunette
