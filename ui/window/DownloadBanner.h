#pragma once

#include "session/DecodeService.h"
#include "data/PublishedSet.h"

#include <QFrame>

#include <atomic>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace lunette {

/// Offers to fetch a published dataset, in the window's own room, shows how far it is, and can be cancelled while all
/// else goes on. Leaves no room when there is nothing to offer.
class DownloadBanner : public QFrame {
    Q_OBJECT
public:
    explicit DownloadBanner(QWidget* parent = nullptr);
    ~DownloadBanner() override;  ///< cancels

    /// Says what the set is, how large, under which licence and from where. One is fetched at a time: while that goes
    /// on it stays.
    void offer(const PublishedSet& set);
    bool isFetching() const { return ticket_ != nullptr; }

signals:
    /// The set is in its folder.
    void fetched(const QString& name);
    void failed(const QString& message);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Ticket {
        std::atomic<double> fraction{0.0};
        std::atomic<bool> cancelled{false};
    };
    /// A line of its own: fetching takes as long as the network does, and must keep nobody waiting for a file.
    struct Line {
        DecodeService service;
        DecodeService::Slot slot{service, DecodeService::Lane::Files};
    };
    void fetch();
    void end();
    void leave();
    void showState();

    QLabel* label_;
    QProgressBar* bar_;
    QPushButton *fetch_, *page_, *leave_;
    QTimer* poll_;
    PublishedSet set_;
    std::shared_ptr<Ticket> ticket_;  ///< of what is being fetched
    std::unique_ptr<Line> line_;      ///< from the first download on
};

}  // namespace lunette
