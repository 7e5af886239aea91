#pragma once

#include <QToolButton>

namespace lunette {

/// A tool button in the accent color of the palette: the one thing to press.
class PrimaryButton : public QToolButton {
    Q_OBJECT
public:
    using QToolButton::QToolButton;

    /// Shows this action in place of the one before.
    void setOnlyAction(QAction* action);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace lunette
