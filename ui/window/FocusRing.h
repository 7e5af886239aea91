#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace lunette {

/// Shows who goes by the keyboard where the focus is: a ring around the control, whatever the control itself draws. The
/// mouse takes it away.
class FocusRing : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Ring;
    void follow(QWidget* focus);

    QWidget& window_;
    QPointer<QWidget> ring_;  ///< a child of the control that has the focus, and ends with it
};

}  // namespace lunette
