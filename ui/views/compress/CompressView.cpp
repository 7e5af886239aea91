#include "views/compress/CompressView.h"

#include "widgets/BusyMark.h"
#include "widgets/NumberText.h"
#include "widgets/PictureRows.h"
#include "widgets/ScrollPage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace lunette {
namespace {

constexpr std::array kBits{1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 32};
constexpr int kDefaultBits = 7;  // its place: 8
constexpr int kRows = 4;

PictureRows* makeRows(const QString& heading, const char* name) {
    auto* rows = new PictureRows({});
    rows->setObjectName(QLatin1StringView(name));
    rows->setAccessibleName(heading);
    rows->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    rows->setShape({28, 28}, kRows);
    rows->preferSize();
    rows->setCaptioned(false);
    return rows;
}

/// Of a mean, with a decimal where that says something.
QString bytesText(double bytes) {
    if (bytes == 1) return CompressView::tr("1 byte");
    return CompressView::tr("%1 bytes").arg(numberText(bytes, bytes < 10 && bytes != std::round(bytes) ? 1 : 0));
}

}  // namespace

CompressView::CompressView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      request_(service, BackgroundService::Queue::Measurements, service.errorReporter()),
      bits_(new QSlider(Qt::Horizontal)),
      bitsText_(new QLabel),
      outside_(new QComboBox),
      summary_(new QLabel),
      insideRows_(makeRows(tr("Held-out pictures, like those of the training"), "compressInside")),
      outsideRows_(makeRows(tr("Pictures unlike them"), "compressOutside")) {
    summary_->setObjectName(QStringLiteral("compressSummary"));
    summary_->setWordWrap(true);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(16);
    sides->addWidget(insideRows_, 1);
    sides->addWidget(outsideRows_, 1);
    auto* column = new QVBoxLayout((new ScrollPage(*this))->content());
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(makeControls());
    column->addWidget(summary_);
    column->addLayout(sides, 1);

    connect(bits_, &QSlider::valueChanged, this, &CompressView::refreshNow);
    connect(outside_, &QComboBox::currentIndexChanged, this, &CompressView::refreshNow);
    request_.setRefresh([this] { refresh(); }, {.isThrottled = true, .whileHidden = this});
    // Before the first pictures the words above say that they are being made.
    request_.setBusyHandler(
        [this, report = (new BusyMark(*this))->reporter()](bool isBusy) { report(isBusy && shown_); });
    showState();
}

QWidget* CompressView::makeControls() {
    bits_->setObjectName(QStringLiteral("compressBitsSlider"));
    bits_->setAccessibleName(tr("Bits a latent"));
    bits_->setToolTip(
        tr("The number of values that a stored latent can have, evenly spaced over the range of the training codes. 32 "
           "bits store the float unchanged."));
    bits_->setRange(0, static_cast<int>(kBits.size()) - 1);
    bits_->setValue(kDefaultBits);
    bits_->setPageStep(2);
    bitsText_->setObjectName(QStringLiteral("compressBitsText"));
    bitsText_->setMinimumWidth(bitsText_->fontMetrics().horizontalAdvance(tr("%1 bits a latent").arg(numberText(32))));
    outside_->setObjectName(QStringLiteral("compressOutsideBox"));
    outside_->setAccessibleName(tr("Pictures unlike those of the training"));
    outside_->setToolTip(
        tr("On the right, what the model never learned to keep: the same pictures as negatives or upside "
           "down, or those of the kinds that are withheld from training"));
    auto* others = new QPushButton(tr("Other pictures"));
    others->setObjectName(QStringLiteral("compressOthersButton"));
    others->setToolTip(tr("Draws other held-out pictures, to be shown and to be measured"));
    connect(others, &QPushButton::clicked, this, [this] {
        ++draw_;
        refreshNow();
    });
    auto* controls = new QWidget;
    auto* row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(bitsText_);
    row->addWidget(bits_, 1);
    row->addWidget(outside_);
    row->addWidget(others);
    return controls;
}

bool CompressView::isReady() const {
    return snapshot_ && data_.train && data_.test && data_.test->shape() == snapshot_->model().image();
}

