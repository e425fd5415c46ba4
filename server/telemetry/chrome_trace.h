#pragma once

#include "server/telemetry/telemetry_mask.h"
#include "server/telemetry/telemetry_names.h"

#include <functional>
#include <set>

class QIODevice;

namespace coroscope {

struct ChromeTraceOptions {
    TelemetryMask mask;
    QByteArray program; ///< "Coroscope 0.1.0"
    /// Called now and then with the share that is written, 0 to 1; false: stop.
    std::function<bool(double)> progress;
};

/// Writes what was recorded in the JSON Object Format of Google's "Trace Event Format", which ui.perfetto.dev and
/// chrome://tracing open. Piece by piece, so that a long recording needs no memory. Any one thread.
///
/// - Process 1, "Event loops": a thread for each worker with complete events (X) for the runs of its loop, named by who
///   held it longest, and a thread for its stalls; counters (C) for each interval; global instants (i) for marks.
/// - Process 2, "Requests": nestable asynchronous events (b, e) with the request's id; its coroutines and their waits
///   lie in it, or are tracks of their own: "0x1f", "0x1f.1", see TraceTrack.
///
/// Times are microseconds with three decimals, from the begin of the recording; `otherData` has its time of day. What
/// has not ended ends where the recording does.
class ChromeTraceWriter {
public:
    /// `names` and `options` are copied. Times count from `origin`; `until` is the end of what has none.
    ChromeTraceWriter(QIODevice &out, RecordedNames names, ChromeTraceOptions options, Clock::time_point origin,
                      Clock::time_point until);

    /// Each gives false where the device has failed, or did before.
    [[nodiscard]] bool begin(std::int64_t originWall, std::uint64_t forgotten = 0);
    [[nodiscard]] bool add(const ExchangeRecord &record);
    [[nodiscard]] bool add(const LoopRun &run);
    [[nodiscard]] bool add(const LoopStall &stall);
    [[nodiscard]] bool add(const IntervalFigures &interval, Clock::time_point ended);
    [[nodiscard]] bool add(const RecordedMark &mark);
    [[nodiscard]] bool end();

private:
    struct Event {
        char phase = 'X';
        QByteArray name;
        QByteArray category;
        Clock::time_point at;
        int pid = 0;
        std::int64_t tid = 0;
        QByteArray extra; ///< members, each with a comma before it
        QByteArray args; ///< a JSON object; empty: none
    };
    void write(const Event &event);
    void nameThread(std::int64_t tid, const QByteArray &name);
    void appendTime(QByteArray &json, Clock::time_point at) const;
    bool flush(qsizetype atLeast);

    QIODevice &m_out;
    const RecordedNames m_names;
    const ChromeTraceOptions m_options;
    const Clock::time_point m_origin;
    const Clock::time_point m_until;
    std::set<std::int64_t> m_named; // threads
    QByteArray m_buffer;
    bool m_first = true;
    bool m_isOk = true;
};

/// All of it. False: the device failed, or `progress` stopped it.
[[nodiscard]] bool writeChromeTrace(QIODevice &out, const RecordingContents &recording,
                                    const ChromeTraceOptions &options);

} // namespace coroscope
