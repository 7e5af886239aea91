#include "compare/CompareColumn.h"

#include "analysis/DataDistance.h"
#include "analysis/Sharpness.h"
#include "map/LatentCanvas.h"
#include "map/MapController.h"
#include "widgets/BusyMark.h"
#include "widgets/NumberText.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"
#include "widgets/PictureRows.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {
namespace {

constexpr int kProbeSide = 64;
constexpr int kPathSide = 48;
constexpr int kCardMargin = 6;
constexpr int kLowestMap = 160;  // with less, little but its axes would be seen
constexpr int kStepPitch = 44;   // logical pixels a picture of the path
constexpr Index kSamples = 20;
constexpr int kDrawnSide = 40;            // about
constexpr int kDrawnGap = 8;              // between captions
constexpr int kHighForTwoRows = 620;      // of a column: then two rows of samples leave room for the map
constexpr double kWidestDistance = 88.8;  // as wide as most
constexpr Index kMinSteps = 5;
constexpr Index kMaxSteps = 11;

PictureCard* makeCard(const char* name, int side, const QString& accessible) {
    auto* card = new PictureCard;
    card->setObjectName(QLatin1StringView(name));
    card->setAccessibleName(accessible);
    card->setPictureSide(side);
    return card;
}

}  // namespace

CompareColumn::CompareColumn(BackgroundService& service, CompareLink& link, QWidget* parent)
    : QWidget(parent),
      link_(link),
      frameRequest_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      picturesRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      samplesRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      heading_(new QLabel),
      canvas_(new LatentCanvas(service)),
      map_(new MapController(service, *canvas_, this)),
      probeCard_(makeCard("compareProbeImage", kProbeSide, tr("Picture at the probe"))),
      pathCard_(makeCard("comparePathImage", kPathSide, tr("Picture between A and B"))),
      samples_(new PictureRows({})),
      strip_(new PictureRows(tr("From A to B"))),
      reconstructions_(new PictureRows(tr("Reconstructions, squared error"))) {
    heading_->setObjectName(QStringLiteral("compareHeading"));
    heading_->setTextFormat(Qt::RichText);
    canvas_->setObjectName(QStringLiteral("compareScatter"));
    canvas_->setAccessibleName(tr("Latent space"));
    canvas_->setMinimumSize(160, kLowestMap);
    canvas_->setEmptyText({});
    probeCard_->setParent(canvas_);
    probeCard_->setAttribute(Qt::WA_TransparentForMouseEvents);
    samples_->setObjectName(QStringLiteral("compareSamples"));
    samples_->setToolTip(
        tr("Decoded from draws of N(0, I), which are the same for all models with this number of latents. As many are "
           "shown as fit; the median above is over %1. The number below each picture is its distance to the nearest "
           "training image: as a multiple of the distance of a real unseen picture once that is known, until then as "
           "the root-mean-square difference of pixels")
            .arg(numberText(kSamples)));
    samples_->setWidestCaption(numberText(kWidestDistance, 1));
    followUnit();
    strip_->setObjectName(QStringLiteral("compareStrip"));
    strip_->setCaptioned(false);
    reconstructions_->setObjectName(QStringLiteral("compareReconstructions"));
    reconstructions_->setToolTip(tr("Sum over pixels of the squared difference, pixels in 0..1"));
    layOut();
    connectParts();
    for (PictureCard* card : {probeCard_, pathCard_}) card->setEdge(theme::accent);
    restyle();
}

void CompareColumn::layOut() {
    auto* way = new QHBoxLayout;
    way->addWidget(strip_, 1);
    pathCard_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    way->addWidget(pathCard_, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 4);
    column->setSpacing(4);
    column->addWidget(heading_);
    column->addWidget(samples_);
    column->addWidget(canvas_, 1);
    column->addLayout(way);
    column->addWidget(reconstructions_);
}

