#include "views/interpolate/Waypoints.h"

#include "imaging/PictureGrid.h"
#include "widgets/ImageText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPixmap>
#include <QToolButton>

#include <algorithm>

namespace lunette {

namespace {
constexpr std::size_t kMaxWayPoints = 8;
constexpr int kSide = 32;  // logical pixels, about
}  // namespace

Waypoints::Waypoints(QWidget* parent) : QWidget(parent), row_(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("waypoints"));
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(2);
    hide();
}

void Waypoints::setImages(std::shared_ptr<const Dataset> images) {
    images_ = std::move(images);
    chosen_.clear();
    showChosen();
}

void Waypoints::add(qint64 image) {
    if (!images_ || image < 0 || image >= images_->size() || chosen_.size() == kMaxWayPoints) return;
    chosen_.push_back(static_cast<Index>(image));
    showChosen();
    emit edited();
}

void Waypoints::remove(std::size_t place) {
    chosen_.erase(chosen_.begin() + static_cast<std::ptrdiff_t>(place));
    showChosen();
    emit edited();
}

void Waypoints::showChosen() {
    while (QLayoutItem* item = row_->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();  // it may be the one that was clicked
        }
        delete item;
    }
    setVisible(!chosen_.empty());
    if (chosen_.empty()) return;
    row_->addWidget(new QLabel(tr("past")));
    for (std::size_t place = 0; place < chosen_.size(); ++place) {
        Matrix pixels;
        images_->gather(chosen_[place], 1, pixels);
        const QImage picture = toImage(pixels.col(0), images_->shape());
        const int extent = std::max(picture.width(), picture.height());
        const int times = std::max(1, kSide / extent);
        auto* card = new QToolButton;
        card->setIcon(QPixmap::fromImage(picture.scaled(picture.size() * times)));
        card->setIconSize(picture.size().scaled(kSide, kSide, Qt::KeepAspectRatio).boundedTo(picture.size() * times));
        card->setAutoRaise(true);
        card->setAccessibleName(tr("Way-point %1").arg(place + 1));
        card->setToolTip(tr("The path goes past this image; click to take it away") + u'\n' +
                         describeImage(*images_, chosen_[place]).join(u'\n'));
        connect(card, &QToolButton::clicked, this, [this, place] { remove(place); });
        row_->addWidget(card);
    }
    row_->addStretch(1);
}

}  // namespace lunette
