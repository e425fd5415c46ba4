#include "server/telemetry/secret_text.h"

#include "server/compression/body_decoder.h"
#include "server/compression/compressor.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace coroscope {

namespace {

constexpr QByteArrayView kDots{"••••••••"}; // always as many, so that not even the length is told

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

/// Where `part`, which is in lower case, is in the text; any case.
bool hasPart(QByteArrayView text, QByteArrayView part)
{
    return std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) { return lower(a) == b; })
        != text.end();
}

/// Decoded (percent-encoding, and \u00XX of JSON), in lower case, with '-', ' ' and '.' as '_'; the rest of a long name
/// says nothing more.
std::string plainName(QByteArrayView name)
{
    constexpr std::size_t kEnough = 64;
    std::string plain;
    const auto hexAt = [name](qsizetype at) {
        return at + 1 < name.size() ? hexValue(name[at]) >= 0 && hexValue(name[at + 1]) >= 0 : false;
    };
    for (qsizetype i = 0; i < name.size() && plain.size() < kEnough; ++i) {
        char c = name[i];
        if (c == '%' && hexAt(i + 1)) {
            c = char(hexValue(name[i + 1]) * 16 + hexValue(name[i + 2]));
            i += 2;
        } else if (c == '\\' && name.sliced(i).startsWith("\\u00") && hexAt(i + 4)) {
            c = char(hexValue(name[i + 4]) * 16 + hexValue(name[i + 5]));
            i += 5;
        }
        c = lower(c);
        plain += c == '-' || c == ' ' || c == '+' || c == '.' ? '_' : c;
    }
    return plain;
}

bool isSecretParameter(QByteArrayView name)
{
    return isSecretName(name) || isSame(name, "key") || isSame(name, "sig");
}

// ---------------------------------------------------------------- heads

template<typename Use>
void forEachLine(QByteArrayView text, Use use)
{
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = text.first(end < 0 ? text.size() : end + 1);
        use(line);
        text = text.sliced(line.size());
    }
}

/// As it came; empty where there is none.
QByteArrayView fieldIn(QByteArrayView head, QByteArrayView name)
{
    QByteArrayView value;
    forEachLine(head, [&](QByteArrayView line) {
        const qsizetype colon = line.indexOf(':');
        if (value.isEmpty() && colon > 0 && isSame(line.first(colon), name))
            value = line.sliced(colon + 1).trimmed();
    });
    return value;
}

// ---------------------------------------------------------------- JSON

/// Looks for members of objects in a text, whatever is around them.
class JsonMask {
public:
    explicit JsonMask(QByteArrayView text)
        : m_text(text)
    {
    }
    QByteArray masked()
    {
        while (m_at < m_text.size()) {
            if (m_text[m_at] != '"') {
                ++m_at;
                continue;
            }
            const qsizetype begin = m_at;
            const bool isWhole = passString(false);
            const qsizetype end = m_at;
            if (!isWhole)
                continue;
            if (!passColon()) {
                m_at = end - 1; // where this is not all JSON, its end may be the begin of the next
                if (m_at == begin)
                    ++m_at;
                continue;
            }
            if (isSecretName(m_text.sliced(begin + 1, end - begin - 2)))
                maskValue();
        }
        m_out.append(m_text.sliced(m_copied));
        return std::move(m_out);
    }

private:
    /// Behind it; false where the text, or the line, ends before.
    bool passString(bool overLines)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\\') {
                ++m_at;
            } else if (c == '"') {
                ++m_at;
                return true;
            } else if (c == '\n' && !overLines) {
                return false;
            }
        }
        m_at = m_text.size();
        return false;
    }
    void passSpace()
    {
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }
    bool passColon()
    {
        const qsizetype before = m_at;
        passSpace();
        if (m_at < m_text.size() && m_text[m_at] == ':') {
            ++m_at;
            return true;
        }
        m_at = before;
        return false;
    }
    void replace(qsizetype from, qsizetype to, QByteArrayView by)
    {
        m_out.append(m_text.sliced(m_copied, from - m_copied)).append(by);
        m_copied = to;
    }
    void maskString(qsizetype begin, qsizetype end, bool isWhole)
    {
        if (end - begin > (isWhole ? 2 : 1)) // one that is empty tells nothing
            replace(begin + 1, isWhole ? end - 1 : end, kDots);
    }
    void maskNumber()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && (hexValue(m_text[m_at]) >= 0 || QByteArrayView("+-.").contains(m_text[m_at])))
            ++m_at;
        replace(begin, m_at, QByteArray('"' + kDots.toByteArray() + '"'));
    }
    /// A string or a number, or all that are in an object or a list. null, true and false tell nothing.
    void maskValue()
    {
        passSpace();
        int depth = 0;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '{' || c == '[') {
                ++depth;
                ++m_at;
            } else if (depth > 0 && (c == '}' || c == ']')) {
                --depth;
                ++m_at;
            } else if (c == '"') {
                const qsizetype begin = m_at;
                const bool isWhole = passString(true);
                const qsizetype end = m_at;
                if (depth > 0 && passColon())
                    continue; // a name
                maskString(begin, end, isWhole);
            } else if (c == '-' || (c >= '0' && c <= '9')) {
                maskNumber();
            } else if (depth > 0) {
                ++m_at;
                continue;
            }
            if (depth == 0)
                return;
        }
    }

    const QByteArrayView m_text;
    qsizetype m_at = 0;
    qsizetype m_copied = 0;
    QByteArray m_out;
};