void CompareColumn::connectParts() {
    connect(canvas_, &LatentCanvas::probeMoved, this, [this](QPointF point) {
        if (map_->hasProbe()) emit probeMoved(map_->plane().moved(link_.probe, point));
    });
    connect(canvas_, &LatentCanvas::codeClicked, this, &CompareColumn::codeClicked);
    connect(canvas_, &LatentCanvas::viewChanged, this, &CompareColumn::placeCard);
    connect(map_, &MapController::codesChanged, this, [this] {
        showMarks();
        map_->refreshOverlay();
        emit codesChanged();
    });
    connect(strip_, &PictureRows::pictureClicked, this,
            [this](int step, int steps) { emit positionRequested(static_cast<double>(step) / (steps - 1)); });
    frameRequest_.setRefresh([this] { requestFrame(); }, {.whileHidden = this});
    picturesRequest_.setRefresh([this] { requestPictures(); }, {.whileHidden = this});
    samplesRequest_.setRefresh([this] { requestSamples(); }, {.isThrottled = true, .whileHidden = this});
    // Beside the heading: at the lower edge it would cover captions.
    auto* busy = new BusyMark(*this, [this](QSize mark) {
        return QPoint(width() - mark.width() - kCardMargin, heading_->geometry().center().y() - mark.height() / 2);
    });
    for (LatestRequest* request : {&picturesRequest_, &samplesRequest_}) request->setBusyHandler(busy->reporter());
}

void CompareColumn::restyle() { setHeading(name_, color_, facts_); }

void CompareColumn::setHeading(const QString& name, int color, const QString& facts) {
    name_ = name;
    color_ = color;
    facts_ = facts;
    heading_->setText(QStringLiteral("<span style='color:%1'>●</span>&nbsp; <b>%2</b>&nbsp;&nbsp; %3")
                          .arg(theme::runColor(*this, color).name(), name.toHtmlEscaped(), facts.toHtmlEscaped()));
    canvas_->setAccessibleDescription(tr("Codes of %1").arg(name));
}

const std::shared_ptr<const Snapshot>& CompareColumn::snapshot() const { return map_->snapshot(); }

void CompareColumn::setSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
    const auto before = map_->snapshot();
    if (snapshot == before) return;
    map_->setSnapshot(snapshot);
    if (before && before->model().network().architecture() != snapshot->model().network().architecture()) map_->clear();
    const ImageShape shape = snapshot->model().image();
    const QSize picture(static_cast<int>(shape.width), static_cast<int>(shape.height));
    samples_->setShape(picture, sampleRows(), true);
    strip_->setShape(picture, 1);
    reconstructions_->setShape(picture, 2);
    refresh();
}

void CompareColumn::followData() {
    takeLink();
    map_->forgetCodes();
    refresh();
}

void CompareColumn::followProbe() {
    showMarks();
    map_->refreshOverlay();
    requestFrame();
}

void CompareColumn::followOverlay() {
    takeLink();
    map_->refreshOverlay(true);
}

void CompareColumn::followImages() {
    showMarks();
    requestFrame();
    requestPictures();
}

void CompareColumn::followPosition() {
    strip_->setMark(link_.t);
    requestFrame();
}

void CompareColumn::refresh() {
    showMarks();
    strip_->setMark(link_.t);
    if (isVisible()) map_->requestCodes();
    requestFrame();
    requestPictures();
    requestSamples();
    map_->refreshOverlay();
}

std::optional<QRectF> CompareColumn::bounds() const {
    return map_->codes() ? std::optional(map_->codes()->bounds) : std::nullopt;
}

void CompareColumn::setReach(const QRectF& reach, bool jump) {
    if (map_->codes()) canvas_->setPoints(map_->codes()->points, reach, jump);
}

void CompareColumn::takeLink() {
    map_->setImages(link_.images, link_.unseen);
    map_->setOptions(link_.map);
    map_->setProbe(link_.probe);
    map_->setEnds(link_.ends);
}

void CompareColumn::showMarks() {
    takeLink();
    map_->showMarks();
    probeCard_->setVisible(map_->hasProbe());
    placeCard();
}

void CompareColumn::placeCard() {
    const QSize size = probeCard_->sizeHint();
    probeCard_->setGeometry(QRect(QPoint(canvas_->width() - size.width() - kCardMargin, kCardMargin), size));
    canvas_->setLeader(QPointF(probeCard_->x(), probeCard_->geometry().center().y()));
}

void CompareColumn::requestFrame() {
    if (!snapshot()) return;
    frameRequest_.request([request = CompareRequest{path(), link_.probe, link_.t}] { return compareFrame(request); },
                          [this](const CompareFrame& frame) {
                              probeCard_->setPicture(frame.probe);
                              pathCard_->setPicture(frame.onPath);
                          });
}

