#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

namespace lunette {

/// A quiet word in the corner of a view, once work for it has taken half a second: what is shown is about to change.
class BusyMark : public QWidget {
    Q_OBJECT
public:
    explicit BusyMark(QWidget& view);
    QSize sizeHint() const override;

    /// To be called when one kind of work begins and ends. The mark stays while any kind goes on. The function
    /// may outlive the mark.
    std::function<void(bool isBusy)> reporter();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void count(int change);
    void place();

    QWidget& view_;
    QTimer patience_;
    int works_ = 0;
};

}  // namespace lunette
