#include "ui/options/option_words.h"

#include <QCoreApplication>

namespace coroscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("coroscope::options", text);
}

QString withCapital(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

struct Words {
    OptionId id;
    const char *label;
    const char *help;
};

constexpr Words kWords[] = {
    {OptionId::Host, QT_TRANSLATE_NOOP("coroscope::options", "Host"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "Where to listen. localhost is 127.0.0.1 and ::1, for this machine only; 0.0.0.0 is all "
                       "IPv4 addresses of this machine, :: all addresses, IPv4 ones too.")},
    {OptionId::Port, QT_TRANSLATE_NOOP("coroscope::options", "Port"),
     QT_TRANSLATE_NOOP("coroscope::options", "The port to listen on. 0 takes a free one.")},
    {OptionId::Workers, QT_TRANSLATE_NOOP("coroscope::options", "Workers"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "Threads that serve, each with an event loop. One shows what a single loop does.")},
    {OptionId::DataDir, QT_TRANSLATE_NOOP("coroscope::options", "Data folder"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "The folder for data and for what the window remembers. It is made where it is missing.")},
    {OptionId::Database, QT_TRANSLATE_NOOP("coroscope::options", "Database"),
     QT_TRANSLATE_NOOP("coroscope::options", "The URL of the database: an SQLite file or a PostgreSQL server.")},
    {OptionId::Redis, QT_TRANSLATE_NOOP("coroscope::options", "Redis"),
     QT_TRANSLATE_NOOP(
         "coroscope::options",
         "managed is a private redis-server, memory is a store in this program; else the URL of a Redis server.")},
    {OptionId::RedisMemory, QT_TRANSLATE_NOOP("coroscope::options", "Memory of the cache"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "What the private redis-server or the store in this program may take. Over it, what was not "
                       "used for longest goes. A Redis that someone else runs has a limit of its own.")},
    {OptionId::RedisPersist, QT_TRANSLATE_NOOP("coroscope::options", "Keep the cache"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "on: what the private redis-server holds is written to the data folder and is there again after "
                       "a restart. Only one program at a time can do so in one data folder.")},
    {OptionId::RedisHot, QT_TRANSLATE_NOOP("coroscope::options", "Hot copies"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "Copies of cached answers that each worker keeps beside a Redis, so that it need not ask for "
                       "each request. Redis tells when one is out of date. 0 keeps none.")},
    {OptionId::Tasks, QT_TRANSLATE_NOOP("coroscope::options", "Background tasks"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "Where they are kept: sql is the database, redis the Redis that is the cache. What a Redis does "
                       "not write to its disk is gone when it ends.")},
    {OptionId::AllowHost, QT_TRANSLATE_NOOP("coroscope::options", "Allowed hosts"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "Further names by which clients may call this server. Requests for any other name are "
                       "answered 421, so that no web page can reach it by a name of its own.")},
    {OptionId::Static, QT_TRANSLATE_NOOP("coroscope::options", "Served folder"),
     QT_TRANSLATE_NOOP(
         "coroscope::options",
         "A folder whose files anyone who reaches this server gets under /static/. Names that begin with a "
         "dot, and links that lead out of it, are not served.")},
    {OptionId::Tls, QT_TRANSLATE_NOOP("coroscope::options", "TLS (https)"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "self-signed: the server makes a certificate for this machine, and keeps it in the data folder. "
                       "Clients have to be told to trust it. Requests without TLS are redirected.")},
    {OptionId::TlsCert, QT_TRANSLATE_NOOP("coroscope::options", "Certificate file"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "A certificate of your own in PEM form, and behind it those that lead to who vouches for it. It "
                       "turns TLS on, and goes before a self-signed one.")},
    {OptionId::TlsKey, QT_TRANSLATE_NOOP("coroscope::options", "Key file"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "The private key of that certificate, PEM without a passphrase. Without one it is looked for in "
                       "the certificate file.")},
    {OptionId::RoutePolicies, QT_TRANSLATE_NOOP("coroscope::options", "Route policies"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "The file that keeps what Routes and Knobs do to single routes: delays, errors, resets, slow "
                       "bodies, and which are off. Without one it is route-policies.txt beside the settings file.")},
    {OptionId::Lessons, QT_TRANSLATE_NOOP("coroscope::options", "Folder of lessons"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "Lessons of your own, *.yaml files, shown beside the built-in ones. Empty: only those.")},
    {OptionId::CorsOrigin, QT_TRANSLATE_NOOP("coroscope::options", "Allowed web pages"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "Origins whose pages may read responses (CORS), such as https://app.example.test; * is every "
                       "page. Pages of this machine always may.")},
    {OptionId::MaxBody, QT_TRANSLATE_NOOP("coroscope::options", "Largest body"),
     QT_TRANSLATE_NOOP("coroscope::options", "The largest request body that is buffered. More is answered 413.")},
    {OptionId::MaxBuffered, QT_TRANSLATE_NOOP("coroscope::options", "All bodies together"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "What all buffered request bodies may take together. More is answered 503.")},
    {OptionId::MaxUpload, QT_TRANSLATE_NOOP("coroscope::options", "Largest upload"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "The largest request body that goes to disk piece by piece, with all of its files. More is "
                       "answered 413.")},
    {OptionId::MaxUploads, QT_TRANSLATE_NOOP("coroscope::options", "All uploads together"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "What all uploaded files may take on the disk, until some are deleted. More is answered 507.")},
    {OptionId::MaxHeader, QT_TRANSLATE_NOOP("coroscope::options", "Largest header"),
     QT_TRANSLATE_NOOP("coroscope::options", "All header fields of a request together. More is answered 431.")},
    {OptionId::MaxUri, QT_TRANSLATE_NOOP("coroscope::options", "Longest target"),
     QT_TRANSLATE_NOOP("coroscope::options", "The longest path and query of a request. More is answered 414.")},
    {OptionId::HeaderTimeout, QT_TRANSLATE_NOOP("coroscope::options", "Header timeout"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "How long a client may take from the first byte of a request until its header is complete.")},
    {OptionId::BodyTimeout, QT_TRANSLATE_NOOP("coroscope::options", "Body timeout"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "How long a client may take until a buffered body is complete, and the longest pause of a "
                       "streamed one.")},
    {OptionId::WriteTimeout, QT_TRANSLATE_NOOP("coroscope::options", "Write timeout"),
     QT_TRANSLATE_NOOP("coroscope::options", "The longest pause of a client that reads its response.")},
    {OptionId::IdleTimeout, QT_TRANSLATE_NOOP("coroscope::options", "Idle timeout"),
     QT_TRANSLATE_NOOP("coroscope::options", "How long a connection without a request is kept.")},
    {OptionId::RequestTimeout, QT_TRANSLATE_NOOP("coroscope::options", "Request timeout"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "How long a handler may take. Then it is cancelled, and the answer is 504.")},
    {OptionId::DrainTimeout, QT_TRANSLATE_NOOP("coroscope::options", "Drain timeout"),
     QT_TRANSLATE_NOOP("coroscope::options", "How long what is in flight may take when the server stops.")},
    {OptionId::MaxConnections, QT_TRANSLATE_NOOP("coroscope::options", "Connections"),
     QT_TRANSLATE_NOOP("coroscope::options", "How many there may be at a time. More are answered 503.")},
    {OptionId::Telemetry, QT_TRANSLATE_NOOP("coroscope::options", "Telemetry"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "off: requests are served and not watched. Requests, Timeline and Latency stay empty, and "
                       "routes have no figures.")},
    {OptionId::LogFormat, QT_TRANSLATE_NOOP("coroscope::options", "Log format"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "The form of the log on standard error: lines for people, or JSON, one object a line.")},
    {OptionId::AccessLog, QT_TRANSLATE_NOOP("coroscope::options", "Access log"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "A line for each request. text is the Combined Log Format with the times behind it, json is one "
                       "object a line. Secrets in addresses are masked.")},
    {OptionId::AccessLogFile, QT_TRANSLATE_NOOP("coroscope::options", "Access log file"),
     QT_TRANSLATE_NOOP(
         "coroscope::options",
         "The file that those lines are appended to; it is made anew where it was moved away. Without one "
         "they go to standard error.")},
    {OptionId::ServerTiming, QT_TRANSLATE_NOOP("coroscope::options", "Server-Timing"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "on: responses say in a field of that name what their time went to. The benchmark routes never "
                       "do.")},
    {OptionId::Compression, QT_TRANSLATE_NOOP("coroscope::options", "Compression"),
     QT_TRANSLATE_NOOP(
         "coroscope::options",
         "on: responses of 500 bytes and more are compressed with what their client accepts: zstd, br, gzip "
         "or deflate. The benchmark routes never are.")},
    {OptionId::CompressionLevel, QT_TRANSLATE_NOOP("coroscope::options", "Compression level"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "How hard it tries. best makes less of a body than fast, and takes several times as long.")},
    {OptionId::SecurityHeaders, QT_TRANSLATE_NOOP("coroscope::options", "Security headers"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "on: responses tell browsers not to guess types, not to show them in frames and not to pass on "
                       "their addresses. The benchmark routes never do.")},
    {OptionId::RateLimit, QT_TRANSLATE_NOOP("coroscope::options", "Rate limit"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "How many requests are let through, such as 100/s, 600/min or 5000/h; as many may come at once. "
                       "More are answered 429, with the time to wait. off is no limit.")},
    {OptionId::RateLimitBy, QT_TRANSLATE_NOOP("coroscope::options", "Rate limit for each"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "address: the requests of one client's address count together. route: those to one route, of "
                       "all clients. key: those of whoever is authenticated, and of one address where nobody is.")},
    {OptionId::RateLimitStore, QT_TRANSLATE_NOOP("coroscope::options", "Rate limit counted in"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "memory: each process counts for itself. redis: all servers that share the Redis of the cache "
                       "count together; while it is away, each for itself.")},
    {OptionId::RequireAuth, QT_TRANSLATE_NOOP("coroscope::options", "Ask who calls"),
     QT_TRANSLATE_NOOP(
         "coroscope::options",
         "Which requests need a key, a password or a token. auto: all of them where one of the files below is "
         "given, else none. writes: those that may change something.")},
    {OptionId::ApiKeyFile, QT_TRANSLATE_NOOP("coroscope::options", "API keys"),
     QT_TRANSLATE_NOOP(
         "coroscope::options",
         "A file with a key on each line: its name, the key, and the scopes that it has, with commas. Without "
         "scopes it may do everything. Clients send it as X-API-Key, or as api_key in the query or in a cookie.")},
    {OptionId::AccountsFile, QT_TRANSLATE_NOOP("coroscope::options", "Accounts"),
     QT_TRANSLATE_NOOP(
         "coroscope::options",
         "A file with an account on each line: name:hash:scopes. coroscope-server hash-password makes the hash "
         "of a password. They log in with HTTP Basic, or get a token from POST /token.")},
    {OptionId::JwtKeyFile, QT_TRANSLATE_NOOP("coroscope::options", "Key of tokens"),
     QT_TRANSLATE_NOOP(
         "coroscope::options",
         "With which bearer tokens are checked: for HS256 a secret of 32 bytes or more, for RS256 and ES256 a "
         "public key (PEM), or a private one, with which POST /token can sign as well.")},
    {OptionId::JwtAlgorithm, QT_TRANSLATE_NOOP("coroscope::options", "Algorithm of tokens"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "The only one that bearer tokens may have, whatever they say themselves.")},
    {OptionId::JwtIssuer, QT_TRANSLATE_NOOP("coroscope::options", "Issuer of tokens"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "Whom bearer tokens have to name as their issuer (iss). Empty: nobody in particular.")},
    {OptionId::JwtAudience, QT_TRANSLATE_NOOP("coroscope::options", "Audience of tokens"),
     QT_TRANSLATE_NOOP("coroscope::options",
                       "Whom bearer tokens have to name as their audience (aud). Empty: nobody in particular.")},
    {OptionId::JwtLeeway, QT_TRANSLATE_NOOP("coroscope::options", "Clock leeway"),
     QT_TRANSLATE_NOOP("coroscope::options", "How far the clock of who issues bearer tokens may be off.")},
    {OptionId::TokenLifetime, QT_TRANSLATE_NOOP("coroscope::options", "Lifetime of tokens"),
     QT_TRANSLATE_NOOP("coroscope::options", "For how long a token of POST /token is good.")},
};

const Words *wordsOf(const OptionSpec &spec)
{
    for (const Words &words : kWords) {
        if (words.id == spec.id)
            return &words;
    }
    return nullptr;
}

} // namespace

QString optionLabel(const OptionSpec &spec)
{
    if (const Words *words = wordsOf(spec))
        return tr(words->label);
    return withCapital(QString::fromLatin1(spec.name).replace(u'-', u' '));
}

QString optionHelp(const OptionSpec &spec)
{
    if (const Words *words = wordsOf(spec))
        return tr(words->help);
    return clauseSentence(QString::fromLatin1(spec.help));
}

QString optionGroupTitle(OptionGroup group)
{
    switch (group) {
    case OptionGroup::Server: return QCoreApplication::translate("coroscope::options", "Server");
    case OptionGroup::Security: return QCoreApplication::translate("coroscope::options", "Security");
    case OptionGroup::Limits: return QCoreApplication::translate("coroscope::options", "Limits");
    case OptionGroup::Timeouts: return QCoreApplication::translate("coroscope::options", "Timeouts");
    case OptionGroup::Storage: return QCoreApplication::translate("coroscope::options", "Storage");
    case OptionGroup::Logging: return QCoreApplication::translate("coroscope::options", "Logging");
    }
    Q_UNREACHABLE();
}

QString clauseSentence(const QString &clause)
{
    return clause.isEmpty() ? clause : withCapital(clause) + u'.';
}

} // namespace coroscope
