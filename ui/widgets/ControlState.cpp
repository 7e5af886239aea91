#include "widgets/ControlState.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>

namespace lunette {
namespace {

/// Both pages are built by the same code, so their controls come in the same order.
template <class Control, class Copy>
void takeOverEach(const QWidget& from, QWidget& to, const Copy& copy) {
    const auto before = from.findChildren<Control*>(), now = to.findChildren<Control*>();
    if (before.size() != now.size()) return;
    for (qsizetype i = 0; i < now.size(); ++i)
        if (before[i]->objectName() == now[i]->objectName()) copy(*before[i], *now[i]);
}

}  // namespace

void takeOverControls(const QWidget& from, QWidget& to) {
    takeOverEach<QComboBox>(from, to, [](const QComboBox& before, QComboBox& now) {
        if (before.count() != now.count() || before.currentIndex() == now.currentIndex()) return;
        now.setCurrentIndex(before.currentIndex());
        emit now.activated(now.currentIndex());
    });
    const auto copyTick = [](const QAbstractButton& before, QAbstractButton& now) {
        if (before.isChecked() != now.isChecked()) now.click();
    };
    takeOverEach<QCheckBox>(from, to, copyTick);
    takeOverEach<QRadioButton>(from, to, [](const QRadioButton& before, QRadioButton& now) {
        if (before.isChecked() && !now.isChecked()) now.click();
    });
    const auto copyValue = [](const auto& before, auto& now) { now.setValue(before.value()); };
    takeOverEach<QSlider>(from, to, copyValue);
    takeOverEach<QSpinBox>(from, to, copyValue);  // behind the sliders, which round
    takeOverEach<QDoubleSpinBox>(from, to, copyValue);
}

}  // namespace lunette
