#include "window/RecoveryBanner.h"

#include "widgets/Theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace lunette {

RecoveryBanner::RecoveryBanner(QWidget* parent) : QFrame(parent), label_(new QLabel(this)) {
    setObjectName(QStringLiteral("recoveryBanner"));
    label_->setWordWrap(true);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->addWidget(label_, 1);
    const auto add = [&](const QString& text, const char* name, const QString& help, void (RecoveryBanner::*answer)()) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(QLatin1StringView(name));
        button->setToolTip(help);
        button->setAccessibleDescription(help);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, answer);
    };
    add(tr("Re&cover"), "recoverButton", tr("Open the run with its data; Train goes on from there"),
        &RecoveryBanner::recoverRequested);
    add(tr("&Not now"), "declineRecoveryButton", tr("Keep it: File, Recover unsaved run offers it again"),
        &RecoveryBanner::declined);
    add(tr("&Discard"), "discardRecoveryButton", tr("Delete the run for good"), &RecoveryBanner::discardRequested);
    hide();
}

void RecoveryBanner::showOffer(const QString& text) {
    label_->setText(text);
    setVisible(!text.isEmpty());
}

void RecoveryBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::ground(*this));
    painter.fillRect(QRect(0, 0, 4, height()), theme::accent(*this));
}

}  // namespace lunette
