#pragma once

#include "server/compression/coding.h"

#include <memory>

namespace coroscope {

/// Undoes one coding, piece by piece, into room that the caller gives: a small input may stand for any amount of
/// output, and never makes more than there is room for. Trusts nothing of what it reads. One thread at a time.
class Decoder {
public:
    /// Never of Identity. Null where there is no memory.
    static std::unique_ptr<Decoder> make(Coding coding);
    virtual ~Decoder() = default;

    enum class State : std::uint8_t {
        Hungry, ///< all of the input was used
        Full, ///< the room is full, and there may be more
        Ended, ///< of the coded data; what is left of the input follows it
        Damaged, ///< it is none of this coding, or asks for more memory than one may
    };
    /// `input` loses from its front what was used; `made` bytes were written to `room`.
    virtual State decode(QByteArrayView &input, char *room, std::size_t size, std::size_t &made) = 0;
    /// Begins anew with another member, or frame. False: this coding has only one.
    virtual bool restart() { return false; }

    /// Source: RFC 9659 §3: what a zstd frame may ask for.
    static constexpr int kZstdWindowLog = 23;
};

} // namespace coroscope
