#include "widgets/AppearanceMenu.h"

#include "widgets/Settings.h"
#include "widgets/Theme.h"

#include <QActionGroup>

namespace lunette {

AppearanceMenu::AppearanceMenu(QWidget* parent) : QMenu(tr("&Appearance"), parent) {
    auto* group = new QActionGroup(this);
    const auto chosen = settings::appearance();
    const auto addChoice = [&](const QString& text, const char* name, theme::Appearance choice) {
        auto* action = addAction(text);
        action->setObjectName(QLatin1StringView(name));
        action->setCheckable(true);
        action->setChecked(choice == chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [choice] {
            theme::setAppearance(choice);
            settings::setAppearance(choice);
        });
    };
    addChoice(tr("As the &desktop"), "desktopAppearanceAction", theme::Appearance::Desktop);
    addChoice(tr("&Light"), "lightAppearanceAction", theme::Appearance::Light);
    addChoice(tr("D&ark"), "darkAppearanceAction", theme::Appearance::Dark);
    theme::setAppearance(chosen);
}

}  // namespace lunette
