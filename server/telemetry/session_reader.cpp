#include "server/telemetry/session_cbor.h"
#include "server/telemetry/session_chunk.h"

#include <QIODevice>

#include <algorithm>
#include <memory>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

using Kind = SessionFault::Kind;

// The memory that an item takes, estimated, with what it points to.
template<typename T>
std::size_t bytesOf(const T &item)
{
    return sizeof item;
}
std::size_t bytesOf(const IntervalFigures &interval)
{
    return sizeof interval + interval.workers.capacity() * sizeof(WorkerInterval)
        + interval.routes.capacity() * sizeof(RouteInterval);
}
std::size_t bytesOf(const RecordedMark &mark)
{
    return sizeof mark + std::size_t(mark.text.capacity()) * sizeof(QChar);
}

class SessionReader {
public:
    SessionReader(QIODevice &in, const SessionReadLimits &limits)
        : m_in(in)
        , m_limits(limits)
    {
    }

    std::variant<Session, SessionFault> read()
    {
        if (!readHead())
            return m_fault;
        while (!m_hasEnded) {
            if (!readChunk())
                return m_fault;
        }
        if (!m_in.atEnd() && !m_in.read(1).isEmpty()) {
            fail(Kind::Damaged, u"something follows the end"_s);
            return m_fault;
        }
        Session session;
        session.info = m_head.info;
        session.recording = std::move(m_recording);
        return session;
    }

private:
    bool fail(Kind kind, const QString &detail = {})
    {
        m_fault = {kind, m_chunkAt, m_chunk, detail};
        return false;
    }

    /// Exactly so many bytes. Small at first, so that a size that is not true costs nothing.
    bool take(qsizetype size, QByteArray &bytes)
    {
        constexpr qsizetype kStep = 4 * 1024 * 1024;
        bytes.clear();
        while (bytes.size() < size) {
            const QByteArray piece = m_in.read(std::min(kStep, size - bytes.size()));
            if (piece.isEmpty()) {
                const bool atEnd = m_in.atEnd();
                return atEnd ? fail(Kind::Truncated, u"%1 of %2 bytes are there"_s.arg(bytes.size()).arg(size))
                             : fail(Kind::Unreadable, m_in.errorString());
            }
            bytes += piece;
            m_at += piece.size();
        }
        return true;
    }

    bool readHead()
    {
        QByteArray begin;
        if (!take(session::kFileHead, begin) && m_fault.kind == Kind::Unreadable)
            return false;
        if (begin.isEmpty() || !session::isMagic(begin))
            return fail(Kind::NotASession);
        if (begin.size() < session::kFileHead)
            return fail(Kind::Truncated, u"it ends within its first bytes"_s);
        const std::uint32_t version = session::numberAt(begin, 8);
        if (version > session::kVersion)
            return fail(Kind::Newer, u"version %1; version %2 is known"_s.arg(version).arg(session::kVersion));
        if (version == 0)
            return fail(Kind::Damaged, u"it has no version"_s);
        return true;
    }

    bool readChunk()
    {
        m_chunkAt = m_at;
        m_chunk.clear();
        QByteArray bytes;
        if (!take(session::kChunkHead, bytes))
            return false;
        const session::ChunkHead head = session::chunkHead(bytes);
        m_chunk = head.name;
        // The sizes are believed only as far as the checksum: whether they are damaged is known when it has been read.
        if (head.stored > m_limits.chunkBytes || head.raw > m_limits.chunkBytes)
            return fail(Kind::TooLarge, u"it says that it has %1 bytes, %2 unpacked"_s.arg(head.stored).arg(head.raw));
        QByteArray stored;
        if (!take(qsizetype(head.stored), stored))
            return false;
        if (!session::isIntact(head, stored))
            return fail(Kind::Damaged, u"its checksum does not fit"_s);
        if (m_limits.progress && m_in.size() > 0
            && !m_limits.progress(std::min(1.0, double(m_at) / double(m_in.size()))))
            return fail(Kind::Stopped);
        if (head.name.at(0) >= 'a' && head.name.at(0) <= 'z')
            return true; // nothing that one has to know
        const auto raw = session::unpacked(head, stored);
        if (!raw)
            return fail(Kind::Damaged, u"it does not unpack to what it says"_s);
        return understand(head.name, *raw);
    }

