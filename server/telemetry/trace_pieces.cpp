#include "server/telemetry/trace_pieces.h"

#include <QString>

#include <algorithm>
#include <iterator>
#include <map>

namespace coroscope {

namespace {

constexpr Clock::time_point kNever{};
constexpr qsizetype kMostOfSql = 80; // of a name; the whole of it is an argument

QByteArray pathOf(const QByteArray &target)
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.first(query);
}

void append(std::vector<TracePiece> &pieces, Clock::time_point begin, Clock::time_point end, QByteArray name,
            const char *category, const TraceArgs &args = {})
{
    if (begin != kNever && end >= begin)
        pieces.push_back({begin, end, std::move(name), category, args.json()});
}

/// Puts pieces into as few tracks as nesting allows.
void addTracks(std::vector<TraceTrack> &tracks, const QByteArray &id, std::vector<TracePiece> pieces)
{
    std::stable_sort(pieces.begin(), pieces.end(), [](const TracePiece &a, const TracePiece &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<std::vector<Clock::time_point>> open; // ends of what is open, by track
    const std::size_t first = tracks.size();
    for (TracePiece &piece : pieces) {
        std::size_t at = 0;
        for (; at < open.size(); ++at) {
            auto &ends = open[at];
            while (!ends.empty() && ends.back() <= piece.begin)
                ends.pop_back();
            if (ends.empty() || ends.back() >= piece.end)
                break;
        }
        if (at == open.size()) {
            open.emplace_back();
            tracks.push_back({at == 0 ? id : id + '/' + QByteArray::number(qulonglong(at + 1)), {}});
        }
        open[at].push_back(piece.end);
        tracks[first + at].pieces.push_back(std::move(piece));
    }
}

class Request {
public:
    Request(const ExchangeRecord &record, const RecordedNames &names, const TelemetryMask &mask,
            Clock::time_point until)
        : m_record(record)
        , m_names(names)
        , m_mask(mask)
        , m_end(record.finished != kNever ? std::max(record.finished, record.started) : std::max(until, record.started))
    {
        m_last = std::max(m_end, until);
        m_name = record.method.isEmpty() ? QByteArray("request") : record.method + ' ' + pathOf(record.target);
        if (const QByteArray route = holderWord(names, record.route); !route.isEmpty())
            m_name = route;
    }

    std::vector<TraceTrack> tracks()
    {
        addRequest();
        const QByteArray id = "0x" + QByteArray::number(qulonglong(m_record.id), 16);
        std::uint32_t started = 0;
        for (const Span &span : m_record.spans) {
            if (span.kind == SpanKind::Task) {
                started = span.child != 0 ? span.child : started + 1;
                addChild(span, started);
            } else {
                addSpan(span);
            }
        }
        for (const StatementRecord &statement : m_record.statements)
            addStatement(statement);
        std::vector<TraceTrack> tracks;
        for (auto &[coroutine, pieces] : m_pieces)
            addTracks(tracks, coroutine == 0 ? id : id + '.' + QByteArray::number(coroutine), std::move(pieces));
        return tracks;
    }

private:
    void addRequest()
    {
        const ExchangeRecord &r = m_record;
        auto &own = m_pieces[0];
        TraceArgs args;
        args.number("id", qint64(r.id))
            .text("method", r.method)
            .text("target", TelemetryMask::apply(m_mask.target, r.target))
            .text("end", exchangeEndWord(r.end));
        if (r.status != 0)
            args.number("status", r.status);
        args.number("worker", r.worker)
            .text("client", r.peer)
            .text("trace_id", r.traceId)
            .milliseconds("busy_ms", r.busy);
        if (r.waitedForLoop > nanoseconds(0)) {
            args.milliseconds("waited_for_loop_ms", r.waitedForLoop)
                .text("waited_behind", holderWord(m_names, r.waitedBehind));
        }
        args.number("request_bytes", qint64(r.requestHeadBytes + r.requestBodyBytes))
            .number("response_bytes", qint64(r.responseHeadBytes + r.responseBodyBytes))
            .text("content_encoding", r.responseCoding)
            .text("injected", r.injected)
            .text("error", r.error);
        if (r.responseIdentityBytes > 0)
            args.number("response_bytes_decoded", qint64(r.responseIdentityBytes));
        if (r.spansDropped > 0)
            args.number("spans_dropped", r.spansDropped);
        append(own, r.started, m_end, m_name, "request", args);

        // What was not reached does not show; what runs backwards does not, either.
        const auto readable = std::clamp(r.started + r.waitedForLoop, r.started, m_end);
        if (readable > r.started)
            append(own, r.started, readable, "waits for the loop", "phase");
        const auto until = [&](Clock::time_point at, Clock::time_point after) {
            return at == kNever ? m_end : std::clamp(at, std::min(after, m_end), m_end);
        };
        const auto head = until(r.headComplete, readable);
        append(own, readable, head, "request head", "phase");
        if (r.headComplete == kNever)
            return;
        const auto dispatched = until(r.dispatched, head);
        if (dispatched > head)
            append(own, head, dispatched, "before the handler", "phase");
        if (r.dispatched == kNever)
            return;
        const auto responded = until(r.responded, dispatched);
        append(own, dispatched, responded, "handler", "phase");
        if (r.responded != kNever)
            append(own, responded, m_end, "response", "phase");
    }

    Clock::time_point endOf(const Span &span) const
    {
        const auto end = span.resumed != kNever ? span.resumed : span.ended;
        if (end == kNever)
            return std::max(m_record.end == ExchangeEnd::Running ? m_last : m_end, span.queued);
        return std::max(end, span.queued);
    }

    TraceArgs argsOf(const Span &span) const
    {
        TraceArgs args;
        args.number("span", span.id);
        if (span.parent != 0)
            args.number("inside", span.parent);
        if (span.started > span.queued)
            args.milliseconds("queued_ms", span.started - span.queued);
        if (span.ended != kNever && span.resumed > span.ended)
            args.milliseconds("ready_wait_ms", span.resumed - span.ended);
        if (span.held > nanoseconds(0))
            args.milliseconds("slow_motion_ms", span.held);
        if (span.ended == kNever && span.resumed == kNever)
            args.yes("unfinished");
        return args;
    }

    QByteArray labelOf(const Span &span) const
    {
        return span.kind == SpanKind::Http ? TelemetryMask::apply(m_mask.target, span.label) : span.label;
    }

    void addSpan(const Span &span)
    {
        auto &pieces = m_pieces[span.coroutine];
        const QByteArray kind = spanKindWord(span.kind);
        const QByteArray label = labelOf(span);
        const auto end = endOf(span);
        append(pieces, span.queued, end, label.isEmpty() || label == kind ? kind : kind + ": " + label,
               kind.constData(), argsOf(span));
        if (span.kind == SpanKind::Transaction || span.kind == SpanKind::Block || span.kind == SpanKind::Compress)
            return;
        if (span.started > span.queued && span.started <= end)
            append(pieces, span.queued, span.started,
                   span.kind == SpanKind::Database ? "waits for a connection" : "queued", "wait");
        if (span.ended > span.queued && span.resumed > span.ended)
            append(pieces, span.ended, span.resumed, "ready", "wait");
    }

    void addChild(const Span &span, std::uint32_t coroutine)
    {
        TraceArgs args = argsOf(span);
        args.number("started_by", span.coroutine);
        if (span.isAbandoned)
            args.yes("abandoned");
        append(m_pieces[coroutine], span.queued, endOf(span),
               m_name + " > " + QByteArray::number(coroutine) + ": " + span.label, "coroutine", args);
    }

    void addStatement(const StatementRecord &statement)
    {
        const auto span = std::find_if(m_record.spans.begin(), m_record.spans.end(),
                                       [&](const Span &each) { return each.id == statement.span; });
        const std::uint32_t coroutine = span == m_record.spans.end() ? 0 : span->coroutine;
        TraceArgs args;
        args.text("sql", statement.sql)
            .number("rows", qint64(statement.rowCount))
            .milliseconds("run_ms", statement.run)
            .milliseconds("rows_ms", statement.rows)
            .text("error", statement.error);
        QByteArray name = statement.sql.simplified();
        if (name.size() > kMostOfSql)
            name = QString::fromUtf8(name).left(kMostOfSql).toUtf8() + "...";
        append(m_pieces[coroutine], statement.started, statement.started + statement.run + statement.rows,
               std::move(name), "statement", args);
    }

    const ExchangeRecord &m_record;
    const RecordedNames &m_names;
    const TelemetryMask &m_mask;
    const Clock::time_point m_end;
    Clock::time_point m_last;
    QByteArray m_name;
    std::map<std::uint32_t, std::vector<TracePiece>> m_pieces; // by coroutine
};

} // namespace

std::vector<TraceTrack> traceTracks(const ExchangeRecord &record, const RecordedNames &names, const TelemetryMask &mask,
                                    Clock::time_point until)
{
    return Request(record, names, mask, until).tracks();
}

QByteArray &TraceArgs::member(const char *name)
{
    return m_json.append(m_json.isEmpty() ? '{' : ',').append('"').append(name).append("\":");
}

TraceArgs &TraceArgs::text(const char *name, const QByteArray &value)
{
    if (!value.isEmpty())
        appendJsonText(member(name), value);
    return *this;
}

TraceArgs &TraceArgs::number(const char *name, std::int64_t value)
{
    member(name).append(QByteArray::number(qlonglong(value)));
    return *this;
}

TraceArgs &TraceArgs::milliseconds(const char *name, nanoseconds value)
{
    appendDecimal(member(name), value.count(), 6);
    return *this;
}

TraceArgs &TraceArgs::yes(const char *name)
{
    member(name).append("true");
    return *this;
}

void appendJsonText(QByteArray &json, const QByteArray &text)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    const bool isAscii = std::all_of(text.begin(), text.end(), [](char c) { return uchar(c) < 0x80; });
    const QByteArray valid = isAscii ? text : QString::fromUtf8(text).toUtf8();
    json.append('"');
    for (const char c : valid) {
        if (c == '"' || c == '\\')
            json.append('\\').append(c);
        else if (uchar(c) < 0x20 || c == 0x7f)
            json.append("\\u00").append(kDigits[uchar(c) >> 4]).append(kDigits[uchar(c) & 0xF]);
        else
            json.append(c);
    }
    json.append('"');
}

void appendDecimal(QByteArray &json, std::int64_t nanoseconds, int digits)
{
    std::int64_t unit = 1;
    for (int i = 0; i < digits; ++i)
        unit *= 10;
    if (nanoseconds < 0)
        json.append('-');
    const auto size = nanoseconds < 0 ? -nanoseconds : nanoseconds;
    json.append(QByteArray::number(qlonglong(size / unit)));
    if (size % unit != 0) {
        QByteArray rest = QByteArray::number(qlonglong(size % unit)).rightJustified(digits, '0');
        while (rest.endsWith('0'))
            rest.chop(1);
        json.append('.').append(rest);
    }
}

} // namespace coroscope
