#pragma once

#include "server/telemetry/recording.h"
#include "server/telemetry/telemetry_mask.h"

#include <functional>
#include <optional>
#include <variant>

class QIODevice;

namespace coroscope {

// A recording in a file, "NAME.coroscope": what the last minutes of a server were like, to be looked at elsewhere.
//
// Format, version 1. All numbers that are not CBOR are little-endian.
//   8 bytes   89 'C' 'O' 'R' 0D 0A 1A 0A (as PNG's: what passes it through a text transfer damages it visibly)
//   u32       version; a reader refuses what is higher than its own
//   chunks    4 letters; u32 stored bytes; u32 raw bytes; u32 CRC-32 of the twelve bytes before it and the stored ones;
//             the stored bytes: zlib (RFC 1950) of raw bytes, which are one CBOR item (RFC 8949)
// Chunks: "HEAD" first: a map; then in any number "EXCH", "RUNS", "STAL", "INTV", "MARK": each an array of maps; last
// "END ": a map with the number of each, so that a file from which a chunk is missing is not taken for a whole one. A
// chunk that a reader does not know is passed over where its first letter is small, else the file is refused as newer.
// Keys of maps are small numbers (session_fields.h); what is not there has its default, and a key that is not known is
// passed over, so that fields may be added within a version. A record has no more spans, statements and written keys
// than ExchangeRecord keeps. Times are nanoseconds from an origin that HEAD names.

/// What a session file says about itself.
struct SessionInfo {
    QByteArray program; ///< that wrote it: "Coroscope 0.1.0"
    std::int64_t savedWall = 0; ///< milliseconds since 1970, UTC
    bool isMasked = true; ///< secrets were left out
    QString server; ///< where it listened: "http://127.0.0.1:8000"; may be empty
};

struct SessionSaveOptions {
    SessionInfo info;
    TelemetryMask mask;
    /// Called now and then with the share that is done, 0 to 1; false: stop.
    std::function<bool(double)> progress;
};

/// Writes it all. False: the device failed, or `progress` stopped it; what was written is of no use then, so write to
/// a file that only stands when it is whole. Any one thread.
[[nodiscard]] bool writeSession(QIODevice &out, const RecordingContents &recording, const SessionSaveOptions &options);

/// Why a file could not be read. The window makes words of it.
struct SessionFault {
    enum class Kind {
        Unreadable, ///< the device failed: `detail` has its words
        NotASession, ///< it begins with something else
        Newer, ///< of a version that is not known here
        Truncated, ///< it ends too early
        Damaged, ///< a checksum does not fit, or the content makes no sense
        TooLarge, ///< more than is read, see SessionReadLimits
        Stopped, ///< by `progress`
    };
    Kind kind = Kind::Damaged;
    qint64 at = 0; ///< bytes from the begin of the file: of the chunk, where one is at fault
    QByteArray chunk; ///< its letters; empty: none
    QString detail; ///< for people who know the format; English
};

/// A file may claim anything: nothing larger than this is made of it.
struct SessionReadLimits {
    /// Of what is made of it in memory, estimated. Twice what a window can be told to keep, so that what it saves can
    /// be opened: lists that are read take a little more than those that were recorded.
    std::size_t bytes = std::size_t(2) * 1024 * 1024 * 1024;
    std::size_t exchanges = 1'000'000;
    std::size_t loopRuns = 2'000'000;
    std::size_t chunkBytes = 64U * 1024 * 1024; ///< of one chunk, unpacked
    std::function<bool(double)> progress;
};

struct Session {
    SessionInfo info;
    RecordingContents recording;
};

/// Reads it all, or nothing. Any one thread.
std::variant<Session, SessionFault> readSession(QIODevice &in, const SessionReadLimits &limits = {});

/// The suffix of such files, without a dot.
inline constexpr char kSessionSuffix[] = "coroscope";

} // namespace coroscope