    bool understand(const QByteArray &name, const QByteArray &raw)
    {
        if (m_hasHead == (name == "HEAD"))
            return fail(Kind::Damaged, m_hasHead ? u"there are two of it"_s : u"HEAD should be the first"_s);
        if (name == "HEAD")
            return readInfo(raw);
        session::Reader reader(raw);
        reader.setOrigin(m_origin);
        if (name == "EXCH")
            return readExchanges(reader);
        if (name == "RUNS")
            return readAll(reader, m_recording.loopRuns, m_limits.loopRuns);
        if (name == "STAL")
            return readAll(reader, m_recording.stalls, Recording::kMaxStalls);
        if (name == "INTV")
            return readAll(reader, m_recording.intervals, Recording::kMaxIntervals);
        if (name == "MARK")
            return readAll(reader, m_recording.marks, Recording::kMaxMarks);
        if (name == "END ")
            return readTotals(reader);
        const bool isName = std::all_of(name.begin(), name.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
        return isName ? fail(Kind::Newer, u"it is not known"_s) : fail(Kind::Damaged, u"it has no name"_s);
    }

    bool readInfo(const QByteArray &raw)
    {
        // Twice: its times count from the origin that it tells.
        for (int time = 0; time < 2; ++time) {
            session::Reader reader(raw);
            reader.setOrigin(m_origin);
            m_head = {};
            reader.map(m_head);
            reader.end();
            if (!reader.isOk())
                return fail(Kind::Damaged, reader.fault());
            m_origin = Clock::time_point(std::chrono::duration_cast<Clock::duration>(nanoseconds(m_head.origin)));
        }
        m_hasHead = true;
        m_recording.from = m_head.from;
        m_recording.until = m_head.until;
        m_recording.anchors = std::move(m_head.anchors);
        m_recording.names = std::move(m_head.names);
        m_recording.forgotten = m_head.forgotten;
        return true;
    }

    /// Calls `take(item)` for each.
    template<typename T, typename Take>
    bool readItems(session::Reader &reader, Take take)
    {
        std::size_t items = 0;
        reader.array([&] {
            T item;
            reader.map(item);
            if (++items > session::kMostItems)
                reader.fail(u"it has too many items"_s);
            if (reader.isOk())
                take(std::move(item));
        });
        reader.end();
        if (m_fault.kind == Kind::TooLarge)
            return false;
        return reader.isOk() || fail(Kind::Damaged, reader.fault());
    }

    bool readExchanges(session::Reader &reader)
    {
        return readItems<ExchangeRecord>(reader, [&](ExchangeRecord item) {
            auto record = std::make_shared<const ExchangeRecord>(std::move(item));
            m_bytes += estimatedBytes(*record);
            const std::size_t count = m_recording.ended.size() + m_recording.running.size();
            if (m_bytes > m_limits.bytes || count >= m_limits.exchanges) {
                fail(Kind::TooLarge, u"it holds more requests than are read"_s);
                reader.fail(m_fault.detail);
            } else if (record->end == ExchangeEnd::Running) {
                m_recording.running.push_back(std::move(record));
            } else {
                m_recording.ended.push_back(std::move(record));
            }
        });
    }

    template<typename T>
    bool readAll(session::Reader &reader, std::deque<T> &list, std::size_t most)
    {
        return readItems<T>(reader, [&](T item) {
            m_bytes += bytesOf(item);
            if (list.size() >= most || m_bytes > m_limits.bytes) {
                fail(Kind::TooLarge, u"it holds more of them than are read"_s);
                reader.fail(m_fault.detail);
            } else {
                list.push_back(std::move(item));
            }
        });
    }

    bool readTotals(session::Reader &reader)
    {
        session::Totals said;
        reader.map(said);
        reader.end();
        if (!reader.isOk())
            return fail(Kind::Damaged, reader.fault());
        session::Totals found;
        found.ended = m_recording.ended.size();
        found.running = m_recording.running.size();
        found.loopRuns = m_recording.loopRuns.size();
        found.stalls = m_recording.stalls.size();
        found.intervals = m_recording.intervals.size();
        found.marks = m_recording.marks.size();
        if (said != found)
            return fail(Kind::Damaged, u"parts of the file are missing, or stand there twice"_s);
        m_hasEnded = true;
        return true;
    }

    QIODevice &m_in;
    const SessionReadLimits &m_limits;
    SessionFault m_fault;
    qint64 m_at = 0;
    qint64 m_chunkAt = 0;
    QByteArray m_chunk;
    bool m_hasHead = false;
    bool m_hasEnded = false;
    session::Head m_head;
    Clock::time_point m_origin;
    RecordingContents m_recording;
    std::size_t m_bytes = 0;
};

} // namespace

std::variant<Session, SessionFault> readSession(QIODevice &in, const SessionReadLimits &limits)
{
    return SessionReader(in, limits).read();
}

} // namespace coroscope
