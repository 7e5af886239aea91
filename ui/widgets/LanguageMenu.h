#pragma once

#include "widgets/Language.h"

#include <QMenu>

namespace lunette {

/// The languages of the window, each by its own name. What is chosen is remembered.
class LanguageMenu : public QMenu {
    Q_OBJECT
public:
    explicit LanguageMenu(QWidget* parent);

signals:
    void chosen(lunette::language::Choice choice);
};

}  // namespace lunette
