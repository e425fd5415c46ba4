#include "server/http/host_guard.h"

#include "server/http/ascii.h"
#include "server/http/problem.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkInterface>

namespace coroscope {

namespace {

/// Name or address of an authority: no port, no brackets, no final dot.
QByteArrayView nameOf(QByteArrayView host)
{
    if (host.startsWith('[')) {
        const qsizetype end = host.indexOf(']');
        return end < 0 ? QByteArrayView() : host.sliced(1, end - 1);
    }
    const qsizetype colon = host.lastIndexOf(':');
    if (colon >= 0 && host.indexOf(':') == colon)
        host = host.first(colon);
    if (host.endsWith('.'))
        host.chop(1);
    return host;
}

QByteArray plain(const QString &name)
{
    return nameOf(name.trimmed().toUtf8()).toByteArray().toLower();
}

} // namespace

HostGuard::HostGuard(const QString &host, const QStringList &allowed)
{
    m_names.insert(QByteArrayLiteral("localhost"));
    m_names.insert(plain(host));
    for (const QString &name : allowed)
        m_names.insert(plain(name));
    const QHostAddress address(QString::fromUtf8(plain(host)));
    if (address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6)) {
        const QByteArray machine = QHostInfo::localHostName().toUtf8().toLower();
        if (!machine.isEmpty()) {
            m_names.insert(machine);
            m_names.insert(machine + ".local");
        }
        const auto addresses = QNetworkInterface::allAddresses();
        for (QHostAddress own : addresses) {
            own.setScopeId({});
            m_names.insert(own.toString().toUtf8().toLower());
        }
    }
    m_names.remove({});
}

bool HostGuard::allows(QByteArrayView host) const
{
    const QByteArrayView name = nameOf(host);
    if (name.isEmpty())
        return false;
    if (equalsIgnoringCase(name, "localhost") || name == QByteArrayView("127.0.0.1"))
        return true;
    const QByteArray lower = name.toByteArray().toLower();
    if (m_names.contains(lower))
        return true;
    const QHostAddress address(QString::fromLatin1(lower));
    return !address.isNull() && (address.isLoopback() || m_names.contains(address.toString().toUtf8()));
}

std::optional<Response> HostGuard::onHead(Exchange &exchange)
{
    const QByteArrayView host = exchange.request.field("host");
    // HTTP/1.0 need not name a host, and no browser speaks it.
    if (host.isNull() || allows(host))
        return std::nullopt;
    const QString name = QString::fromLatin1(nameOf(host));
    return problem(421,
                   QStringLiteral("This server does not answer for the host \"%1\". To allow it, start the server with "
                                  "--allow-host %1.")
                       .arg(name.isEmpty() ? QStringLiteral("NAME") : name),
                   &exchange);
}

} // namespace coroscope
