#include "server/db/fingerprint.h"

namespace coroscope::db {

namespace {

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// Behind the quote that ends what begins at `at`; a doubled one does not.
qsizetype afterQuoted(QByteArrayView sql, qsizetype at)
{
    const char quote = sql[at++];
    while (at < sql.size()) {
        if (sql[at++] == quote) {
            if (at >= sql.size() || sql[at] != quote)
                return at;
            ++at;
        }
    }
    return at;
}

/// Behind a comment or a run of blanks at `at`; `at` itself where there is none.
qsizetype afterGap(QByteArrayView sql, qsizetype at)
{
    const qsizetype begin = at;
    while (at < sql.size()) {
        if (isBlank(sql[at])) {
            ++at;
        } else if (sql.sliced(at).startsWith("--")) {
            while (at < sql.size() && sql[at] != '\n')
                ++at;
        } else if (sql.sliced(at).startsWith("/*")) {
            const qsizetype end = sql.toByteArray().indexOf("*/", at + 2);
            at = end < 0 ? sql.size() : end + 2;
        } else {
            break;
        }
    }
    return at > begin ? at : begin;
}

/// `?, ?, ?` becomes `?…`: how many values a list has is no difference.
void appendValue(QByteArray &out)
{
    static constexpr char kMany[] = "?\xE2\x80\xA6";
    const bool afterComma = out.endsWith(", ") || out.endsWith(',');
    const QByteArrayView before = QByteArrayView(out).chopped(!afterComma ? 0 : out.endsWith(' ') ? 2 : 1);
    if (afterComma && before.endsWith(kMany))
        out.truncate(before.size());
    else if (afterComma && before.endsWith('?'))
        out.replace(before.size() - 1, out.size() - before.size() + 1, kMany);
    else
        out += '?';
}

} // namespace

QByteArray normalizedSql(QByteArrayView sql)
{
    QByteArray out;
    out.reserve(sql.size());
    for (qsizetype at = 0; at < sql.size();) {
        if (const qsizetype after = afterGap(sql, at); after > at) {
            at = after;
            if (!out.isEmpty() && at < sql.size())
                out += ' ';
            continue;
        }
        const char c = sql[at];
        const bool afterWord = at > 0 && (isWord(sql[at - 1]) || sql[at - 1] == '"');
        if (c == '\'') {
            at = afterQuoted(sql, at);
            appendValue(out);
        } else if (c == '"' || c == '`') {
            const qsizetype end = afterQuoted(sql, at);
            out.append(sql.sliced(at, end - at));
            at = end;
        } else if (isDigit(c) && !afterWord) {
            while (at < sql.size() && (isWord(sql[at]) || sql[at] == '.'))
                ++at;
            appendValue(out);
        } else if (c == '?'
                   || ((c == ':' || c == '$' || c == '@') && at + 1 < sql.size() && isWord(sql[at + 1])
                       && !(at > 0 && sql[at - 1] == ':'))) {
            ++at;
            while (at < sql.size() && isWord(sql[at]))
                ++at;
            appendValue(out);
        } else if (isWord(c)) {
            const qsizetype begin = at;
            while (at < sql.size() && isWord(sql[at]))
                ++at;
            out.append(sql.sliced(begin, at - begin));
        } else {
            if (c == ',' && out.endsWith(' '))
                out.chop(1);
            out += c;
            ++at;
        }
    }
    while (out.endsWith(' ') || out.endsWith(';'))
        out.chop(1);
    return out;
}

std::uint64_t fingerprint(QByteArrayView sql)
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    const QByteArray normalized = normalizedSql(sql);
    for (const char c : normalized) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3U;
    }
    return hash;
}

} // namespace coroscope::db
