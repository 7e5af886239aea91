#pragma once

#include "widgets/Language.h"

#include <QTimer>

#include <functional>

namespace lunette {

/// Passes on the language that is chosen, once no dialog or operation needs the present window any more.
class LanguageSwitch : public QObject {
    Q_OBJECT
public:
    LanguageSwitch(std::function<bool()> isAwaited, QObject* parent);

    /// The newest choice counts.
    void choose(language::Choice choice);

signals:
    void waits();
    void chosen(lunette::language::Choice choice);

private:
    void tryAgain();

    std::function<bool()> isAwaited_;
    language::Choice choice_ = language::Choice::System;
    QTimer wait_;
};

}  // namespace lunette
