#include "server/runtime/service_url.h"

#include "server/runtime/option_value.h"

#include <QDir>
#include <QStringList>

#include <optional>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Error refused(QString clause)
{
    return {Error::Kind::BadRequest, std::move(clause)};
}

struct Split {
    QString scheme; // lower case
    QStringView rest; // after "://"
};

std::optional<Split> splitScheme(QStringView text)
{
    const qsizetype at = text.indexOf(u"://");
    if (at < 1)
        return std::nullopt;
    return Split{text.first(at).toString().toLower(), text.sliced(at + 3)};
}

/// True where there is no blank and no control character, and each % has its two hex digits (RFC 3986 §2.1).
bool isEncoded(QStringView text)
{
    const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f'); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] <= u' ' || text[i] == QChar(0x7F))
            return false;
        if (text[i] == u'%' && (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2])))
            return false;
    }
    return true;
}

/// Of "HOST[:PORT]"; empty: fine.
QString hostFault(QStringView text, bool mayBeFolder)
{
    QStringView host = text;
    QStringView port;
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon >= 0 && !text.endsWith(u']')) {
        host = text.first(colon);
        port = text.sliced(colon + 1);
        const auto number = parseNumber(port);
        if (!number || *number < 1 || *number > 65535)
            return u"has a port that is not a number from 1 to 65535"_s;
    }
    if (mayBeFolder && (host.isEmpty() || host.startsWith(u"%2F", Qt::CaseInsensitive)))
        return {};
    if ((host.contains(u':') && !host.startsWith(u'[')) || !parseHost(host))
        return u"has a host that is neither a name nor an address (IPv6 in brackets)"_s;
    return {};
}

Result<QString> checkedSqlite(QStringView rest, const QString &folder)
{
    // SQLAlchemy's rule: after "sqlite://" comes an empty host, a slash and the file, so that an absolute one has four.
    // "sqlite://FILE" is a slip that has one meaning only where there is no further slash, or a leading dot.
    if (!rest.startsWith(u'/') && !rest.startsWith(u'.') && rest.contains(u'/'))
        return refused(
            u"takes no host: a file is given as sqlite:///FILE, an absolute one as sqlite:////FOLDER/FILE"_s);
    const QString file = (rest.startsWith(u'/') ? rest.sliced(1) : rest).toString();
    if (file.isEmpty() || file.endsWith(u'/'))
        return refused(u"takes a file after sqlite:///"_s);
    if (file.contains(u":memory:"))
        return refused(u"takes a file: a database in memory is not shared by the database threads"_s);
    if (file.contains(u'?') || file.contains(u'#'))
        return refused(u"takes no parameters after the file"_s);
    const QString absolute
        = folder.isEmpty() ? QDir::current().absoluteFilePath(file) : QDir(folder).absoluteFilePath(file);
    return u"sqlite:///"_s + QDir::cleanPath(absolute);
}

Result<QString> checkedPostgres(QStringView rest)
{
    if (!isEncoded(rest))
        return refused(u"takes a URL without blanks, in which % is followed by two hex digits (write a % as %25)"_s);
    if (rest.contains(u'#'))
        return refused(u"takes a URL without # (in a password, write it as %23)"_s);
    const QStringView beforeQuery = rest.first(rest.contains(u'?') ? rest.indexOf(u'?') : rest.size());
    const qsizetype slash = beforeQuery.indexOf(u'/');
    const QStringView authority = slash < 0 ? beforeQuery : beforeQuery.first(slash);
    if (slash >= 0 && beforeQuery.sliced(slash + 1).contains(u'/'))
        return refused(u"takes one name of a database (in a password, write a / as %2F)"_s);

    const qsizetype at = authority.indexOf(u'@');
    const QStringView hosts = at < 0 ? authority : authority.sliced(at + 1);
    if (hosts.contains(u'@'))
        return refused(u"takes one @ (in a password, write it as %40)"_s);
    for (const QStringView host : hosts.tokenize(u',')) {
        if (const QString fault = hostFault(host, true); !fault.isEmpty())
            return refused(fault);
    }
    if (rest.size() > beforeQuery.size()) {
        for (const QStringView pair : rest.sliced(beforeQuery.size() + 1).tokenize(u'&')) {
            if (pair.indexOf(u'=') < 1)
                return refused(u"takes parameters of the form KEY=VALUE after the ?"_s);
        }
    }
    return u"postgresql://"_s + rest.toString();
}

