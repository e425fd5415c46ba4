#pragma once

namespace coroscope::test {

/// Whether this program and those that it starts are built with AddressSanitizer, which keeps what was freed for a
/// while: how much memory a process has, and how long it takes, says nothing then.
#if defined(__SANITIZE_ADDRESS__) // g++
inline constexpr bool kUnderAddressSanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) // clang
inline constexpr bool kUnderAddressSanitizer = true;
#else
inline constexpr bool kUnderAddressSanitizer = false;
#endif
#else
inline constexpr bool kUnderAddressSanitizer = false;
#endif

} // namespace coroscope::test
