#include "server/cache/memory_store.h"

namespace coroscope::cache {

namespace {

std::string_view viewOf(QByteArrayView bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

/// A body that was read piece by piece may hold twice its bytes.
QByteArray tight(QByteArray value)
{
    if (value.capacity() > value.size() + value.size() / 4 + 64)
        return QByteArray(value.constData(), value.size());
    return value;
}

} // namespace

Clock::time_point expiryAt(Clock::time_point now, milliseconds ttl)
{
    const auto most = std::chrono::duration_cast<milliseconds>(MemoryStore::Table::kNever - now) - milliseconds(1);
    return now + std::min(ttl, most);
}

milliseconds timeLeft(Clock::time_point now, Clock::time_point expires)
{
    return std::chrono::ceil<milliseconds>(expires - now);
}

MemoryStore::MemoryStore(std::uint64_t maxBytes, Table::Now now)
    : m_table(maxBytes, std::move(now))
{
}

std::optional<MemoryStore::Value> MemoryStore::get(QByteArrayView key) const
{
    auto found = m_table.find(viewOf(key));
    if (!found)
        return std::nullopt;
    Value value{std::move(found->value), std::nullopt};
    if (found->expires != Table::kNever)
        value.ttl = timeLeft(found->now, found->expires);
    return value;
}

bool MemoryStore::set(QByteArrayView key, QByteArray value, std::optional<milliseconds> ttl)
{
    const auto expires = ttl ? expiryAt(m_table.now(), *ttl) : Table::kNever;
    auto kept = tight(std::move(value));
    return m_table.update(viewOf(key),
                          [&](const Table::Found *, Table::Edit &edit) { edit.store(std::move(kept), expires); });
}

bool MemoryStore::setIfNone(QByteArrayView key, QByteArray value, std::optional<milliseconds> ttl)
{
    const auto expires = ttl ? expiryAt(m_table.now(), *ttl) : Table::kNever;
    bool stored = false;
    const bool fits = m_table.update(viewOf(key), [&](const Table::Found *found, Table::Edit &edit) {
        stored = !found;
        if (stored)
            edit.store(std::move(value), expires);
    });
    return stored && fits;
}

bool MemoryStore::remove(QByteArrayView key)
{
    bool there = false;
    m_table.update(viewOf(key), [&](const Table::Found *found, Table::Edit &edit) {
        there = found != nullptr;
        edit.remove();
    });
    return there;
}

void MemoryStore::noteSlow(const Command &command, nanoseconds took)
{
    SlowCommand slow;
    slow.wall
        = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    slow.microseconds = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    for (const QByteArray &part : command.first(std::min(command.size(), MonitorLine::kMaxArguments)))
        slow.command.append(part.first(std::min(part.size(), MonitorLine::kMaxArgument)));
    const std::lock_guard lock(m_slowMutex);
    slow.id = m_nextSlow++;
    m_slow.push_front(std::move(slow));
    if (m_slow.size() > kSlowKept)
        m_slow.pop_back();
}

std::vector<MemoryStore::SlowCommand> MemoryStore::slowCommands(std::size_t most) const
{
    const std::lock_guard lock(m_slowMutex);
    return {m_slow.begin(), m_slow.begin() + std::ptrdiff_t(std::min(most, m_slow.size()))};
}

std::size_t MemoryStore::slowCount() const
{
    const std::lock_guard lock(m_slowMutex);
    return m_slow.size();
}

void MemoryStore::clearSlow()
{
    const std::lock_guard lock(m_slowMutex);
    m_slow.clear();
}

} // namespace coroscope::cache
