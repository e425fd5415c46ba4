#include "ui/curl_import.h"

#include "ui/panes/address.h"
#include "ui/shell_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct CurlWords {
    Q_DECLARE_TR_FUNCTIONS(CurlImport)
};

const QRegularExpression &beginning()
{
    // A prompt ("$ ", "% ", "> ", "C:\Users\me>") may stand in front.
    static const QRegularExpression expression(
        u"^\\s*(?:[A-Za-z]:[^>\\n]*>|[$%>#])?\\s*(curl(?:\\.exe)?)(?=\\s|\\^|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

/// Short options by their letter: their long name.
const QHash<QChar, QString> &shortOptions()
{
    static const QHash<QChar, QString> table = [] {
        QHash<QChar, QString> made;
        const QStringList pairs
            = u"E:cert K:config C:continue-at b:cookie c:cookie-jar d:data D:dump-header F:form P:ftp-port H:header "
              u"h:help "
              "m:max-time o:output U:proxy-user Q:quote r:range e:referer X:request Y:speed-limit y:speed-time "
              "t:telnet-option z:time-cond T:upload-file u:user A:user-agent w:write-out x:proxy a:append q:disable "
              "f:fail "
              "G:get g:globoff I:head 0:http1.0 i:include k:insecure 4:ipv4 6:ipv6 j:junk-session-cookies l:list-only "
              "L:location M:manual n:netrc N:no-buffer Z:parallel #:progress-bar p:proxytunnel J:remote-header-name "
              "O:remote-name R:remote-time S:show-error s:silent 2:sslv2 3:sslv3 1:tlsv1 B:use-ascii v:verbose V:version"_s
                  .split(u' ');
        for (const QString &pair : pairs)
            made.insert(pair[0], pair.sliced(2));
        return made;
    }();
    return table;
}

/// Long options that take an argument, of curl 7.88 and 8 (its --help all).
bool takesArgument(const QString &option)
{
    static const QSet<QString> table = [] {
        const QStringList names
            = u"abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout "
              u"connect-to "
              "continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw "
              "data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech "
              "egd-file engine etag-compare etag-save expand-url expect100-timeout form form-string ftp-account "
              "ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip "
              "header "
              "help hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key "
              "key-type "
              "krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs "
              "max-time "
              "netrc-file noproxy oauth2-bearer output output-dir parallel-max pass pinnedpubkey preproxy proto "
              "proto-default "
              "proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile "
              "proxy-header "
              "proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers "
              "proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range "
              "rate "
              "referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name "
              "sigalgs "
              "socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr telnet-option "
              "tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii "
              "trace-config "
              "unix-socket upload-file url url-query user user-agent variable vlan-priority write-out"_s.split(u' ');
        return QSet<QString>(names.begin(), names.end());
    }();
    return table.contains(option);
}

/// Options that say how curl shows or keeps what it got.
bool isAboutOutput(const QString &option)
{
    static const QSet<QString> table{u"silent"_s,
                                     u"show-error"_s,
                                     u"verbose"_s,
                                     u"include"_s,
                                     u"output"_s,
                                     u"remote-name"_s,
                                     u"fail"_s,
                                     u"fail-with-body"_s,
                                     u"fail-early"_s,
                                     u"write-out"_s,
                                     u"progress-bar"_s,
                                     u"no-buffer"_s,
                                     u"dump-header"_s,
                                     u"stderr"_s,
                                     u"trace"_s,
                                     u"trace-ascii"_s,
                                     u"trace-time"_s,
                                     u"output-dir"_s,
                                     u"create-dirs"_s,
                                     u"remote-name-all"_s,
                                     u"remote-time"_s,
                                     u"no-clobber"_s,
                                     u"styled-output"_s,
                                     u"no-progress-meter"_s,
                                     u"remote-header-name"_s,
                                     u"disable"_s,
                                     u"globoff"_s,
                                     u"libcurl"_s,
                                     u"create-file-mode"_s};
    return table.contains(option);
}

/// Options that are so anyway, or that change nothing that is sent.
bool isSoAnyway(const QString &option)
{
    static const QSet<QString> table{u"http1.1"_s,      u"basic"_s,   u"path-as-is"_s,    u"tcp-nodelay"_s,
                                     u"no-keepalive"_s, u"post301"_s, u"no-compressed"_s, u"no-location"_s};
    return table.contains(option);
}

bool isJsonType(const QString &type)
{
    const QString name = type.section(u';', 0, 0).trimmed().toLower();
    return name == "application/json"_L1 || name.endsWith("+json"_L1) || name == "text/json"_L1;
}

class CurlReader {
public:
    Result<CurlImport> read(const QString &command)
    {
        const auto begin = beginning().match(command);
        if (!begin.hasMatch())
            return Error{Error::Kind::BadRequest, CurlWords::tr("This is no curl command.")};
        const QString text = command.sliced(begin.capturedStart(1));
        const ShellWords parsed = isWindowsCommand(text) ? windowsWords(text) : posixWords(text);
        if (parsed.unclosed)
            return Error{Error::Kind::BadRequest,
                         CurlWords::tr("A quote in the curl command is never closed: copy all of it.")};
        m_import.request.followRedirects = false; // curl's default
        m_words = parsed.words;
        m_words.removeFirst();
        while (!m_words.isEmpty() && !m_ended)
            readWord(m_words.takeFirst());
        for (const QString &expansion : parsed.expansions)
            //: %1 such as $TOKEN
            leaveOut(CurlWords::tr("the value of %1, which the shell knows: it stands there as text").arg(expansion));
        if (!parsed.rest.isEmpty())
            //: %1 the rest of a command line
            leaveOut(CurlWords::tr("what comes after the command: %1").arg(shortened(parsed.rest)));
        if (m_import.request.address.isEmpty())
            return Error{Error::Kind::BadRequest, CurlWords::tr("The curl command names no URL.")};
        finish();
        return m_import;
    }

private:
    static QString shortened(const QString &text)
    {
        constexpr qsizetype kShown = 60;
        const QString line = text.simplified();
        return line.size() > kShown ? line.first(kShown) + u'…' : line;
    }

    void leaveOut(const QString &what)
    {
        if (!m_import.leftOut.contains(what))
            m_import.leftOut.append(what);
    }

    void readWord(const QString &word)
    {
        if (m_onlyUrls || !word.startsWith(u'-') || word == "-"_L1) {
            takeUrl(word);
        } else if (word == "--"_L1) {
            m_onlyUrls = true;
        } else if (word.startsWith("--"_L1)) {
            QString option = word.sliced(2);
            QString argument;
            bool has = false;
            if (takesArgument(option)) {
                has = !m_words.isEmpty();
                argument = has ? m_words.takeFirst() : QString();
            }
            take(option, argument, word, has);
        } else {
            readShort(word);
        }
    }

    /// "-sSXPOST": letters together, the last of them with its argument attached or behind it.
    void readShort(const QString &word)
    {
        for (qsizetype i = 1; i < word.size() && !m_ended; ++i) {
            const QString option = shortOptions().value(word[i]);
            const QString shown = u'-' + QString(word[i]);
            if (option.isEmpty()) {
                leaveOut(shown);
                continue;
            }
            if (!takesArgument(option)) {
                take(option, {}, shown, false);
                continue;
            }
            QString argument = word.sliced(i + 1);
            const bool attached = !argument.isEmpty();
            const bool has = attached || !m_words.isEmpty();
            if (!attached && has)
                argument = m_words.takeFirst();
            take(option, argument, shown, has);
            return;
        }
    }

    void takeUrl(const QString &url)
    {
        if (m_import.request.address.isEmpty())
            m_import.request.address = url;
        else
            leaveOut(CurlWords::tr("a second URL, %1").arg(shortened(url)));
    }

    void take(const QString &option, const QString &argument, const QString &shown, bool hasArgument)
    {
        SenderRequest &request = m_import.request;
        if (takesArgument(option) && !hasArgument)
            leaveOut(CurlWords::tr("%1, whose argument is missing").arg(shown));
        else if (option == "url"_L1)
            takeUrl(argument);
        else if (option == "request"_L1)
            m_method = argument;
        else if (option == "header"_L1)
            takeHeader(argument);
        else if (option == "data"_L1 || option == "data-ascii"_L1)
            takeData(argument, shown, true, false);
        else if (option == "data-binary"_L1)
            takeData(argument, shown, true, true);
        else if (option == "data-raw"_L1)
            takeData(argument, shown, false, false);
        else if (option == "data-urlencode"_L1)
            takeUrlEncoded(argument, shown);
        else if (option == "url-query"_L1)
            m_query.append(argument.startsWith(u'+') ? argument.sliced(1) : urlEncodedPair(argument, shown));
        else if (option == "json"_L1) {
            m_isJson = true;
            takeData(argument, shown, true, true, true);
        } else if (option == "form"_L1 || option == "form-string"_L1)
            takeForm(argument, option == "form-string"_L1);
        else if (option == "upload-file"_L1)
            takeFile(argument, QStringLiteral("PUT"));
        else if (option == "get"_L1)
            m_get = true;
        else if (option == "head"_L1)
            m_head = true;
        else if (option == "user"_L1)
            takeUser(argument);
        else if (option == "oauth2-bearer"_L1) {
            request.auth.kind = RequestAuth::Kind::Bearer;
            request.auth.token = argument;
        } else if (option == "cookie"_L1)
            takeCookie(argument, shown);
        else if (option == "user-agent"_L1)
            addHeader(u"User-Agent"_s, argument);
        else if (option == "referer"_L1)
            addHeader(u"Referer"_s, argument.section(u";auto"_s, 0, 0));
        else if (option == "range"_L1)
            addHeader(u"Range"_s, u"bytes="_s + argument);
        else if (option == "compressed"_L1)
            m_compressed = true;
        else if (option == "insecure"_L1)
            request.verifyTls = false;
        else if (option == "location"_L1 || option == "location-trusted"_L1) {
            request.followRedirects = true;
            if (option == "location-trusted"_L1)
                leaveOut(CurlWords::tr("%1: the credentials are not sent to other hosts").arg(shown));
        } else if (option == "max-redirs"_L1)
            request.maxRedirects = std::clamp(argument.toInt(), 1, SenderRequest::kMaxRedirects);
        else if (option == "max-time"_L1)
            request.timeoutSeconds
                = std::clamp(int(std::ceil(argument.toDouble())), 1, SenderRequest::kMaxTimeoutSeconds);
        else if (option == "next"_L1) {
            leaveOut(CurlWords::tr("the requests after --next"));
            m_ended = true;
        } else if (isAboutOutput(option))
            m_import.meaningless.append(shown);
        else if (!isSoAnyway(option))
            leaveOut(takesArgument(option) ? shown + u' ' + shortened(argument) : shown);
    }

    void addHeader(const QString &name, const QString &value)
    {
        KeyValueRow row;
        row.name = name;
        row.value = value;
        m_import.request.headers.append(row);
    }

    void takeHeader(const QString &line)
    {
        if (line.startsWith(u'@')) {
            leaveOut(CurlWords::tr("the header fields in the file %1").arg(line.sliced(1)));
            return;
        }
        const qsizetype colon = line.indexOf(u':');
        if (colon < 0) {
            if (line.trimmed().endsWith(u';')) // curl's way to send a field without a value
                addHeader(line.trimmed().chopped(1), {});
            else
                leaveOut(CurlWords::tr("the header “%1”, which has no colon").arg(shortened(line)));
            return;
        }
        const QString name = line.first(colon).trimmed();
        const QString value = line.sliced(colon + 1).trimmed();
        if (value.isEmpty()) {
            leaveOut(CurlWords::tr("“%1:”, which takes a field out that curl would send").arg(name));
            return;
        }
        if (name.compare("authorization"_L1, Qt::CaseInsensitive) == 0 && takeAuthorization(value))
            return;
        addHeader(name, value);
    }

    /// Credentials belong into Auth, where they are masked. False where they are of another kind.
    bool takeAuthorization(const QString &value)
    {
        RequestAuth auth;
        if (value.startsWith("Bearer "_L1, Qt::CaseInsensitive)) {
            auth.kind = RequestAuth::Kind::Bearer;
            auth.token = value.sliced(7).trimmed();
        } else if (value.startsWith("Basic "_L1, Qt::CaseInsensitive)) {
            const auto decoded = QByteArray::fromBase64Encoding(value.sliced(6).trimmed().toLatin1(),
                                                                QByteArray::AbortOnBase64DecodingErrors);
            const QString pair = QString::fromUtf8(decoded.decoded);
            if (!decoded || !pair.contains(u':'))
                return false;
            auth.kind = RequestAuth::Kind::Basic;
            auth.user = pair.section(u':', 0, 0);
            auth.password = pair.section(u':', 1);
        } else {
            return false;
        }
        if (QString::fromUtf8(auth.header().second).compare(value, Qt::CaseInsensitive) != 0)
            return false; // it would not be sent as it stands here
        m_import.request.auth = auth;
        return true;
    }

    void takeUser(const QString &pair)
    {
        RequestAuth &auth = m_import.request.auth;
        auth.kind = RequestAuth::Kind::Basic;
        auth.user = pair.section(u':', 0, 0);
        auth.password = pair.section(u':', 1);
        if (!pair.contains(u':'))
            leaveOut(CurlWords::tr("the password, which curl would ask for: type it in Auth"));
    }

    void takeCookie(const QString &argument, const QString &shown)
    {
        if (argument.contains(u'='))
            m_cookies.append(argument);
        else
            leaveOut(CurlWords::tr("%1 %2: a file with cookies").arg(shown, argument));
    }

    /// `mayBeFile`: "@path" names a file. `binary`: line breaks in that file stay. `joined`: pieces follow each other
    /// without "&" between them.
    void takeData(const QString &argument, const QString &shown, bool mayBeFile, bool binary, bool joined = false)
    {
        if (mayBeFile && argument.startsWith(u'@')) {
            if (binary && !m_hasData) {
                takeFile(argument.sliced(1), QStringLiteral("POST"));
            } else {
                leaveOut(CurlWords::tr("the contents of the file %1, which %2 sends").arg(argument.sliced(1), shown));
                m_hasData = true;
            }
            return;
        }
        if (m_hasData && !joined)
            m_data += u'&';
        m_data += argument;
        m_hasData = true;
    }

    void takeFile(const QString &path, const QString &method)
    {
        SenderRequest &request = m_import.request;
        request.bodyMode = BodyMode::File;
        request.filePath = path;
        m_fileMethod = method;
        if (path == "-"_L1) {
            request.filePath.clear();
            leaveOut(CurlWords::tr("the body, which curl would read from its standard input: choose a file in Body"));
        } else if (!QDir::isAbsolutePath(path)) {
            leaveOut(CurlWords::tr("the folder of the file %1: choose the file in Body").arg(path));
        }
    }

    QString urlEncodedPair(const QString &argument, const QString &shown)
    {
        const qsizetype equals = argument.indexOf(u'=');
        const qsizetype at = argument.indexOf(u'@');
        const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
        if (equals >= 0 && (at < 0 || equals < at)) {
            const QString name = argument.first(equals);
            const QString value = encoded(argument.sliced(equals + 1));
            return name.isEmpty() ? value : name + u'=' + value;
        }
        if (at >= 0) {
            leaveOut(CurlWords::tr("the contents of the file %1, which %2 sends").arg(argument.sliced(at + 1), shown));
            return argument.first(at);
        }
        return encoded(argument);
    }

    void takeUrlEncoded(const QString &argument, const QString &shown)
    {
        takeData(urlEncodedPair(argument, shown), shown, false, false);
    }

    /// "name=value", "name=@path", "name=<path", with ";type=" and ";filename=" behind.
    void takeForm(const QString &argument, bool literal)
    {
        KeyValueRow part;
        const qsizetype equals = argument.indexOf(u'=');
        if (equals < 0) {
            leaveOut(CurlWords::tr("the form part “%1”, which has no “=”").arg(shortened(argument)));
            return;
        }
        part.name = argument.first(equals);
        QString value = argument.sliced(equals + 1);
        m_hasForm = true;
        if (literal) {
            part.value = value;
            m_import.request.parts.append(part);
            return;
        }
        static const QRegularExpression extra(
            u";\\s*(type|filename|headers|encoder)=(\"(?:[^\"\\\\]|\\\\.)*\"|[^;]*)"_s,
            QRegularExpression::CaseInsensitiveOption);
        auto extras = extra.globalMatch(value);
        qsizetype end = value.size();
        while (extras.hasNext()) {
            const auto match = extras.next();
            end = std::min(end, match.capturedStart());
            const QString key = match.captured(1).toLower();
            if (key == "type"_L1)
                part.type = match.captured(2).remove(u'"');
            else
                leaveOut(CurlWords::tr("%1 of the part “%2”").arg(match.captured().sliced(1), part.name));
        }
        value.truncate(end);
        if (value.startsWith(u'@')) {
            part.isFile = true;
            value.remove(0, 1);
        } else if (value.startsWith(u'<')) {
            leaveOut(
                CurlWords::tr("the contents of the file %1 as text of the part “%2”").arg(value.sliced(1), part.name));
            value.clear();
        }
        if (value.size() > 1 && value.startsWith(u'"') && value.endsWith(u'"'))
            value = value.sliced(1, value.size() - 2).replace(u"\\\""_s, u"\""_s).replace(u"\\\\"_s, u"\\"_s);
        part.value = value;
        if (part.isFile && !QDir::isAbsolutePath(value))
            leaveOut(CurlWords::tr("the folder of the file %1: choose the file in Body").arg(value));
        m_import.request.parts.append(part);
    }

    QString headerValue(QLatin1StringView name) const
    {
        for (const KeyValueRow &row : m_import.request.headers) {
            if (row.name.compare(name, Qt::CaseInsensitive) == 0)
                return row.value;
        }
        return {};
    }

    void finish()
    {
        SenderRequest &request = m_import.request;
        if (!m_cookies.isEmpty())
            addHeader(u"Cookie"_s, m_cookies.join(u"; "_s));
        if (m_compressed && headerValue("accept-encoding"_L1).isEmpty())
            addHeader(u"Accept-Encoding"_s, u"gzip, br, zstd"_s);
        if (m_isJson && headerValue("accept"_L1).isEmpty())
            addHeader(u"Accept"_s, u"application/json"_s);
        if (m_get && m_hasData) {
            m_query.append(m_data);
            m_hasData = false;
        }
        if (!m_query.isEmpty()) {
            AddressParts parts = splitAddress(request.address);
            parts.query = (parts.query.isEmpty() ? QString() : parts.query + u'&') + m_query.join(u'&');
            parts.hasQuery = true;
            request.address = joinAddress(parts);
        }
        if (!m_hasForm && m_hasData)
            finishData();
        else if (m_hasForm)
            request.bodyMode = BodyMode::Multipart;
        QString method = m_method;
        if (method.isEmpty()) {
            method = m_head                          ? u"HEAD"_s
                : m_get                              ? u"GET"_s
                : m_hasForm || m_hasData             ? u"POST"_s
                : request.bodyMode == BodyMode::File ? m_fileMethod
                                                     : u"GET"_s;
        }
        request.method = method.toUtf8();
    }

    void finishData()
    {
        SenderRequest &request = m_import.request;
        QString type = headerValue("content-type"_L1);
        if (type.isEmpty())
            type = m_isJson ? u"application/json"_s : u"application/x-www-form-urlencoded"_s;
        if (const QByteArray boundary = boundaryOf(type.toUtf8()); !boundary.isEmpty()) {
            // A browser copies a multipart body as text; a boundary of our own goes with parts of our own.
            if (const auto parts = parseMultipart(m_data.toUtf8(), boundary)) {
                request.bodyMode = BodyMode::Multipart;
                request.parts = *parts;
                request.headers.removeIf([](const KeyValueRow &row) {
                    return row.name.compare("content-type"_L1, Qt::CaseInsensitive) == 0;
                });
                for (const KeyValueRow &part : *parts) {
                    if (part.isFile)
                        leaveOut(CurlWords::tr("the contents of the file %1: choose the file in Body").arg(part.value));
                }
                return;
            }
        }
        if (isJsonType(type)) {
            request.bodyMode = BodyMode::Json;
        } else if (type.startsWith("application/x-www-form-urlencoded"_L1, Qt::CaseInsensitive)) {
            if (const auto rows = parseForm(m_data.toUtf8()); rows && m_data.contains(u'=')) {
                request.bodyMode = BodyMode::Form;
                request.form = *rows;
                return;
            }
            request.bodyMode = BodyMode::Text;
        } else {
            request.bodyMode = BodyMode::Text;
        }
        request.textType = type;
        request.body = m_data;
        if (request.body.contains(u'\r')) {
            request.body.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
            leaveOut(CurlWords::tr("carriage returns in the body: its lines end with a line feed alone"));
        }
    }

    CurlImport m_import;
    QStringList m_words;
    QString m_method;
    QString m_fileMethod;
    QString m_data;
    QStringList m_query;
    QStringList m_cookies;
    bool m_hasData = false;
    bool m_hasForm = false;
    bool m_isJson = false;
    bool m_get = false;
    bool m_head = false;
    bool m_compressed = false;
    bool m_onlyUrls = false;
    bool m_ended = false;
};

} // namespace

bool isCurlCommand(const QString &text)
{
    const auto match = beginning().match(text);
    return match.hasMatch() && !QStringView(text).sliced(match.capturedEnd()).trimmed().isEmpty();
}

Result<CurlImport> importCurl(const QString &command)
{
    return CurlReader().read(command);
}

} // namespace coroscope
