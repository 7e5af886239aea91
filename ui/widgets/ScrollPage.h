#pragma once

#include <QScrollArea>

namespace lunette {

/// What a view stands on: where large text makes it need more than its part of the window, it scrolls.
class ScrollPage : public QScrollArea {
    Q_OBJECT
public:
    /// Fills the view, which has no layout yet. Its own layout goes on content().
    explicit ScrollPage(QWidget& view);
    QWidget* content() const { return widget(); }

    QSize sizeHint() const override;
    /// What the content needs, but no more than leaves the window its other parts.
    QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
};

}  // namespace lunette
