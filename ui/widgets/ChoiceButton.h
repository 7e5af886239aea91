#pragma once

#include <QToolButton>

namespace lunette {

/// One of a few choices side by side: words, underlined in the accent where it is the chosen one.
class ChoiceButton : public QToolButton {
    Q_OBJECT
public:
    explicit ChoiceButton(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace lunette
