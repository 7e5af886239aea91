#pragma once

#include "plot/CodeColoring.h"

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace lunette {

/// All classes of a legend in a list that opens above the window, for those that are too many to stand on the map: with
/// a field that finds a class by part of its name. A tick shows a class, an activated one is shown alone, or all again.
class LegendList : public QFrame {
    Q_OBJECT
public:
    LegendList(const CodeLegend& legend, const HiddenClasses& hidden, QWidget* parent);

    void setHidden(const HiddenClasses& hidden);

signals:
    void toggled(std::size_t number, bool alone);

private:
    void find(const QString& text);

    QLineEdit* search_;
    QListWidget* list_;
};

/// A picture of the class's marker in its color.
QPixmap markerPixmap(const CodeLegend::Entry& entry, const QWidget& widget);

}  // namespace lunette
