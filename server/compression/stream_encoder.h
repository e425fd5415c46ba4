#pragma once

#include "server/compression/coding.h"

#include <memory>

namespace coroscope {

/// Compresses a body that is made piece by piece: what was written can be read by the client at once. Holds up to about
/// 1 MiB. One thread at a time.
class StreamEncoder {
public:
    /// Never of Identity. Null where there is no memory.
    static std::unique_ptr<StreamEncoder> make(Coding coding, CompressionLevel level);
    virtual ~StreamEncoder() = default;

    enum class Then : std::uint8_t {
        Flush, ///< all of it so far can be read
        Finish, ///< that was all; nothing may be written after it
    };
    /// Appends to `out`. False: it failed, and the body cannot be ended properly.
    [[nodiscard]] virtual bool write(QByteArrayView piece, Then then, QByteArray &out) = 0;
};

} // namespace coroscope