void CompareColumn::requestPictures() {
    if (!snapshot()) return;
    const Index room = (strip_->width() / kStepPitch - 1) / 2 * 2 + 1;
    const Index steps = std::clamp(room, kMinSteps, kMaxSteps);
    picturesRequest_.request([path = path(), steps, images = link_.images,
                              shown = link_.shown] { return comparePictures(path, steps, images, shown); },
                             [this](ComparePictures pictures) {
                                 QStringList errors;
                                 for (const double error : pictures.squaredErrors) errors << numberText(error, 1);
                                 strip_->setRows({std::move(pictures.path)});
                                 reconstructions_->setRows({std::move(pictures.inputs), std::move(pictures.outputs)});
                                 reconstructions_->setCaptions(errors);
                             });
}

/// As many in every column of the comparison, though their widths may differ by a pixel.
int CompareColumn::sampleColumns() const {
    double room = width();
    if (const QWidget* all = parentWidget()) {
        const auto columns = all->findChildren<CompareColumn*>(QString(), Qt::FindDirectChildrenOnly).size();
        room = static_cast<double>(all->width()) / static_cast<double>(std::max<qsizetype>(columns, 1));
    }
    room -= 2 * kDrawnGap;
    const ImageShape shape = snapshot()->model().image();
    const int extent = static_cast<int>(std::max(shape.width, shape.height));
    const double wide = std::max<double>(fontMetrics().horizontalAdvance(numberText(kWidestDistance, 1)),
                                         readableSide(extent, devicePixelRatioF(), kDrawnSide));
    return std::clamp(static_cast<int>((room + kDrawnGap) / (wide + kDrawnGap)), 1, static_cast<int>(kSamples));
}

int CompareColumn::sampleRows() const { return height() >= kHighForTwoRows ? 2 : 1; }

void CompareColumn::requestSamples() {
    if (!snapshot()) return;
    samplesRequest_.request(
        [snapshot = snapshot(), train = link_.train, yardstick = link_.yardstick] {
            return compareSamples(*snapshot, kSamples, train, yardstick);
        },
        [this, train = link_.train](const CompareSamples& samples) {
            if (train == link_.train) link_.yardstick = samples.yardstick;
            showSamples(samples);
        });
}

void CompareColumn::showSamples(const CompareSamples& samples) {
    samplePictures_ = samples.pictures;
    sampleDistances_ = samples.distances;
    sampleDetail_ = samples.detail;
    layOutSamples();
    followUnit();
}

/// Whole rows, so that what stands under one another in two columns of the comparison was drawn from one code.
void CompareColumn::layOutSamples() {
    if (samplePictures_.empty()) return;
    const auto columns = static_cast<std::size_t>(sampleColumns());
    const std::size_t shown =
        std::min(samplePictures_.size() / columns, static_cast<std::size_t>(sampleRows())) * columns;
    std::vector<std::vector<QImage>> rows;
    for (std::size_t i = 0; i < shown; ++i) {
        if (i % columns == 0) rows.emplace_back();
        rows.back().push_back(samplePictures_[i]);
    }
    samples_->setShape(samplePictures_.front().size(), static_cast<int>(rows.size()), true);
    samples_->setRows(std::move(rows));
}

/// The distances as multiples of the unit where it is known.
void CompareColumn::followUnit() {
    QStringList captions;
    const auto& rows = samples_->rows();
    const std::size_t shown = rows.empty() ? 0 : rows.size() * rows.front().size();
    for (std::size_t i = 0; i < std::min(shown, sampleDistances_.size()); ++i) {
        const double distance = link_.unit ? sampleDistances_[i] / *link_.unit : sampleDistances_[i];
        captions << numberText(distance, !link_.unit ? 2 : distance < 100 ? 1 : 0);
    }
    samples_->setCaptions(captions);
    samples_->setHeading(sampleHeading());
}

QString CompareColumn::sampleHeading() const {
    QString drawn = tr("Drawn from N(0, I)");
    if (sampleDistances_.empty()) return drawn;
    const double middle = median(sampleDistances_);
    if (!link_.unit) return drawn + tr(": RMS %1 from the data").arg(numberText(middle, 3));
    const double multiple = middle / *link_.unit, sharpness = sampleDetail_ / link_.yardstick.detail;
    const QString text =
        drawn + tr(": distance %1 ×, sharpness %2").arg(numberText(multiple, 2), numberText(sharpness, 2));
    return multiple < 1.0 && sharpness < kBlurredBelow ? text + tr(" (closer because blurred)") : text;
}

void CompareColumn::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void CompareColumn::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeCard();
    requestPictures();
    layOutSamples();
    followUnit();
}

void CompareColumn::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) restyle();
    if (changesNumbers(*event)) followUnit();
}

}  // namespace lunette
