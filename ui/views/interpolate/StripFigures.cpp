#include "views/interpolate/StripFigures.h"

#include "widgets/PictureStrip.h"

#include <QLocale>

namespace lunette {
namespace {
// Reading moons takes long: while the strip follows training it must not keep the codes waiting.
constexpr int kReadingInterval = 400;
}  // namespace

StripFigures::StripFigures(BackgroundService& service, PictureStrip& strip, QObject* parent)
    : QObject(parent), strip_(strip), request_(service, BackgroundService::Queue::Background, service.errorReporter()) {
    timer_.setSingleShot(true);
    timer_.setInterval(kReadingInterval);
    connect(&timer_, &QTimer::timeout, this, &StripFigures::requestReading);
}

void StripFigures::setMoons(const std::optional<MoonOptions>& moons) {
    moons_ = moons;
    reader_.reset();
    unit_.reset();
}

void StripFigures::setDistanceUnit(double unit) {
    unit_ = unit;
    show();
}

void StripFigures::setSteps(const Matrix& pictures, std::vector<double> distances) {
    pictures_ = pictures;
    distances_ = std::move(distances);
    show();
    if (moons_ && !timer_.isActive()) timer_.start();
}

void StripFigures::clear() {
    request_.cancel();
    timer_.stop();
    distances_.clear();
    reading_ = {};
    show();
}

void StripFigures::requestReading() {
    request_.request(
        [pictures = pictures_, options = *moons_, reader = reader_] { return readMoons(pictures, options, reader); },
        [this](const MoonPath& path) {
            reader_ = path.reader;
            reading_ = path;
            show();
        });
}

void StripFigures::show() {
    const QLocale locale;
    PictureStrip::Captions real, moons;
    std::vector<double> validity;
    QStringList tips;
    for (std::size_t i = 0; i < distances_.size(); ++i) {
        const QString distance = locale.toString(distances_[i], 'f', 3);
        real.brief << distance;
        tips << tr("nearest training image: RMS %1").arg(distance);
        if (!unit_) continue;
        validity.push_back(distances_[i] / *unit_);
        const QString multiple = locale.toString(validity.back(), 'f', 1);
        real.full << tr("%1 (%2 ×)").arg(distance, multiple);
        tips.back() += tr(", %1 × as far from the data as a real unseen picture").arg(multiple);
    }
    if (real.full.isEmpty()) real.full = real.brief;
    for (std::size_t i = 0; i < reading_.fractions.size(); ++i) {
        const QString lit = locale.toString(reading_.fractions[i], 'f', 2);
        const QString error = locale.toString(reading_.distances[i], 'f', 2);
        moons.brief << tr("lit %1").arg(lit);
        moons.full << tr("lit %1 (%2)").arg(lit, error);
        const auto tip = static_cast<qsizetype>(i);
        if (tip < tips.size())
            tips[tip] += u'\n' + tr("lit fraction %1, read with an error of RMS %2: the distance to the nearest moon "
                                    "that can be drawn")
                                     .arg(lit, error);
    }
    strip_.setCaptions(real);
    strip_.setStepCaptions(moons);
    strip_.setValidity(std::move(validity));
    strip_.setTips(tips);
}

}  // namespace lunette
