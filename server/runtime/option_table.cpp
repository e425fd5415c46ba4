#include "server/runtime/option_table.h"

#include "server/http/origin.h"
#include "server/runtime/near_word.h"
#include "server/runtime/option_value.h"
#include "server/runtime/service_url.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kKi = 1024;
constexpr qint64 kMi = kKi * 1024;
constexpr qint64 kGi = kMi * 1024;
constexpr qint64 kTi = kGi * 1024;
constexpr qint64 kHour = 3'600'000;
constexpr qint64 kDay = 24 * kHour;

using enum OptionKind;
using O = Options;

// A request that is buffered sits in one QByteArray, hence 2 GiB at most; 0 is refused where a reader could take it for
// "no limit" as well as for "nothing".
constexpr std::array<OptionSpec, kOptionCount> kTable{{
    {OptionId::Host, "host", "HOST", Host, 0, 0, &O::host, OptionGroup::Server, OptionApplies::NextServerStart,
     "where to listen: localhost is 127.0.0.1 and ::1; 0.0.0.0 is all IPv4 addresses of this machine, :: all "
     "addresses, IPv4 ones too"},
    {OptionId::Port, "port", "PORT", Number, 0, 65535, &O::port, OptionGroup::Server, OptionApplies::NextServerStart,
     "port to listen on; 0 takes a free one"},
    {OptionId::Workers, "workers", "N", Number, 1, 256, &O::workers, OptionGroup::Server, OptionApplies::AtOnce,
     "threads that serve, each with an event loop"},
    {OptionId::DataDir, "data-dir", "FOLDER", Folder, 0, 0, &O::dataDir, OptionGroup::Storage,
     OptionApplies::NextProgramStart,
     "folder for database, logs and coroscope.ini; made where it is missing; without this option the XDG data folder"},
    {OptionId::Database, "database", "URL", DatabaseUrl, 0, 0, &O::database, OptionGroup::Storage,
     OptionApplies::NextServerStart, "sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME"},
    {OptionId::Redis, "redis", "WHICH", RedisUrl, 0, 0, &O::redis, OptionGroup::Storage, OptionApplies::NextServerStart,
     "the cache: managed (a private redis-server; the default where that is installed), memory (of this program), "
     "redis://[:PASSWORD@]HOST[:PORT][/NUMBER] or unix://PATH"},
    {OptionId::RedisMemory, "redis-memory", "SIZE", Size, 4 * kMi, kTi, &O::redisMemory, OptionGroup::Storage,
     OptionApplies::NextServerStart,
     "what the cache may take, as --redis managed or memory; then the least recently used goes"},
    {OptionId::RedisPersist, "redis-persist", "off|on", Choice, 0, 0, &O::redisPersist, OptionGroup::Storage,
     OptionApplies::NextServerStart,
     "on: what --redis managed holds is there again after a restart; one program a data folder"},
    {OptionId::RedisHot, "redis-hot", "SIZE", Size, 0, kGi, &O::redisHot, OptionGroup::Storage,
     OptionApplies::NextServerStart,
     "copies of cached answers that each worker keeps beside a Redis, so as not to ask it for each; 0 is none"},
    {OptionId::Tasks, "tasks", "sql|redis", Choice, 0, 0, &O::tasksInRedis, OptionGroup::Storage,
     OptionApplies::NextServerStart,
     "where background tasks are kept: in the database, or in the Redis that is the cache; what a Redis without "
     "persistence holds is gone when it ends"},
    {OptionId::AllowHost, "allow-host", "NAME", HostList, 0, 0, &O::allowHosts, OptionGroup::Server,
     OptionApplies::AtOnce,
     "further name by which clients may call this server, or several with commas; may be repeated"},
    {OptionId::Static, "static", "FOLDER", OptionalFolder, 0, 0, &O::staticFolder, OptionGroup::Server,
     OptionApplies::AtOnce,
     "folder whose files are served under /static/; those that begin with a dot, and links out of it, are not"},
    {OptionId::Tls, "tls", "off|self-signed", Choice, 0, 0, &O::tlsSelfSigned, OptionGroup::Server,
     OptionApplies::NextServerStart,
     "self-signed: https with a certificate of its own making, kept in the data folder (tls/cert.pem, for curl "
     "--cacert); plain requests are redirected. --tls-cert goes before it"},
    {OptionId::TlsCert, "tls-cert", "FILE", InputFile, 0, 0, &O::tlsCert, OptionGroup::Server,
     OptionApplies::NextServerStart,
     "https with the certificate in this PEM file, and behind it those that lead to who vouches for it"},
    {OptionId::TlsKey, "tls-key", "FILE", InputFile, 0, 0, &O::tlsKey, OptionGroup::Server,
     OptionApplies::NextServerStart,
     "its private key, PEM without a passphrase; without this option it is looked for in the file of --tls-cert"},
    {OptionId::RoutePolicies, "route-policies", "FILE", File, 0, 0, &O::routePolicies, OptionGroup::Server,
     OptionApplies::NextProgramStart,
     "what is done to requests of single routes, one a line: GET /users: delay=200ms jitter=50ms errors=20%:503 "
     "reset=1% slow-body=2s off; without this option route-policies.txt beside the settings file, if there is one"},
    {OptionId::Lessons, "lessons", "FOLDER", OptionalFolder, 0, 0, &O::lessons, OptionGroup::Server,
     OptionApplies::AtOnce,
     "lessons of your own beside the built-in ones, in the window: the *.yaml files in this folder"},
    {OptionId::CorsOrigin, "cors-origin", "ORIGIN", OriginList, 0, 0, &O::corsOrigins, OptionGroup::Server,
     OptionApplies::AtOnce,
     "web pages that may read responses besides those of this machine, such as https://app.example.test, or several "
     "with commas, or * for all; may be repeated"},
    {OptionId::MaxBody, "max-body", "SIZE", Size, 1, 2 * kGi - 1, &O::maxBody, OptionGroup::Limits,
     OptionApplies::NextServerStart, "largest buffered request body"},
    {OptionId::MaxBuffered, "max-buffered", "SIZE", Size, 1, kTi, &O::maxBuffered, OptionGroup::Limits,
     OptionApplies::NextServerStart, "all buffered request bodies together"},
    {OptionId::MaxUpload, "max-upload", "SIZE", Size, 1, kTi, &O::maxUpload, OptionGroup::Limits,
     OptionApplies::NextServerStart, "largest request body that is not buffered: of an upload, with all of its files"},
    {OptionId::MaxUploads, "max-uploads", "SIZE", Size, 0, 1024 * kTi, &O::maxUploads, OptionGroup::Limits,
     OptionApplies::NextServerStart, "all uploaded files together, in the folder uploads of the data folder"},
    {OptionId::MaxHeader, "max-header", "SIZE", Size, 256, 16 * kMi, &O::maxHeader, OptionGroup::Limits,
     OptionApplies::NextServerStart, "all header fields of a request together, or all trailers"},
    {OptionId::MaxUri, "max-uri", "SIZE", Size, 16, 16 * kMi, &O::maxUri, OptionGroup::Limits,
     OptionApplies::NextServerStart, "longest target of a request, counted apart from its header fields"},
    {OptionId::HeaderTimeout, "header-timeout", "TIME", Duration, 1, kDay, &O::headerTimeout, OptionGroup::Timeouts,
     OptionApplies::NextServerStart, "from the first byte of a request until its header is complete"},
    {OptionId::BodyTimeout, "body-timeout", "TIME", Duration, 1, kDay, &O::bodyTimeout, OptionGroup::Timeouts,
     OptionApplies::NextServerStart, "until a buffered request body is complete; longest pause of a streamed one"},
    {OptionId::WriteTimeout, "write-timeout", "TIME", Duration, 1, kDay, &O::writeTimeout, OptionGroup::Timeouts,
     OptionApplies::NextServerStart, "longest pause of a client that reads its response"},
    {OptionId::IdleTimeout, "idle-timeout", "TIME", Duration, 1, kDay, &O::idleTimeout, OptionGroup::Timeouts,
     OptionApplies::NextServerStart, "until a connection without a request is closed"},
    {OptionId::RequestTimeout, "request-timeout", "TIME", Duration, 1, kDay, &O::requestTimeout, OptionGroup::Timeouts,
     OptionApplies::NextServerStart, "until a handler is cancelled with 504"},
    {OptionId::DrainTimeout, "drain-timeout", "TIME", Duration, 0, kHour, &O::drainTimeout, OptionGroup::Timeouts,
     OptionApplies::AtOnce, "what is in flight may take this long when the server stops"},
    {OptionId::MaxConnections, "max-connections", "N", Number, 1, 1'000'000, &O::maxConnections, OptionGroup::Limits,
     OptionApplies::NextServerStart, "connections at a time; more are answered 503"},
    {OptionId::Telemetry, "telemetry", "on|off", Choice, 0, 0, &O::noTelemetry, OptionGroup::Logging,
     OptionApplies::NextServerStart,
     "off: requests are served and not watched; no records, timeline, latencies or figures of routes"},
    {OptionId::LogFormat, "log-format", "text|json", Choice, 0, 0, &O::jsonLog, OptionGroup::Logging,
     OptionApplies::AtOnce, "form of the log on standard error"},
    {OptionId::AccessLog, "access-log", "off|text|json", Choice, 0, 0, &O::accessLog, OptionGroup::Logging,
     OptionApplies::AtOnce, "a line for each request: text is the Combined Log Format with times behind it"},
    {OptionId::AccessLogFile, "access-log-file", "FILE", File, 0, 0, &O::accessLogFile, OptionGroup::Logging,
     OptionApplies::AtOnce,
     "file that the lines of --access-log are appended to, made anew where it was moved away; without this option "
     "standard error"},
    {OptionId::ServerTiming, "server-timing", "off|on", Choice, 0, 0, &O::serverTiming, OptionGroup::Server,
     OptionApplies::AtOnce, "responses say in a Server-Timing field what their time went to"},
    {OptionId::Compression, "compression", "off|on", Choice, 0, 0, &O::compression, OptionGroup::Server,
     OptionApplies::AtOnce,
     "responses are compressed as their clients accept it (zstd, br, gzip, deflate), from 500 bytes on"},
    {OptionId::CompressionLevel, "compression-level", "fast|default|best", Choice, 0, 0, &O::compressionLevel,
     OptionGroup::Server, OptionApplies::AtOnce,
     "how hard --compression tries: best makes less of a body, and takes several times as long"},
    {OptionId::SecurityHeaders, "security-headers", "off|on", Choice, 0, 0, &O::securityHeaders, OptionGroup::Server,
     OptionApplies::AtOnce,
     "responses tell browsers not to guess types, not to show them in frames and not to pass on addresses"},
    {OptionId::RateLimit, "rate-limit", "RATE", OptionKind::Rate, 0, 0, &O::rateLimit, OptionGroup::Limits,
     OptionApplies::AtOnce,
     "requests that are let through, such as 100/s, 600/min or 5000/h, and at once the most; more are answered 429; "
     "off is no limit"},
    {OptionId::RateLimitBy, "rate-limit-by", "address|route|key", Choice, 0, 0, &O::rateLimitBy, OptionGroup::Limits,
     OptionApplies::AtOnce,
     "whose requests --rate-limit counts together: a client's address, a route's, or those of whoever is authenticated "
     "(of an address where nobody is)"},
    {OptionId::RateLimitStore, "rate-limit-store", "memory|redis", Choice, 0, 0, &O::rateLimitInRedis,
     OptionGroup::Limits, OptionApplies::NextServerStart,
     "where --rate-limit counts: each process for itself, or all that share the Redis of the cache together"},
    {OptionId::RequireAuth, "require-auth", "auto|off|writes|all", Choice, 0, 0, &O::requireAuth, OptionGroup::Security,
     OptionApplies::NextServerStart,
     "which requests need a key, a password or a token; auto is all where one of the files below is given, else off"},
    {OptionId::ApiKeyFile, "api-key-file", "FILE", InputFile, 0, 0, &O::apiKeyFile, OptionGroup::Security,
     OptionApplies::NextServerStart,
     "API keys, a line each: NAME KEY [SCOPE,SCOPE]; clients send theirs as X-API-Key, or as api_key in the query or "
     "in a cookie"},
    {OptionId::AccountsFile, "accounts-file", "FILE", InputFile, 0, 0, &O::accountsFile, OptionGroup::Security,
     OptionApplies::NextServerStart,
     "accounts for HTTP Basic and POST /token, a line each: NAME:HASH[:SCOPE,SCOPE]; coroscope-server hash-password "
     "makes a HASH"},
    {OptionId::JwtKeyFile, "jwt-key-file", "FILE", InputFile, 0, 0, &O::jwtKeyFile, OptionGroup::Security,
     OptionApplies::NextServerStart,
     "key for bearer tokens: a secret of 32 bytes or more for HS256, else a PEM public key, or a private one, which "
     "can sign as well"},
    {OptionId::JwtAlgorithm, "jwt-algorithm", "HS256|RS256|ES256", Choice, 0, 0, &O::jwtAlgorithm,
     OptionGroup::Security, OptionApplies::NextServerStart, "the one algorithm that bearer tokens may have"},
    {OptionId::JwtIssuer, "jwt-issuer", "TEXT", Text, 0, 256, &O::jwtIssuer, OptionGroup::Security,
     OptionApplies::NextServerStart, "whom bearer tokens have to name as their issuer (iss)"},
    {OptionId::JwtAudience, "jwt-audience", "TEXT", Text, 0, 256, &O::jwtAudience, OptionGroup::Security,
     OptionApplies::NextServerStart, "whom bearer tokens have to name as their audience (aud)"},
    {OptionId::JwtLeeway, "jwt-leeway", "TIME", Duration, 0, kHour, &O::jwtLeeway, OptionGroup::Security,
     OptionApplies::NextServerStart, "how far the clock of who issues bearer tokens may be off"},
    {OptionId::TokenLifetime, "token-lifetime", "TIME", Duration, 1000, kDay, &O::tokenLifetime, OptionGroup::Security,
     OptionApplies::NextServerStart, "for how long a token of POST /token is good"},
}};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kTable.size(); ++i) {
        if (std::size_t(kTable[i].id) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder(), "optionSpec() finds a row by its id");

Error refused(const OptionSpec &spec)
{
    return {Error::Kind::BadRequest, u"takes "_s + optionTakes(spec)};
}

QString boundText(const OptionSpec &spec, qint64 bound)
{
    switch (spec.kind) {
    case Size: // a round size less one: 2147483647 bytes tell nobody anything
        return bound > kKi && bound % 2 == 1 ? u"just under "_s + formatSize(bound + 1) : formatSize(bound);
    case Duration: return formatDuration(std::chrono::milliseconds(bound));
    default: return QString::number(bound);
    }
}

std::optional<qint64> parseBounded(const OptionSpec &spec, const QString &text)
{
    std::optional<qint64> value;
    if (spec.kind == Size) {
        value = parseSize(text);
    } else if (spec.kind == Duration) {
        if (const auto duration = parseDuration(text))
            value = qint64(duration->count());
    } else {
        value = parseNumber(text.trimmed());
    }
    if (!value || *value < spec.minimum || *value > spec.maximum)
        return std::nullopt;
    return value;
}

/// The bounds of each row fit its field.
void setNumber(const OptionSpec &spec, qint64 value, Options &options)
{
    if (const auto *field = std::get_if<quint16 O::*>(&spec.field))
        options.**field = quint16(value);
    else if (const auto *number = std::get_if<int O::*>(&spec.field))
        options.**number = int(value);
    else if (const auto *size = std::get_if<qint64 O::*>(&spec.field))
        options.**size = value;
    else if (const auto *time = std::get_if<std::chrono::milliseconds O::*>(&spec.field))
        options.**time = std::chrono::milliseconds(value);
}

QString &stringField(const OptionSpec &spec, Options &options)
{
    return options.*std::get<QString O::*>(spec.field);
}

/// Absolute, cleaned; empty: it is none.
QString absolutePath(const QString &text, const QString &base)
{
    if (text.isEmpty() || text.contains(QChar(u'\0')))
        return {};
    // No shell has seen what stands in a settings file or in a unit's environment.
    const QString path = text == "~"_L1 || text.startsWith("~/"_L1) ? QDir::homePath() + text.mid(1) : text;
    const QDir start = base.isEmpty() ? QDir::current() : QDir(base);
    return QDir::cleanPath(start.absoluteFilePath(path));
}

Result<QString> checkedFolder(const OptionSpec &spec, const QString &text, const QString &base)
{
    const QString absolute = absolutePath(text, base);
    const QFileInfo info(absolute);
    if (absolute.isEmpty() || (info.exists() && !info.isDir()))
        return refused(spec);
    return absolute;
}

/// Empty is a value: none. One that is not there may come: it is looked for with each request.
Result<QString> checkedOptionalFolder(const OptionSpec &spec, const QString &text, const QString &base)
{
    return text.isEmpty() ? Result<QString>(QString()) : checkedFolder(spec, text, base);
}

/// Empty is a value: none.
Result<QString> checkedFile(const OptionSpec &spec, const QString &text, const QString &base)
{
    if (text.isEmpty())
        return QString();
    const QString absolute = absolutePath(text, base);
    if (absolute.isEmpty() || text.endsWith(u'/') || QFileInfo(absolute).isDir())
        return refused(spec);
    return absolute;
}

/// Empty is a value: none.
Result<QString> checkedText(const OptionSpec &spec, const QString &text)
{
    const bool isPlain = std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isPrint(); });
    if (!isPlain || text.size() > spec.maximum)
        return refused(spec);
    return text.trimmed();
}

