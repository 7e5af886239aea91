#pragma once

#include <QWidget>

#include <vector>

namespace lunette {

class Experiment;

/// The middle of the window: the banners, and below them the map over the tabs. Above the map stands what a conditional
/// model draws in both.
class CenterPane : public QWidget {
public:
    CenterPane(const std::vector<QWidget*>& banners, Experiment& experiment, QWidget* map, QWidget* tabs);
};

}  // namespace lunette