// ---------------------------------------------------------------- forms

/// A parameter of a field's value: `name` of 'form-data; name="a"'; empty where there is none.
QByteArrayView parameterIn(QByteArrayView value, QByteArrayView name)
{
    qsizetype at = value.indexOf(';');
    while (at >= 0) {
        QByteArrayView rest = value.sliced(at + 1).trimmed();
        const qsizetype equals = rest.indexOf('=');
        if (equals < 0)
            return {};
        const bool isIt = isSame(rest.first(equals).trimmed(), name);
        rest = rest.sliced(equals + 1);
        const bool isQuoted = rest.startsWith('"');
        if (isQuoted)
            rest = rest.sliced(1);
        const qsizetype end = rest.indexOf(isQuoted ? '"' : ';');
        if (isIt)
            return rest.first(end < 0 ? rest.size() : end).trimmed();
        if (end < 0)
            return {};
        value = rest.sliced(end);
        at = value.indexOf(';');
    }
    return {};
}

/// RFC 7578. Entries are told by the name of their part.
QByteArray withoutSecretParts(QByteArrayView body, QByteArrayView type)
{
    const QByteArrayView boundary = parameterIn(type, "boundary");
    if (boundary.isEmpty())
        return {};
    const QByteArray line = "--" + boundary.toByteArray();
    QByteArray out;
    for (qsizetype from = 0; from < body.size();) {
        const qsizetype found = body.indexOf(line, from + 1);
        const qsizetype next = found < 0 ? body.size() : found;
        const QByteArrayView part = body.sliced(from, next - from);
        from = next;
        const qsizetype headEnd = part.indexOf("\r\n\r\n");
        const QByteArrayView head = part.first(headEnd < 0 ? part.size() : headEnd + 4);
        const QByteArrayView value = part.sliced(head.size());
        out.append(head);
        if (isSecretName(parameterIn(fieldIn(head, "content-disposition"), "name")) && !value.trimmed().isEmpty())
            out.append(kDots).append(value.endsWith("\r\n") ? "\r\n" : "");
        else
            out.append(value);
    }
    return out;
}

bool isText(QByteArrayView type, const QByteArray &body)
{
    if (type.isEmpty() || hasPart(type.first(std::min<qsizetype>(5, type.size())), "text/"))
        return true;
    for (const char *part : {"json", "javascript", "xml", "yaml", "graphql"}) {
        if (hasPart(type, part))
            return true;
    }
    const QByteArrayView first = QByteArrayView(body).first(std::min<qsizetype>(64, body.size())).trimmed();
    return first.startsWith('{') || first.startsWith('['); // whatever it says that it is
}

