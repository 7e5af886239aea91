#include "window/ConditionBar.h"

#include "session/Experiment.h"
#include "widgets/ConditionPicker.h"

#include <QHBoxLayout>

namespace lunette {

ConditionBar::ConditionBar(Experiment& experiment, QWidget* parent)
    : QWidget(parent),
      experiment_(experiment),
      picker_(new ConditionPicker({"chosenCondition", tr("as each picture is"),
                                   tr("Pictures of the data are drawn as what they are, other codes as the most "
                                      "frequent class or in the middle of the factors"),
                                   false, true})) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 2, 6, 2);
    row->addWidget(picker_, 1);
    connect(picker_, &ConditionPicker::edited, this, [this] { experiment_.setCondition(picker_->chosen()); });
    connect(&experiment, &Experiment::snapshotChanged, this, &ConditionBar::showCondition);
    showCondition();
}

void ConditionBar::showCondition() {
    const auto snapshot = experiment_.snapshot();
    picker_->setCondition(snapshot ? snapshot->model().condition() : Condition{});
    if (const auto& chosen = experiment_.condition())
        picker_->setChosen(*chosen);
    else
        picker_->choose(ConditionPicker::Choice::Open);
    setVisible(snapshot && !snapshot->model().condition().isNone());
}

}  // namespace lunette
