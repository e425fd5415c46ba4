#include "server/tasks/task.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace coroscope::tasks {

namespace {

constexpr std::array<const char *, kTaskStates> kNames{"scheduled", "queued", "running",   "retrying",
                                                       "succeeded", "failed", "cancelled", "dead"};

constexpr WallMs kLastMs = (WallMs(1) << 48) - 1; // the year 10889
constexpr std::uint64_t kLowMask = (std::uint64_t(1) << 62) - 1;
constexpr std::uint64_t kHighMask = 0xFFF;

/// The 74 bits behind the time: at random, and within a millisecond larger by a random step each time (RFC 9562 §6.2,
/// method 2). One a thread.
class Sequence {
public:
    void advance(WallMs now)
    {
        if (now != m_now) {
            m_now = now;
            m_high = m_random.generate() & (kHighMask >> 1); // room to count
            m_low = m_random.generate64() & kLowMask;
            return;
        }
        m_low += 1 + std::uint64_t(m_random.generate());
        if (m_low > kLowMask) {
            m_low &= kLowMask;
            m_high = (m_high + 1) & kHighMask; // after 2^30 ids of a millisecond at the soonest
        }
    }
    std::uint64_t high() const noexcept { return m_high; }
    std::uint64_t low() const noexcept { return m_low; }

private:
    QRandomGenerator m_random = QRandomGenerator::securelySeeded();
    WallMs m_now = -1;
    std::uint64_t m_high = 0;
    std::uint64_t m_low = 0;
};

bool isHex(char c) noexcept
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

const char *stateName(TaskState state) noexcept
{
    return kNames[std::size_t(state)];
}

std::optional<TaskState> stateOf(QByteArrayView name) noexcept
{
    const auto found = std::find_if(kNames.begin(), kNames.end(), [name](const char *one) { return name == one; });
    if (found == kNames.end())
        return std::nullopt;
    return TaskState(found - kNames.begin());
}

QByteArray newTaskId(WallMs now)
{
    static thread_local Sequence sequence;
    const auto ms = std::clamp(now, WallMs(0), kLastMs);
    sequence.advance(ms);
    const std::uint64_t first = (std::uint64_t(ms) << 16) | 0x7000 | sequence.high();
    const std::uint64_t second = (std::uint64_t(0b10) << 62) | sequence.low();
    QByteArray text(36, '-');
    char *to = text.data();
    for (int digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
            ++to;
        const std::uint64_t half = digit < 16 ? first : second;
        *to++ = "0123456789abcdef"[(half >> (60 - 4 * (digit % 16))) & 0xF];
    }
    return text;
}

bool isTaskId(QByteArrayView text) noexcept
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash ? text[i] != '-' : !isHex(text[i]))
            return false;
    }
    return true;
}

} // namespace coroscope::tasks
