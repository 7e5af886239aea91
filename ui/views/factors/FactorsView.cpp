#include "views/factors/FactorsView.h"

#include "analysis/PathEnds.h"
#include "numeric/Random.h"
#include "plot/FactorHeatMap.h"
#include "train/NamedLatents.h"
#include "views/factors/AttributeVectorBar.h"
#include "views/factors/FactorCodePanel.h"
#include "views/factors/FactorRow.h"
#include "widgets/BusyMark.h"
#include "widgets/ImageText.h"
#include "widgets/NumberText.h"
#include "widgets/Picture.h"
#include "widgets/PictureCard.h"
#include "widgets/ScrollPage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr int kTraversalPitch = 37;  // logical pixels a picture
constexpr Index kMinTraversalSteps = 3;
constexpr Index kMaxTraversalSteps = 15;
constexpr std::uint64_t kDrawSeed = 2;  // not the streams of the interpolation's draws
// The summary encodes thousands of images: while a model trains it must not keep the codes waiting.
constexpr int kSummaryInterval = 500;

}  // namespace

FactorsView::FactorsView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      frameRequest_(service, BackgroundService::Queue::Interactive, service.errorReporter()),
      latentsRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      picturesRequest_(service, BackgroundService::Queue::Background, service.errorReporter()),
      panel_(new FactorCodePanel),
      labels_(new AttributeVectorBar),
      scroll_(new QScrollArea) {
    scroll_->setObjectName(QStringLiteral("factorRows"));
    scroll_->setAccessibleName(tr("Latents"));
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* row = new QHBoxLayout((new ScrollPage(*this))->content());
    row->setContentsMargins(6, 6, 6, 6);
    row->setSpacing(12);
    row->addWidget(panel_);
    auto* column = new QVBoxLayout;
    column->addWidget(labels_);
    column->addWidget(scroll_, 1);
    row->addLayout(column, 1);

    latentsTimer_.setSingleShot(true);
    latentsTimer_.setInterval(kSummaryInterval);
    frameRequest_.setRefresh([this] { requestFrame(); }, {.whileHidden = this});
    latentsRequest_.setRefresh([this] { requestLatents(); }, {.whileHidden = this});
    picturesRequest_.setRefresh([this] { requestPictures(); }, {.whileHidden = this});
    auto* busy = new BusyMark(*this);
    for (LatestRequest* request : {&frameRequest_, &latentsRequest_, &picturesRequest_})
        request->setBusyHandler(busy->reporter());
    connect(&latentsTimer_, &QTimer::timeout, this, &FactorsView::requestLatents);
    connect(panel_, &FactorCodePanel::backRequested, this, [this] {
        code_ = frame_.mean;
        edited();
        code_ = {};
    });
    connect(panel_, &FactorCodePanel::intervalDrawRequested, this, [this] { draw(true); });
    connect(panel_, &FactorCodePanel::priorDrawRequested, this, [this] { draw(false); });
    connect(panel_, &FactorCodePanel::traversalToggled, this, &FactorsView::requestPictures);
    connect(labels_, &AttributeVectorBar::edited, this, &FactorsView::addLabels);
    clear();
}

bool FactorsView::canEncode() const {
    return snapshot_ && images_ && image_ >= 0 && images_->shape() == snapshot_->model().image();
}

void FactorsView::setData(const DataSplit& split) {
    images_ = split.test;
    image_ = -1;
    imagePixels_.resize(0, 0);
    panel_->setImage({}, {});
    labels_->setImages(images_.get());
    clear();
    if (images_) setImage(choosePathEnds(*images_).a);
    refresh();
}

void FactorsView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    const bool otherModel = !snapshot || !snapshot_ || snapshot->sharedModel() != snapshot_->sharedModel();
    snapshot_ = std::move(snapshot);
    if (otherModel) {
        clear();
        makeRows(snapshot_ ? snapshot_->model().network().latents() : 0);
    }
    refresh();
}

void FactorsView::setImage(qint64 testImage) {
    if (!images_ || testImage < 0 || testImage >= images_->size()) return;
    image_ = testImage;
    images_->gather(image_, 1, imagePixels_);
    panel_->setImage(toImage(imagePixels_.col(0), images_->shape()), describeImage(*images_, image_));
    code_ = {};
    forgetLabels();
    refresh();
}

void FactorsView::setCode(const Vector& code) {
    if (!snapshot_ || code.size() != static_cast<Index>(rows_.size())) return;
    code_ = code;
    forgetLabels();
    showCode();
}

void FactorsView::setLatentName(int latent, const QString& name) {
    if (latent < static_cast<int>(rows_.size())) rows_[static_cast<std::size_t>(latent)]->setGivenName(name);
}

