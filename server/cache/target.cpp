#include "server/cache/target.h"

namespace coroscope::cache {

using namespace Qt::StringLiterals;

namespace {

Error refused(QString clause)
{
    return {Error::Kind::BadRequest, std::move(clause)};
}

QByteArray decoded(QStringView text)
{
    return QByteArray::fromPercentEncoding(text.toUtf8());
}

} // namespace

Target Target::unixSocket(QString path, Kind kind)
{
    Target target;
    target.kind = kind;
    target.path = std::move(path);
    return target;
}

Result<Target> Target::parse(const QString &text)
{
    const auto forms = u"takes managed, memory, redis://[:PASSWORD@]HOST[:PORT][/NUMBER] or unix://PATH"_s;
    Target target;
    if (text == "memory"_L1)
        return target;
    if (text == "managed"_L1) {
        target.kind = Kind::Managed;
        return target;
    }
    target.kind = Kind::Redis;
    if (text.startsWith("unix://"_L1)) {
        target.path = text.sliced(7);
        if (!target.path.startsWith(u'/'))
            return refused(u"takes the absolute path of a socket after unix://"_s);
        return target;
    }
    if (!text.startsWith("redis://"_L1))
        return refused(forms);

    QStringView rest = QStringView(text).sliced(8);
    if (const qsizetype slash = rest.indexOf(u'/'); slash >= 0) {
        const QStringView number = rest.sliced(slash + 1);
        bool isNumber = true;
        target.database = number.isEmpty() ? 0 : number.toInt(&isNumber);
        if (!isNumber || target.database < 0)
            return refused(u"takes the number of a database after the /"_s);
        rest = rest.first(slash);
    }
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        const QStringView account = rest.first(at);
        const qsizetype colon = account.indexOf(u':');
        if (colon < 0)
            return refused(u"takes :PASSWORD@ or USER:PASSWORD@ before the host"_s);
        target.user = decoded(account.first(colon));
        target.password = decoded(account.sliced(colon + 1));
        if (target.password.isEmpty() && !target.user.isEmpty())
            return refused(u"takes a password after the user"_s);
        rest = rest.sliced(at + 1);
    }
    const qsizetype colon = rest.lastIndexOf(u':');
    if (colon >= 0 && colon > rest.lastIndexOf(u']')) {
        bool isNumber = false;
        const int port = rest.sliced(colon + 1).toInt(&isNumber);
        if (!isNumber || port < 1 || port > 65535)
            return refused(u"has a port that is not a number from 1 to 65535"_s);
        target.port = quint16(port);
        rest = rest.first(colon);
    }
    if (rest.startsWith(u'[') && rest.endsWith(u']'))
        rest = rest.sliced(1, rest.size() - 2);
    if (rest.isEmpty())
        return refused(forms);
    target.host = rest.toString();
    return target;
}

QString Target::described() const
{
    return kind == Kind::Managed ? u"the private redis-server"_s : u"Redis at "_s + shown();
}

QString Target::shown() const
{
    switch (kind) {
    case Kind::Managed: return u"managed"_s;
    case Kind::Memory: return u"memory"_s;
    case Kind::Redis: break;
    }
    if (isUnix())
        return u"unix://"_s + path;
    const QString name = host.contains(u':') ? u'[' + host + u']' : host;
    return u"redis://%1:%2/%3"_s.arg(name).arg(port).arg(database);
}

} // namespace coroscope::cache
