#pragma once

#include <QObject>
#include <QTimer>

namespace lunette {

/// How much of one processor each throttled LatestRequest may take: little while a model trains, which needs every
/// processor, and more while no model trains or a person uses the window. Lives on the GUI thread.
class ProcessorShare : public QObject {
    Q_OBJECT
public:
    explicit ProcessorShare(QObject* parent = nullptr);

    void setTraining(bool isTraining);
    bool isTraining() const { return isTraining_; }

    /// 0 to 1.
    double value() const;

signals:
    /// value() has become larger: what waits need wait no longer.
    void raised();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isTraining_ = false;
    QTimer attention_;  ///< active while a person uses the window, and a little longer
};

}  // namespace lunette
