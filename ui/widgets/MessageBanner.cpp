#include "widgets/MessageBanner.h"

#include "widgets/ProgressLine.h"
#include "widgets/Theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

namespace lunette {

MessageBanner::MessageBanner(QWidget* parent)
    : QFrame(parent),
      label_(new QLabel(this)),
      bar_(new ProgressLine(this)),
      button_(new QToolButton(this)),
      patience_(new QTimer(this)) {
    setObjectName(QStringLiteral("messageBanner"));
    label_->setWordWrap(true);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    bar_->setFixedWidth(160);
    bar_->setAccessibleName(tr("Progress"));
    button_->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->addWidget(label_, 1);
    row->addWidget(bar_);
    row->addWidget(button_);
    patience_->setSingleShot(true);
    patience_->setInterval(500);
    connect(patience_, &QTimer::timeout, this, &MessageBanner::showContent);
    connect(button_, &QToolButton::clicked, this, [this] {
        if (isTask()) {
            emit cancelRequested();
            endTask();
        } else {
            clear();
        }
    });
    hide();
}

bool MessageBanner::isTask() const { return !task_.isEmpty() && !patience_->isActive(); }

void MessageBanner::showContent() {
    const bool task = isTask();
    label_->setText(task ? task_ : message_);
    bar_->setVisible(task);
    button_->setText(task ? tr("Cancel") : tr("Close"));
    button_->setToolTip(task ? tr("Cancel: what is loaded stays") : tr("Close this message"));
    setVisible(!label_->text().isEmpty());
    update();
}

void MessageBanner::showMessage(const QString& text) {
    message_ = text;
    showContent();
}

void MessageBanner::showTask(const QString& text) {
    task_ = text;
    bar_->setFraction(0);
    patience_->start();
    showContent();
}

void MessageBanner::setTaskProgress(double fraction) { bar_->setFraction(fraction); }

void MessageBanner::endTask() {
    patience_->stop();
    task_.clear();
    showContent();
}

void MessageBanner::clear() {
    message_.clear();
    showContent();
}

void MessageBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::ground(*this));
    painter.fillRect(QRect(0, 0, 4, height()), isTask() ? theme::accent(*this) : theme::endB(*this));
}

}  // namespace lunette
