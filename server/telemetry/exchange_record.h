#pragma once

#include "server/telemetry/frame_record.h"
#include "server/telemetry/span.h"
#include "server/telemetry/statement_record.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <vector>

namespace coroscope {

/// How a request ended.
enum class ExchangeEnd : std::uint8_t {
    Running, ///< it has not: a preview, see ExchangeRecord; the final record has the same id
    Answered,
    ClientGone, ///< the client left before the response was complete
    Failed, ///< the gate refused it (400, 408, 413, …) and closed
};

/// What the route cache did for a request.
enum class CacheResult : std::uint8_t {
    None, ///< its route is not cached
    Hit,
    Miss, ///< its handler ran, or it waited for another request's: ExchangeRecord::cacheFilledBy
    Stale, ///< answered from what had just run out; where its handler ran afterwards, it refreshed that
    Bypass, ///< straight from the handler
};

/// A key of the cache that a request wrote through its Context, or took away.
struct CacheWrite {
    QByteArray key;
    Clock::time_point at;
    bool isRemoval = false;
};

/// All that is known about one request and its response. Made by a worker, handed to the telemetry thread (or, while
/// nobody reads records, only its EndedFigures are), and from then on never changed. Times are of the server's Clock;
/// `startedWall` is for people. Previews (`end` is Running) come when its handler first waits, then at most every
/// kPreviewEvery while it goes on to wait for other things, and when its response is done while work after it still
/// runs. A preview has the spans so far, those that are open without `ended` and `resumed`; it has no contents, but for
/// the heads of a WebSocket, and no statements. One that never waits has none.
struct ExchangeRecord {
    std::uint64_t id = 0; ///< unique in one program, also when its server is started anew; ascending on a worker
    std::uint64_t connection = 0; ///< unique in one program
    std::uint32_t worker = 0;
    std::int32_t route = -1; ///< index into the RouteTable; -1: none matched
    ExchangeEnd end = ExchangeEnd::Running;
    /// How its response ended, where that was told by a preview, since work after it went on; else Running.
    ExchangeEnd responseEnd = ExchangeEnd::Running;
    int status = 0; ///< 0 while there is none
    bool keepAlive = true;
    std::int64_t startedWall = 0; ///< milliseconds since 1970, UTC

    /// Ids of the tasks that it ran, where it is no request but a run of tasks (then `method` is "TASK" and `target`
    /// "/tasks/" and the first id); empty: it is a request.
    QList<QByteArray> tasks;

    QByteArray method;
    QByteArray target; ///< as it came: path and query, not decoded
    QByteArray peer; ///< "127.0.0.1:50123", "[::1]:50123"
    QByteArray traceId; ///< 32 hex digits (W3C Trace Context); empty before the head was parsed
    QByteArray user; ///< who is authenticated, UTF-8; empty: nobody
    QByteArray authScheme; ///< how: "api-key", "basic", "bearer"; empty where nobody is
    QByteArray parentSpanId; ///< 16 hex digits where the client sent a traceparent, else empty

    // Of TLS, where its connection has it.
    QByteArray tlsVersion; ///< "TLSv1.3"; empty: it came in the clear
    QByteArray tlsCipher; ///< "TLS_AES_256_GCM_SHA384"; empty where no handshake has come to choosing one
    nanoseconds handshake{0}; ///< that of its connection took, before `started`; of the first request on it

    // Phases. All end to end: started <= headComplete <= dispatched <= responded <= finished; epoch where not reached.
    Clock::time_point started; ///< first byte read, less waitedForLoop: what an honest client would say
    Clock::time_point headComplete;
    Clock::time_point dispatched; ///< the handler (or what refused the request before) began; where buffered, body read
    Clock::time_point responded; ///< the response head was ready to be written
    Clock::time_point finished; ///< the last byte went to the kernel, or the end in another way
    nanoseconds waitedForLoop{0}; ///< its bytes lay in the socket while the loop was held
    std::int32_t waitedBehind = -1; ///< route whose handler held it, or taskLabel(); -1: unknown
    nanoseconds busy{0}; ///< time its coroutines held the loop

    // Sizes, in bytes.
    std::uint64_t requestHeadBytes = 0;
    std::uint64_t requestBodyBytes = 0;
    std::uint64_t responseHeadBytes = 0;
    std::uint64_t responseBodyBytes = 0;

    // Content codings (RFC 9110 §8.4). The sizes above are those on the wire.
    QByteArray requestCoding; ///< "gzip", or several as they were applied: "gzip, br"; empty: the body has none
    QByteArray responseCoding; ///< that the server applied, a name of the list of codings; empty: none
    std::uint64_t requestDecodedBytes = 0; ///< where it has a coding
    std::uint64_t responseIdentityBytes = 0; ///< before the coding, where it has one
    nanoseconds compression{0}; ///< CPU time; none where a form was kept that had been made before
    nanoseconds decompression{0}; ///< CPU time

    // Contents, as they went over the wire; bodies up to kKeptBody, the rest is counted above only.
    QByteArray requestHead; ///< request line and fields, with the empty line
    QByteArray requestBody;
    QByteArray responseHead;
    QByteArray responseBody;
    QByteArray error; ///< why it ended so, for people; empty where all went well
    QByteArray injected; ///< the fault or delay that was injected on purpose, for people; empty: none

    CacheResult cache = CacheResult::None;
    std::uint64_t cacheFilledBy = 0; ///< Miss: the request whose handler made the answer, where it was another one

    std::vector<CacheWrite> cacheWrites; ///< in their order; at most kMaxCacheWrites, more are not noted

    std::uint32_t coroutines = 0; ///< children that its handler started, Span::coroutine 1 to this
    std::vector<Span> spans; ///< at most kMaxSpans
    std::uint32_t spansDropped = 0;
    nanoseconds spansDroppedWait{0}; ///< time that its own coroutine waited in those, none inside another
    std::vector<StatementRecord> statements; ///< in the order in which their jobs ended; at most kMaxStatements
    std::uint32_t statementsDropped = 0;

    // Of a WebSocket, whose exchange lasts as long as its connection (`status` is 101). Its payloads count as bytes of
    // the bodies above.
    std::vector<FrameRecord> frames; ///< the newest, in their order; at most kMaxFrames
    std::uint64_t framesReceived = 0; ///< messages and control frames, also those that are not kept any more
    std::uint64_t framesSent = 0;
    std::uint16_t closeCode = 0; ///< RFC 6455 §7.4: who closed first said so; 1005: without one; 1006: no Close came

    static constexpr qsizetype kKeptBody = 64 * 1024;
    static constexpr std::size_t kMaxFrames = 48;
    static constexpr std::size_t kMaxSpansOfSocket = 48; ///< it may last for days, and there may be thousands of them
    static constexpr std::size_t kMaxSpans = 256;
    static constexpr std::size_t kMaxStatements = 256;
    static constexpr std::size_t kMaxCacheWrites = 256;
    static constexpr milliseconds kPreviewEvery{100};
    static constexpr milliseconds kSocketPreviewEvery{500}; ///< one with a WebSocket, where only frames are new

    bool isTaskRun() const noexcept { return !tasks.isEmpty(); }
    bool isWebSocket() const noexcept { return status == 101; }
    nanoseconds total() const { return finished - started; }
    /// For how long its client waited for an answer: how long a WebSocket then stays says nothing about the server.
    nanoseconds answerTime() const { return isWebSocket() ? responded - started : total(); }
};

using ExchangeRecordPtr = std::shared_ptr<const ExchangeRecord>;

} // namespace coroscope
