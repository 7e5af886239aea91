#pragma once

#include "compare/CompareWork.h"
#include "map/MapController.h"
#include "session/LatestRequest.h"

#include <QWidget>

#include <array>

class QLabel;

namespace lunette {

class LatentCanvas;
class PictureCard;
class PictureRows;

/// What all columns of a comparison have in common: the data, where they are looked at, and what the user holds.
struct CompareLink {
    std::shared_ptr<const Dataset> images, train;
    std::shared_ptr<const std::vector<Index>> unseen;  ///< places in images whose like no run has seen
    TrainingYardstick yardstick;                       ///< of train, once it is known
    std::optional<double> unit;                        ///< d_test of the data (core/analysis/DataDistance)
    MapOptions map;
    std::array<qint64, 2> ends{-1, -1};
    Matrix endPixels;          ///< pixels x 2, or empty
    std::vector<Index> shown;  ///< places in images whose reconstructions are shown
    Vector probe;
    double t = 0.5;
};

/// One run of a comparison: pictures drawn from the prior, its latent space with the probe,
/// its path from A to B, and its reconstructions. Its
/// follow…() functions take over what has changed in the link.
class CompareColumn : public QWidget {
    Q_OBJECT
public:
    /// The link must outlive the column, which adds the yardstick to it.
    CompareColumn(BackgroundService& service, CompareLink& link, QWidget* parent = nullptr);

    void setHeading(const QString& name, int color, const QString& facts);
    void setSnapshot(const std::shared_ptr<const Snapshot>& snapshot);
    const std::shared_ptr<const Snapshot>& snapshot() const;

    /// Other images, or other colors or axes of the codes.
    void followData();
    void followProbe();
    /// Another ground of the maps.
    void followOverlay();
    /// A, B or the shown images.
    void followImages();
    void followPosition();
    void followUnit();

    LatentCanvas& canvas() { return *canvas_; }
    /// In the plane, of nearly all codes; none before they are there.
    std::optional<QRectF> bounds() const;
    /// Draws the codes, with this in view while the camera follows; `jump` takes it up at once.
    void setReach(const QRectF& reach, bool jump);

signals:
    /// The codes are there; setReach() draws them.
    void codesChanged();
    void probeMoved(const lunette::Vector& code);
    void codeClicked(qint64 testImage, Qt::KeyboardModifiers modifiers);
    void positionRequested(double t);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void restyle();
    void refresh();
    void requestFrame();
    void requestPictures();
    void requestSamples();
    /// How the samples stand in the width that there is.
    int sampleColumns() const;
    int sampleRows() const;
    void showSamples(const CompareSamples& samples);
    void layOutSamples();
    QString sampleHeading() const;
    void takeLink();
    void layOut();
    void connectParts();
    void showMarks();
    void placeCard();
    PathRequest path() const {
        return {snapshot(), link_.endPixels, PathKind::Linear, {}, {}, link_.images, {link_.ends[0], link_.ends[1]}};
    }

    CompareLink& link_;
    LatestRequest frameRequest_, picturesRequest_, samplesRequest_;
    QLabel* heading_;
    LatentCanvas* canvas_;
    MapController* map_;
    PictureCard *probeCard_, *pathCard_;
    PictureRows *samples_, *strip_, *reconstructions_;
    std::vector<QImage> samplePictures_;
    std::vector<double> sampleDistances_;
    double sampleDetail_ = 0.0;
    QString name_, facts_;
    int color_ = 0;
};

}  // namespace lunette
