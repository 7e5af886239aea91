#pragma once

#include "plot/CodeColoring.h"

#include <QWidget>

namespace lunette {

/// One quiet line (or as many as it takes) that says what the colours mean: swatches with names, or a scale. A click on
/// a class hides it or shows it again, one with Ctrl shows it alone, or all again; arrow keys and Space do the same.
class Legend : public QWidget {
    Q_OBJECT
public:
    explicit Legend(QWidget* parent = nullptr);
    /// Of it, no class is hidden.
    void setLegend(const CodeLegend& legend);
    const HiddenClasses& hiddenClasses() const { return hidden_; }
    /// The legend in a rectangle of this width and as high as heightForWidth() says, in the painter's pen.
    void draw(QPainter& painter, int width) const;
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    /// Where a class stands; empty where there is none.
    QRect classRect(std::size_t number) const;

signals:
    void hiddenClassesChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int lineHeight() const;
    /// Of the first line, so that all of them are in the middle.
    int top() const;
    /// Of the classes, in lines of this width.
    std::vector<QRect> entryRects(int width) const;
    void paintScale(QPainter& painter, int width) const;
    void paintClasses(QPainter& painter, int width) const;
    /// The class at a place, or that number of classes.
    std::size_t classAt(QPoint position) const;
    void toggle(std::size_t number, bool alone);

    CodeLegend legend_;
    HiddenClasses hidden_;
    std::size_t current_ = 0;  ///< class, for the keyboard
};

}  // namespace lunette
