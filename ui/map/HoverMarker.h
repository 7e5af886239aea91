#pragma once

#include <QWidget>

namespace lunette {

/// A ring around the point under the mouse. A widget of its own, so that a mouse that moves from point to point has
/// only two small places of its parent painted anew.
class HoverMarker : public QWidget {
    Q_OBJECT
public:
    /// Hidden.
    explicit HoverMarker(QWidget* parent);

    /// In the parent, which it is shown upon.
    void surround(QPointF center);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPointF center_;  ///< in this widget
};

}  // namespace lunette
