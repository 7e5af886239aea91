#pragma once

#include "io/RecoveryFile.h"
#include "session/Experiment.h"
#include "session/LatestRequest.h"

#include <QElapsedTimer>
#include <QTimer>

#include <vector>

namespace lunette {

/// Keeps unsaved training, so that a crash or a power cut costs half a minute at most,
/// and offers what an earlier process left behind. Files are read and written on BackgroundService's thread for them.
class Recovery : public QObject {
    Q_OBJECT
public:
    /// While a run goes on it is kept once in so many ms; soon after it began, paused or ended, too.
    static constexpr int kInterval = 30000;

    Recovery(Experiment& experiment, BackgroundService& service, const QString& folder, int interval = kInterval);
    /// In ms; acts from the next time on.
    void setInterval(int interval) { interval_ = interval; }
    ~Recovery() override;  ///< leaves on the disk what was not forgotten

    /// Looks for what nobody owns any more, and offers the newest; looked() follows.
    void look();
    /// Offers again what is being offered, as to another window.
    void repeatOffer() { showOffer(); }
    /// The model file of the offer, empty where there is none.
    QString offeredFile() const;
    /// The offered run is the current one now, and its file is kept up to date.
    void open();
    /// Leaves the offered runs for another time.
    void decline();
    /// Deletes the offered run, and offers the next.
    void discardOffer();

    /// How many writes have failed since the last one that succeeded.
    int failures() const { return failures_; }

    /// Writes the current run before it returns, for the next start. Throws Error.
    void keepForNextTime();
    /// The current run is in a file, or is not wanted.
    void forget();

signals:
    /// Empty: there is nothing to offer.
    void offered(const QString& text);
    void looked(bool found);
    /// The current run is on the disk.
    void kept();
    /// Said once, until it succeeds again.
    void errorOccurred(const QString& message);
    /// A run that was left behind cannot be read, is not offered, and stays where it is. Said once of each.
    void foundUnreadable(const QString& message);

private:
    struct Offer {
        std::shared_ptr<RecoveryFile> place;
        QString text;
    };
    struct Found {
        std::vector<Offer> offers;
        QString unreadable;  ///< what is to be said of others
    };
    static Found findOffers(const std::string& folder);
    void showOffer();
    void schedule();
    void requestCheckpoint();
    void write(const Checkpoint& checkpoint);
    void onFailure(const QString& message);

    Experiment& experiment_;
    const std::string folder_;
    int interval_;
    std::shared_ptr<RecoveryFile> own_;
    std::vector<Offer> offers_;
    std::vector<std::shared_ptr<RecoveryFile>> unwanted_;
    std::shared_ptr<const Snapshot> kept_;  ///< the newest with a requested write
    std::int64_t requests_ = 0;
    int failures_ = 0;
    bool forgotten_ = false;
    QTimer timer_;
    QElapsedTimer sinceWrite_;
    LatestRequest findOffers_, writing_, discarding_;
};

}  // namespace lunette
