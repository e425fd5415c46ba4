#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace coroscope {

/// How well what is typed fits a name.
struct FuzzyMatch {
    int score = 0; ///< higher is better; comparable among the names for one pattern
    QList<int> positions; ///< of the letters that match, ascending
};

/// The best way to find the letters of `pattern`, in any case and in their order, in `text`: at the starts of words
/// ("rl" in "Reset layout"), in a row, at humps ("tI" in "traceId"). Spaces in the pattern are skipped. Nothing where a
/// letter is missing; an empty pattern fits all with 0. Takes time by the product of the lengths, which are cut at
/// kMaxFuzzy.
std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text);

constexpr int kMaxFuzzy = 128; ///< letters

} // namespace coroscope
