#include "widgets/ConditionText.h"

#include "widgets/ImageText.h"
#include "widgets/NumberText.h"

#include <QStringList>

namespace lunette {

QString conditionText(const Condition& condition, const Vector& value, Index factor) {
    if (condition.classes.empty()) {
        constexpr int kDigits = 2;
        const Condition::Range& range = condition.ranges[static_cast<std::size_t>(factor)];
        return figuresText(range.valueOf(static_cast<double>(value[factor])), kDigits);
    }
    QStringList names;
    for (Index i = 0; i < value.size(); ++i)
        if (value[i] != 0) names << shownName(condition.classes[static_cast<std::size_t>(i)].name);
    return names.join(QStringLiteral(" / "));
}

}  // namespace lunette
