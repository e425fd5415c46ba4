#include "server/telemetry/worker_channel.h"

#include "server/telemetry/session_fields.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace coroscope {

namespace {

// What a recycled record may keep, so that one burst of large bodies does not stay in memory for ever.
constexpr qsizetype kKeptBytes = 1'024; // of each string
constexpr std::size_t kKeptItems = 16; // of each list

const ExchangeRecord kBlank; // here and not in the function, which would ask each time whether it is made

/// Makes each member that it visits as new, but lets it keep its memory.
class Emptying {
public:
    explicit Emptying(ExchangeRecord &record)
        : m_record(reinterpret_cast<const char *>(&record))
    {
    }

    template<typename T>
    void operator()(int, T &member)
    {
        if constexpr (std::is_trivially_copyable_v<T>) {
            const auto place = reinterpret_cast<const char *>(&member) - m_record;
            std::memcpy(&member, reinterpret_cast<const char *>(&kBlank) + place, sizeof member);
        } else if constexpr (std::is_same_v<T, QByteArray>) {
            if (member.capacity() > kKeptBytes)
                member.clear();
            else if (!member.isEmpty())
                member.resize(0); // unlike clear() it keeps the memory, where nobody shares it
        } else if constexpr (std::is_same_v<T, QList<QByteArray>>) {
            member.clear();
        } else if (member.capacity() > kKeptItems) {
            T().swap(member);
        } else {
            member.clear();
        }
    }

private:
    const char *const m_record;
};

void clear(ExchangeRecord &record)
{
    Emptying emptying(record); // sessions name every member, which a test proves
    session::fields(emptying, record);
}

} // namespace

WorkerChannel::WorkerChannel(std::uint32_t worker, EpollLoop *loop, std::size_t capacity)
    : m_worker(worker)
    , m_loop(loop)
    , m_records(capacity)
    , m_recycled(std::min(capacity, kRecycled))
    , m_figures(kMaxFigures)
    , m_lostEnds(capacity)
{
}

WorkerChannel::~WorkerChannel() = default;

std::unique_ptr<ExchangeRecord> WorkerChannel::fresh()
{
    std::unique_ptr<ExchangeRecord> record;
    while (m_spare.size() < kSpare && m_recycled.pop(record))
        m_spare.push_back(std::move(record));
    if (m_spare.empty()) {
        record = std::make_unique<ExchangeRecord>();
    } else {
        record = std::move(m_spare.back()); // the last that came: it is still in the caches
        m_spare.pop_back();
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

bool WorkerChannel::sendUnpreviewed(std::unique_ptr<ExchangeRecord> record)
{
    const bool isRead = !m_isOn || !m_readers || m_readers->areThere();
    if (isRead || !isCountedAlone(*record) || !m_figures.push(EndedFigures(*record, record->end)))
        return send(std::move(record));
    keep(std::move(record));
    return true;
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
