#include "server/cache/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace coroscope::cache {

Backoff::Backoff(milliseconds first, milliseconds most)
    : m_first(std::max(first, milliseconds(1)))
    , m_most(std::max(most, m_first))
    , m_current(m_first)
    , m_random(QRandomGenerator::global()->generate64() | 1)
{
}

milliseconds Backoff::next()
{
    // Marsaglia's xorshift: it only has to differ between links.
    m_random ^= m_random << 13;
    m_random ^= m_random >> 7;
    m_random ^= m_random << 17;
    const auto whole = std::uint64_t(m_current.count());
    const std::uint64_t delay = whole - m_random % (whole / 2 + 1);
    m_current = std::min(m_current * 2, m_most);
    return milliseconds(std::max<std::uint64_t>(delay, 1));
}

} // namespace coroscope::cache