QByteArray withoutSecretsOf(QByteArrayView type, const QByteArray &body)
{
    if (hasPart(type, "x-www-form-urlencoded"))
        return withoutSecretParameters('?' + body, kDots).mid(1);
    if (hasPart(type, "multipart/form-data"))
        return withoutSecretParts(body, type);
    return isText(type, body) ? JsonMask(body).masked() : body;
}

// ---------------------------------------------------------------- content codings

/// Nothing where there is one that is not known, or more than are undone.
std::optional<QList<Coding>> codingsIn(QByteArrayView head)
{
    QList<Coding> all;
    bool isKnown = true;
    forEachLine(head, [&](QByteArrayView line) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0 || !isSame(line.first(colon), "content-encoding"))
            return;
        for (const QByteArray &name : line.sliced(colon + 1).toByteArray().split(',')) {
            if (name.trimmed().isEmpty())
                continue;
            const auto coding = codingOf(name.trimmed());
            isKnown = isKnown && coding;
            if (coding && *coding != Coding::Identity)
                all.append(*coding);
        }
    });
    return isKnown && all.size() <= BodyDecoder::kMostCodings ? std::optional(all) : std::nullopt;
}

/// Of a body that may be cut short, what can be had of it; nothing where it is damaged, or stands for very much.
std::optional<QByteArray> decoded(const QList<Coding> &codings, const QByteArray &body)
{
    constexpr qsizetype kMost = 16 * 1024 * 1024;
    BodyDecoder decoder(codings);
    decoder.push(body);
    QByteArray plain;
    auto state = BodyDecoder::State::Full;
    while (state == BodyDecoder::State::Full && plain.size() <= kMost)
        state = decoder.pull(plain, BodyDecoder::kBetween);
    return state == BodyDecoder::State::Hungry ? std::optional(plain) : std::nullopt;
}

QByteArray encoded(const QList<Coding> &codings, QByteArray body)
{
    Compressor compressor;
    for (const Coding coding : codings)
        body = compressor.compress(coding, CompressionLevel::Fast, body); // null where it is no use: then all is
    return body;
}

} // namespace

bool isSecretName(QByteArrayView name)
{
    // ui/secrets.cpp has the same.
    static constexpr std::array kParts{"password",    "passwd",     "passphrase", "secret",       "token",
                                       "apikey",      "api_key",    "accesskey",  "access_key",   "privatekey",
                                       "private_key", "credential", "signature",  "authorization"};
    static constexpr std::array kWhole{"pwd", "auth", "cookie", "set_cookie"};
    const std::string plain = plainName(name);
    return std::any_of(kParts.begin(), kParts.end(),
                       [&](const char *part) { return plain.find(part) != std::string::npos; })
        || std::any_of(kWhole.begin(), kWhole.end(), [&](const char *whole) { return plain == whole; });
}

namespace {

/// The value of a parameter: where it is a URL with a password, percent-encoded or not, without that.
QByteArray withoutPassword(QByteArrayView value, QByteArrayView mask)
{
    qsizetype slashes = -1; // since a ':'; -2: behind "://"
    qsizetype colon = -1; // what follows it
    qsizetype at = -1;
    for (qsizetype i = 0, size = 1; i < value.size(); i += size) {
        char c = value[i];
        size = 1;
        if (c == '%' && i + 2 < value.size()) {
            const int high = hexValue(value[i + 1]);
            const int low = hexValue(value[i + 2]);
            if (high >= 0 && low >= 0) {
                c = char(high * 16 + low);
                size = 3;
            }
        }
        if (slashes != -2) {
            if (c == ':')
                slashes = 0;
            else if (c != '/' || slashes < 0)
                slashes = -1;
            else if (++slashes == 2)
                slashes = -2;
        } else if (c == '/' || c == '?' || c == '#') {
            break;
        } else if (c == '@') {
            at = i;
        } else if (c == ':' && colon < 0) {
            colon = i + size;
        }
    }
    if (colon < 0 || at < colon)
        return value.toByteArray();
    return value.first(colon).toByteArray().append(mask).append(value.sliced(at));
}

} // namespace

