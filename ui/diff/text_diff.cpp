#include "ui/diff/text_diff.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <span>

namespace coroscope {

namespace {

using Kind = DiffStretch::Kind;
using Items = std::span<const int>;

/// Puts stretches together, joining those that go on.
class Script {
public:
    void equal(qsizetype count) { add(Kind::Equal, count, count); }
    void change(qsizetype a, qsizetype b) { add(Kind::Changed, a, b); }
    std::vector<DiffStretch> take() { return std::move(m_stretches); }

private:
    void add(Kind kind, qsizetype a, qsizetype b)
    {
        if (a == 0 && b == 0)
            return;
        if (m_stretches.empty() || m_stretches.back().kind != kind)
            m_stretches.push_back({kind, m_a, m_a, m_b, m_b});
        m_stretches.back().aEnd = m_a += a;
        m_stretches.back().bEnd = m_b += b;
    }

    std::vector<DiffStretch> m_stretches;
    qsizetype m_a = 0;
    qsizetype m_b = 0;
};

/// Myers' greedy algorithm; false, and nothing written, where more than `maxEdits` items differ.
bool shortestEdit(Items a, Items b, int maxEdits, Script &script)
{
    const auto n = std::ptrdiff_t(a.size());
    const auto m = std::ptrdiff_t(b.size());
    const auto most = std::min<std::ptrdiff_t>(maxEdits, n + m);
    // furthest[d][k + d]: how far along `a` the best path with d edits gets on diagonal k.
    std::vector<std::vector<int>> furthest;
    const auto reached
        = [&](std::ptrdiff_t d, std::ptrdiff_t k) { return furthest[std::size_t(d)][std::size_t(k + d)]; };
    std::optional<std::ptrdiff_t> edits;
    for (std::ptrdiff_t d = 0; d <= most && !edits; ++d) {
        furthest.emplace_back(std::size_t(2 * d + 1), -1);
        for (std::ptrdiff_t k = -d; k <= d && !edits; k += 2) {
            std::ptrdiff_t x = 0;
            if (d > 0) {
                const bool down = k == -d || (k != d && reached(d - 1, k - 1) < reached(d - 1, k + 1));
                x = down ? reached(d - 1, k + 1) : reached(d - 1, k - 1) + 1;
            }
            // It may lie beyond the grid, where nothing matches: no shortest path comes back from there.
            std::ptrdiff_t y = x - k;
            while (x < n && y < m && a[std::size_t(x)] == b[std::size_t(y)]) {
                ++x;
                ++y;
            }
            furthest.back()[std::size_t(k + d)] = int(x);
            if (x == n && y == m)
                edits = d;
        }
    }
    if (!edits)
        return false;

    // Back along the path, then forward again into the script.
    struct Step {
        bool removes;
        std::ptrdiff_t equals; ///< after it
    };
    std::vector<Step> steps;
    std::ptrdiff_t x = n;
    std::ptrdiff_t y = m;
    for (std::ptrdiff_t d = *edits; d > 0; --d) {
        const auto k = x - y;
        const bool down = k == -d || (k != d && reached(d - 1, k - 1) < reached(d - 1, k + 1));
        const auto from = down ? k + 1 : k - 1;
        const std::ptrdiff_t fromX = reached(d - 1, from);
        const std::ptrdiff_t startX = down ? fromX : fromX + 1;
        steps.push_back({!down, x - startX});
        x = fromX;
        y = fromX - from;
    }
    script.equal(x);
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        script.change(step->removes ? 1 : 0, step->removes ? 0 : 1);
        script.equal(step->equals);
    }
    return true;
}

/// Pairs of items that stand once in each and come in the same order in both: the longest such chain.
std::vector<std::pair<std::size_t, std::size_t>> anchors(Items a, Items b)
{
    struct Seen {
        int inA = 0;
        int inB = 0;
        std::size_t atA = 0;
        std::size_t atB = 0;
    };
    QHash<int, Seen> seen;
    for (std::size_t i = 0; i < a.size(); ++i) {
        Seen &s = seen[a[i]];
        ++s.inA;
        s.atA = i;
    }
    for (std::size_t i = 0; i < b.size(); ++i) {
        Seen &s = seen[b[i]];
        ++s.inB;
        s.atB = i;
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const Seen &s : std::as_const(seen)) {
        if (s.inA == 1 && s.inB == 1)
            pairs.emplace_back(s.atA, s.atB);
    }
    std::sort(pairs.begin(), pairs.end());
    // Longest increasing chain of places in b (patience sorting).
    std::vector<std::size_t> tops; // index into pairs
    std::vector<std::ptrdiff_t> before(pairs.size(), -1);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto pile = std::lower_bound(tops.begin(), tops.end(), pairs[i].second,
                                           [&](std::size_t top, std::size_t at) { return pairs[top].second < at; });
        if (pile != tops.begin())
            before[i] = std::ptrdiff_t(*std::prev(pile));
        if (pile == tops.end())
            tops.push_back(i);
        else
            *pile = i;
    }
    std::vector<std::pair<std::size_t, std::size_t>> chain;
    for (std::ptrdiff_t i = tops.empty() ? -1 : std::ptrdiff_t(tops.back()); i >= 0; i = before[std::size_t(i)])
        chain.push_back(pairs[std::size_t(i)]);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

std::size_t commonStart(Items a, Items b)
{
    return std::size_t(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

std::size_t commonEnd(Items a, Items b)
{
    return std::size_t(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
}

/// `effort` is what is left of the work that may be spent, about in items compared.
void diffInto(Items a, Items b, int maxEdits, bool mayCut, qint64 &effort, Script &script)
{
    const std::size_t start = commonStart(a, b);
    script.equal(qsizetype(start));
    a = a.subspan(start);
    b = b.subspan(start);
    const std::size_t end = commonEnd(a, b);
    a = a.first(a.size() - end);
    b = b.first(b.size() - end);

    const auto cost = [&] { return qint64(a.size() + b.size()) + qint64(maxEdits) * maxEdits / 2; };
    if (a.empty() || b.empty()) {
        script.change(qsizetype(a.size()), qsizetype(b.size()));
    } else if (effort < cost() || !shortestEdit(a, b, maxEdits, script)) {
        effort -= cost();
        const auto chain = mayCut ? anchors(a, b) : std::vector<std::pair<std::size_t, std::size_t>>();
        std::size_t atA = 0;
        std::size_t atB = 0;
        for (const auto &[inA, inB] : chain) {
            diffInto(a.subspan(atA, inA - atA), b.subspan(atB, inB - atB), maxEdits, false, effort, script);
            script.equal(1);
            atA = inA + 1;
            atB = inB + 1;
        }
        if (chain.empty())
            script.change(qsizetype(a.size()), qsizetype(b.size()));
        else
            diffInto(a.subspan(atA), b.subspan(atB), maxEdits, false, effort, script);
    } else {
        effort -= qint64(a.size() + b.size());
    }
    script.equal(qsizetype(end));
}

} // namespace

std::vector<DiffStretch> diffSequences(const std::vector<int> &a, const std::vector<int> &b, int maxEdits)
{
    Script script;
    qint64 effort = 50'000'000; // a second at the worst
    diffInto(a, b, maxEdits, true, effort, script);
    return script.take();
}

std::vector<DiffStretch> diffLines(const QList<QStringView> &a, const QList<QStringView> &b)
{
    QHash<QStringView, int> numbers;
    const auto numbered = [&numbers](const QList<QStringView> &lines) {
        std::vector<int> result;
        result.reserve(std::size_t(lines.size()));
        for (const QStringView line : lines) {
            const auto found = numbers.constFind(line);
            result.push_back(found != numbers.cend() ? *found : *numbers.insert(line, int(numbers.size())));
        }
        return result;
    };
    const std::vector<int> first = numbered(a);
    return diffSequences(first, numbered(b));
}

QList<QStringView> linesOf(QStringView text)
{
    QList<QStringView> lines;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf(u'\n');
        QStringView line = end < 0 ? text : text.first(end);
        if (end >= 0 && line.endsWith(u'\r'))
            line.chop(1);
        lines.append(line);
        text = end < 0 ? QStringView() : text.sliced(end + 1);
    }
    return lines;
}

} // namespace coroscope
