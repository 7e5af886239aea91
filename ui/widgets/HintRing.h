#pragma once

#include <QPointer>
#include <QWidget>

namespace lunette {

/// A quiet ring around a control, to point at it. It takes no clicks, follows the control, and goes when the control is
/// used, hidden or destroyed.
class HintRing : public QWidget {
    Q_OBJECT
public:
    explicit HintRing(QWidget& window);

    /// Null takes the ring away.
    void pointAt(QWidget* control);
    QWidget* control() const { return control_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    QPointer<QWidget> control_;
};

}  // namespace lunette