int CompressView::bits() const { return kBits.at(static_cast<std::size_t>(bits_->value())); }

void CompressView::setData(const DataSplit& split) {
    data_ = split;
    shown_.reset();
    components_.reset();
    draw_ = 1;
    outside_->clear();
    outside_->addItem(tr("Negatives"), static_cast<int>(Outside::Negative));
    outside_->addItem(tr("Upside down"), static_cast<int>(Outside::UpsideDown));
    if (split.test && !noveltyOf(split).unseen.empty())
        outside_->addItem(tr("Never seen"), static_cast<int>(Outside::NeverSeen));
    outside_->setCurrentIndex(outside_->count() > 2 ? 2 : 0);
    if (data_.test) {
        const ImageShape shape = data_.test->shape();
        for (PictureRows* rows : {insideRows_, outsideRows_})
            rows->setShape({static_cast<int>(shape.width), static_cast<int>(shape.height)}, kRows);
    }
    refreshNow();
}

void CompressView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    const bool isOther = !snapshot || !snapshot_ || snapshot->sharedModel() != snapshot_->sharedModel();
    snapshot_ = std::move(snapshot);
    if (isOther) {
        shown_.reset();
        refreshNow();
    } else {
        refresh();
    }
}

void CompressView::refreshNow() {
    request_.cancel();
    bitsText_->setText(tr("%1 bits a latent").arg(numberText(bits())));
    refresh();
}

void CompressView::refresh() {
    showState();
    if (!isReady()) return;
    CompressRequest request{snapshot_, data_, components_, bits()};
    request.outside = static_cast<Outside>(outside_->currentData().toInt());
    request.draw = draw_;
    request_.request([request] { return compress(request); },
                     [this](const Compression& compression) { accept(compression); },
                     [this](const QString& why) { summary_->setText(why); });
}

void CompressView::accept(const Compression& compression) {
    components_ = compression.components;
    shown_ = compression;
    showSide(*insideRows_, compression.inside);
    showSide(*outsideRows_, compression.outside);
    showState();
}

void CompressView::showSide(PictureRows& rows, const CompressedSide& side) const {
    QStringList names;
    const auto name = [&](const QString& what, const Compressed& way) {
        const QString error = tr("error %1").arg(numberText(way.squaredError, 1));
        names << what + u'\n' + bytesText(way.bytes) + u'\n' + error;
    };
    names << tr("Pixels") + u'\n' + bytesText(static_cast<double>(shown_->pixelBytes));
    name(tr("This model"), side.model);
    name(tr("PCA"), side.components);
    name(tr("JPEG"), side.jpeg);
    rows.setRowNames(names);
    rows.setRows({side.originals, side.model.pictures, side.components.pictures, side.jpeg.pictures});
}

void CompressView::showState() {
    for (PictureRows* rows : {insideRows_, outsideRows_}) {
        rows->setHeading(isReady() && shown_ ? rows->accessibleName() : QString());
        if (isReady() && shown_) continue;
        rows->setRows({});
        rows->setRowNames({});
    }
    if (!data_.test) {
        summary_->setText(tr("Open a dataset: here its pictures are kept in the few bytes of a code."));
    } else if (!isReady()) {
        summary_->setText(tr("Press Train: here the model is compared as a compression with PCA and JPEG."));
    } else if (!shown_) {
        summary_->setText(tr("Measuring the codes, the principal components and JPEG…"));
    } else {
        const double ratio = static_cast<double>(shown_->pixelBytes) / static_cast<double>(shown_->codeBytes);
        summary_->setText(
            tr("A code takes %1; the pixels of a picture take %2, %3 times as much. Error: mean squared error over %4 "
               "pictures of either kind. PCA has the same number of components at the same precision. JPEG is the best "
               "file that is not larger, or else the smallest. Weights, components and JPEG's tables are not counted.")
                .arg(bytesText(static_cast<double>(shown_->codeBytes)),
                     bytesText(static_cast<double>(shown_->pixelBytes)), numberText(ratio, ratio < 10 ? 1 : 0),
                     numberText(shown_->inside.images)));
    }
}

}  // namespace lunette
