#pragma once

#include "CodeColoring.h"

#include <QWidget>

namespace lunette {

/// One quiet line (or as many as it takes) that says what the colours mean: swatches with names, or a scale.
class LegendBar : public QWidget {
    Q_OBJECT
public:
    explicit LegendBar(QWidget* parent = nullptr);
    void setLegend(const CodeLegend& legend);
    /// The legend in a rectangle of this width and as high as heightForWidth() says, in the painter's pen.
    void draw(QPainter& painter, int width) const;
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int entryWidth(const CodeLegend::Entry& entry) const;
    int lineHeight() const;
    void paintScale(QPainter& painter, int width) const;
    void paintClasses(QPainter& painter, int width) const;

    CodeLegend legend_;
};

}  // namespace lunette
