#pragma once

namespace coroscope {

/// Why the gate answers by itself. `detail` is a literal, fit to be sent. After a refusal the framing is lost: the
/// connection is closed.
struct Refusal {
    int status = 0; ///< 0: none
    const char *detail = "";
    explicit operator bool() const noexcept { return status != 0; }
};

} // namespace coroscope
