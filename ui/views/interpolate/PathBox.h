#pragma once

#include "analysis/CodePath.h"
#include "train/Condition.h"

#include <QComboBox>

#include <optional>

namespace lunette {

/// Chooses how the path gets from A to B; of a conditional model also that it stays at A's code and sweeps the
/// condition: every class, or one of the factors from end to end.
class PathBox : public QComboBox {
    Q_OBJECT
public:
    explicit PathBox(QWidget* parent = nullptr);

    /// Of the model.
    void setCondition(const Condition& condition);
    PathKind kind() const;
    /// See PathRequest; of the classes 0.
    std::optional<Index> sweep() const;
    /// Steps of a strip: one a class where it goes past them, else `usual`.
    Index steps(Index usual) const;
    /// What to call each step of a sweep, by its condition, a column each; empty for another path.
    QStringList textsOf(const Matrix& conditions) const;

private:
    void add(const QString& text, int value, const QString& help);

    Condition condition_;
};

}  // namespace lunette
