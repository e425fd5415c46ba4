#pragma once

#include <QString>

#include <cstdint>

namespace coroscope::words {

// The codes with which WebSockets are closed (RFC 6455 §7.4.1 and IANA's registry), in words, translated.

/// "1000 Normal closure"; of codes without a name the number alone. 0: empty.
QString closeCode(std::uint16_t code);
/// A sentence: what it means.
QString closeCodeMeaning(std::uint16_t code);
/// It ended as it should, as far as that can be told: 1000, 1001, 1005, and those of applications and libraries.
bool isCalmClose(std::uint16_t code);

} // namespace coroscope::words
