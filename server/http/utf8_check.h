#pragma once

#include <QByteArrayView>

#include <cstdint>

namespace coroscope {

/// Whether bytes that come piece by piece are UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing past
/// U+10FFFF). A byte that cannot be right is refused when it comes, not at the end of its character.
class Utf8Check {
public:
    /// False: they are not, whatever may follow; nothing more is to be asked then.
    [[nodiscard]] bool feed(QByteArrayView bytes) noexcept;
    /// No character is left unfinished.
    bool isComplete() const noexcept { return m_missing == 0; }
    void reset() noexcept { *this = Utf8Check(); }

    static bool isValid(QByteArrayView bytes) noexcept
    {
        Utf8Check check;
        return check.feed(bytes) && check.isComplete();
    }

private:
    std::uint8_t m_missing = 0; ///< bytes of the character that has begun
    std::uint8_t m_least = 0x80; ///< what the next of them may be
    std::uint8_t m_most = 0xBF;
};

} // namespace coroscope
