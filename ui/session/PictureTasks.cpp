#include "session/PictureTasks.h"

namespace lunette {
namespace {
constexpr int kTaskPollMs = 100;
}

PictureTasks::PictureTasks(DecodeService& service, QObject* parent)
    : QObject(parent), slot_(service, DecodeService::Lane::Files) {
    poll_.setInterval(kTaskPollMs);
    connect(&poll_, &QTimer::timeout, this, [this] { emit progressed(ticket_->fraction); });
}

PictureTasks::~PictureTasks() {
    if (ticket_) ticket_->cancelled = true;
}

void PictureTasks::write(const QString& path, Work work) {
    tasks_.push_back({path, std::move(work)});
    if (tasks_.size() == 1) next();
}

void PictureTasks::cancel() {
    if (tasks_.empty()) return;
    tasks_.resize(1);
    ticket_->cancelled = true;
}

QString PictureTasks::finish() {
    const QString path = tasks_.front().path;
    tasks_.pop_front();
    poll_.stop();
    ticket_.reset();
    emit ended();
    next();
    return path;
}

void PictureTasks::next() {
    if (tasks_.empty()) return;
    ticket_ = std::make_shared<Ticket>();
    poll_.start();
    emit began(tasks_.front().path);
    slot_.request(
        [work = tasks_.front().work, ticket = ticket_] {
            try {
                work([ticket](double fraction) {
                    ticket->fraction = fraction;
                    return !ticket->cancelled;
                });
                return true;
            } catch (const Cancelled&) {
                return false;
            }
        },
        [this](bool isWritten) {
            const QString path = finish();
            if (isWritten) emit written(path);
        },
        [this](const QString& message) {
            finish();
            emit failed(message);
        });
}

}  // namespace lunette
