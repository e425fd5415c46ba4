#pragma once

#include "server/telemetry/exchange_record.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace coroscope {

/// One line a request, see access_line.h. The telemetry thread makes the lines; a thread of its own writes them, so
/// that a disk that is full, or a pipe that nobody reads, stops nobody. What cannot be written, or does not fit into
/// the bounded queue before it, is dropped, counted and said in the log. A file that was moved away (logrotate) is made
/// anew within a second.
class AccessLog {
public:
    enum class Format { Text, Json };
    struct Settings {
        Format format = Format::Text;
        QString file; ///< appended to; empty: `descriptor`
        int descriptor = 2; ///< not closed; its lines do not mix with those that others write to it
        std::vector<QByteArray> routes; ///< the template of each route, by its index
        std::size_t capacity = 8 * 1024 * 1024; ///< bytes that may wait to be written
    };

    explicit AccessLog(Settings settings);
    /// Writes what is left, for kLastWords at most where nobody takes it.
    ~AccessLog();
    AccessLog(const AccessLog &) = delete;
    AccessLog &operator=(const AccessLog &) = delete;

    /// Telemetry thread. A request that has ended.
    void add(const ExchangeRecord &ended);
    /// Telemetry thread, when a batch is complete: hands the lines to the thread that writes.
    void flush();

    /// Any thread. Lines since it was made.
    std::uint64_t written() const noexcept { return m_written.load(std::memory_order_relaxed); }
    std::uint64_t dropped() const noexcept { return m_dropped.load(std::memory_order_relaxed); }
    const Settings &settings() const noexcept { return m_settings; }

    static constexpr std::chrono::milliseconds kLastWords{1000};

private:
    class Target;
    void run();
    void write(Target &target, const std::string &lines);
    const char *writeAll(Target &target, std::string_view &left);
    void drop(std::uint64_t lines, const char *why);
    void sayDropped(bool now);

    const Settings m_settings;

    std::string m_batch; // telemetry thread
    std::uint64_t m_batchLines = 0;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::string m_waiting; // under it
    bool m_stop = false;

    std::atomic<std::uint64_t> m_written{0};
    std::atomic<std::uint64_t> m_dropped{0};
    std::atomic<const char *> m_why{nullptr}; // the last reason

    // The thread that writes.
    std::uint64_t m_said = 0;
    Clock::time_point m_saidAt;
    Clock::time_point m_giveUpAt = Clock::time_point::max();

    std::thread m_thread; // last: it uses all of the above
};

} // namespace coroscope
