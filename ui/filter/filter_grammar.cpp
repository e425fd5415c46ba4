#include "ui/filter/filter_grammar.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace coroscope {

namespace {

/// Letters that must be put in, taken out or changed.
std::size_t distance(QStringView a, QStringView b)
{
    std::vector<std::size_t> row(std::size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (qsizetype i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = std::size_t(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = std::size_t(j) + 1;
            const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({change, row[at] + 1, row[at - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

const FilterFieldSpec *FilterGrammar::find(QStringView name) const
{
    for (const FilterFieldSpec &field : m_fields) {
        const auto same = [name](const QString &known) { return name.compare(known, Qt::CaseInsensitive) == 0; };
        if (same(field.name) || std::any_of(field.aliases.begin(), field.aliases.end(), same))
            return &field;
    }
    return nullptr;
}

QString FilterGrammar::nearest(QStringView name) const
{
    constexpr qsizetype kLongest = 32;
    if (name.size() > kLongest)
        return {};
    const QString lower = name.toString().toLower();
    QString best;
    std::size_t least = lower.size() <= 3 ? 2 : 3; // less than this
    for (const FilterFieldSpec &field : m_fields) {
        for (const QString &known : QStringList(field.name) + field.aliases) {
            const bool begun = lower.size() >= 2 && known.startsWith(lower);
            const std::size_t away = begun ? 1 : distance(lower, known);
            if (away < least) {
                least = away;
                best = known;
            }
        }
    }
    return best;
}

bool FilterGrammar::isName(QStringView text)
{
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    if (text.isEmpty() || !isLetter(text.front()))
        return false;
    return std::all_of(text.begin(), text.end(),
                       [&](QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_'; });
}

} // namespace coroscope
