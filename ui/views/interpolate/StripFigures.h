#pragma once

#include "session/LatestRequest.h"
#include "views/interpolate/InterpolationWork.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace lunette {

class PictureStrip;

/// The measurements of the steps of a path, as captions of their strip: how far each step is from the data, and, where
/// the data are generated moons, the lit fraction that each step shows.
class StripFigures : public QObject {
    Q_OBJECT
public:
    StripFigures(BackgroundService& service, PictureStrip& strip, QObject* parent);

    /// The moons that the data were drawn from; nothing where the data are not moons. Forgets d_test.
    void setMoons(const std::optional<MoonOptions>& moons);
    /// d_test of the data (core/analysis/DataDistance).
    void setDistanceUnit(double unit);
    std::optional<double> distanceUnit() const { return unit_; }
    /// The steps, pixels x n, and the distances to their nearest training images.
    /// conditions: the text under each step; empty for none.
    void setSteps(const Matrix& pictures, std::vector<double> distances, const QStringList& conditions = {});
    void clear();

    /// What the steps show; empty where it is not known.
    const std::vector<MoonVerdict>& verdicts() const { return reading_.verdicts; }

signals:
    /// verdicts() are others.
    void read();

private:
    void requestReading();
    void show();

    PictureStrip& strip_;
    LatestRequest request_;
    QTimer timer_;
    std::optional<MoonOptions> moons_;
    std::shared_ptr<const MoonReader> reader_;
    Matrix pictures_;
    std::vector<double> distances_;
    QStringList conditions_;
    MoonPath reading_;
    std::optional<double> unit_;
};

}  // namespace lunette
