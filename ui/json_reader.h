#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace coroscope {

/// Reads JSON (RFC 8259) token by token out of UTF-8 bytes, without making a tree of it: for files of which only some
/// parts matter, and for those where order of members, members of the same name and the digits of numbers count.
/// Strict; no recursion. Any thread.
class JsonReader {
public:
    enum class Token {
        BeginObject,
        EndObject,
        BeginArray,
        EndArray,
        Key,
        String,
        Number,
        True,
        False,
        Null,
        End,
        Fault
    };

    /// Deeper nesting is a fault.
    static constexpr qsizetype kMaxDepth = 10'000;

    /// `bytes` must outlive the reader. A byte order mark in front is left out.
    explicit JsonReader(QByteArrayView bytes);

    /// After End or Fault it stays there.
    Token next();
    Token token() const noexcept { return m_token; }
    /// Of the last token, as it stands in the text: a string with its quotes.
    QByteArrayView raw() const noexcept { return m_bytes.sliced(m_begin, m_at - m_begin); }
    /// Of a Key or String: what it means.
    QString string() const { return unquoted(raw()); }

    /// The value that the last token began, to its end. False: a fault.
    bool skip();
    /// skip(), giving the value's bytes; null after a fault.
    QByteArrayView value();

    qsizetype offset() const noexcept { return m_at; }
    qsizetype depth() const noexcept { return qsizetype(m_open.size()); }

    // Of a fault. Lines and columns count from 1, columns in characters.
    const QString &message() const noexcept { return m_message; } ///< translated, without the place
    int line() const;
    int column() const;

    /// A quoted string without its quotes and escapes; lone surrogates become U+FFFD.
    static QString unquoted(QByteArrayView raw);

private:
    enum class Expect { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd, End };

    Token fault(const QString &message);
    Token unexpected();
    Token open(char bracket);
    Token close();
    Token string(Token kind);
    Token number();
    Token word(QByteArrayView word, Token kind);
    void skipSpace();
    void afterValue();
    bool inObject() const { return !m_open.empty() && m_open.back() == '{'; }

    QByteArrayView m_bytes;
    qsizetype m_begin = 0;
    qsizetype m_at = 0;
    Token m_token = Token::Null;
    Expect m_expect = Expect::Value;
    std::vector<char> m_open;
    QString m_message;
};

} // namespace coroscope
