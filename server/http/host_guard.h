#pragma once

#include "server/http/middleware.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace coroscope {

/// Answers 421 (RFC 9110 §15.5.20) to a request whose Host is not ours. A web page that has its own name resolve to a
/// loopback address (DNS rebinding) must not reach this server through its visitor's browser. Allowed are localhost,
/// every loopback address, the `--host`; under a wildcard `--host` also this machine's addresses, its name and
/// NAME.local; and what `--allow-host` adds. Ports are ignored. Immutable: any thread.
class HostGuard final : public Middleware {
public:
    HostGuard(const QString &host, const QStringList &allowed);
    std::optional<Response> onHead(Exchange &exchange) override;

    /// `host`: the field's value, with or without port.
    bool allows(QByteArrayView host) const;

private:
    QSet<QByteArray> m_names; // lower case, addresses without brackets
};

} // namespace coroscope
