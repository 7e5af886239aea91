#include "widgets/LanguageMenu.h"

#include "widgets/Settings.h"

#include <QActionGroup>

namespace lunette {

LanguageMenu::LanguageMenu(QWidget* parent) : QMenu(tr("&Language"), parent) {
    setObjectName(QStringLiteral("languageMenu"));
    auto* group = new QActionGroup(this);
    const auto addChoice = [&](const QString& text, const char* name, language::Choice choice) {
        auto* action = addAction(text);
        action->setObjectName(QLatin1StringView(name));
        action->setCheckable(true);
        action->setChecked(choice == settings::language());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            if (choice == settings::language()) return;
            settings::setLanguage(choice);
            emit chosen(choice);
        });
    };
    addChoice(tr("&System"), "systemLanguageAction", language::Choice::System);
    addChoice(QStringLiteral("&English"), "englishLanguageAction", language::Choice::English);
    addChoice(QStringLiteral("简体中文(&C)"), "chineseLanguageAction", language::Choice::Chinese);
}

}  // namespace lunette
