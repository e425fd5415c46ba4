#include "server/http/host_guard.h"

#include "server/http/ascii.h"
#include "server/http/host_name.h"
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

/// What a server on `host` is called without anybody's doing.
QSet<QByteArray> ownNames(const QString &host)
{
    QSet<QByteArray> names{QByteArrayLiteral("localhost"), plain(host)};
    const QHostAddress address(QString::fromUtf8(plain(host)));
    if (address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6)) {
        const QByteArray machine = QHostInfo::localHostName().toUtf8().toLower();
        if (!machine.isEmpty()) {
            names.insert(machine);
            names.insert(machine + ".local");
        }
        const auto addresses = QNetworkInterface::allAddresses();
        for (QHostAddress own : addresses) {
            own.setScopeId({});
            names.insert(own.toString().toUtf8().toLower());
        }
    }
    names.remove({});
    return names;
}

/// Whether `--allow-host` with this very name would do it: the option takes it, and not for another name.
bool canBeAllowed(const QString &name)
{
    const auto taken = parseHost(name);
    return taken && (name.contains(u':') || taken->compare(name, Qt::CaseInsensitive) == 0);
}

QSet<QByteArray> withAllowed(QSet<QByteArray> names, const QStringList &allowed)
{
    for (const QString &name : allowed)
        names.insert(plain(name));
    names.remove({});
    return names;
}

} // namespace

HostGuard::HostGuard(const QString &host, const QStringList &allowed)
    : m_own(ownNames(host))
    , m_names(withAllowed(m_own, allowed))
{
}

void HostGuard::setAllowed(const QStringList &allowed)
{
    m_names.publish(withAllowed(m_own, allowed));
}

QStringList HostGuard::names() const
{
    QStringList list;
    for (const QByteArray &name : m_names.read())
        list.append(QString::fromUtf8(name));
    list.sort();
    return list;
}

QString HostGuard::nameIn(QByteArrayView host)
{
    return QString::fromUtf8(nameOf(host));
}

bool HostGuard::allows(QByteArrayView host) const
{
    const QByteArrayView name = nameOf(host);
    if (name.isEmpty())
        return false;
    if (equalsIgnoringCase(name, "localhost") || name == QByteArrayView("127.0.0.1"))
        return true;
    const QByteArray lower = name.toByteArray().toLower();
    const Names &names = m_names.read();
    if (names.contains(lower))
        return true;
    const QHostAddress address(QString::fromLatin1(lower));
    return !address.isNull() && (address.isLoopback() || names.contains(address.toString().toUtf8()));
}

std::optional<Response> HostGuard::onHead(Exchange &exchange)
{
    const QByteArrayView host = exchange.request.field("host");
    // HTTP/1.0 need not name a host, and no browser speaks it.
    if (host.isNull() || allows(host))
        return std::nullopt;
    const QString name = QString::fromLatin1(nameOf(host));
    QString detail = QStringLiteral("This server does not answer for the host \"%1\".").arg(name);
    if (canBeAllowed(name))
        detail += QStringLiteral(" To allow it, start the server with --allow-host %1.").arg(name);
    return problem(421, detail, &exchange);
}

} // namespace coroscope
