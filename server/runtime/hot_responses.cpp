#include "server/runtime/hot_responses.h"

namespace coroscope {

HotResponses::HotResponses(const cache::KeyVersions &versions, cache::StoreCounters &counters, qint64 maxBytes)
    : m_versions(versions)
    , m_counters(counters)
    , m_entries(qsizetype(maxBytes))
{
}

HotResponses::~HotResponses()
{
    m_entries.clear();
    publish();
}

std::uint64_t HotResponses::sumOf(const std::vector<std::uint32_t> &places) const
{
    std::uint64_t sum = 0;
    for (const std::uint32_t slot : places)
        sum += m_versions.at(slot);
    return sum;
}

qint64 HotResponses::costOf(const QByteArray &key, const Entry &entry)
{
    constexpr qint64 kOverhead = 64; // of an allocation with its head
    const auto &kept = entry.kept;
    qint64 cost = qint64(sizeof(Entry)) + key.size() + kept.contentType.size() + kept.body.size() + 4 * kOverhead;
    for (const QByteArray &tag : entry.tagKeys)
        cost += tag.size() + kOverhead;
    for (const QByteArray &token : kept.tokens)
        cost += token.size() + kOverhead;
    for (const auto &[name, value] : kept.fields)
        cost += name.size() + value.size() + 2 * kOverhead;
    return cost;
}

void HotResponses::publish() noexcept
{
    m_counters.hotKeys.set(std::uint64_t(m_entries.size()));
    m_counters.hotBytes.set(std::uint64_t(m_entries.totalCost()));
}

HotResponses::Ticket HotResponses::ticket(const QByteArray &key, const QList<QByteArray> &tagKeys) const
{
    Ticket ticket;
    ticket.epoch = m_versions.epoch();
    ticket.places.reserve(std::size_t(tagKeys.size()) + 1);
    ticket.places.push_back(m_versions.slotOf(key));
    for (const QByteArray &tag : tagKeys)
        ticket.places.push_back(m_versions.slotOf(tag));
    ticket.sum = sumOf(ticket.places);
    return ticket;
}

void HotResponses::keep(const QByteArray &key, const QList<QByteArray> &tagKeys, Ticket ticket,
                        const KeptResponse &kept)
{
    if (!cache::KeyVersions::isHeard(ticket.epoch) || ticket.epoch != m_versions.epoch()
        || ticket.sum != sumOf(ticket.places))
        return;
    if (m_epoch != ticket.epoch) { // there was a gap
        m_entries.clear();
        m_epoch = ticket.epoch;
    }
    auto *const entry = new Entry{std::move(ticket), Clock::now(), tagKeys, kept};
    const qint64 cost = costOf(key, *entry);
    if (cost <= m_entries.maxCost() / 8)
        m_entries.insert(key, entry, qsizetype(cost));
    else
        delete entry;
    publish();
}

const KeptResponse *HotResponses::find(const QByteArray &key, const QList<QByteArray> &tagKeys)
{
    if (m_entries.isEmpty())
        return nullptr;
    if (m_epoch != m_versions.epoch()) {
        m_entries.clear();
        publish();
        return nullptr;
    }
    const Entry *const entry = m_entries.object(key);
    if (!entry)
        return nullptr;
    if (entry->ticket.sum == sumOf(entry->ticket.places) && Clock::now() - entry->since < kLife
        && entry->tagKeys == tagKeys)
        return &entry->kept;
    m_entries.remove(key);
    publish();
    return nullptr;
}

} // namespace coroscope
