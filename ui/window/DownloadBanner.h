#pragma once

#include "data/DownloadableDataset.h"
#include "session/CancellableTask.h"
#include "session/LatestRequest.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;
class QTimer;

namespace lunette {

class ProgressLine;

/// Offers to fetch a published dataset, in the window's own room, shows how far it is, and can be cancelled while all
/// else goes on. Leaves no room when there is nothing to offer.
class DownloadBanner : public QFrame {
    Q_OBJECT
public:
    explicit DownloadBanner(BackgroundService& service, QWidget* parent = nullptr);
    ~DownloadBanner() override;  ///< cancels

    /// Says what the set is, how large, under which license and from where. One is fetched at a time: while that goes
    /// on it stays.
    void offer(const DownloadableDataset& set);
    bool isFetching() const { return task_.has_value(); }

signals:
    /// The set is in its folder.
    void fetched(const QString& name);
    void errorOccurred(const QString& message);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fetch();
    void end();
    void leave();
    void showState();

    QLabel* label_;
    ProgressLine* bar_;
    QPushButton *fetch_, *page_, *leave_;
    QTimer* poll_;
    DownloadableDataset set_;
    std::optional<CancellableTask> task_;  ///< the download that runs
    LatestRequest request_;
};

}  // namespace lunette
