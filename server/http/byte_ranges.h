#pragma once

#include <QByteArrayView>
#include <QList>

#include <cstdint>

namespace coroscope {

struct ByteRange {
    std::int64_t from = 0;
    std::int64_t size = 0; ///< more than 0
    bool operator==(const ByteRange &) const = default;
};

/// What a Range field asks of a content (RFC 9110 §14.1.2, §14.2).
struct ByteRanges {
    enum class Kind {
        Whole, ///< there is no range, or it is to be ignored: another unit, malformed, too many
        Parts, ///< 206 with `parts`
        Unsatisfiable, ///< 416
    };
    Kind kind = Kind::Whole;
    QList<ByteRange> parts{}; ///< at least one, none of them in another; as asked for

    /// Of a content of `size` bytes. Ranges that overlap or touch are put together, which §15.3.7.2 allows, so nobody
    /// gets a byte twice; one that is too many may be an attack (§17.15), and the field is ignored. Of an empty
    /// content, of which no range can be told, a suffix is the whole.
    static ByteRanges parse(QByteArrayView field, std::int64_t size);

    static constexpr int kMost = 32;
};

} // namespace coroscope
