#include "widgets/ProgressStrip.h"

#include "widgets/NumberText.h"
#include "widgets/ProgressLine.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>
#include <cmath>

namespace lunette {

ProgressStrip::ProgressStrip(QWidget* parent)
    : QWidget(parent),
      epoch_(new QLabel(this)),
      bar_(new ProgressLine(this)),
      rate_(new QLabel(this)),
      left_(new QLabel(this)) {
    epoch_->setObjectName(QStringLiteral("epochLabel"));
    rate_->setObjectName(QStringLiteral("rateLabel"));
    left_->setObjectName(QStringLiteral("timeLeftLabel"));
    epoch_->setAccessibleName(tr("Epoch"));
    bar_->setAccessibleName(tr("Progress of the run"));
    rate_->setAccessibleName(tr("Training speed"));
    left_->setAccessibleName(tr("Time left"));
    for (auto* label : {epoch_, rate_, left_}) label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(12);
    row->addWidget(epoch_);
    row->addWidget(bar_);
    row->addWidget(rate_);
    row->addWidget(left_);
    fixWidths();
    bar_->hide();
}

void ProgressStrip::fixWidths() {
    const QFont font = theme::figures(*this);
    const QFontMetrics metrics(font);
    for (auto* label : {epoch_, rate_, left_}) label->setFont(font);
    epoch_->setMinimumWidth(
        metrics.horizontalAdvance(tr("epoch %1 / %2").arg(QStringLiteral("00"), QStringLiteral("00"))));
    rate_->setMinimumWidth(metrics.horizontalAdvance(tr("%1 img/s").arg(QStringLiteral("000,000"))));
    left_->setMinimumWidth(metrics.horizontalAdvance(tr("%1 left").arg(QStringLiteral("00:00"))));
}

void ProgressStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) fixWidths();
    QWidget::changeEvent(event);
}

void ProgressStrip::setProgress(const RunProgress& progress) {
    const double epochs = static_cast<double>(progress.step) / static_cast<double>(progress.stepsPerEpoch);
    // The current epoch, counted from 1; after its last step it is still that one.
    const auto current = std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(epochs)), 1, progress.epochs);
    bar_->show();
    bar_->setFraction(epochs / static_cast<double>(progress.epochs));
    const QString last = numberText(progress.epochs);
    epoch_->setText(tr("epoch %1 / %2").arg(numberText(current), last));
    const int widest = epoch_->fontMetrics().horizontalAdvance(tr("epoch %1 / %2").arg(last, last));
    if (widest > epoch_->minimumWidth()) epoch_->setMinimumWidth(widest);  // once a run: nothing jumps at a digit more
    const bool moving = progress.status == RunStatus::Running && progress.imagesPerSecond > 0;
    // Three figures are as much as the measurement is worth.
    const double magnitude =
        std::pow(10.0, std::max(0.0, std::floor(std::log10(std::max(1.0, progress.imagesPerSecond))) - 2));
    const double rounded = std::round(progress.imagesPerSecond / magnitude) * magnitude;
    rate_->setText(moving ? tr("%1 img/s").arg(numberText(rounded, 0)) : QString());
    switch (progress.status) {
        case RunStatus::Running:
            left_->setText(moving ? tr("%1 left").arg(formatDuration(progress.secondsLeft)) : QString());
            break;
        case RunStatus::Paused:
            left_->setText(tr("paused"));
            break;
        case RunStatus::Finished:
            left_->setText(progress.stoppedEarly ? tr("stopped early") : tr("finished"));
            break;
        case RunStatus::Diverged:
            left_->setText(tr("diverged"));
            break;
        case RunStatus::Stopped:
            left_->setText(progress.step == 0 ? QString() : tr("stopped"));
            break;
    }
}

void ProgressStrip::clear() {
    bar_->hide();
    for (QLabel* label : {epoch_, rate_, left_}) label->clear();
}

QString formatDuration(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::ceil(std::clamp(seconds, 0.0, 8.64e6)));
    const auto two = [](std::int64_t value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    if (whole < 3600) return QStringLiteral("%1:%2").arg(whole / 60).arg(two(whole % 60));
    return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg(two(whole / 60 % 60), two(whole % 60));
}

}  // namespace lunette
