#pragma once

#include "export/PictureSource.h"
#include "session/LatestRequest.h"
#include "session/ModelView.h"
#include "views/interpolate/InterpolationWork.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <string>

class QLabel;

namespace lunette {

class MarkedSlider;
class PathBox;
class StripFigures;
class PosteriorPanel;
class PathPlayer;
class PictureCard;
class PictureStrip;
class PictureView;
class Waypoints;
class WithheldNote;

/// The way between two held-out images A and B, past others where that is wanted: a slider with its decoded picture,
/// the whole way as a strip with the nearest real image of each step, and the intervals of A and B. Live while
/// training.
class InterpolateView : public QWidget, public ModelView, public PictureSource {
    Q_OBJECT
public:
    explicit InterpolateView(BackgroundService& service, QWidget* parent = nullptr);

    void setData(const DataSplit& split) override;
    void setTrainedOn(const std::string& spec) override;
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot) override;
    /// Whether the model trains now.
    void setRunning(bool running);
    void setConfig(const TrainingConfig& config);
    /// The way-points of another such view on the same data, and what is chosen there.
    void takeOver(const InterpolateView& other);
    void addOutputs(PictureOutput& output) override;
    QSize minimumSizeHint() const override;
    const QWidget& sourceWidget() const override { return *this; }
    ShownPictures currentPicture() const override { return shownPicture(); }

    /// The picture at the slider, and the steps of the strip; nothing while there is none.
    ShownPictures shownPicture() const;
    ShownPictures shownStrip() const;
    /// The way from A to B in so many steps, to be drawn by another thread; empty while there is no picture.
    std::function<ShownPictures()> morph(Index steps) const;
    /// d_test, by which the strip's distances are divided; nothing while it is not known.
    std::optional<double> distanceUnit() const;

public slots:
    /// end: 0 A, 1 B.
    void setEndpoint(int end, qint64 testImage);
    /// Leads the path past this image, behind the way-points that it has.
    void addWayPoint(qint64 testImage);
    /// d_test of the data (core/analysis/DataDistance).
    void setDistanceUnit(double unit);

signals:
    /// Held-out images; -1 for none.
    void endpointsChanged(qint64 a, qint64 b);
    /// A value of the training's configuration was chosen here.
    void parameterEdited(const std::string& key, const std::string& text);

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr Index kStripSteps = 9;

    QWidget* makePathPanel();
    void connectParts();
    void restyle();

    bool canEncode() const;
    PathRequest currentRequest() const;
    /// A, the way-points, B.
    std::vector<Index> stopImages() const;
    PathKind kind() const;
    /// What draws the way between A and B as they are chosen now.
    DrawingCommand pathCommand(Index steps) const;
    DrawingCommand sweepCommand(Index steps) const;
    Index morphSteps() const;
    std::function<ShownPictures()> stripToDraw() const;
    void saveAnimation(PictureOutput& output) const;
    void saveFrames(PictureOutput& output) const;
    double position() const;
    void setPosition(double share);
    void showEnds();
    void showPosition();
    void refresh();
    void changeWay();
    void clear();
    void requestFrame();
    void showFrame(const PathFrame& frame);
    void requestStrip();
    void acceptStrip(PathStrip strip);
    void giveStripRoom();
    /// Marks what training never saw on the strip and the slider, and says what became of it.
    void showWithheld();

    LatestRequest frameRequest_, stripRequest_;
    std::array<PictureCard*, 2> endCards_;
    PictureView* picture_;
    MarkedSlider* slider_;
    PathBox* pathBox_;
    PathPlayer* player_;
    Waypoints* waypoints_;
    QLabel* positionLabel_;
    WithheldNote* withheldNote_;
    PosteriorPanel* posteriors_;
    PictureStrip* strip_;
    StripFigures* figures_;

    std::shared_ptr<const Dataset> images_, train_;
    std::string spec_, trainedOn_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::shared_ptr<const NearestImages> neighbors_;
    std::shared_ptr<const CodePath> path_;  ///< of the strip; null while it is another's
    /// What the picture and the strip that are shown were drawn from.
    struct Origin {
        std::shared_ptr<const Snapshot> snapshot;
        Matrix codes, conditions;
    };
    Origin pictureOrigin_, stripOrigin_;
    DrawingCommand stripCommand_;
    std::array<qint64, 2> ends_{-1, -1};
    Matrix stops_;  ///< pixels x n: A, the way-points, B
};

}  // namespace lunette
