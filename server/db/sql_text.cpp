#include "server/db/sql_text.h"

#include <algorithm>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

bool isWordStart(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c.unicode() > 0x7F;
}

bool isWordPart(QChar c)
{
    return isWordStart(c) || (c >= u'0' && c <= u'9') || c == u'$';
}

qsizetype orEnd(qsizetype found, qsizetype length, QStringView sql)
{
    return found < 0 ? sql.size() : found + length;
}

/// A doubled quote stands for one.
qsizetype quoteEnd(QStringView sql, qsizetype at, bool backslashEscapes)
{
    const QChar quote = sql[at];
    for (qsizetype i = at + 1; i < sql.size(); ++i) {
        if (backslashEscapes && sql[i] == u'\\') {
            ++i;
        } else if (sql[i] == quote) {
            if (i + 1 == sql.size() || sql[i + 1] != quote)
                return i + 1;
            ++i;
        }
    }
    return sql.size();
}

/// Comments nest in PostgreSQL, not in SQLite.
qsizetype commentEnd(QStringView sql, qsizetype at, Dialect dialect)
{
    if (dialect == Dialect::Sqlite)
        return orEnd(sql.indexOf(u"*/", at + 2), 2, sql);
    int depth = 0;
    for (qsizetype i = at; i + 1 < sql.size(); ++i) {
        if (sql[i] == u'/' && sql[i + 1] == u'*') {
            ++depth;
            ++i;
        } else if (sql[i] == u'*' && sql[i + 1] == u'/') {
            ++i;
            if (--depth == 0)
                return i + 1;
        }
    }
    return sql.size();
}

/// `$tag$ … $tag$`; the character alone where it begins none ($1).
qsizetype dollarEnd(QStringView sql, qsizetype at)
{
    qsizetype tagEnd = at + 1;
    while (tagEnd < sql.size() && sql[tagEnd] != u'$' && isWordPart(sql[tagEnd]))
        ++tagEnd;
    const bool isTag = tagEnd < sql.size() && sql[tagEnd] == u'$' && (tagEnd == at + 1 || isWordStart(sql[at + 1]));
    if (!isTag)
        return at + 1;
    const auto tag = sql.sliced(at, tagEnd + 1 - at);
    return orEnd(sql.indexOf(tag, tagEnd + 1), tag.size(), sql);
}

/// Where what begins at `at` ends, if it is to be looked at as a whole; else behind this one character.
qsizetype pieceEnd(QStringView sql, qsizetype at, Dialect dialect)
{
    const bool sqlite = dialect == Dialect::Sqlite;
    const QChar c = sql[at];
    const QChar next = at + 1 < sql.size() ? sql[at + 1] : QChar();
    if (isWordStart(c)) {
        qsizetype end = at + 1;
        while (end < sql.size() && isWordPart(sql[end]))
            ++end;
        const bool escapeText = !sqlite && end == at + 1 && c.toUpper() == u'E' && next == u'\'';
        return escapeText ? quoteEnd(sql, end, true) : end;
    }
    if (c == u'\'' || c == u'"' || (sqlite && c == u'`'))
        return quoteEnd(sql, at, false);
    if (sqlite && c == u'[')
        return orEnd(sql.indexOf(u']', at), 1, sql);
    if (c == u'-' && next == u'-')
        return orEnd(sql.indexOf(u'\n', at), 1, sql);
    if (c == u'/' && next == u'*')
        return commentEnd(sql, at, dialect);
    return !sqlite && c == u'$' ? dollarEnd(sql, at) : at + 1;
}

} // namespace

QStringList splitAtPlaceholders(QStringView sql, Dialect dialect)
{
    QStringList pieces;
    qsizetype from = 0;
    for (qsizetype at = 0; at < sql.size();) {
        if (sql[at] == u'?') {
            pieces.append(sql.sliced(from, at - from).toString());
            from = ++at;
        } else {
            at = pieceEnd(sql, at, dialect);
        }
    }
    pieces.append(sql.sliced(from).toString());
    return pieces;
}

QString withoutTexts(const QString &sql, Dialect dialect)
{
    QString text = sql;
    for (qsizetype at = 0; at < sql.size();) {
        const qsizetype next = pieceEnd(sql, at, dialect);
        const QChar c = sql[at];
        const bool isEscape = next > at + 2 && (c == u'E' || c == u'e') && sql[at + 1] == u'\'';
        const bool isText = next > at + 1 && (c == u'\'' || c == u'-' || c == u'/' || c == u'$' || isEscape);
        for (qsizetype i = at; isText && i < next; ++i)
            text[i] = u' ';
        if (isText && c != u'-' && c != u'/') { // a value stands there
            text[at] = u'\'';
            text[next - 1] = u'\'';
        }
        at = next;
    }
    return text;
}

QList<SqlStatement> splitStatements(QStringView sql, Dialect dialect)
{
    QList<SqlStatement> statements;
    qsizetype begin = -1; // of the statement: its first word or sign
    qsizetype end = 0; // behind its last
    QStringList words; // its first ones
    int nested = 0; // BEGIN … END and CASE … END of a trigger
    const auto close = [&] {
        if (begin >= 0)
            statements.append({sql.sliced(begin, end - begin).toString(), begin, words.value(0)});
        begin = -1;
        words.clear();
        nested = 0;
    };
    for (qsizetype at = 0; at < sql.size();) {
        const QChar c = sql[at];
        const qsizetype next = pieceEnd(sql, at, dialect);
        const bool isComment = next > at + 1 && (c == u'-' || (c == u'/' && sql[at + 1] == u'*'));
        if (c.isSpace() || isComment) {
            at = next;
            continue;
        }
        if (c == u';' && nested == 0) {
            close();
            at = next;
            continue;
        }
        if (begin < 0)
            begin = at;
        end = next;
        if (isWordStart(c)) {
            const QString word = sql.sliced(at, next - at).toString().toUpper();
            // CREATE [TEMP] TRIGGER … BEGIN …; …; END
            const bool isTrigger = words.value(0) == "CREATE"_L1 && words.contains("TRIGGER"_L1);
            if (dialect == Dialect::Sqlite && isTrigger && (word == "BEGIN"_L1 || word == "CASE"_L1))
                ++nested;
            else if (nested > 0 && word == "END"_L1)
                --nested;
            constexpr qsizetype kFirst = 4;
            if (words.size() < kFirst)
                words.append(word);
        }
        at = next;
    }
    close();
    return statements;
}

bool isIdentifier(QStringView name)
{
    const auto isPlain = [](QChar c) { return isWordPart(c) && c.unicode() <= 0x7F && c != u'$'; };
    return !name.isEmpty() && name.size() <= 63 && isWordStart(name.front())
        && std::all_of(name.begin(), name.end(), isPlain);
}

QString quoted(QStringView identifier)
{
    Q_ASSERT(isIdentifier(identifier));
    return u'"' + identifier.toString() + u'"';
}

QString escapedForLike(const QString &text)
{
    QString escaped;
    escaped.reserve(text.size() + 4);
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'\\')
            escaped += u'\\';
        escaped += c;
    }
    return escaped;
}

} // namespace coroscope::db
