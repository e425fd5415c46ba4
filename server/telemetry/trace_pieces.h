#pragma once

#include "server/telemetry/telemetry_mask.h"
#include "server/telemetry/telemetry_names.h"

#include <vector>

namespace coroscope {

/// A stretch of a request's time that has a name.
struct TracePiece {
    Clock::time_point begin;
    Clock::time_point end;
    QByteArray name;
    QByteArray category;
    QByteArray args; ///< a JSON object
};

/// Pieces that lie in each other or beside each other, in the order in which they begin (the outer before the inner).
struct TraceTrack {
    QByteArray id; ///< of the request, its coroutine, and what of that does not fit into one track
    std::vector<TracePiece> pieces;
};

/// A request as tracks: one for itself with its phases and waits, one for each coroutine that it started; more where
/// waits of one coroutine overlap without one lying in the other. What has not ended is taken to end at `until`.
std::vector<TraceTrack> traceTracks(const ExchangeRecord &record, const RecordedNames &names, const TelemetryMask &mask,
                                    Clock::time_point until);

/// A JSON object, member by member.
class TraceArgs {
public:
    TraceArgs &text(const char *name, const QByteArray &value); ///< left out where it is empty
    TraceArgs &number(const char *name, std::int64_t value);
    TraceArgs &milliseconds(const char *name, nanoseconds value);
    TraceArgs &yes(const char *name);
    QByteArray json() const { return m_json.isEmpty() ? QByteArrayLiteral("{}") : m_json + '}'; }

private:
    QByteArray &member(const char *name);
    QByteArray m_json;
};

/// Appends the text as a JSON string. Bytes that are no UTF-8 become U+FFFD.
void appendJsonText(QByteArray &json, const QByteArray &text);
/// Appends nanoseconds in units of 10^`digits` of them: 1234567 with 3 digits is 1234.567.
void appendDecimal(QByteArray &json, std::int64_t nanoseconds, int digits);

} // namespace coroscope
