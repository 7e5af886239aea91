#include "download/FileFetch.h"

#include "data/Progress.h"
#include "io/AtomicFile.h"
#include "io/WholeFile.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <array>
#include <filesystem>
#include <memory>
#include <utility>

namespace lunette {

namespace {

namespace fs = std::filesystem;

constexpr int kPatienceMs = 30'000;  // without a byte
constexpr int kPollMs = 100;
constexpr int kMaxRedirects = 5;
constexpr int kWhole = 200, kPart = 206, kNotSatisfiable = 416;

/// One request for what is still missing of a file, and what comes of it, appended to the part.
class Answer {
public:
    Answer(const PublishedFile& file, const fs::path& part, const BytesProgress& progress)
        : file_(file), progress_(progress), part_(QString::fromStdString(part.string())) {
        if (!part_.open(QIODevice::ReadWrite | QIODevice::Unbuffered)) fail(unwritable(), ErrorKind::Unwritable);
        have_ = static_cast<std::uint64_t>(part_.size());
    }

    /// Throws Error where the file is not there in its full length afterwards; what came of it stays.
    void receive() {
        QNetworkRequest request{QUrl(QString::fromStdString(file_.url))};
        request.setRawHeader("Accept-Encoding", "identity");  // else what is packed might come unpacked
        request.setTransferTimeout(kPatienceMs);
        request.setMaximumRedirectsAllowed(kMaxRedirects);
        if (have_ > 0) request.setRawHeader("Range", "bytes=" + QByteArray::number(qulonglong{have_}) + "-");
        reply_.reset(network_.get(request));
        QEventLoop loop;
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, reply_.get(), [this] { tell(); });
        QObject::connect(reply_.get(), &QNetworkReply::readyRead, &loop, [this] { take(); });
        QObject::connect(reply_.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        poll.start(kPollMs);
        if (!reply_->isFinished()) loop.exec();
        take();
        judge();
    }

private:
    int status() const { return reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

    [[noreturn]] void fail(const Message& what, ErrorKind kind = ErrorKind::Unavailable) const {
        throw Error(kind, Message::tr("'%1' %2", file_.url, what));
    }
    Message unwritable() const {
        return Message::tr("was not fetched: '%1' cannot be written: %2. Make room or see to its folder.",
                           part_.fileName().toStdString(), part_.errorString().toStdString());
    }

    void stop(Message why) {
        if (why_.isEmpty()) why_ = std::move(why);
        reply_->abort();
    }

    void tell() {
        if (!isCancelled_ && !progress_(have_)) {
            isCancelled_ = true;
            reply_->abort();
        }
    }

    /// Checks once where the answer begins, because a server may send the whole file again.
    bool begins() {
        if (std::exchange(hasBegun_, true)) return true;
        if (status() == kWhole) {
            have_ = 0;
            return part_.resize(0) && part_.seek(0);
        }
        const QByteArray range = reply_->rawHeader("Content-Range");
        const bool fits = range.startsWith("bytes " + QByteArray::number(qulonglong{have_}) + "-");
        if (!fits) stop(Message::tr("answered with another part than the requested one. Try again later."));
        return fits && part_.seek(static_cast<qint64>(have_));
    }

    void take() {
        if (status() != kWhole && status() != kPart) return;
        while (why_.isEmpty() && !isCancelled_ && reply_->bytesAvailable() > 0) {
            if (!begins()) return stop(unwritable());
            const QByteArray bytes = reply_->readAll();
            if (have_ + static_cast<std::uint64_t>(bytes.size()) > file_.bytes) {
                part_.resize(0);
                return stop(
                    Message::tr("is longer than published (%1 bytes), so it is not the file that was meant; nothing of "
                                "it was kept.",
                                file_.bytes));
            }
            if (part_.write(bytes) != bytes.size()) return stop(unwritable());
            have_ += static_cast<std::uint64_t>(bytes.size());
            tell();
        }
    }

    void judge() {
        if (isCancelled_) throw Cancelled();
        if (!why_.isEmpty()) fail(why_);
        if (status() == kNotSatisfiable) {
            part_.resize(0);  // the part is longer than what the server has
            fail(Message::tr(
                "has nothing that would follow the %1 bytes that are here; they were dropped. Fetch it again.", have_));
        }
        if (status() >= 400)
            fail(
                Message::tr("was answered with %1 (%2). Try again later, or fetch it by hand.", status(),
                            reply_->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray().toStdString()));
        if (have_ == file_.bytes) return;
        const Message kept = have_ > 0 ? Message::tr(
                                             "The %1 of %2 bytes that came are kept: fetch it again to go on "
                                             "from there.",
                                             have_, file_.bytes)
                                       : Message::tr("Check the connection and fetch it again.");
        if (reply_->error() == QNetworkReply::OperationCanceledError)  // nobody but the patience cancelled it
            fail(Message::tr("did not answer for %1 seconds. %2", kPatienceMs / 1000, kept));
        if (reply_->error() != QNetworkReply::NoError)
            fail(Message::tr("was not fetched: %1. %2", reply_->errorString().toStdString(), kept));
        fail(Message::tr("ended early. %1", kept));
    }

    const PublishedFile& file_;
    const BytesProgress& progress_;
    QFile part_;
    QNetworkAccessManager network_;
    std::unique_ptr<QNetworkReply> reply_;
    std::uint64_t have_ = 0;
    Message why_;
    bool hasBegun_ = false, isCancelled_ = false;
};

bool matchesChecksum(const PublishedFile& file, const fs::path& path) {
    std::error_code ignored;
    if (fs::file_size(path, ignored) != file.bytes || ignored) return false;
    const SharedBytes bytes = wholeFile(path.string());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(bytes.bytes.data(), static_cast<qsizetype>(bytes.bytes.size())));
    return hash.result().toHex().toStdString() == file.sha256;
}

/// The part under its own name, safe on the disk before.
void publish(const fs::path& part, const fs::path& path) {
    const SharedBytes bytes = wholeFile(part.string());
    writeWholeFile(path.string(), std::array{bytes.bytes});
    std::error_code ignored;
    fs::remove(part, ignored);
}

}  // namespace

void fetchFile(const PublishedFile& file, const std::string& folder, const BytesProgress& progress) {
    const fs::path path = fs::path(folder) / file.name;
    const fs::path part = fs::path(folder) / (file.name + ".part");
    if (!progress(0)) throw Cancelled();
    if (matchesChecksum(file, path)) return;
    std::error_code ignored;
    if (fs::exists(part, ignored) && fs::file_size(part, ignored) >= file.bytes && !matchesChecksum(file, part))
        fs::remove(part, ignored);
    bool isResumed = fs::exists(part, ignored) && fs::file_size(part, ignored) > 0;
    while (!matchesChecksum(file, part)) {
        Answer(file, part, progress).receive();
        if (matchesChecksum(file, part)) break;
        fs::remove(part, ignored);
        // What was there before may have been of another file: once more from its beginning.
        if (!std::exchange(isResumed, false))
            throw Error(ErrorKind::Damaged,
                        Message::tr("'%1' is not the file that was published: its SHA-256 is another than %2. Nothing "
                                    "of it was kept. Try again later, or fetch it by hand.",
                                    file.url, file.sha256));
    }
    publish(part, path);
}

}  // namespace lunette
