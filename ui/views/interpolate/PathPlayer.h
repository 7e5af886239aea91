#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QSlider;
class QToolButton;

namespace lunette {

/// Play and Loop for a slider: it runs from where it stands to its end in even time and, looped, back and forth until
/// it is stopped. A hand on the slider stops it.
class PathPlayer : public QWidget {
    Q_OBJECT
public:
    explicit PathPlayer(QSlider& slider, QWidget* parent = nullptr);

    bool isPlaying() const { return clock_.isActive(); }

public slots:
    void stop();

private:
    void play();
    void advance();

    QSlider& slider_;
    QToolButton *play_, *loop_;
    QTimer clock_;
    QElapsedTimer since_;  ///< the last step
    double place_ = 0;     ///< 0..1, finer than the slider's steps
    int direction_ = 1;
};

}  // namespace lunette
