#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

namespace coroscope {

/// Gives tr() the context under which translators find these texts.
struct JsonWords {
    Q_DECLARE_TR_FUNCTIONS(JsonFormat)
};

inline bool isJsonDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
inline bool isJsonHexDigit(QChar c)
{
    return isJsonDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}
inline bool isJsonSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// Walks over one JSON value (RFC 8259) token by token and tells `Sink` about each: open(c, at), close(c, at,
/// wasEmpty), comma(), colon(), key(text, at), scalar(text, at); `at` is an offset in code units. It asks goOn() before
/// each value and stops where that is false. Linear, no recursion; any thread.
template<typename Sink>
class JsonScanner {
public:
    JsonScanner(QStringView text, Sink &sink, int maxDepth)
        : m_text(text)
        , m_sink(sink)
        , m_maxDepth(maxDepth)
    {
    }

    bool run()
    {
        // Windows editors put a byte order mark first; RFC 8259 §8.1 lets a reader ignore it.
        if (!m_text.isEmpty() && m_text.front() == QChar(QChar::ByteOrderMark))
            ++m_at;
        skipSpace();
        if (m_at >= m_text.size())
            return fail(JsonWords::tr("There is nothing here: a JSON text has one value."));
        while (true) {
            if (m_expect == Expect::End) {
                skipSpace();
                if (m_at < m_text.size())
                    return fail(JsonWords::tr("The JSON value has ended; nothing may follow it."));
                return true;
            }
            if (!step())
                return false;
        }
    }

    qsizetype faultOffset() const { return m_at; }
    const QString &message() const { return m_message; }
    /// goOn() was false.
    bool wasStopped() const { return m_stopped; }
    bool isTooDeep() const { return m_tooDeep; }

private:
    enum class Expect { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd, End };

    bool fail(QString message)
    {
        m_message = std::move(message);
        return false;
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && isJsonSpace(m_text[m_at]))
            ++m_at;
    }

    bool inObject() const { return m_open.endsWith('{'); }

    bool step()
    {
        skipSpace();
        if (m_at >= m_text.size()) {
            return fail(inObject() ? JsonWords::tr("The text ends inside an object: “}” is missing.")
                                   : JsonWords::tr("The text ends too early: a value or “]” is missing."));
        }
        const QChar c = m_text[m_at];
        switch (m_expect) {
        case Expect::ValueOrEnd: return c == u']' ? close(true) : value(c);
        case Expect::Value: return value(c);
        case Expect::KeyOrEnd: return c == u'}' ? close(true) : key(c);
        case Expect::Key: return key(c);
        case Expect::Colon:
            if (c != u':')
                return fail(JsonWords::tr("A colon is missing after the member's name."));
            ++m_at;
            m_sink.colon();
            m_expect = Expect::Value;
            return true;
        case Expect::CommaOrEnd: return commaOrEnd(c);
        case Expect::End: break;
        }
        return true;
    }

    bool commaOrEnd(QChar c)
    {
        if (c == u',') {
            ++m_at;
            m_sink.comma();
            m_expect = inObject() ? Expect::Key : Expect::Value;
            return true;
        }
        if (c == (inObject() ? u'}' : u']'))
            return close(false);
        return fail(inObject() ? JsonWords::tr("A comma or “}” is missing here.")
                               : JsonWords::tr("A comma or “]” is missing here."));
    }

    bool close(bool wasEmpty)
    {
        m_sink.close(m_text[m_at], m_at, wasEmpty);
        ++m_at;
        m_open.chop(1);
        afterValue();
        return true;
    }

    void afterValue() { m_expect = m_open.isEmpty() ? Expect::End : Expect::CommaOrEnd; }

    bool key(QChar c)
    {
        if (c != u'"') {
            return fail(c == u'}' ? JsonWords::tr("A comma must not be followed by “}”.")
                                  : JsonWords::tr("A member's name in double quotes is missing here."));
        }
        const qsizetype begin = m_at;
        if (!string())
            return false;
        m_sink.key(m_text.sliced(begin, m_at - begin), begin);
        m_expect = Expect::Colon;
        return true;
    }

