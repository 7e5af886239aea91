#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

namespace lunette {

/// A quiet word in the corner of a view, once work for it has taken half a second: what is shown is about to change.
class BusyMark : public QWidget {
    Q_OBJECT
public:
    /// Where the view has room for a mark of this size.
    using Place = std::function<QPoint(QSize mark)>;
    /// In the lower right corner where no other place is given.
    explicit BusyMark(QWidget& view, Place freePlace = {});
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
    Place place_;
    QTimer patience_;
    int works_ = 0;
};

}  // namespace lunette
