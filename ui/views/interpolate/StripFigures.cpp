#include "views/interpolate/StripFigures.h"

#include "widgets/PictureStrip.h"

#include <QLocale>

#include <algorithm>

namespace lunette {
namespace {
// Reading moons takes long: while the strip follows training it must not keep the codes waiting.
constexpr int kReadingInterval = 400;

using Kind = MoonVerdict::Kind;

QString twoDigits(double value) { return QLocale().toString(value, 'f', 2); }

QString briefly(const MoonVerdict& verdict) {
    switch (verdict.kind) {
        case Kind::Moon:
            return StripFigures::tr("lit %1").arg(twoDigits(verdict.reading.moon.fraction));
        case Kind::CrossFade:
            return StripFigures::tr("cross-fade");
        case Kind::Other:
            break;
    }
    return StripFigures::tr("no moon");
}

QString inFull(const MoonVerdict& verdict) {
    return QStringLiteral("%1 (%2)").arg(briefly(verdict), twoDigits(verdict.reading.distance));
}

QString inWords(const MoonVerdict& verdict) {
    const QString distance = twoDigits(verdict.reading.distance);
    switch (verdict.kind) {
        case Kind::Moon:
            return StripFigures::tr("a moon, %1 lit: RMS %2 from the closest moon that can be drawn")
                .arg(twoDigits(verdict.reading.moon.fraction), distance);
        case Kind::CrossFade: {
            const auto [low, high] = std::minmax(verdict.crossFade.first.fraction, verdict.crossFade.second.fraction);
            return StripFigures::tr(
                       "no moon: a cross-fade of %1 and %2, RMS %3 from the closest moon that can be drawn")
                .arg(twoDigits(low), twoDigits(high), distance);
        }
        case Kind::Other:
            break;
    }
    return StripFigures::tr("no moon: RMS %1 from the closest one that can be drawn").arg(distance);
}

}  // namespace

StripFigures::StripFigures(BackgroundService& service, PictureStrip& strip, QObject* parent)
    : QObject(parent), strip_(strip), request_(service, BackgroundService::Queue::Background, service.errorReporter()) {
    timer_.setSingleShot(true);
    timer_.setInterval(kReadingInterval);
    connect(&timer_, &QTimer::timeout, this, &StripFigures::requestReading);
}

void StripFigures::setMoons(const std::optional<MoonOptions>& moons) {
    moons_ = moons;
    strip_.expectStepCaptions(moons.has_value());
    reader_.reset();
    unit_.reset();
}

void StripFigures::setDistanceUnit(double unit) {
    unit_ = unit;
    show();
}

void StripFigures::setSteps(const Matrix& pictures, std::vector<double> distances, const QStringList& conditions) {
    pictures_ = pictures;
    conditions_ = conditions;
    distances_ = std::move(distances);
    show();
    if (moons_ && !timer_.isActive()) timer_.start();
}

void StripFigures::clear() {
    request_.cancel();
    timer_.stop();
    distances_.clear();
    conditions_.clear();
    reading_ = {};
    show();
    emit read();
}

void StripFigures::requestReading() {
    request_.request(
        [pictures = pictures_, options = *moons_, reader = reader_] { return readMoons(pictures, options, reader); },
        [this](const MoonPath& path) {
            reader_ = path.reader;
            reading_ = path;
            show();
            emit read();
        });
}

void StripFigures::show() {
    const QLocale locale;
    PictureStrip::Captions real, moons;
    std::vector<double> validity;
    QStringList tips;
    for (const double rms : distances_) {
        const QString distance = locale.toString(rms, 'f', 3);
        real.brief << distance;
        tips << tr("nearest training image: RMS %1").arg(distance);
        if (!unit_) continue;
        validity.push_back(rms / *unit_);
        const QString multiple = locale.toString(validity.back(), 'f', 1);
        real.full << tr("%1 (%2 ×)").arg(distance, multiple);
        tips.back() += tr(", %1 × as far from the data as a real unseen picture").arg(multiple);
    }
    if (real.full.isEmpty()) real.full = real.brief;
    if (!distances_.empty())
        real.widest = tr("%1 (%2 ×)").arg(locale.toString(0.0, 'f', 3), locale.toString(0.0, 'f', 1));
    for (std::size_t i = 0; i < reading_.verdicts.size(); ++i) {
        const MoonVerdict& verdict = reading_.verdicts[i];
        moons.brief << briefly(verdict);
        moons.full << inFull(verdict);
        const auto tip = static_cast<qsizetype>(i);
        if (tip < tips.size()) tips[tip] += u'\n' + inWords(verdict);
    }
    if (moons_) moons.widestBrief = tr("cross-fade");
    strip_.setCaptions(real);
    strip_.setStepCaptions(conditions_.isEmpty() ? moons : PictureStrip::Captions{conditions_, conditions_, {}, {}});
    strip_.setValidity(std::move(validity));
    strip_.setTips(tips);
}

}  // namespace lunette
