#pragma once

#include <string_view>

namespace coroscope::cache {

/// Whether `text` matches a pattern as Redis has it: `*`, `?`, `[abc]`, `[a-c]`, `[^a]`, and `\` before what is meant
/// as it is. Bytes, not characters. Takes at most pattern × text steps, whatever the pattern.
bool globMatches(std::string_view pattern, std::string_view text);

} // namespace coroscope::cache
