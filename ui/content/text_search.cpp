#include "ui/content/text_search.h"

#include <QCoreApplication>
#include <QStringMatcher>

namespace coroscope {

namespace {

struct TextSearch {
    Q_DECLARE_TR_FUNCTIONS(TextSearch)
};

} // namespace

TextMatcher::TextMatcher(const SearchQuery &query)
    : m_query(query)
{
    if (!query.regex)
        return;
    QRegularExpression::PatternOptions options = QRegularExpression::MultilineOption;
    if (!query.matchCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    m_expression = QRegularExpression(query.pattern, options);
    if (!m_expression.isValid()) {
        //: %1: a position in the expression, from 1; %2: what is wrong there, in English, by PCRE.
        m_error = TextSearch::tr("Not a regular expression, at %1: %2")
                      .arg(m_expression.patternErrorOffset() + 1)
                      .arg(m_expression.errorString());
    }
}

bool TextMatcher::matches(QStringView text) const
{
    if (m_query.isEmpty() || !m_error.isEmpty())
        return false;
    if (m_query.regex)
        return m_expression.match(text.toString()).hasMatch();
    return text.contains(m_query.pattern, m_query.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive);
}

TextMatches findAll(const QString &text, const SearchQuery &query, const std::stop_token &stop)
{
    TextMatches found;
    if (query.isEmpty())
        return found;
    const auto add = [&](qsizetype begin, qsizetype length) {
        if (found.list.size() == kMaxMatches) {
            found.more = true;
            return false;
        }
        found.list.push_back({quint32(begin), quint32(length)});
        return !stop.stop_requested();
    };
    if (query.regex) {
        const TextMatcher matcher(query);
        found.error = matcher.error();
        if (!found.error.isEmpty())
            return found;
        auto matches = matcher.expression().globalMatch(text);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            if (match.capturedLength() > 0 && !add(match.capturedStart(), match.capturedLength()))
                break;
        }
        return found;
    }
    const QStringMatcher matcher(query.pattern, query.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive);
    for (qsizetype at = 0; (at = matcher.indexIn(text, at)) >= 0; at += query.pattern.size()) {
        if (!add(at, query.pattern.size()))
            break;
    }
    return found;
}

} // namespace coroscope
