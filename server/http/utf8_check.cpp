#include "server/http/utf8_check.h"

#include <cstring>

namespace coroscope {

bool Utf8Check::feed(QByteArrayView bytes) noexcept
{
    const auto *at = reinterpret_cast<const std::uint8_t *>(bytes.data());
    const auto *const end = at + bytes.size();
    while (at != end) {
        if (m_missing == 0) {
            // Most of it is ASCII.
            std::uint64_t eight = 0;
            while (end - at >= 8) {
                std::memcpy(&eight, at, 8);
                if ((eight & 0x8080808080808080U) != 0)
                    break;
                at += 8;
            }
            if (at == end)
                break;
        }
        const std::uint8_t byte = *at++;
        if (m_missing > 0) {
            if (byte < m_least || byte > m_most)
                return false;
            --m_missing;
            m_least = 0x80;
            m_most = 0xBF;
        } else if (byte >= 0x80) {
            // The Unicode Standard, table 3-7: what may follow depends on the first byte.
            if (byte < 0xC2 || byte > 0xF4)
                return false;
            m_missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
            m_least = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
            m_most = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
        }
    }
    return true;
}

} // namespace coroscope
