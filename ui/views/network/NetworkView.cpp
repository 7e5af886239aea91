#include "views/network/NetworkView.h"

#include "views/network/NetworkCanvas.h"
#include "widgets/BusyMark.h"
#include "widgets/NumberText.h"
#include "widgets/PictureRows.h"
#include "widgets/ScrollPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lunette {

NetworkView::NetworkView(BackgroundService& service, QWidget* parent)
    : QWidget(parent),
      request_(service, BackgroundService::Queue::Background, service.errorReporter()),
      headline_(new QLabel),
      stepText_(new QLabel),
      canvas_(new NetworkCanvas),
      stepButton_(new QPushButton(tr("Step"))),
      batch_(new PictureRows(tr("The next step's batch"))) {
    setObjectName(QStringLiteral("networkView"));
    headline_->setObjectName(QStringLiteral("networkHeadline"));
    QFont bold = headline_->font();
    bold.setWeight(QFont::DemiBold);
    headline_->setFont(bold);
    headline_->setWordWrap(true);
    canvas_->setObjectName(QStringLiteral("networkCanvas"));
    canvas_->setAccessibleName(tr("The network"));
    batch_->preferSize();
    batch_->setCaptioned(false);
    stepText_->setObjectName(QStringLiteral("networkStepText"));
    stepText_->setWordWrap(true);
    stepText_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    stepButton_->setObjectName(QStringLiteral("networkStepButton"));
    stepButton_->setToolTip(
        tr("Takes one training step: one batch, its loss, its gradient, and a small move of all weights"));
    auto* step = new QVBoxLayout;
    step->addWidget(stepButton_, 0, Qt::AlignLeft);
    step->addWidget(stepText_, 1);
    auto* foot = new QHBoxLayout;
    foot->addLayout(step, 1);
    foot->addWidget(batch_, 2);
    auto* column = new QVBoxLayout((new ScrollPage(*this))->content());
    column->setContentsMargins(8, 6, 8, 6);
    column->addWidget(headline_);
    column->addWidget(canvas_, 1);
    column->addLayout(foot);
    connect(stepButton_, &QPushButton::clicked, this, &NetworkView::stepRequested);
    request_.setRefresh([this] { refresh(); }, {.isThrottled = true, .whileHidden = this});
    request_.setBusyHandler((new BusyMark(*canvas_))->reporter());
    clear();
}

void NetworkView::setData(const DataSplit& split) {
    images_ = split.test;
    train_ = split.train;
    image_ = 0;
    if (images_) {
        const ImageShape shape = images_->shape();
        batch_->setShape({static_cast<int>(shape.width), static_cast<int>(shape.height)}, 1);
    }
    refresh();
}

void NetworkView::setSnapshot(std::shared_ptr<const Snapshot> snapshot) {
    snapshot_ = std::move(snapshot);
    refresh();
}

void NetworkView::setRunning(bool running) {
    if (std::exchange(isRunning_, running) != running) refresh();
}

void NetworkView::setImage(qint64 testImage) {
    if (!images_ || testImage < 0 || testImage >= images_->size()) return;
    image_ = testImage;
    refresh();
}

void NetworkView::refresh() {
    stepButton_->setEnabled(images_ && !isRunning_);
    if (!snapshot_ || !images_ || images_->shape() != snapshot_->model().image()) {
        request_.cancel();
        clear();
        return;
    }
    NetworkRequest request{snapshot_, {}, isRunning_ ? nullptr : train_};
    images_->gather(image_, 1, request.picture);
    request_.request([request] { return networkFlow(request); },
                     [this](NetworkFlow flow) { showFlow(std::move(flow)); });
}

void NetworkView::showFlow(NetworkFlow flow) {
    const auto& network = flow.snapshot->model().network();
    const QString pixels = numberText(network.pixels());
    headline_->setText(tr("%1 numbers become %2: the code z. From z alone the picture is drawn again.")
                           .arg(pixels, numberText(network.latents())));
    if (const auto& step = flow.step) {
        stepText_->setText(tr("Step %1 comes next: a batch of %2 pictures, loss %3 nats per image, gradient of norm "
                              "%4. The number under each layer is the norm of its part.")
                               .arg(numberText(flow.snapshot->step() + 1), numberText(step->batchSize),
                                    numberText(step->loss.loss, 2), figuresText(step->gradient, 3)));
        batch_->setRows({step->images});
    } else {
        stepText_->setText(isRunning_ ? tr("Pause to watch single steps.") : tr("This model is not trained by steps."));
        batch_->setRows({});
    }
    canvas_->setFlow(std::move(flow));
}

void NetworkView::clear() {
    headline_->clear();
    stepText_->clear();
    batch_->setRows({});
    canvas_->clear(snapshot_ && !images_ ? tr("Open the data of this model to send a picture through it.")
                                         : tr("Press Train or Step: here a picture flows through the network, layer by "
                                              "layer, to the code z and back."));
}

}  // namespace lunette
