#pragma once

#include "server/async/result.h"
#include "server/http/principal.h"

#include <array>
#include <vector>

namespace coroscope {

/// The API keys of a file, a line each: `NAME KEY [SCOPE,SCOPE]`; without scopes a key has all. Only hashes are kept
/// (SHA-256: keys are long and random, so that a slow hash would be of no use). Immutable; any thread.
class ApiKeys {
public:
    /// An error's detail is a sentence with file and line, without the key. `path` is for that only.
    static Result<ApiKeys> parse(const QString &path, const QByteArray &text);

    /// Whose key it is; null: nobody's. Takes the same time whichever it is, and whether there is one: its hash is
    /// compared with all of them, each in constant time.
    PrincipalPtr find(QByteArrayView key) const;
    std::size_t size() const noexcept { return m_keys.size(); }

    static constexpr qsizetype kShortest = 16; ///< characters of a key
    static constexpr qsizetype kLongest = 512;
    static constexpr std::size_t kMost = 10'000;

private:
    using Hash = std::array<unsigned char, 32>;
    struct Key {
        Hash hash;
        PrincipalPtr owner;
    };
    static Hash hashOf(QByteArrayView key);

    std::vector<Key> m_keys;
};

} // namespace coroscope
