#pragma once

#include "server/async/snapshot_cell.h"
#include "server/http/middleware.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace coroscope {

/// Answers 421 (RFC 9110 §15.5.20) to a request whose Host is not ours. A web page that has its own name resolve to a
/// loopback address (DNS rebinding) must not reach this server through its visitor's browser. Allowed are localhost,
/// every loopback address, the `--host`; under a wildcard `--host` also this machine's addresses, its name and
/// NAME.local; and what `--allow-host` adds. Ports are ignored. Any thread, but for setAllowed().
class HostGuard final : public Middleware {
public:
    HostGuard(const QString &host, const QStringList &allowed);
    std::optional<Response> onHead(Exchange &exchange) override;

    /// `host`: the field's value, with or without port.
    bool allows(QByteArrayView host) const;
    /// What `--allow-host` adds from now on, in place of what it added before. One thread; requests go on meanwhile.
    void setAllowed(const QStringList &allowed);
    /// All that it allows by name, sorted; every loopback address is allowed besides.
    QStringList names() const;

    /// Name or address of a Host field: no port, no brackets, no final dot. Empty where there is none.
    static QString nameIn(QByteArrayView host);

private:
    using Names = QSet<QByteArray>; // lower case, addresses without brackets

    const Names m_own;
    SnapshotCell<Names> m_names;
};

} // namespace coroscope