void FactorsView::takeOver(const FactorsView& other) {
    for (std::size_t i = 0; i < std::min(rows_.size(), other.rows_.size()); ++i) {
        rows_[i]->setGivenName(other.rows_[i]->givenName());
        rows_[i]->setLocked(other.rows_[i]->isLocked());
    }
}

void FactorsView::showCode() {
    for (FactorRow* row : rows_) row->setValue(static_cast<double>(code_(row->latent())));
    requestFrame();
}

void FactorsView::makeRows(Index latents) {
    const auto names = snapshot_ ? namedLatents(snapshot_->model().config()) : std::vector<std::string>();
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 6, 0);
    rows_.clear();
    for (int latent = 0; latent < static_cast<int>(latents); ++latent) {
        auto* row = new FactorRow(latent);
        if (static_cast<std::size_t>(latent) < names.size())
            row->setLatentName(QString::fromStdString(names[static_cast<std::size_t>(latent)]));
        connect(row, &FactorRow::valueEdited, this, [this, row] {
            if (code_.size() == 0) code_ = frame_.code;
            if (code_.size() != static_cast<Index>(rows_.size())) return;
            code_(row->latent()) = static_cast<Scalar>(row->value());
            edited();
        });
        connect(row, &FactorRow::renamed, this, [this, latent](const QString& before, const QString& after) {
            emit latentRenamed(latent, before, after);
        });
        rows_.push_back(row);
        column->addWidget(row);
    }
    heatMap_ = new FactorHeatMap;
    heatMap_->setObjectName(QStringLiteral("factorHeatMap"));
    heatMap_->hide();
    column->addWidget(heatMap_, 0, Qt::AlignHCenter);
    column->addStretch(1);
    scroll_->setWidget(content);  // which ends the rows of the model before
}

// Rows that changed places under the hand would be worse than a stale order: they move for a new model and when the
// view is looked at again.
void FactorsView::orderRows() {
    auto* column = static_cast<QVBoxLayout*>(scroll_->widget()->layout());
    int place = 0;
    for (const Index latent : latents_->order) {
        FactorRow* row = rows_[static_cast<std::size_t>(latent)];
        column->removeWidget(row);
        column->insertWidget(place++, row);
    }
}

void FactorsView::clear() {
    for (LatestRequest* request : {&frameRequest_, &latentsRequest_, &picturesRequest_}) request->cancel();
    latentsTimer_.stop();
    latents_.reset();
    frame_ = {};
    code_ = {};
    forgetLabels();
    panel_->picture().setPicture({});
    if (heatMap_) heatMap_->hide();
    for (FactorRow* row : rows_) {
        row->setFacts({}, {}, false);
        row->setScale({});
        row->track().setBells(false, {});
        row->track().setPictures({});
    }
    panel_->disableCodes();
    emit traversalChanged();
}

void FactorsView::refresh() {
    if (!snapshot_) return;
    requestFrame();
    if (canEncode() && !latentsTimer_.isActive()) latentsTimer_.start(latents_ ? kSummaryInterval : 0);
}

void FactorsView::requestFrame() {
    if (!snapshot_) return;
    frameRequest_.request([request = FactorsRequest{snapshot_, canEncode() ? imagePixels_ : Matrix(), code_, images_,
                                                    image_}] { return factorsFrame(request); },
                          [this](FactorsFrame frame) { showFrame(std::move(frame)); });
}

void FactorsView::showFrame(FactorsFrame frame) {
    if (frame.code.size() != static_cast<Index>(rows_.size())) return;
    frame_ = std::move(frame);
    panel_->picture().setPicture(frame_.picture);
    const bool withPrior = snapshot_->model().isDistribution();
    for (FactorRow* row : rows_) {
        const Index i = row->latent();
        std::optional<FactorTrack::Posterior> posterior;
        if (frame_.mean.size() > 0)
            posterior = {static_cast<double>(frame_.mean(i)),
                         hasDistribution() ? static_cast<double>(frame_.deviation(i)) : 0.0};
        row->track().setBells(withPrior, posterior);
        if (code_.size() == 0) row->setValue(static_cast<double>(frame_.code(i)));
    }
    panel_->enableCodes(frame_.mean.size() > 0, hasDistribution());
    requestPictures();
    emit traversalChanged();
}

void FactorsView::requestLatents() {
    if (!canEncode()) return;
    latentsRequest_.request([snapshot = snapshot_, images = images_] { return summarizeLatents(snapshot, *images); },
                            [this](LatentSummary summary) { showLatents(std::move(summary)); });
}

