#pragma once

#include "session/Recovery.h"
#include "widgets/WindowActions.h"

#include <optional>

namespace lunette {

class DocumentController;
class MessageBanner;
class RecoveryBanner;

/// Keeps unsaved training in a folder that all windows share, offers what an earlier process left there, and opens it.
class RecoveryController : public QObject {
    Q_OBJECT
public:
    /// `recovery` is empty until keepIn(), except in a window that takes it over from another.
    RecoveryController(Experiment& experiment, BackgroundService& service, std::optional<Recovery>& recovery,
                       DocumentController& documents, MessageBanner& messages, RecoveryBanner& offers,
                       const WindowActions& actions);

    /// Starts keeping runs in the folder, and offers the runs that are there.
    void keepIn(const QString& folder);
    /// How often a run that goes on is kept, in seconds.
    void setInterval(int seconds);
    /// Writes the current run before it returns; closing does not remove it any more. Throws Error.
    void keepForNextTime();
    bool isKeptForNextTime() const { return isKept_; }
    /// The current run is saved, or is not wanted.
    void forget();
    /// The model of this file was loaded. Whether it was the recovered run, which is unsaved again.
    bool takeOver(const QString& path);

private:
    void connectRecovery();
    void recoverOffered();

    Experiment& experiment_;
    BackgroundService& service_;
    std::optional<Recovery>& recovery_;
    DocumentController& documents_;
    MessageBanner& messages_;
    RecoveryBanner& offers_;
    QAction& recover_;
    int interval_ = Recovery::kInterval;  ///< ms
    bool isKept_ = false;
};

}  // namespace lunette
