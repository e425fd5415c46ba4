#include "server/http/trace_id.h"

#include <bit>
#include <random>

namespace coroscope {

TraceIds::TraceIds()
{
    std::random_device random;
    for (auto &word : m_state)
        word = (std::uint64_t(random()) << 32) | random() | 1U;
}

std::uint64_t TraceIds::next()
{
    // xoroshiro128+ (Blackman and Vigna, 2018): ids need to be unlikely to collide, not hard to guess.
    const std::uint64_t a = m_state[0];
    std::uint64_t b = m_state[1];
    const std::uint64_t sum = a + b;
    b ^= a;
    m_state[0] = std::rotl(a, 24) ^ b ^ (b << 16);
    m_state[1] = std::rotl(b, 37);
    return sum;
}

void TraceIds::newTraceId(QByteArray &out)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out.resize(32);
    char *text = out.data();
    for (int half = 0; half < 2; ++half) {
        std::uint64_t bits = next() | (half == 0 ? 1U : 0U);
        for (int i = 0; i < 16; ++i, bits >>= 4)
            text[half * 16 + i] = kHex[bits & 15U];
    }
}

bool TraceIds::parse(QByteArrayView traceparent, QByteArray &traceId, QByteArray &parentSpanId)
{
    // version "-" trace-id "-" parent-id "-" trace-flags; a higher version may be longer.
    if (traceparent.size() < 55 || traceparent[2] != '-' || traceparent[35] != '-' || traceparent[52] != '-')
        return false;
    const auto isHex = [](QByteArrayView text) {
        for (const char c : text) {
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
                return false;
        }
        return true;
    };
    const auto isZero = [](QByteArrayView text) {
        for (const char c : text) {
            if (c != '0')
                return false;
        }
        return true;
    };
    const QByteArrayView version = traceparent.first(2);
    const QByteArrayView trace = traceparent.sliced(3, 32);
    const QByteArrayView span = traceparent.sliced(36, 16);
    if (!isHex(version) || !isHex(trace) || !isHex(span) || !isHex(traceparent.sliced(53, 2)))
        return false;
    if (version == QByteArrayView("ff") || isZero(trace) || isZero(span))
        return false;
    if (version == QByteArrayView("00") ? traceparent.size() != 55 : traceparent.size() > 55 && traceparent[55] != '-')
        return false;
    traceId = trace.toByteArray();
    parentSpanId = span.toByteArray();
    return true;
}

} // namespace coroscope