QByteArray withoutSecretParameters(QByteArrayView target, QByteArrayView mask)
{
    QByteArray out;
    out.reserve(target.size());
    QByteArrayView rest = target;
    // user:password@ of a URL; behind a '?' it would be of a value.
    const qsizetype first = rest.indexOf('?');
    if (const qsizetype scheme = rest.indexOf("://"); scheme >= 0 && (first < 0 || scheme < first)) {
        const QByteArrayView authority = rest.sliced(scheme + 3);
        qsizetype end = 0;
        while (end < authority.size() && authority[end] != '/' && authority[end] != '?' && authority[end] != '#')
            ++end;
        const qsizetype at = authority.first(end).lastIndexOf('@');
        const qsizetype colon = authority.first(std::max<qsizetype>(0, at)).indexOf(':');
        if (at > 0 && colon >= 0) {
            out.append(rest.first(scheme + 3)).append(authority.first(colon + 1)).append(mask);
            rest = authority.sliced(at);
        }
    }
    const qsizetype query = rest.indexOf('?');
    if (query < 0)
        return out.append(rest);
    out.append(rest.first(query + 1));
    rest = rest.sliced(query + 1);
    for (bool isFirst = true;; isFirst = false) {
        const qsizetype end = rest.indexOf('&');
        const QByteArrayView item = rest.first(end < 0 ? rest.size() : end);
        if (!isFirst)
            out.append('&');
        const qsizetype equals = item.indexOf('=');
        if (equals > 0 && equals + 1 < item.size() && isSecretParameter(item.first(equals)))
            out.append(item.first(equals + 1)).append(mask);
        else
            out.append(item.first(equals + 1)).append(withoutPassword(item.sliced(equals + 1), mask));
        if (end < 0)
            return out;
        rest = rest.sliced(end + 1);
    }
}

QByteArray withoutSecretFields(const QByteArray &head)
{
    QByteArray out;
    out.reserve(head.size());
    bool isFirst = true;
    bool isSecret = false;
    forEachLine(head, [&](QByteArrayView line) {
        const QByteArrayView end = line.endsWith("\r\n") ? "\r\n" : line.endsWith('\n') ? "\n" : "";
        const QByteArrayView text = line.chopped(end.size());
        const bool continues = text.startsWith(' ') || text.startsWith('\t'); // obs-fold, RFC 9112 §5.2
        const qsizetype colon = text.indexOf(':');
        if (!continues)
            isSecret = !isFirst && colon > 0 && isSecretName(text.first(colon));
        const qsizetype valueAt = continues ? 1 : colon + 1;
        const QByteArrayView value = text.sliced(std::min(text.size(), valueAt));
        if (std::exchange(isFirst, false) || (!continues && colon <= 0)) {
            out.append(line);
        } else if (!isSecret) {
            out.append(text.first(valueAt));
            out.append(value.contains('?') || value.contains("://") ? withoutSecretParameters(value, kDots)
                                                                    : value.toByteArray());
            out.append(end);
        } else if (value.contains(kDots) || value.trimmed().isEmpty()) {
            out.append(line);
        } else {
            out.append(text.first(valueAt)).append(continues ? "" : " ").append(kDots).append(end);
        }
    });
    return out;
}

QByteArray withoutSecretValues(const QByteArray &head, const QByteArray &body)
{
    if (body.isEmpty())
        return body;
    const QByteArrayView type = fieldIn(head, "content-type");
    const auto codings = codingsIn(head);
    if (!codings)
        return {};
    if (codings->isEmpty())
        return withoutSecretsOf(type, body);
    const auto plain = decoded(*codings, body);
    if (!plain)
        return {};
    const QByteArray masked = withoutSecretsOf(type, *plain);
    return masked == *plain ? body : encoded(*codings, masked);
}

} // namespace coroscope
