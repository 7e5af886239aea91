#pragma once

#include "plot/CodeColoring.h"

#include <QWidget>

namespace lunette {

/// One quiet line, or two, that say what the colors mean: markers with names, or a scale. Where the classes are more
/// than that, "22 labels…" opens a list of all of them. A click on
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
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    /// Where a class stands; empty where there is none.
    QRect classRect(std::size_t number) const;
    /// Where the list is opened; empty where all classes stand in the legend.
    QRect moreRect() const;
    void openList();
    void setHidden(const HiddenClasses& hidden);

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
    /// The classes that have room in lines of this width, and what opens the list of all; empty where all have room.
    struct Places {
        std::vector<QRect> classes;
        QRect more;
    };
    Places places(int width) const;
    QString moreText(int width) const;
    std::pair<QString, QString> scaleEnds() const;
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
