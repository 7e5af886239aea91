#pragma once

#include <QLatin1StringView>
#include <QWidget>

namespace lunette {

/// The control with its objectName, its name for screen readers and its tooltip.
template <class Control>
Control* named(Control* control, const char* name, const QString& accessible, const QString& help) {
    control->setObjectName(QLatin1StringView(name));
    control->setAccessibleName(accessible);
    control->setToolTip(help);
    return control;
}

}  // namespace lunette
