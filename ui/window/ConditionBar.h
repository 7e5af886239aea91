#pragma once

#include <QWidget>

namespace lunette {

class ConditionPicker;
class Experiment;

/// What a conditional model draws wherever nothing else is said: on the map, under the probe, on the way from A to B
/// and in Factors. Hidden for other models.
class ConditionBar : public QWidget {
    Q_OBJECT
public:
    explicit ConditionBar(Experiment& experiment, QWidget* parent = nullptr);

private:
    void showCondition();

    Experiment& experiment_;
    ConditionPicker* picker_;
};

}  // namespace lunette
