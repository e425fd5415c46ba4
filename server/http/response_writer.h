#pragma once

#include "server/async/scheduler.h"
#include "server/http/message.h"

#include <string>

namespace coroscope {

/// The `Date` field's value (RFC 9110 §6.6.1, IMF-fixdate), made once a second. One thread.
class DateCache {
public:
    QByteArrayView now();

private:
    std::int64_t m_second = 0;
    char m_text[32] = {};
    int m_size = 0;
};

/// How a response is framed (RFC 9112 §6).
struct ResponseFraming {
    enum class Body { Length, Chunked, UntilClose, None };
    Body body = Body::Length;
    bool keepAlive = true;
    bool announceKeepAlive = false; ///< to an HTTP/1.0 client, for which it is not the default
};

/// What `Server-Timing` says (W3C Server Timing), in milliseconds.
struct ServerTiming {
    nanoseconds total{0};
    nanoseconds loop{0}; ///< time its coroutines held the loop
    nanoseconds waited{0}; ///< time its bytes waited for a blocked loop
    nanoseconds database{0}; ///< its waits for the database, those at the same time added up
    nanoseconds cache{0}; ///< the same for the cache
    nanoseconds outbound{0}; ///< … for other servers
    nanoseconds offload{0}; ///< … for a thread of the pool
    nanoseconds sleep{0};
    nanoseconds lock{0};
    std::size_t statements = 0; ///< how many the database ran for it
};

/// What every response begins with.
inline constexpr QByteArrayView kResponseStart("HTTP/1.1 ");

/// What the gate adds to the fields of a response besides its framing.
struct ResponseExtras {
    const ServerTiming *timing = nullptr; ///< null: no Server-Timing
    /// Fields that keep a browser from guessing the type (WHATWG Fetch, "nosniff"), showing it in a frame (WHATWG HTML,
    /// "X-Frame-Options") and passing on its address (W3C Referrer Policy); a response's own field of that name wins.
    bool hasSecurityFields = false;
};

/// Appends status line and fields, with the empty line, to `out`: a std::string, since each append() to a QByteArray is
/// a call that moves memory.
void appendResponseHead(std::string &out, const Response &response, const ResponseFraming &framing, QByteArrayView date,
                        const ResponseExtras &extras);

/// Appends one chunk (RFC 9112 §7.1); `data` is not empty.
void appendChunk(std::string &out, QByteArrayView data);
inline constexpr QByteArrayView kLastChunk("0\r\n\r\n");

} // namespace coroscope
