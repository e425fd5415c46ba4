#pragma once

#include <QRegularExpression>
#include <QString>

#include <stop_token>
#include <vector>

namespace coroscope {

/// What is looked for.
struct SearchQuery {
    QString pattern;
    bool matchCase = false;
    bool regex = false;

    bool isEmpty() const { return pattern.isEmpty(); }
    bool operator==(const SearchQuery &) const = default;
};

/// A place in a text, in code units.
struct TextMatch {
    quint32 begin = 0;
    quint32 length = 0;
    quint32 end() const { return begin + length; }
};

/// Finds one query in many texts. A value; any thread.
class TextMatcher {
public:
    explicit TextMatcher(const SearchQuery &query);

    /// A translated sentence where the regular expression is none; empty: all is well.
    const QString &error() const noexcept { return m_error; }
    bool matches(QStringView text) const;
    /// The expression to iterate with, where the query is one.
    const QRegularExpression &expression() const noexcept { return m_expression; }

private:
    SearchQuery m_query;
    QRegularExpression m_expression;
    QString m_error;
};

struct TextMatches {
    std::vector<TextMatch> list; ///< in order, without overlap
    bool more = false; ///< there are more than kMaxMatches
    QString error; ///< translated
};

inline constexpr std::size_t kMaxMatches = 100'000;

/// All places of the query, none of them empty. Any thread.
TextMatches findAll(const QString &text, const SearchQuery &query, const std::stop_token &stop = {});

} // namespace coroscope