/// "*", or one in the form in which origins are compared.
std::optional<QString> parseOrigin(QStringView text)
{
    if (text.trimmed() == u"*")
        return u"*"_s;
    const auto origin = normalizedOrigin(text.trimmed().toUtf8());
    return origin ? std::optional(QString::fromLatin1(*origin)) : std::nullopt;
}

} // namespace

std::span<const OptionSpec, kOptionCount> optionTable()
{
    return kTable;
}

const OptionSpec &optionSpec(OptionId id)
{
    return kTable[std::size_t(id)];
}

const OptionSpec *findOption(QStringView name)
{
    const auto found = std::find_if(kTable.begin(), kTable.end(),
                                    [name](const OptionSpec &spec) { return name == QLatin1StringView(spec.name); });
    return found == kTable.end() ? nullptr : &*found;
}

const OptionSpec *nearestOption(QStringView name)
{
    QStringList names;
    for (const OptionSpec &spec : kTable)
        names.append(QString::fromLatin1(spec.name));
    const qsizetype at = nearestWord(name, names);
    return at < 0 ? nullptr : &kTable[std::size_t(at)];
}

QString environmentName(const OptionSpec &spec)
{
    return u"COROSCOPE_"_s + QString::fromLatin1(spec.name).toUpper().replace(u'-', u'_');
}