void FactorsView::showLatents(LatentSummary summary) {
    if (summary.reaches.size() != rows_.size()) return;
    const bool first = !latents_;
    latents_ = std::move(summary);
    for (FactorRow* row : rows_) {
        const auto latent = static_cast<std::size_t>(row->latent());
        row->setReach(latents_->reaches[latent]);
        const bool isNamed = latent < latents_->named.size() && !latents_->named[latent].values.empty();
        row->setScale(isNamed ? [scale = latents_->named[latent]](double z) { return scale.at(z); }
                              : std::function<double(double)>());
        showFacts(*row);
    }
    heatMap_->setStrengths(latents_->strengths, images_->factors(), namedLatents(snapshot_->model().config()),
                           latents_->order);
    if (first) orderRows();
    requestPictures();
    emit traversalChanged();
}

void FactorsView::showFacts(FactorRow& row) const {
    const LatentStatistics& statistics = latents_->statistics;
    const Index i = row.latent();
    const bool isDead = statistics.variance(i) <= LatentStatistics::kActiveVariance;
    QStringList facts, explanation;
    if (statistics.kl.size() > 0) {
        facts << tr("%1 nats").arg(numberText(statistics.kl(i), 2));
        explanation << tr("Its mean divergence from the prior, KL(posterior || prior), over the held-out images");
    } else {
        facts << tr("variance %1").arg(figuresText(statistics.variance(i), 3));
        explanation << tr("The variance of this latent over the held-out images");
    }
    const FollowedFactor& followed = latents_->followed[static_cast<std::size_t>(i)];
    if (isDead) {
        facts << tr("dead");
        explanation << tr("Its mean varies by 0.01 or less: it no longer distinguishes the images");
    } else if (followed.factor >= 0) {
        const std::string& name = images_->factors()[static_cast<std::size_t>(followed.factor)].name;
        facts << tr("%1 %2").arg(shownName(name), numberText(followed.strength, 2));
        explanation << tr(
            "The known factor about which it is most informative, and the share of that factor's information that it "
            "holds, with 20 bins");
    }
    if (const auto latent = static_cast<std::size_t>(i); latent < latents_->named.size()) {
        const double r2 = latents_->named[latent].r2;
        facts << (std::isnan(r2) ? tr("unknown factor") : tr("R\u00b2 %1").arg(numberText(r2, 2)));
        explanation << tr(
            "How well a line through this latent tells the factor that it is named after, over the "
            "held-out images: 1 is exactly");
    }
    row.setFacts(facts.join(u'\n'), explanation.join(u'\n'), isDead);
}

// An odd number, so that one stands in the middle.
Index FactorsView::traversalSteps() const {
    const Index room = (rows_.front()->track().width() / kTraversalPitch - 1) / 2 * 2 + 1;
    return std::clamp(room, kMinTraversalSteps, kMaxTraversalSteps);
}

void FactorsView::requestPictures() {
    if (!panel_->showsTraversal()) {
        picturesRequest_.cancel();
        for (FactorRow* row : rows_) row->track().setPictures({});
        return;
    }
    if (!latents_ || frame_.code.size() != static_cast<Index>(latents_->reaches.size())) return;
    picturesRequest_.request(
        [snapshot = frame_.snapshot, code = frame_.code, reaches = latents_->reaches, steps = traversalSteps()] {
            return traverseFactors(*snapshot, code, reaches, steps);
        },
        [this](std::vector<std::vector<QImage>> pictures) {
            if (pictures.size() != rows_.size()) return;
            for (FactorRow* row : rows_)
                row->track().setPictures(std::move(pictures[static_cast<std::size_t>(row->latent())]));
        });
}

void FactorsView::draw(bool fromInterval) {
    Matrix random(static_cast<Index>(rows_.size()), 1);
    RandomStream::fillNormal(kDrawSeed, Purpose::Sampling, draws_++, random);
    Vector code = code_.size() > 0 ? code_ : frame_.code;
    for (const FactorRow* row : rows_) {
        const Index i = row->latent();
        if (!row->isLocked())
            code(i) = fromInterval ? frame_.mean(i) + frame_.deviation(i) * random(i, 0) : random(i, 0);
    }
    code_ = std::move(code);
    edited();
}

void FactorsView::edited() {
    setCode(Vector(code_));
    emit codeEdited(code_);
}

void FactorsView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (changesNumbers(*event) && latents_)
        for (FactorRow* row : rows_) showFacts(*row);
}

void FactorsView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    requestPictures();
}

void FactorsView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    latents_.reset();
    refresh();
}

}  // namespace lunette
