#pragma once

#include <QList>
#include <QString>

#include <vector>

namespace coroscope {

/// One stretch of two sequences laid side by side: items [aBegin, aEnd) of the first stand for [bBegin, bEnd) of the
/// second. Stretches come in order, without gap, and no two of the same kind follow each other.
struct DiffStretch {
    enum class Kind { Equal, Changed }; ///< Changed: one side may be empty: removed or added
    Kind kind = Kind::Equal;
    qsizetype aBegin = 0;
    qsizetype aEnd = 0;
    qsizetype bBegin = 0;
    qsizetype bEnd = 0;

    bool operator==(const DiffStretch &other) const = default;
};

/// Which items of two sequences are the same, each item given by a number (equal items, equal numbers). The shortest
/// edit (E. W. Myers, An O(ND) Difference Algorithm, 1986) where at most `maxEdits` items differ; with more it is cut
/// at items that stand once in each (patience diff) and what then still differs too much is one change. So time is
/// bounded by O((a + b) · maxEdits) and memory by O(maxEdits²), whatever comes. Any thread.
std::vector<DiffStretch> diffSequences(const std::vector<int> &a, const std::vector<int> &b, int maxEdits = 1000);

/// The same for lines: equal texts are equal items.
std::vector<DiffStretch> diffLines(const QList<QStringView> &a, const QList<QStringView> &b);

/// Lines without their ends (LF or CRLF). A text that ends with one has no empty line after it.
QList<QStringView> linesOf(QStringView text);

} // namespace coroscope
