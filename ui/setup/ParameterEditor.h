#pragma once

#include "parameter/ParameterInfo.h"

#include <QWidget>

#include <functional>

namespace lunette {

/// The widget in which a person sets one parameter; its value travels as the parameter's text.
struct ParameterEditor {
    QWidget* widget;
    std::function<std::string()> text;
    /// Shows a value; tells nobody.
    std::function<void(const std::string&)> setText;
};

/// Makes the widget that suits the parameter's kind, named by the parameter's key. edited() is called whenever
/// the person has set another value that the parameter allows; one that it does not allow is put back.
ParameterEditor makeParameterEditor(const ParameterInfo& info, std::function<void()> edited, QWidget* parent);

/// A parameter's words in the user's language.
QString parameterLabel(const ParameterInfo& info);
/// What it does, what is allowed and when it takes effect.
QString parameterHelp(const ParameterInfo& info);

}  // namespace lunette
