#pragma once

#include "session/DecodeService.h"
#include "views/interpolate/InterpolationWork.h"
#include "session/Pace.h"
#include "export/ShownPictures.h"

#include <QTimer>
#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QSlider;

namespace lunette {

class DrawRow;
class IntervalPlot;
class PathPlayer;
class PictureCard;
class PictureStrip;
class PictureView;
class WayPoints;

/// The way between two held-out images A and B, past others where that is wanted: a slider with its decoded picture,
/// the whole way as a strip with the nearest real image of each step, and the intervals of A and B. Live while
/// training.
class InterpolateView : public QWidget {
    Q_OBJECT
public:
    explicit InterpolateView(DecodeService& service, QWidget* parent = nullptr);

    /// The picture at the slider, and the steps of the strip; nothing while there is none.
    ShownPictures shownPicture() const;
    ShownPictures shownStrip() const;
    /// The way from A to B in so many steps, to be drawn by another thread; empty while there is no picture.
    std::function<ShownPictures()> morph(Index steps) const;
    /// The same, not drawn: no pictures and no codes.
    ShownPictures morphToDraw(Index steps) const;
    /// Where the pictures are, for what can be done to them with the mouse.
    QWidget* pictureWidget() const;
    QWidget* stripWidget() const;

public slots:
    /// Null members: nothing is loaded, or a model is explored without its data. Chooses A and B anew.
    void setData(const lunette::DataSplit& split);
    /// Null: there is no model yet.
    void setSnapshot(std::shared_ptr<const lunette::Snapshot> snapshot);
    /// end: 0 A, 1 B.
    void setEndpoint(int end, qint64 testImage);
    /// Leads the path past this image, behind the way-points that it has.
    void addWayPoint(qint64 testImage);
    /// d_test of the data (core/analysis/DataDistance).
    void setDistanceUnit(double unit);

signals:
    /// Held-out images; -1 for none.
    void endpointsChanged(qint64 a, qint64 b);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makePathPanel();
    void fillPathBox();
    QWidget* makeIntervalPanel();
    void connectParts();
    void restyle();

    bool canEncode() const;
    PathQuestion question() const;
    PathKind kind() const;
    /// What draws the way between A and B as they are chosen now.
    DrawingCommand pathCommand(Index steps) const;
    double position() const;
    double noise() const;
    void setPosition(double share);
    void showEnds();
    void showPosition();
    void refresh();
    void changeWay();
    void clear();
    void requestMoment();
    void acceptMoment(const PathMoment& moment);
    void allowNoise(bool allowed);
    void requestStrip();
    void acceptStrip(PathStrip strip);
    void requestReading();
    void showFigures();

    DecodeService::Slot momentSlot_, stripSlot_, readingSlot_;
    Pace pace_;  ///< of the strip, where its path takes long
    std::array<PictureCard*, 2> endCards_;
    PictureView* picture_;
    QSlider *slider_, *noiseSlider_;
    QComboBox* pathBox_;
    PathPlayer* player_;
    WayPoints* wayPoints_;
    QLabel *positionLabel_, *noiseLabel_, *explanation_;
    IntervalPlot* intervals_;
    DrawRow* draws_;
    PictureStrip* strip_;

    std::shared_ptr<const Dataset> images_, train_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::shared_ptr<const NearestImages> neighbours_;
    std::shared_ptr<const CodePath> path_;  ///< of the strip; null while it is another's
    std::optional<MoonOptions> moons_;      ///< where the images are generated moons
    std::shared_ptr<const MoonReader> reader_;
    Matrix stripPictures_;           ///< pixels x steps
    std::vector<double> distances_;  ///< of the steps to their nearest training images
    std::optional<double> unit_;
    MoonPath reading_;  ///< of the steps; nothing where they are no moons
    /// What the picture and the strip that are shown were drawn from.
    struct Origin {
        std::shared_ptr<const Snapshot> snapshot;
        Matrix codes;
    };
    Origin pictureOrigin_, stripOrigin_;
    DrawingCommand stripCommand_;
    QTimer readingTimer_;
    std::array<qint64, 2> ends_{-1, -1};
    Matrix stops_;  ///< pixels x n: A, the way-points, B
};

}  // namespace lunette
