#include "server/telemetry/chrome_trace.h"

#include "server/telemetry/trace_pieces.h"

#include <QIODevice>

#include <algorithm>
#include <utility>

namespace coroscope {

namespace {

constexpr int kLoops = 1; // processes
constexpr int kRequests = 2;
constexpr Clock::time_point kNever{};
constexpr qsizetype kBuffer = 256 * 1024;
constexpr std::size_t kProgressEvery = 256; // records

std::int64_t loopThread(std::uint32_t worker)
{
    return 2 * std::int64_t(worker) + 1;
}

std::int64_t stallThread(std::uint32_t worker)
{
    return 2 * std::int64_t(worker) + 2;
}

} // namespace

ChromeTraceWriter::ChromeTraceWriter(QIODevice &out, RecordedNames names, ChromeTraceOptions options,
                                     Clock::time_point origin, Clock::time_point until)
    : m_out(out)
    , m_names(std::move(names))
    , m_options(std::move(options))
    , m_origin(origin)
    , m_until(until)
{
}

void ChromeTraceWriter::appendTime(QByteArray &json, Clock::time_point at) const
{
    appendDecimal(json, nanoseconds(at - m_origin).count(), 3);
}

bool ChromeTraceWriter::flush(qsizetype atLeast)
{
    if (m_isOk && m_buffer.size() >= atLeast) {
        m_isOk = m_out.write(m_buffer) == m_buffer.size();
        m_buffer.clear();
    }
    return m_isOk;
}

void ChromeTraceWriter::write(const Event &event)
{
    QByteArray &json = m_buffer;
    json.append(std::exchange(m_first, false) ? "\n{\"ph\":\"" : ",\n{\"ph\":\"").append(event.phase).append('"');
    json.append(",\"name\":");
    appendJsonText(json, event.name);
    if (!event.category.isEmpty()) {
        json.append(",\"cat\":");
        appendJsonText(json, event.category);
    }
    json.append(",\"ts\":");
    appendTime(json, event.at);
    json.append(",\"pid\":").append(QByteArray::number(event.pid));
    json.append(",\"tid\":").append(QByteArray::number(qlonglong(event.tid)));
    json.append(event.extra);
    if (!event.args.isEmpty())
        json.append(",\"args\":").append(event.args);
    json.append('}');
}

void ChromeTraceWriter::nameThread(std::int64_t tid, const QByteArray &name)
{
    if (!m_named.insert(tid).second)
        return;
    write({'M', "thread_name", {}, m_origin, kLoops, tid, {}, TraceArgs().text("name", name).json()});
    write({'M', "thread_sort_index", {}, m_origin, kLoops, tid, {}, TraceArgs().number("sort_index", tid).json()});
}

bool ChromeTraceWriter::begin(std::int64_t originWall, std::uint64_t forgotten)
{
    TraceArgs other;
    other.text("program", m_options.program);
    other.number("started_unix_ms", originWall).number("forgotten", qint64(forgotten));
    m_buffer.append("{\"displayTimeUnit\":\"ms\",\"otherData\":").append(other.json()).append(",\"traceEvents\":[");
    for (const auto &[pid, name] : {std::pair{kLoops, "Event loops"}, std::pair{kRequests, "Requests"}}) {
        write({'M', "process_name", {}, m_origin, pid, 0, {}, TraceArgs().text("name", name).json()});
        write({'M', "process_sort_index", {}, m_origin, pid, 0, {}, TraceArgs().number("sort_index", pid).json()});
    }
    return flush(kBuffer);
}

bool ChromeTraceWriter::add(const ExchangeRecord &record)
{
    for (const TraceTrack &track : traceTracks(record, m_names, m_options.mask, m_until)) {
        QByteArray id = ",\"id\":";
        appendJsonText(id, track.id);
        std::vector<const TracePiece *> open;
        const auto close = [&] {
            const TracePiece &piece = *open.back();
            write({'e', piece.name, "request", piece.end, kRequests, 0, id, {}});
            open.pop_back();
        };
        for (const TracePiece &piece : track.pieces) {
            // One without length may lie at the end of what is open: it belongs into it.
            while (!open.empty() && open.back()->end <= piece.begin && open.back()->end < piece.end)
                close();
            write({'b', piece.name, "request", piece.begin, kRequests, 0, id,
                   piece.args == "{}" ? TraceArgs().text("kind", piece.category).json()
                                      : piece.args.chopped(1) + ",\"kind\":\"" + piece.category + "\"}"});
            open.push_back(&piece);
        }
        while (!open.empty())
            close();
    }
    return flush(kBuffer);
}

bool ChromeTraceWriter::add(const LoopRun &run)
{
    const std::int64_t tid = loopThread(run.worker);
    nameThread(tid, "Worker " + QByteArray::number(run.worker));
    QByteArray extra = ",\"dur\":";
    appendDecimal(extra, std::max(nanoseconds(0), nanoseconds(run.ended - run.started)).count(), 3);
    const QByteArray name = holderWord(m_names, run.label);
    TraceArgs args;
    args.number("turns", run.turns).milliseconds("busy_ms", run.busy);
    write({'X', name.isEmpty() ? QByteArray("loop") : name, "loop", run.started, kLoops, tid, extra, args.json()});
    return flush(kBuffer);
}

bool ChromeTraceWriter::add(const LoopStall &stall)
{
    const std::int64_t tid = stallThread(stall.worker);
    nameThread(tid, "Worker " + QByteArray::number(stall.worker) + ", held");
    const auto end = stall.ended != kNever ? stall.ended : std::max(m_until, stall.started);
    QByteArray extra = ",\"dur\":";
    appendDecimal(extra, std::max(nanoseconds(0), nanoseconds(end - stall.started)).count(), 3);
    extra.append(",\"cname\":\"terrible\"");
    const QByteArray name = holderWord(m_names, stall.label);
    TraceArgs args;
    args.number("connections_waiting", stall.waiting);
    if (stall.ended == kNever)
        args.yes("unfinished");
    write({'X', name.isEmpty() ? QByteArray("held") : "held by " + name, "stall", stall.started, kLoops, tid, extra,
           args.json()});
    return flush(kBuffer);
}

bool ChromeTraceWriter::add(const IntervalFigures &interval, Clock::time_point ended)
{
    const auto counter = [&](const char *name, const TraceArgs &args) {
        write({'C', name, {}, ended, kLoops, 0, {}, args.json()});
    };
    counter("In flight", TraceArgs().number("requests", qint64(interval.inFlight)));
    counter("Loop lag", TraceArgs().milliseconds("ms", interval.loopLag));
    TraceArgs classes;
    static constexpr std::array kNames{"none", "1xx", "2xx", "3xx", "4xx", "5xx"};
    for (std::size_t i = 0; i < kNames.size(); ++i)
        classes.number(kNames[i], qint64(interval.byClass[i]));
    counter("Requests", classes);
    return flush(kBuffer);
}

bool ChromeTraceWriter::add(const RecordedMark &mark)
{
    write({'i', mark.text.toUtf8(), "mark", mark.at, kLoops, 0, ",\"s\":\"g\"", {}});
    return flush(kBuffer);
}

bool ChromeTraceWriter::end()
{
    m_buffer.append("\n]}\n");
    return flush(0);
}

bool writeChromeTrace(QIODevice &out, const RecordingContents &recording, const ChromeTraceOptions &options)
{
    // What is oldest is first: no time is negative.
    auto origin = recording.from;
    for (const auto &record : recording.ended)
        origin = std::min(origin, record->started);
    for (const auto &record : recording.running)
        origin = std::min(origin, record->started);
    for (const LoopRun &run : recording.loopRuns)
        origin = std::min(origin, run.started);
    for (const LoopStall &stall : recording.stalls)
        origin = std::min(origin, stall.started);

    const std::size_t all = recording.ended.size() + recording.running.size() + 1;
    std::size_t done = 0;
    const auto goesOn = [&] {
        return !options.progress || done % kProgressEvery != 0 || options.progress(double(done) / double(all));
    };
    ChromeTraceWriter writer(out, recording.names, options, origin, recording.until);
    bool isOk = writer.begin(wallAt(recording.anchors, origin), recording.forgotten);
    for (const LoopRun &run : recording.loopRuns)
        isOk = isOk && writer.add(run);
    for (const LoopStall &stall : recording.stalls)
        isOk = isOk && writer.add(stall);
    for (const IntervalFigures &interval : recording.intervals) {
        const auto ended = momentAt(recording.anchors, interval.endedWall);
        isOk = isOk && (ended < origin || writer.add(interval, ended));
    }
    for (const RecordedMark &mark : recording.marks)
        isOk = isOk && (mark.at < origin || writer.add(mark));
    for (const auto &record : recording.ended) {
        isOk = isOk && goesOn() && writer.add(*record);
        ++done;
    }
    for (const auto &record : recording.running) {
        isOk = isOk && goesOn() && writer.add(*record);
        ++done;
    }
    return isOk && writer.end();
}

} // namespace coroscope
