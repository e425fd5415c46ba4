#include "server/telemetry/access_log.h"

#include "server/telemetry/access_line.h"

#include <QFile>
#include <QLoggingCategory>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

namespace coroscope {

Q_LOGGING_CATEGORY(lcAccess, "coroscope.access")

namespace {

constexpr milliseconds kLook{1'000}; // at the file's name
constexpr std::chrono::seconds kSayEvery{10};
constexpr std::size_t kFilePiece = 256 * 1024;
constexpr int kPoll = 50; // milliseconds, so that an end is noticed

std::uint64_t linesIn(std::string_view text)
{
    return std::uint64_t(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

/// Where the lines go.
class AccessLog::Target {
public:
    explicit Target(const Settings &settings)
        : m_path(QFile::encodeName(settings.file))
        , m_fd(settings.file.isEmpty() ? settings.descriptor : -1)
    {
    }
    ~Target() { close(); }
    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;

    bool isFile() const { return !m_path.isEmpty(); }
    int fd() const { return m_fd; }
    /// Opens the file where it is not open, or is not the one of that name any more. False: errno tells.
    bool refresh(Clock::time_point now)
    {
        if (!isFile() || (m_fd >= 0 && now - m_lookedAt < kLook))
            return true;
        m_lookedAt = now;
        struct stat named { };
        const bool isThere = ::stat(m_path.constData(), &named) == 0;
        if (m_fd >= 0 && isThere && named.st_ino == m_inode && named.st_dev == m_device)
            return true;
        const int fd = ::open(m_path.constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK,
                              S_IRUSR | S_IWUSR | S_IRGRP);
        if (fd < 0)
            return m_fd >= 0; // the old one is better than none
        close();
        m_fd = fd;
        m_isInLine = false;
        struct stat opened { };
        if (::fstat(fd, &opened) == 0) {
            m_inode = opened.st_ino;
            m_device = opened.st_dev;
        }
        return true;
    }
    void close()
    {
        if (isFile() && m_fd >= 0)
            ::close(m_fd);
        if (isFile())
            m_fd = -1;
    }
    /// Whether what is written is a file on a disk, which takes any length at once.
    bool takesAnyLength() const
    {
        struct stat what { };
        return ::fstat(m_fd, &what) == 0 && S_ISREG(what.st_mode);
    }

    /// A line was broken off, and is to be ended before the next.
    bool isInLine() const { return m_isInLine; }
    void wrote(std::string_view text)
    {
        if (!text.empty())
            m_isInLine = text.back() != '\n';
    }

private:
    const QByteArray m_path;
    int m_fd;
    bool m_isInLine = false; // a full disk took a part of it
    ino_t m_inode = 0;
    dev_t m_device = 0;
    Clock::time_point m_lookedAt;
};

AccessLog::AccessLog(Settings settings)
    : m_settings(std::move(settings))
    , m_thread(&AccessLog::run, this)
{
}

AccessLog::~AccessLog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void AccessLog::add(const ExchangeRecord &ended)
{
    const bool known = ended.route >= 0 && std::size_t(ended.route) < m_settings.routes.size();
    const QByteArrayView route = known ? QByteArrayView(m_settings.routes[std::size_t(ended.route)]) : QByteArrayView();
    if (m_batch.size() >= m_settings.capacity) {
        drop(1, "they come faster than they can be written");
        return;
    }
    if (m_settings.format == Format::Json)
        appendAccessJson(m_batch, ended, route);
    else
        appendAccessText(m_batch, ended, route);
    ++m_batchLines;
}

void AccessLog::flush()
{
    if (m_batch.empty())
        return;
    bool fits = false;
    {
        const std::lock_guard lock(m_mutex);
        fits = m_waiting.size() + m_batch.size() <= m_settings.capacity;
        if (fits && m_waiting.empty())
            m_waiting.swap(m_batch);
        else if (fits)
            m_waiting += m_batch;
    }
    if (fits)
        m_wake.notify_one();
    else
        drop(m_batchLines, "they come faster than they can be written");
    m_batch.clear();
    m_batchLines = 0;
}

void AccessLog::drop(std::uint64_t lines, const char *why)
{
    m_dropped.fetch_add(lines, std::memory_order_relaxed);
    m_why.store(why, std::memory_order_relaxed);
}

void AccessLog::run()
{
    pthread_setname_np(pthread_self(), "access-log");
    Target target(m_settings);
    std::string lines;
    for (bool stop = false; !stop;) {
        lines.clear();
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, kSayEvery, [this] { return m_stop || !m_waiting.empty(); });
            stop = m_stop && m_waiting.empty();
            if (m_stop && m_giveUpAt == Clock::time_point::max())
                m_giveUpAt = Clock::now() + kLastWords;
            lines.swap(m_waiting);
        }
        if (!lines.empty())
            write(target, lines);
        sayDropped(stop);
    }
}

/// Whole lines only, as many in one write() as nobody else's can come between.
void AccessLog::write(Target &target, const std::string &lines)
{
    const auto now = Clock::now();
    if (!target.refresh(now)) {
        drop(linesIn(lines), ::strerrordesc_np(errno));
        return;
    }
    const std::size_t piece = target.takesAnyLength() ? kFilePiece : PIPE_BUF;
    std::string_view rest(lines);
    while (!rest.empty()) {
        std::string_view part = rest.substr(0, piece);
        if (part.size() < rest.size()) {
            const std::size_t end = part.rfind('\n');
            part = end == std::string_view::npos ? rest.substr(0, rest.find('\n') + 1) : part.substr(0, end + 1);
        }
        rest.remove_prefix(part.size());
        std::string_view left = part;
        const char *failure = nullptr;
        if (target.isInLine()) {
            std::string_view end("\n");
            failure = writeAll(target, end);
            if (!failure)
                target.wrote("\n");
        }
        if (!failure)
            failure = writeAll(target, left);
        const std::string_view done = part.substr(0, part.size() - left.size());
        target.wrote(done);
        m_written.fetch_add(linesIn(done), std::memory_order_relaxed);
        if (failure) {
            drop(linesIn(left), failure); // with the one that it breaks off
            if (Clock::now() >= m_giveUpAt) {
                drop(linesIn(rest), failure);
                return;
            }
        }
    }
}

/// Takes from `left` what was written; why not all of it was, or null. Waits for whoever reads it, until the last words
/// are over.
const char *AccessLog::writeAll(Target &target, std::string_view &left)
{
    while (!left.empty()) {
        pollfd ready{target.fd(), POLLOUT, 0};
        const int polled = ::poll(&ready, 1, kPoll);
        if (polled == 0) { // nobody reads it now
            bool stop = false;
            {
                const std::lock_guard lock(m_mutex);
                stop = m_stop;
                if (m_stop && m_giveUpAt == Clock::time_point::max())
                    m_giveUpAt = Clock::now() + kLastWords;
            }
            if (stop && Clock::now() >= m_giveUpAt)
                return "nobody reads them";
            continue;
        }
        const ssize_t written = ::write(target.fd(), left.data(), left.size());
        if (written > 0)
            left.remove_prefix(std::size_t(written));
        else if (written < 0 && errno != EINTR && errno != EAGAIN)
            return ::strerrordesc_np(errno);
    }
    return nullptr;
}

void AccessLog::sayDropped(bool now)
{
    const std::uint64_t dropped = m_dropped.load(std::memory_order_relaxed);
    const auto time = Clock::now();
    if (dropped == m_said || (!now && m_said > 0 && time - m_saidAt < kSayEvery))
        return;
    if (m_settings.file.isEmpty() && time >= m_giveUpAt)
        return; // the log goes where nobody reads
    const char *const why = m_why.load(std::memory_order_relaxed);
    const std::uint64_t lost = dropped - m_said;
    m_said = dropped;
    m_saidAt = time;
    qCWarning(lcAccess).noquote() << lost << (lost == 1 ? "line" : "lines") << "of the access log"
                                  << (m_settings.file.isEmpty() ? QString() : u'(' + m_settings.file + u')')
                                  << "could not be written:" << (why ? why : "unknown");
}

} // namespace coroscope