bool namesSecret(QStringView key)
{
    for (const auto part : {u"pass", u"pwd", u"secret", u"token"}) {
        if (key.contains(QStringView(part), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

Result<QString> checkedDatabaseUrl(const QString &text, const QString &folder)
{
    const QString trimmed = text.trimmed();
    if (const auto split = splitScheme(trimmed)) {
        if (split->scheme == "sqlite"_L1 || split->scheme == "sqlite+aiosqlite"_L1)
            return checkedSqlite(split->rest, folder);
        if (split->scheme == "postgresql"_L1 || split->scheme == "postgres"_L1
            || split->scheme == "postgresql+asyncpg"_L1)
            return checkedPostgres(split->rest);
    }
    return refused(u"takes sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME"_s);
}

Result<QString> checkedRedisUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == "managed"_L1 || trimmed == "memory"_L1)
        return trimmed;
    const auto split = splitScheme(trimmed);
    if (split && split->scheme == "rediss"_L1)
        return refused(u"TLS to Redis is not supported by the client library; use redis:// or unix://"_s);

    if (split && split->scheme == "unix"_L1) {
        if (!split->rest.startsWith(u'/') || split->rest.endsWith(u'/'))
            return refused(u"takes the absolute path of a socket after unix://"_s);
        if (split->rest.contains(u'?') || split->rest.contains(u'@'))
            return refused(u"takes no user, password or parameters with unix://"_s);
        if (split->rest.toUtf8().size() > 107)
            return refused(u"takes a path of at most 107 bytes after unix://"_s);
        return u"unix://"_s + split->rest.toString();
    }

    if (split && split->scheme == "redis"_L1) {
        const QStringView rest = split->rest;
        if (!isEncoded(rest))
            return refused(
                u"takes a URL without blanks, in which % is followed by two hex digits (write a % as %25)"_s);
        if (rest.contains(u'?') || rest.contains(u'#'))
            return refused(u"takes no parameters after the number of the database"_s);
        const qsizetype slash = rest.indexOf(u'/');
        const QStringView authority = slash < 0 ? rest : rest.first(slash);
        const QStringView database = slash < 0 ? QStringView() : rest.sliced(slash + 1);
        if (!database.isEmpty()) {
            const auto number = parseNumber(database);
            if (!number || *number > 65535)
                return refused(u"takes the number of a database, 0 to 65535, after the /"_s);
        }
        const qsizetype at = authority.indexOf(u'@');
        const QStringView host = at < 0 ? authority : authority.sliced(at + 1);
        if (host.contains(u'@'))
            return refused(u"takes one @ (in a password, write it as %40)"_s);
        if (const QString fault = hostFault(host, false); !fault.isEmpty())
            return refused(fault);
        return u"redis://"_s + rest.toString();
    }
    return refused(u"takes managed, memory, redis://[:PASSWORD@]HOST[:PORT][/NUMBER] or unix://PATH"_s);
}

QString maskedUrl(QStringView text)
{
    const qsizetype scheme = text.indexOf(u"://");
    QString masked = scheme < 0 ? QString() : text.first(scheme + 3).toString();
    QStringView rest = scheme < 0 ? text : text.sliced(scheme + 3);

    if (scheme < 0 && text.startsWith(u"sqlite:", Qt::CaseInsensitive) && !text.contains(u'@'))
        return text.toString(); // a file whose slashes were forgotten

    if (rest.startsWith(u'/') && (masked.startsWith("sqlite"_L1) || masked.startsWith("unix"_L1)))
        return text.toString(); // a path: has no password, and may have any character

    // The last @, wherever it is: a password in which @, / or ? were not encoded must not show either.
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        const QStringView account = rest.first(at);
        const qsizetype colon = account.indexOf(u':');
        const QStringView user = colon < 0 ? account : account.first(colon);
        const bool odd = user.contains(u'/') || user.contains(u'?') || user.contains(u'=');
        masked += odd ? u"***"_s : user.toString() + (colon < 0 ? ""_L1 : ":***"_L1);
        masked += u'@';
        rest = rest.sliced(at + 1);
    } else if (const qsizetype colon = rest.indexOf(u':'); colon >= 0 && !rest.startsWith(u'[')) {
        // "user:password" whose "@host" was forgotten looks like a host with an odd port.
        const QStringView host = rest.first(colon);
        const qsizetype slash = rest.indexOf(u'/', colon);
        const QStringView port = rest.sliced(colon + 1, (slash < 0 ? rest.size() : slash) - colon - 1);
        if (!host.contains(u'/') && (host.isEmpty() || !parseNumber(port)))
            return masked + host.toString() + ":***"_L1;
    }

    const qsizetype query = rest.indexOf(u'?');
    if (query < 0)
        return masked + rest.toString();
    masked += rest.first(query).toString();
    QStringList pairs;
    for (const QStringView pair : rest.sliced(query + 1).tokenize(u'&')) {
        const qsizetype equals = pair.indexOf(u'=');
        const bool hide = equals >= 0 && namesSecret(pair.first(equals));
        pairs.append(hide ? pair.first(equals + 1).toString() + "***"_L1 : pair.toString());
    }
    return masked + u'?' + pairs.join(u'&');
}

QString unmaskedUrl(const QString &edited, const QString &original)
{
    const QString mask = u"***"_s;
    const QStringList pieces = maskedUrl(original).split(mask);
    if (pieces.size() < 2)
        return edited;
    // From the end: behind a password's @ there is no other one, while in the password there may be.
    QStringList hidden;
    qsizetype end = original.size() - pieces.last().size();
    for (qsizetype i = pieces.size() - 2; i >= 0; --i) {
        const qsizetype begin = i == 0 ? pieces.first().size()
                                       : original.lastIndexOf(pieces[i], end - pieces[i].size()) + pieces[i].size();
        hidden.prepend(original.mid(begin, end - begin));
        end = begin - pieces[i].size();
    }
    QString text = edited;
    qsizetype at = 0;
    for (const QString &secret : std::as_const(hidden)) {
        at = text.indexOf(mask, at);
        if (at < 0)
            break;
        text.replace(at, mask.size(), secret);
        at += secret.size();
    }
    return text;
}

} // namespace coroscope
