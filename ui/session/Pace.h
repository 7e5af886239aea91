#pragma once

#include <QTimer>

namespace lunette {

/// How often a view may ask again what takes long while a model trains: after an answer it rests, so that it takes
/// about a seventh of one processor from the training.
class Pace : public QObject {
    Q_OBJECT
public:
    explicit Pace(QObject* parent = nullptr);

    /// True: ask now, and tell answered(). False: due() will follow when it is time.
    bool begin();
    /// After so many seconds of work; 0 where nothing came of it.
    void answered(double seconds);
    /// What was asked is forgotten, and the next may be asked at once.
    void reset();

signals:
    void due();

private:
    QTimer rest_;
    bool asking_ = false;
    bool stale_ = false;
};

}  // namespace lunette
