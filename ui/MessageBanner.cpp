#include "MessageBanner.h"

#include "Theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

namespace lunette {

MessageBanner::MessageBanner(QWidget* parent)
    : QFrame(parent),
      label_(new QLabel(this)),
      bar_(new QProgressBar(this)),
      button_(new QToolButton(this)),
      patience_(new QTimer(this)) {
    setObjectName(QStringLiteral("messageBanner"));
    label_->setWordWrap(true);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    bar_->setRange(0, 1000);
    bar_->setFixedWidth(160);
    bar_->setTextVisible(false);
    button_->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->addWidget(label_, 1);
    row->addWidget(bar_);
    row->addWidget(button_);
    patience_->setSingleShot(true);
    patience_->setInterval(500);
    connect(patience_, &QTimer::timeout, this, &QWidget::show);
    connect(button_, &QToolButton::clicked, this, [this] {
        if (isTask_) emit cancelRequested();
        clear();
    });
    hide();
}

void MessageBanner::showMessage(const QString& text) {
    patience_->stop();
    isTask_ = false;
    label_->setText(text);
    bar_->hide();
    button_->setText(tr("Close"));
    button_->setToolTip(tr("Close this message"));
    show();
}

void MessageBanner::showTask(const QString& text) {
    isTask_ = true;
    hide();
    label_->setText(text);
    bar_->setValue(0);
    bar_->show();
    button_->setText(tr("Cancel"));
    button_->setToolTip(tr("Cancel: what is loaded stays"));
    patience_->start();
}

void MessageBanner::setTaskProgress(double fraction) {
    if (isTask_) bar_->setValue(static_cast<int>(fraction * 1000));
}

void MessageBanner::endTask() {
    if (isTask_) clear();
}

void MessageBanner::clear() {
    patience_->stop();
    isTask_ = false;
    label_->clear();
    hide();
}

void MessageBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::ground(*this));
    painter.fillRect(QRect(0, 0, 4, height()), isTask_ ? theme::accent(*this) : theme::endB(*this));
}

}  // namespace lunette