    bool value(QChar c)
    {
        if (!m_sink.goOn()) {
            m_stopped = true;
            return false;
        }
        if (c == u'{' || c == u'[') {
            m_tooDeep = m_open.size() >= m_maxDepth;
            if (m_tooDeep)
                return fail(JsonWords::tr("Nested deeper than %n level(s).", nullptr, m_maxDepth));
            m_sink.open(c, m_at);
            ++m_at;
            m_open.append(c.toLatin1());
            m_expect = c == u'{' ? Expect::KeyOrEnd : Expect::ValueOrEnd;
            return true;
        }
        const qsizetype begin = m_at;
        bool ok = false;
        if (c == u'"')
            ok = string();
        else if (c == u'-' || isJsonDigit(c))
            ok = number();
        else
            ok = word(c);
        if (!ok)
            return false;
        m_sink.scalar(m_text.sliced(begin, m_at - begin), begin);
        afterValue();
        return true;
    }

    bool string()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                ++m_at;
                return true;
            }
            if (c.unicode() < 0x20)
                return fail(
                    JsonWords::tr("A line break or control character must be written as an escape, such as \\n."));
            if (c == u'\\' && !escape())
                return false;
            ++m_at;
        }
        m_at = begin;
        return fail(JsonWords::tr("This string has no closing quote."));
    }

    bool escape()
    {
        const qsizetype begin = m_at++;
        const QChar c = m_at < m_text.size() ? m_text[m_at] : QChar();
        if (c == u'u') {
            for (int i = 0; i < 4; ++i) {
                if (m_at + 1 >= m_text.size() || !isJsonHexDigit(m_text[m_at + 1])) {
                    m_at = begin;
                    return fail(JsonWords::tr("\\u takes four hexadecimal digits."));
                }
                ++m_at;
            }
            return true;
        }
        if (c.isNull() || !QLatin1StringView("\"\\/bfnrt").contains(c)) {
            m_at = begin;
            return fail(JsonWords::tr("JSON has no such escape: use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u0000."));
        }
        return true;
    }

    bool number()
    {
        const auto digits = [this] {
            const qsizetype begin = m_at;
            while (m_at < m_text.size() && isJsonDigit(m_text[m_at]))
                ++m_at;
            return m_at - begin;
        };
        if (m_text[m_at] == u'-')
            ++m_at;
        const bool zeroFirst = m_at < m_text.size() && m_text[m_at] == u'0';
        const qsizetype begin = m_at;
        const qsizetype count = digits();
        if (count == 0)
            return fail(JsonWords::tr("A digit is missing in this number."));
        if (zeroFirst && count > 1) {
            m_at = begin;
            return fail(JsonWords::tr("A number must not start with an additional 0."));
        }
        if (m_at < m_text.size() && m_text[m_at] == u'.') {
            ++m_at;
            if (digits() == 0)
                return fail(JsonWords::tr("A digit is missing after the decimal point."));
        }
        if (m_at < m_text.size() && (m_text[m_at] == u'e' || m_text[m_at] == u'E')) {
            ++m_at;
            if (m_at < m_text.size() && (m_text[m_at] == u'+' || m_text[m_at] == u'-'))
                ++m_at;
            if (digits() == 0)
                return fail(JsonWords::tr("A digit is missing in the exponent."));
        }
        return true;
    }

    bool word(QChar c)
    {
        for (const QLatin1StringView known :
             {QLatin1StringView("true"), QLatin1StringView("false"), QLatin1StringView("null")}) {
            if (m_text.sliced(m_at).startsWith(known)) {
                m_at += known.size();
                return true;
            }
        }
        if (c == u'\'')
            return fail(JsonWords::tr("Strings are in double quotes, not in single ones."));
        if (c == u']' || c == u'}')
            return fail(JsonWords::tr("A value is missing before “%1”.").arg(c));
        if (c == u'/' || c == u'#')
            return fail(JsonWords::tr("JSON has no comments."));
        return fail(
            JsonWords::tr("“%1” does not begin a value: true, false, null, a number, a string in double quotes, "
                          "“[” or “{”.")
                .arg(c));
    }

    QStringView m_text;
    Sink &m_sink;
    int m_maxDepth;
    qsizetype m_at = 0;
    Expect m_expect = Expect::Value;
    QByteArray m_open;
    QString m_message;
    bool m_stopped = false;
    bool m_tooDeep = false;
};

} // namespace coroscope
