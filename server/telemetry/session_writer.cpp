#include "server/telemetry/secret_text.h"
#include "server/telemetry/session_cbor.h"
#include "server/telemetry/session_chunk.h"

#include <QIODevice>

#include <algorithm>
#include <memory>

namespace coroscope {

namespace {

constexpr qsizetype kChunk = 1024 * 1024; // raw; a record more
constexpr std::uint8_t kTextFrame = 1; // RFC 6455 §5.2
constexpr std::size_t kItemsOfChunk = 4'000; // session::kMostItems at most

class SessionWriter {
public:
    SessionWriter(QIODevice &out, const SessionSaveOptions &options, Clock::time_point origin)
        : m_out(out)
        , m_options(options)
        , m_origin(origin)
    {
    }

    bool write(const RecordingContents &recording)
    {
        m_all = recording.ended.size() + recording.running.size() + recording.loopRuns.size() / 10 + 1;
        session::Head head;
        head.info = m_options.info;
        head.origin = nanoseconds(m_origin.time_since_epoch()).count();
        head.from = recording.from;
        head.until = recording.until;
        head.anchors = recording.anchors;
        head.names = recording.names;
        head.forgotten = recording.forgotten;
        session::Totals totals;
        totals.ended = recording.ended.size();
        totals.running = recording.running.size();
        totals.loopRuns = recording.loopRuns.size();
        totals.stalls = recording.stalls.size();
        totals.intervals = recording.intervals.size();
        totals.marks = recording.marks.size();

        return begin() && one("HEAD", head) && exchanges(recording.ended) && exchanges(recording.running)
            && all("RUNS", recording.loopRuns) && all("STAL", recording.stalls) && all("INTV", recording.intervals)
            && all("MARK", recording.marks) && one("END ", totals);
    }

private:
    bool begin()
    {
        const QByteArray start = session::fileHead();
        return m_out.write(start) == start.size();
    }
    bool writeChunk(const char *name, const QByteArray &raw)
    {
        const QByteArray chunk = session::packed(name, raw);
        return !chunk.isEmpty() && m_out.write(chunk) == chunk.size();
    }
    template<typename T>
    bool one(const char *name, const T &value)
    {
        QByteArray raw;
        session::Writer writer(raw, m_origin);
        writer.map(value);
        return writeChunk(name, raw);
    }
    /// In chunks of about kChunk.
    template<typename Container>
    bool all(const char *name, const Container &values)
    {
        auto at = values.begin();
        while (at != values.end()) {
            QByteArray raw;
            session::Writer writer(raw, m_origin);
            writer.cbor().startArray();
            for (std::size_t i = 0; i < kItemsOfChunk && at != values.end() && raw.size() < kChunk; ++i, ++at)
                put(writer, *at);
            writer.cbor().endArray();
            if (!writeChunk(name, raw))
                return false;
            if (m_options.progress && !m_options.progress(std::min(1.0, double(m_done) / double(m_all))))
                return false;
        }
        return true;
    }
    template<typename T>
    void put(session::Writer &writer, const T &value)
    {
        writer.map(value);
    }
    void put(session::Writer &writer, const ExchangeRecordPtr &record)
    {
        ++m_done;
        const TelemetryMask &mask = m_options.mask;
        if (!mask.target && !mask.head) {
            writer.map(*record);
            return;
        }
        ExchangeRecord masked = *record;
        masked.target = TelemetryMask::apply(mask.target, record->target);
        if (mask.head) {
            masked.requestHead = withoutSecretFields(mask.head(record->requestHead));
            masked.responseHead = withoutSecretFields(mask.head(record->responseHead));
            masked.requestBody = withoutSecretValues(record->requestHead, record->requestBody);
            masked.responseBody = withoutSecretValues(record->responseHead, record->responseBody);
            for (FrameRecord &frame : masked.frames) {
                if (frame.opcode == kTextFrame)
                    frame.head = withoutSecretValues({}, frame.head).left(FrameRecord::kKeptHead);
            }
        }
        for (Span &span : masked.spans) {
            if (span.kind == SpanKind::Http)
                span.label = TelemetryMask::apply(mask.target, span.label);
        }
        writer.map(masked);
    }
    template<typename Container>
    bool exchanges(const Container &records)
    {
        return all("EXCH", records);
    }

    QIODevice &m_out;
    const SessionSaveOptions &m_options;
    const Clock::time_point m_origin;
    std::size_t m_all = 1;
    std::size_t m_done = 0;
};

} // namespace

bool writeSession(QIODevice &out, const RecordingContents &recording, const SessionSaveOptions &options)
{
    return SessionWriter(out, options, recording.from).write(recording);
}

} // namespace coroscope
