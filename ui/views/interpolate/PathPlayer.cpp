#include "views/interpolate/PathPlayer.h"

#include <QHBoxLayout>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace lunette {

namespace {

constexpr double kSecondsOneWay = 4;
constexpr int kFrameMs = 33;

QToolButton* makePlayerButton(const char* name, const QString& text, const QString& help) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1StringView(name));
    button->setText(text);
    button->setToolTip(help);
    button->setCheckable(true);
    return button;
}

}  // namespace

PathPlayer::PathPlayer(QSlider& slider, QWidget* parent)
    : QWidget(parent),
      slider_(slider),
      play_(makePlayerButton("playButton", tr("Play"), {})),
      loop_(makePlayerButton("loopButton", tr("Loop"), tr("Play forth and back until it is stopped"))) {
    clock_.setInterval(kFrameMs);
    clock_.setTimerType(Qt::PreciseTimer);
    play_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Space));
    play_->setToolTip(tr("Run along the path from the slider to B (Ctrl+Space)"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(play_);
    row->addWidget(loop_);
    connect(&clock_, &QTimer::timeout, this, &PathPlayer::advance);
    connect(play_, &QToolButton::toggled, this, [this](bool on) { on ? play() : stop(); });
    connect(&slider_, &QSlider::sliderPressed, this, &PathPlayer::stop);
}

void PathPlayer::play() {
    const double whole = slider_.maximum() - slider_.minimum();
    place_ = (slider_.value() - slider_.minimum()) / whole;
    if (place_ >= 1 && !loop_->isChecked()) place_ = 0;
    direction_ = place_ >= 1 ? -1 : 1;
    since_.start();
    clock_.start();
}

void PathPlayer::stop() {
    clock_.stop();
    play_->setChecked(false);
}

void PathPlayer::advance() {
    place_ += direction_ * static_cast<double>(since_.restart()) / (1000 * kSecondsOneWay);
    const bool isOver = place_ <= 0 || place_ >= 1;
    place_ = std::clamp(place_, 0.0, 1.0);
    slider_.setValue(slider_.minimum() +
                     static_cast<int>(std::lround(place_ * (slider_.maximum() - slider_.minimum()))));
    if (!isOver) return;
    if (loop_->isChecked())
        direction_ = place_ <= 0 ? 1 : -1;
    else
        stop();
}

}  // namespace lunette
