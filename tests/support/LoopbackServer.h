#pragma once

#include "data/DownloadableDataset.h"

#include <QCryptographicHash>
#include <QTcpServer>
#include <QTcpSocket>

namespace lunette::test {

/// A web server on the loopback interface that gives one body for every path, and can be made to misbehave.
class LoopbackServer : public QTcpServer {
public:
    explicit LoopbackServer(QByteArray body) : body_(std::move(body)) {
        if (!listen(QHostAddress::LocalHost)) qFatal("no server on the loopback interface");
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(*socket); });
        });
    }

    std::string url(const std::string& name) const {
        return "http://127.0.0.1:" + std::to_string(serverPort()) + "/" + name;
    }

    QByteArray status = "200 OK";
    QByteArray moreHeaders;
    qint64 dropsAfter = -1;  ///< bytes of a body
    bool knowsRanges = true;
    bool stalls = false;  ///< after the header
    QList<QByteArray> requests;

private:
    void answer(QTcpSocket& socket) {
        if (!socket.peek(65536).contains("\r\n\r\n")) return;
        const QByteArray request = socket.readAll();
        requests << request;
        const qsizetype range = request.indexOf("Range: bytes=");
        qint64 first = 0;
        if (range >= 0 && knowsRanges) first = request.mid(range + 13).split('-').first().toLongLong();
        const QByteArray rest = body_.mid(first);
        QByteArray head = "HTTP/1.1 " + (first > 0 ? QByteArray("206 Partial Content") : status) + "\r\n" + moreHeaders;
        head += "Content-Length: " + QByteArray::number(rest.size()) + "\r\nConnection: close\r\n";
        if (first > 0)
            head += "Content-Range: bytes " + QByteArray::number(first) + "-" + QByteArray::number(body_.size() - 1) +
                    "/" + QByteArray::number(body_.size()) + "\r\n";
        socket.write(head + "\r\n");
        socket.write(stalls ? rest.left(10) : dropsAfter >= 0 ? rest.left(dropsAfter) : rest);
        socket.flush();
        if (!stalls) socket.disconnectFromHost();
    }

    QByteArray body_;
};

inline QByteArray someBytes(int count) {
    QByteArray bytes(count, '\0');
    for (int i = 0; i < count; ++i) bytes[i] = static_cast<char>(i * 31 % 251);
    return bytes;
}

/// A set whose files are all `body`, as this server offers it.
inline DownloadableDataset setOf(const LoopbackServer& server, const QByteArray& body, const std::string& folder,
                                 const std::vector<std::string>& names = {"images.gz"}) {
    DownloadableDataset set;
    set.name = "test";
    set.title = std::string("Test set");
    set.license = std::string("CC0");
    set.page = "http://example.org";
    set.folder = folder;
    const auto sha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().toStdString();
    for (const std::string& name : names)
        set.files.push_back({name, server.url(name), static_cast<std::uint64_t>(body.size()), sha256});
    return set;
}

}  // namespace lunette::test
