// What is measured of the steps of the path, and how it is said.

#include "views/interpolate/InterpolateView.h"
#include "widgets/PictureStrip.h"

#include <QLocale>

namespace lunette {

void InterpolateView::setDistanceUnit(double unit) {
    unit_ = unit;
    showFigures();
}

void InterpolateView::requestReading() {
    readingRequest_.request([pictures = stripPictures_, options = *moons_,
                             reader = reader_] { return readMoons(pictures, options, reader); },
                            [this](const MoonPath& path) {
                                reader_ = path.reader;
                                reading_ = path;
                                showFigures();
                            });
}

void InterpolateView::showFigures() {
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
    strip_->setCaptions(real);
    strip_->setStepCaptions(moons);
    strip_->setValidity(std::move(validity));
    strip_->setTips(tips);
}

}  // namespace lunette
