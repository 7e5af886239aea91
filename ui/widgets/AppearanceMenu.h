#pragma once

#include <QMenu>

namespace lunette {

/// Light, dark, or as the desktop is; what is chosen is put on at once and remembered.
class AppearanceMenu : public QMenu {
    Q_OBJECT
public:
    explicit AppearanceMenu(QWidget* parent);
};

}  // namespace lunette
