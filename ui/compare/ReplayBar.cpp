#include "compare/ReplayBar.h"

#include "widgets/NumberText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lunette {

ReplayBar::ReplayBar(QWidget* parent)
    : QWidget(parent), slider_(new QSlider(Qt::Horizontal)), label_(new QLabel), now_(new QToolButton) {
    slider_->setObjectName(QStringLiteral("replaySlider"));
    slider_->setAccessibleName(tr("Epoch that is shown"));
    label_->setObjectName(QStringLiteral("replayLabel"));
    label_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a long name must not widen the dock
    now_->setObjectName(QStringLiteral("replayNowButton"));
    now_->setText(tr("Now"));
    now_->setToolTip(tr("Show the weights as they are now"));
    now_->setAutoRaise(true);
    auto* row = new QHBoxLayout;
    row->addWidget(slider_, 1);
    row->addWidget(now_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 0, 8, 8);
    column->setSpacing(2);
    column->addWidget(label_);
    column->addLayout(row);
    connect(slider_, &QSlider::valueChanged, this, [this] {
        showEpoch();
        emit epochChanged();
    });
    connect(now_, &QToolButton::clicked, this, &ReplayBar::goToNow);
    setRun(0, {}, {});
}

void ReplayBar::setRun(std::int64_t id, const QString& name, std::vector<std::int64_t> epochs) {
    const auto before = epoch();
    const bool isOther = id != run_;
    run_ = id;
    name_ = name;
    epochs_ = std::move(epochs);
    const bool choice = epochs_.size() > 1;
    {
        const QSignalBlocker quiet(slider_);
        const auto kept = std::ranges::find(epochs_, before.value_or(-1));
        slider_->setMaximum(choice ? static_cast<int>(epochs_.size()) - 1 : 0);
        slider_->setValue(isOther || kept == epochs_.end() ? slider_->maximum()
                                                           : static_cast<int>(kept - epochs_.begin()));
    }
    slider_->setEnabled(choice);
    slider_->setToolTip(choice ? tr("Replays %1: every view shows the weights as they were after that epoch").arg(name_)
                               : tr("Train a run, or choose one in the list: then its epochs can be looked at again"));
    showEpoch();
    if (epoch() != before) emit epochChanged();
}

std::optional<std::int64_t> ReplayBar::epoch() const {
    const auto place = static_cast<std::size_t>(slider_->value());
    return place + 1 < epochs_.size() ? std::optional(epochs_[place]) : std::nullopt;
}

void ReplayBar::goToNow() { slider_->setValue(slider_->maximum()); }

void ReplayBar::showEpoch() {
    const bool choice = epochs_.size() > 1;
    now_->setEnabled(epoch().has_value());
    if (!choice)
        label_->setText(tr("Replay"));
    else {
        const auto textFor = [this](const QString& name) {
            return tr("%1: epoch %2 of %3")
                .arg(name, numberText(epochs_[static_cast<std::size_t>(slider_->value())]), numberText(epochs_.back()));
        };
        const int room = label_->width() - label_->fontMetrics().horizontalAdvance(textFor({}));
        label_->setText(textFor(label_->fontMetrics().elidedText(name_, Qt::ElideRight, std::max(room, 0))));
    }
}

void ReplayBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    showEpoch();
}

}  // namespace lunette