QString optionTakes(const OptionSpec &spec)
{
    switch (spec.kind) {
    case Host: return u"localhost, an IPv4 or IPv6 address, or a host name"_s;
    case HostList: return u"a host name or an address, without a port"_s;
    case OriginList: return u"an origin without a path, such as https://app.example.test, or *"_s;
    case OptionKind::Rate: return u"off, or a number from 1 to 1000000 and a time: 100/s, 600/min, 5000/h"_s;
    case Folder:
    case OptionalFolder: return u"a folder"_s;
    case File:
    case InputFile: return u"a file"_s;
    case Text: return u"one line of up to %1 characters"_s.arg(spec.maximum);
    case DatabaseUrl: return u"sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME"_s;
    case RedisUrl: return u"managed, memory, redis://[:PASSWORD@]HOST[:PORT][/NUMBER] or unix://PATH"_s;
    case Number:
    case Size:
    case Duration: {
        const QString what = spec.kind == Number ? u"number"_s : spec.kind == Size ? u"size"_s : u"time"_s;
        const QString forms = spec.kind == Number ? QString()
            : spec.kind == Size                   ? u", such as 512KiB or 8MiB"_s
                                                  : u", such as 500ms or 30s"_s;
        return u"a %1 from %2 to %3"_s.arg(what, boundText(spec, spec.minimum), boundText(spec, spec.maximum)) + forms;
    }
    case Choice: {
        const QStringList words = QString::fromLatin1(spec.value).split(u'|');
        return words.size() < 2 ? words.value(0)
                                : words.first(words.size() - 1).join(u", "_s) + u" or "_s + words.last();
    }
    }
    Q_UNREACHABLE();
}

