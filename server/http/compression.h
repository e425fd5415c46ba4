#pragma once

#include "server/compression/accept_encoding.h"
#include "server/compression/compressor.h"
#include "server/compression/encoded_bodies.h"
#include "server/http/middleware.h"

#include <QThreadPool>

#include <atomic>
#include <memory>
#include <optional>

namespace coroscope {

/// What a worker keeps for it. Home thread of the worker.
struct WorkerCompression {
    Compressor compressor;
    EncodedBodies bodies;
    std::shared_ptr<int> streams = std::make_shared<int>(0); ///< that have an encoder just now
};

/// Compresses responses as the client accepts it: those of kLeast bytes and more, of types that get smaller by it,
/// which nobody has coded before. Not: 204, 206 and what else has no whole body, `Cache-Control: no-transform`,
/// server-sent events (each is small and has to arrive at once), routes that are declared notCompressed().
///
/// A response that could be compressed has `Vary: Accept-Encoding`, whether it is or not. An ETag of it, which is one
/// of the identity body, gets the name of the coding before its closing quote (RFC 9110 §8.8.3.3); so does the one of a
/// 304, where the client has shown it. Streams are flushed with each piece. HEAD says what GET would.
///
/// Who refuses identity gets bodies of any size coded, and a 406 where neither identity nor a coding of ours is
/// acceptable (RFC 9110 §12.5.3, §15.5.7), before anything is done. What is not to be coded goes out as it is all the
/// same: §12.1 lets a server do so, and the client can do more with it than with an error.
///
/// A body of up to mostAtOnce() is compressed on the loop, for that takes two milliseconds or so at worst. A larger one
/// goes to a thread of the pool, so that the loop serves others meanwhile and the length of the result is still known.
class Compression final : public Middleware {
public:
    explicit Compression(QThreadPool &pool); ///< which outlives it

    /// None: off. Any thread; from the next response on.
    void setLevel(std::optional<CompressionLevel> level) noexcept;
    std::optional<CompressionLevel> level() const noexcept;

    std::optional<Response> onHead(Exchange &exchange) override;
    void onResponse(Exchange &exchange, Response &response) override;

    /// It is worth compressing, and too much for the loop. Conditions are judged before, for a 304 has no body to be
    /// coded; a form that is kept goes into its codedBody().
    bool isForPool(Exchange &exchange, Response &response) const;
    /// The same response with its codedBody(); as it was where the request was stopped meanwhile.
    QCoro::Task<Response> compressOnPool(ExchangePtr exchange, Response response) const;

    static constexpr qsizetype kLeast = 500; ///< bytes of a body
    static constexpr qsizetype kMostAtOnce = 256 * 1024;
    /// The best level takes that much longer.
    static constexpr qsizetype mostAtOnce(CompressionLevel level) noexcept
    {
        return level == CompressionLevel::Best ? kMostAtOnce / 8 : kMostAtOnce;
    }
    static constexpr int kMostStreams = 256; ///< that a worker compresses at a time; more go out as they are

private:
    static AcceptEncoding accepted(const Request &request);
    static bool canBeCompressed(const Response &response);
    void compressBody(Exchange &exchange, Response &response, Coding coding, CompressionLevel level, bool must) const;
    void compressStream(Exchange &exchange, Response &response, Coding coding, CompressionLevel level) const;
    static void noteCoding(Exchange &exchange, Response &response, Coding coding);

    QThreadPool &m_pool;
    std::atomic<int> m_level{-1};
};

} // namespace coroscope
