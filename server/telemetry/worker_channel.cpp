#include "server/telemetry/worker_channel.h"

#include <algorithm>

namespace coroscope {

namespace {

// What a recycled record may keep, so that one burst of large bodies does not stay in memory for ever.
constexpr qsizetype kKeptBytes = 1'024; // of each string
constexpr std::size_t kKeptSpans = 16;
constexpr std::size_t kKeptStatements = 16;

void clear(QByteArray &bytes)
{
    if (bytes.capacity() > kKeptBytes)
        bytes.clear();
    else
        bytes.resize(0); // unlike clear() it keeps the memory, where nobody shares it
}

void clear(ExchangeRecord &record)
{
    for (QByteArray *bytes :
         {&record.method, &record.target, &record.peer, &record.traceId, &record.parentSpanId, &record.requestHead,
          &record.requestBody, &record.responseHead, &record.responseBody, &record.error})
        clear(*bytes);
    record.spans.clear();
    if (record.spans.capacity() > kKeptSpans)
        std::vector<Span>().swap(record.spans);
    record.statements.clear();
    if (record.statements.capacity() > kKeptStatements)
        std::vector<StatementRecord>().swap(record.statements);

    // Move what keeps its memory into a record that has every other member as new, so that none can be forgotten here.
    ExchangeRecord blank;
    blank.method.swap(record.method);
    blank.target.swap(record.target);
    blank.peer.swap(record.peer);
    blank.traceId.swap(record.traceId);
    blank.parentSpanId.swap(record.parentSpanId);
    blank.requestHead.swap(record.requestHead);
    blank.requestBody.swap(record.requestBody);
    blank.responseHead.swap(record.responseHead);
    blank.responseBody.swap(record.responseBody);
    blank.error.swap(record.error);
    blank.spans.swap(record.spans);
    blank.statements.swap(record.statements);
    record = std::move(blank);
}

} // namespace

WorkerChannel::WorkerChannel(std::uint32_t worker, EpollLoop *loop, std::size_t capacity)
    : m_worker(worker)
    , m_loop(loop)
    , m_records(capacity)
    , m_recycled(std::min(capacity, kRecycled))
    , m_lostEnds(capacity)
{
}

WorkerChannel::~WorkerChannel() = default;

std::unique_ptr<ExchangeRecord> WorkerChannel::fresh()
{
    std::unique_ptr<ExchangeRecord> record;
    if (!m_spare.empty()) {
        record = std::move(m_spare.back());
        m_spare.pop_back();
    } else if (!m_recycled.pop(record)) {
        record = std::make_unique<ExchangeRecord>();
    }
    record->worker = m_worker;
    return record;
}

bool WorkerChannel::send(std::unique_ptr<ExchangeRecord> record)
{
    if (!m_isOn) {
        keep(std::move(record));
        return false;
    }
    const std::uint64_t id = record->id;
    const bool isEnd = record->end != ExchangeEnd::Running;
    if (m_records.push(std::move(record)))
        return true;
    m_dropped.store(m_dropped.load(kRelaxed) + 1, kRelaxed);
    // Release: a telemetry thread that sees this also sees the previews that were sent before.
    if (isEnd && !m_lostEnds.push(std::uint64_t(id)))
        m_lostMore.store(true, std::memory_order_release);
    keep(std::move(record));
    return false;
}

void WorkerChannel::keep(std::unique_ptr<ExchangeRecord> record)
{
    if (m_spare.size() >= kSpare)
        return;
    clear(*record);
    m_spare.push_back(std::move(record));
}

void WorkerChannel::setReady(Ready ready)
{
    const std::lock_guard lock(m_readyMutex);
    std::swap(m_ready, ready); // the old one goes after the lock
    m_readyRevision.store(m_readyRevision.load(kRelaxed) + 1, std::memory_order_release);
}

WorkerChannel::Ready WorkerChannel::ready() const
{
    const std::lock_guard lock(m_readyMutex);
    return m_ready;
}

std::unique_ptr<ExchangeRecord> WorkerChannel::receive()
{
    std::unique_ptr<ExchangeRecord> record;
    m_records.pop(record);
    return record;
}

void WorkerChannel::recycle(std::unique_ptr<ExchangeRecord> record)
{
    clear(*record);
    m_recycled.push(std::move(record));
}

void WorkerChannel::takeLost(Lost &lost)
{
    lost.ids.clear();
    // Bounded, so that a worker that loses all the time does not keep us here.
    std::uint64_t id = 0;
    for (std::size_t i = 0; i < m_lostEnds.capacity() && m_lostEnds.pop(id); ++i)
        lost.ids.push_back(id);
    lost.more = m_lostMore.exchange(false, std::memory_order_acquire);
}

} // namespace coroscope
