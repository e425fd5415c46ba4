#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

/// An HTTP server for tests of clients, on 127.0.0.1 and a free port. What it answers is in the hands of the test: a
/// path that begins with /hold waits for release().
class TinyHttpServer : public QObject {
public:
    struct Request {
        QByteArray method;
        QByteArray target;
        QByteArray head;
        QByteArray body;
    };
    using Answer = std::function<QByteArray(const Request &)>;

    TinyHttpServer()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onData(socket); });
                connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                    held.removeAll(socket);
                    m_buffers.remove(socket);
                    socket->deleteLater();
                });
            }
        });
        m_server.setMaxPendingConnections(1000);
        m_server.setListenBacklogSize(1000);
        m_server.listen(QHostAddress::LocalHost);
    }

    QString url(const QString &path = {}) const
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()) + path;
    }
    quint16 port() const { return m_server.serverPort(); }
    void stop() { m_server.close(); }

    /// Connections on which something arrived.
    qsizetype greeted() const { return m_buffers.size(); }

    /// Closes every connection, in the middle of whatever it is.
    void dropAll()
    {
        const QList<QTcpSocket *> sockets = m_buffers.keys();
        for (QTcpSocket *socket : sockets)
            socket->abort();
    }

    /// Answers every request that is held.
    void release()
    {
        const QByteArray answer = response(200, "OK", "application/json", "{\"held\":true}");
        const QList<QTcpSocket *> sockets = std::exchange(held, {});
        for (QTcpSocket *socket : sockets)
            socket->write(answer);
    }

    static QByteArray response(int status, const QByteArray &reason, const QByteArray &type, const QByteArray &body,
                               const QByteArray &more = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason + "\r\nContent-Type: " + type
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + more + "\r\n" + body;
    }

    Answer answer = [](const Request &) {
        return response(200, "OK", "application/json", "{\"message\":\"hello\",\"n\":[1,2,3]}");
    };
    QList<Request> requests;
    QList<QTcpSocket *> held;
    int connections = 0;

private:
    void onData(QTcpSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        while (true) {
            const qsizetype end = buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            Request request;
            request.head = buffer.first(end + 4);
            qsizetype length = 0;
            for (const QByteArray &line : request.head.split('\n')) {
                if (line.toLower().startsWith("content-length:"))
                    length = line.sliced(15).trimmed().toLongLong();
            }
            if (buffer.size() < end + 4 + length)
                return;
            request.body = buffer.sliced(end + 4, length);
            buffer.remove(0, end + 4 + length);
            const QList<QByteArray> words = request.head.first(request.head.indexOf('\r')).split(' ');
            request.method = words.value(0);
            request.target = words.value(1);
            requests.append(request);
            if (request.target.startsWith("/hold"))
                held.append(socket);
            else
                socket->write(answer(request));
        }
    }

    QHash<QTcpSocket *, QByteArray> m_buffers;
    QTcpServer m_server; // last: its sockets say goodbye to the others
};
