#include "server/cache/glob.h"

#include <utility>

namespace coroscope::cache {

namespace {

/// Takes one element, which is no star, off `pattern` and tells whether it matches `c`.
/// Source: stringmatchlen() of Redis 7, whose odd corners (a bracket that is not closed, a range the wrong way round)
/// are kept.
bool takeOne(std::string_view &pattern, char c)
{
    const char first = pattern.front();
    if (first == '?') {
        pattern.remove_prefix(1);
        return true;
    }
    if (first == '[') {
        pattern.remove_prefix(1);
        const bool negated = !pattern.empty() && pattern.front() == '^';
        if (negated)
            pattern.remove_prefix(1);
        bool matches = false;
        while (!pattern.empty()) {
            if (pattern.front() == '\\' && pattern.size() >= 2) {
                pattern.remove_prefix(1);
                matches |= pattern.front() == c;
            } else if (pattern.front() == ']') {
                break;
            } else if (pattern.size() >= 3 && pattern[1] == '-') {
                auto from = static_cast<unsigned char>(pattern[0]);
                auto to = static_cast<unsigned char>(pattern[2]);
                if (from > to)
                    std::swap(from, to);
                const auto byte = static_cast<unsigned char>(c);
                matches |= byte >= from && byte <= to;
                pattern.remove_prefix(2);
            } else {
                matches |= pattern.front() == c;
            }
            pattern.remove_prefix(1);
        }
        if (!pattern.empty())
            pattern.remove_prefix(1); // the bracket
        return matches != negated;
    }
    if (first == '\\' && pattern.size() >= 2)
        pattern.remove_prefix(1);
    const bool matches = pattern.front() == c;
    pattern.remove_prefix(1);
    return matches;
}

} // namespace

bool globMatches(std::string_view pattern, std::string_view text)
{
    // Only the last star has to be gone back to: an earlier one that takes more could not reach further.
    bool hasStar = false;
    std::string_view afterStar;
    std::string_view starText;
    for (;;) {
        if (!pattern.empty() && pattern.front() == '*') {
            while (!pattern.empty() && pattern.front() == '*')
                pattern.remove_prefix(1);
            if (pattern.empty())
                return true;
            hasStar = true;
            afterStar = pattern;
            starText = text;
            continue;
        }
        if (text.empty() && pattern.empty())
            return true;
        if (!text.empty() && !pattern.empty()) {
            const char c = text.front();
            text.remove_prefix(1);
            if (takeOne(pattern, c))
                continue;
        }
        if (!hasStar || starText.empty())
            return false;
        starText.remove_prefix(1);
        pattern = afterStar;
        text = starText;
    }
}

} // namespace coroscope::cache
