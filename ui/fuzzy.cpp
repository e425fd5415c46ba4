#include "ui/fuzzy.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace coroscope {

namespace {

constexpr int kNone = std::numeric_limits<int>::min() / 2;
constexpr int kLetter = 4;
constexpr int kInARow = 6;
constexpr int kWordStart = 8;
constexpr int kTextStart = 4; // on top of a word's start
constexpr int kHump = 6;
constexpr int kSameCase = 1;
constexpr int kGap = 1; // for each letter passed over
constexpr int kMaxGap = 6; // a far word is not much worse than a near one
constexpr int kExact = 40;

bool startsWord(const QString &text, int at)
{
    return at == 0 || (text[at].isLetterOrNumber() && !text[at - 1].isLetterOrNumber());
}

bool startsHump(const QString &text, int at)
{
    return at > 0 && text[at].isUpper() && text[at - 1].isLower();
}

int bonus(const QString &text, int at)
{
    if (startsWord(text, at))
        return kWordStart + (at == 0 ? kTextStart : 0);
    return startsHump(text, at) ? kHump : 0;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &wanted, const QString &name)
{
    const QString text = name.left(kMaxFuzzy);
    QString pattern;
    for (const QChar c : wanted.left(kMaxFuzzy)) {
        if (!c.isSpace())
            pattern += c;
    }
    if (pattern.isEmpty())
        return FuzzyMatch();
    const int m = int(pattern.size());
    const int n = int(text.size());
    if (m > n)
        return std::nullopt;

    // best[i][j]: letters 0…i are placed, the last of them at j.
    std::vector<int> best(std::size_t(m) * std::size_t(n), kNone);
    std::vector<int> from(best.size(), -1);
    const auto cell = [n](int i, int j) { return std::size_t(i) * std::size_t(n) + std::size_t(j); };
    for (int i = 0; i < m; ++i) {
        const QChar letter = pattern[i].toCaseFolded();
        for (int j = i; j < n; ++j) {
            if (text[j].toCaseFolded() != letter)
                continue;
            const int own = kLetter + bonus(text, j) + (text[j] == pattern[i] ? kSameCase : 0);
            if (i == 0) {
                best[cell(0, j)] = own - std::min(j * kGap, kMaxGap);
                continue;
            }
            for (int k = i - 1; k < j; ++k) {
                const int before = best[cell(i - 1, k)];
                if (before == kNone)
                    continue;
                const int score = before + own + (k == j - 1 ? kInARow : -std::min((j - k - 1) * kGap, kMaxGap));
                if (score > best[cell(i, j)]) {
                    best[cell(i, j)] = score;
                    from[cell(i, j)] = k;
                }
            }
        }
    }
    int end = -1;
    for (int j = m - 1; j < n; ++j) {
        if (best[cell(m - 1, j)] > (end < 0 ? kNone : best[cell(m - 1, end)]))
            end = j;
    }
    if (end < 0)
        return std::nullopt;
    FuzzyMatch match;
    match.score = best[cell(m - 1, end)];
    if (text.compare(wanted.trimmed(), Qt::CaseInsensitive) == 0)
        match.score += kExact;
    for (int i = m - 1, j = end; i >= 0; --i) {
        match.positions.prepend(j);
        j = from[cell(i, j)];
    }
    return match;
}

} // namespace coroscope
