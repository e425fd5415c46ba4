#include "server/runtime/near_word.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace coroscope {

namespace {

/// Edits that turn one word into the other: insert, delete, replace, swap neighbours.
std::size_t editDistance(QStringView a, QStringView b)
{
    const auto columns = std::size_t(b.size()) + 1;
    std::vector<std::size_t> before(columns);
    std::vector<std::size_t> last(columns);
    std::vector<std::size_t> row(columns);
    std::iota(last.begin(), last.end(), std::size_t(0));
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = std::size_t(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = std::size_t(j);
            const std::size_t same = a[i - 1] == b[j - 1] ? 0 : 1;
            row[at] = std::min({last[at] + 1, row[at - 1] + 1, last[at - 1] + same});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], before[at - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[columns - 1];
}

} // namespace

qsizetype nearestWord(QStringView word, const QStringList &candidates)
{
    if (word.size() < 2 || word.size() > 40)
        return -1;
    const QString wanted = word.toString().toLower().replace(u'_', u'-');
    qsizetype nearest = -1;
    std::size_t least = std::max<std::size_t>(2, std::size_t(wanted.size()) / 4) + 1;
    for (qsizetype i = 0; i < candidates.size(); ++i) {
        const QString &candidate = candidates[i];
        std::size_t distance = editDistance(wanted, candidate);
        if (wanted.size() >= 3 && candidate.startsWith(wanted))
            distance = std::min<std::size_t>(distance, 1); // cut short, which other programs accept
        // Two edits turn any three letters into any others.
        if (distance < least && distance * 2 <= std::size_t(wanted.size())) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

} // namespace coroscope