QString optionText(const OptionSpec &spec, const Options &options)
{
    if (const auto *text = std::get_if<QString O::*>(&spec.field))
        return options.**text;
    if (const auto *list = std::get_if<QStringList O::*>(&spec.field))
        return (options.**list).join(u',');
    if (const auto *small = std::get_if<quint16 O::*>(&spec.field))
        return QString::number(options.**small);
    if (const auto *number = std::get_if<int O::*>(&spec.field))
        return QString::number(options.**number);
    if (const auto *size = std::get_if<qint64 O::*>(&spec.field))
        return formatSize(options.**size);
    if (const auto *time = std::get_if<std::chrono::milliseconds O::*>(&spec.field))
        return formatDuration(options.**time);
    const int word = std::visit(
        [&](auto field) {
            using Value = std::remove_cvref_t<decltype(options.*field)>;
            if constexpr (std::is_enum_v<Value> || std::is_same_v<Value, bool>)
                return int(options.*field);
            else
                return 0;
        },
        spec.field);
    return QString::fromLatin1(spec.value).section(u'|', word, word);
}

void copyOption(const OptionSpec &spec, const Options &from, Options &to)
{
    std::visit([&](auto field) { to.*field = from.*field; }, spec.field);
}

Result<void> checkTogether(const OptionSpec &spec, const Options &options)
{
    if (options.tasksInRedis && options.redis == "memory"_L1) {
        if (spec.id == OptionId::Tasks)
            return Error{Error::Kind::BadRequest,
                         u"needs a Redis, and --redis memory is the memory of this program: give a URL, or managed"_s};
        if (spec.id == OptionId::Redis)
            return Error{Error::Kind::BadRequest, u"keeps no tasks, and --tasks redis wants them kept there"_s};
    }
    if (options.rateLimitInRedis && options.redis == "memory"_L1) {
        if (spec.id == OptionId::RateLimitStore)
            return Error{Error::Kind::BadRequest,
                         u"needs a Redis, and --redis memory is the memory of this program: give a URL, or managed"_s};
        if (spec.id == OptionId::Redis)
            return Error{Error::Kind::BadRequest,
                         u"counts no requests, and --rate-limit-store redis wants them counted there"_s};
    }
    if (spec.id == OptionId::TlsKey && !options.tlsKey.isEmpty() && options.tlsCert.isEmpty())
        return Error{Error::Kind::BadRequest, u"needs the certificate that it is the key of (--tls-cert)"_s};
    if (options.maxBody <= options.maxBuffered)
        return {};
    if (spec.id == OptionId::MaxBuffered)
        return Error{Error::Kind::BadRequest,
                     u"takes at least --max-body, which is %1"_s.arg(formatSize(options.maxBody))};
    if (spec.id == OptionId::MaxBody)
        return Error{
            Error::Kind::BadRequest,
            u"takes at most --max-buffered, which is %1: raise that too"_s.arg(formatSize(options.maxBuffered))};
    return {};
}

