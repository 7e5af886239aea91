#include "session/ProcessorShare.h"

#include <QCoreApplication>
#include <QEvent>

namespace lunette {
namespace {

constexpr double kShareBesideTraining = 0.02;
constexpr double kShareOtherwise = 0.15;
constexpr int kAttentionMs = 1000;

bool isInput(QEvent::Type type) {
    switch (type) {
        case QEvent::MouseMove:
        case QEvent::MouseButtonPress:
        case QEvent::Wheel:
        case QEvent::KeyPress:
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::NativeGesture:
            return true;
        default:
            return false;
    }
}

}  // namespace

ProcessorShare::ProcessorShare(QObject* parent) : QObject(parent) {
    attention_.setSingleShot(true);
    attention_.setInterval(kAttentionMs);
}

void ProcessorShare::setTraining(bool isTraining) {
    if (isTraining == isTraining_) return;
    isTraining_ = isTraining;
    if (isTraining)
        QCoreApplication::instance()->installEventFilter(this);
    else
        QCoreApplication::instance()->removeEventFilter(this);
    if (!isTraining) emit raised();
}

double ProcessorShare::value() const {
    return isTraining_ && !attention_.isActive() ? kShareBesideTraining : kShareOtherwise;
}

bool ProcessorShare::eventFilter(QObject* watched, QEvent* event) {
    if (isInput(event->type())) {
        const bool isNew = !attention_.isActive();
        attention_.start();
        if (isNew) emit raised();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace lunette
