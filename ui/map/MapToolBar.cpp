#include "map/MapToolBar.h"

#include "widgets/SymbolIcon.h"

#include <QHBoxLayout>

namespace lunette {

MapToolBar::MapToolBar(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto add = [this](MapTool tool, const char* name, const QString& words, const QString& help) {
        group_.addButton(makeButton(name, words, help), static_cast<int>(tool));
    };
    add(MapTool::Move, "move", tr("Move"),
        tr("Drag to pan and to move the probe (V); with Shift held, select a rectangle"));
    const QString keys = tr("Ctrl adds to the selection, Alt takes away from it, Esc empties it");
    add(MapTool::Rectangle, "rectangle", tr("Select a rectangle"),
        tr("Drag a rectangle around codes to select their images (R)") + QLatin1Char('\n') + keys);
    add(MapTool::Lasso, "lasso", tr("Lasso"),
        tr("Draw around codes to select their images (L)") + QLatin1Char('\n') + keys);
    thumbnails_ = makeButton("thumbnails", tr("Images on the map"),
                             tr("Show images in place of dots (T): in each cell the one whose code is nearest to its "
                                "middle"));
    connect(thumbnails_, &QToolButton::toggled, this, &MapToolBar::thumbnailsChanged);
    choose(MapTool::Move);
    connect(&group_, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on) emit toolChanged();
    });
}

QToolButton* MapToolBar::makeButton(const char* name, const QString& words, const QString& help) {
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name) + QStringLiteral("ToolButton"));
    button->setIcon(symbolIcon(QLatin1StringView(name)));
    button->setAccessibleName(words);
    button->setToolTip(help);
    button->setCheckable(true);
    button->setAutoRaise(true);
    layout()->addWidget(button);
    return button;
}

void MapToolBar::choose(MapTool tool) { group_.button(static_cast<int>(tool))->setChecked(true); }

bool MapToolBar::chooseByKey(int key) {
    if (key == Qt::Key_T) {
        thumbnails_->toggle();
        return true;
    }
    if (key != Qt::Key_V && key != Qt::Key_R && key != Qt::Key_L) return false;
    choose(key == Qt::Key_V ? MapTool::Move : key == Qt::Key_R ? MapTool::Rectangle : MapTool::Lasso);
    return true;
}

}  // namespace lunette
