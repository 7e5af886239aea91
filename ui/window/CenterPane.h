#pragma once

#include <QWidget>

#include <vector>

namespace lunette {

/// The middle of the window: the banners, and below them the map over the tabs.
class CenterPane : public QWidget {
public:
    CenterPane(const std::vector<QWidget*>& banners, QWidget* map, QWidget* tabs);
};

}  // namespace lunette
