#pragma once

#include <QObject>

namespace lunette {

/// While one lives, the first SIGTERM, SIGINT or SIGHUP becomes received(), on the thread of the event loop; a second
/// one ends the program as usual. One that the program was started to ignore, as by nohup, stays ignored.
class TerminationSignals : public QObject {
    Q_OBJECT
public:
    explicit TerminationSignals(QObject* parent = nullptr);

signals:
    void received();
};

}  // namespace lunette