QList<OptionId> differingOptions(const Options &one, const Options &other)
{
    QList<OptionId> ids;
    for (const OptionSpec &spec : kTable) {
        if (optionText(spec, one) != optionText(spec, other)) // exact: no two values have the same text
            ids.append(spec.id);
    }
    return ids;
}

Result<void> assignOption(const OptionSpec &spec, const QString &text, const QString &folder, Options &options)
{
    switch (spec.kind) {
    case Host: {
        const auto host = parseHost(text);
        if (!host)
            return refused(spec);
        stringField(spec, options) = *host;
        return {};
    }
    case HostList:
    case OriginList: {
        QStringList items;
        for (const QStringView part : QStringView(text).tokenize(u',')) {
            const auto item = spec.kind == HostList ? parseHost(part) : parseOrigin(part);
            if (!item)
                return refused(spec);
            if (!items.contains(*item))
                items.append(*item);
        }
        options.*std::get<QStringList O::*>(spec.field) = items;
        return {};
    }
    case OptionKind::Rate: {
        const auto rate = parseRate(text);
        if (!rate)
            return refused(spec);
        stringField(spec, options) = formatRate(*rate);
        return {};
    }
    case Folder:
    case OptionalFolder:
    case File:
    case InputFile:
    case Text:
    case DatabaseUrl:
    case RedisUrl: {
        auto checked = spec.kind == Folder                ? checkedFolder(spec, text, folder)
            : spec.kind == OptionalFolder                 ? checkedOptionalFolder(spec, text, folder)
            : spec.kind == File || spec.kind == InputFile ? checkedFile(spec, text, folder)
            : spec.kind == Text                           ? checkedText(spec, text)
            : spec.kind == DatabaseUrl                    ? checkedDatabaseUrl(text, folder)
                                                          : checkedRedisUrl(text);
        if (!checked)
            return checked.error();
        stringField(spec, options) = std::move(checked).value();
        return {};
    }
    case Number:
    case Size:
    case Duration: {
        const auto value = parseBounded(spec, text);
        if (!value)
            return refused(spec);
        setNumber(spec, *value, options);
        return {};
    }
    case Choice: {
        const qsizetype index = QString::fromLatin1(spec.value).split(u'|').indexOf(text.trimmed());
        if (index < 0)
            return refused(spec);
        std::visit(
            [&](auto field) {
                using Value = std::remove_cvref_t<decltype(options.*field)>;
                if constexpr (std::is_enum_v<Value>)
                    options.*field = Value(index);
                else if constexpr (std::is_same_v<Value, bool>)
                    options.*field = index == 1;
            },
            spec.field);
        return {};
    }
    }
    Q_UNREACHABLE();
}

} // namespace coroscope
