#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <vector>

namespace coroscope {

/// Listening sockets for one host and port: two for "localhost" (127.0.0.1 and ::1), one for an address. Plain
/// descriptors, non-blocking, each worker gets duplicates. Any one thread.
class ListeningSockets {
public:
    enum class Failure { None, PortInUse, AddressNotAvailable, PermissionDenied, OutOfDescriptors, Other };

    ListeningSockets() = default;
    ~ListeningSockets();
    ListeningSockets(const ListeningSockets &) = delete;
    ListeningSockets &operator=(const ListeningSockets &) = delete;

    /// `port` 0: any that is free for all of them. A machine without IPv6 listens for "localhost" on 127.0.0.1 only.
    Failure open(const QString &host, quint16 port);
    void close();
    quint16 port() const noexcept { return m_port; }
    const QString &detail() const noexcept { return m_detail; } ///< the system's own words
    /// A duplicate of each, which the caller owns; empty where descriptors have run out.
    std::vector<int> duplicates() const;

    /// The next port above `port` that can be bound now for `host`; 0 where none of the next hundred can.
    static quint16 nextFreePort(const QString &host, quint16 port);

private:
    Failure openAt(const QByteArray &address, quint16 port);
    Failure failed(int error);

    std::vector<int> m_sockets;
    quint16 m_port = 0;
    QString m_detail;
};

} // namespace coroscope
