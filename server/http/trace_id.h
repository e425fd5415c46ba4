#pragma once

#include <QByteArray>

#include <cstdint>

namespace coroscope {

/// Trace and span ids for requests that bring none, and the reading of `traceparent` (W3C Trace Context, §3.2). One
/// thread.
class TraceIds {
public:
    TraceIds();
    /// 32 lower-case hex digits, never all zero; written over `out`, whose memory is kept.
    void newTraceId(QByteArray &out);

    /// Takes trace id and parent span id from a traceparent field; false where it is malformed, and then it is ignored.
    static bool parse(QByteArrayView traceparent, QByteArray &traceId, QByteArray &parentSpanId);

private:
    std::uint64_t next();

    std::uint64_t m_state[2];
};

} // namespace coroscope
