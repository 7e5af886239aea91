#include "views/interpolate/PathBox.h"

#include "widgets/ConditionText.h"
#include "widgets/ImageText.h"
#include "widgets/NamedControl.h"

namespace lunette {

namespace {

constexpr int kFirstSweep = 100;  // factors are counted from here

}  // namespace

PathBox::PathBox(QWidget* parent) : QComboBox(parent) {
    named(this, "pathBox", tr("Kind of path"), tr("How the path gets from A to B"));
    setSizeAdjustPolicy(AdjustToContents);  // what a conditional model adds is longer
    add(tr("straight"), static_cast<int>(PathKind::Linear), tr("Straight through latent space"));
    add(tr("spherical"), static_cast<int>(PathKind::Spherical),
        tr("Around the origin at a steadily changing distance"));
    add(tr("dense"), static_cast<int>(PathKind::Density),
        tr("Where the codes of training images are dense, around holes"));
}

void PathBox::add(const QString& text, int value, const QString& help) {
    addItem(text, value);
    setItemData(count() - 1, help, Qt::ToolTipRole);
}

void PathBox::setCondition(const Condition& condition) {
    if (condition == condition_) return;
    condition_ = condition;
    while (itemData(count() - 1).toInt() >= kFirstSweep) removeItem(count() - 1);
    if (condition_.classes.size() > 1)
        add(tr("A under each class"), kFirstSweep, tr("A's code stays and is drawn as one class after the other"));
    int value = kFirstSweep;
    for (const Condition::Range& range : condition_.ranges)
        add(tr("A, varying %1").arg(shownName(range.factor)), value++,
            tr("A's code stays and is drawn with this factor from its low end to its high one"));
}

PathKind PathBox::kind() const {
    const int value = currentData().toInt();
    return value >= kFirstSweep ? PathKind::Linear : static_cast<PathKind>(value);
}

std::optional<Index> PathBox::sweep() const {
    const int value = currentData().toInt();
    return value >= kFirstSweep ? std::optional<Index>(value - kFirstSweep) : std::nullopt;
}

QStringList PathBox::textsOf(const Matrix& conditions) const {
    QStringList texts;
    const auto factor = sweep();
    if (!factor || conditions.rows() != condition_.size()) return texts;
    for (const auto column : conditions.colwise()) texts << conditionText(condition_, column, *factor);
    return texts;
}

Index PathBox::steps(Index usual) const {
    return sweep() && !condition_.classes.empty() ? static_cast<Index>(condition_.classes.size()) : usual;
}

}  // namespace lunette
