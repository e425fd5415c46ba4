#include "server/cache/server_log.h"

#include "server/cache/log_cache.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <initializer_list>
#include <unistd.h>

namespace coroscope::cache {

void ServerLog::readFrom(int descriptor)
{
    std::array<char, 4096> buffer; // filled up to `got`
    for (int i = 0; i < 64 && !m_atEnd; ++i) {
        const ssize_t got = read(descriptor, buffer.data(), buffer.size());
        if (got > 0)
            add(QByteArrayView(buffer.data(), qsizetype(got)));
        else if (got == 0 || (errno != EINTR && errno != EAGAIN))
            m_atEnd = true;
        else if (errno == EAGAIN)
            return;
    }
}

void ServerLog::add(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        m_rest.append(part.first(qBound(qsizetype(0), kMaxLine - m_rest.size(), part.size())));
        if (end < 0)
            return;
        line(m_rest);
        m_rest.clear();
        bytes = bytes.sliced(end + 1);
    }
}

// "PID:ROLE DAY MONTH YEAR TIME LEVEL TEXT", where # is a warning; without that before the log is set up.
void ServerLog::line(QByteArrayView text)
{
    char level = 0;
    const QByteArray all = text.toByteArray().trimmed();
    QByteArray words = all;
    const QList<QByteArray> parts = all.split(' ');
    if (parts.size() > 6 && parts[5].size() == 1 && parts[0].contains(':')) {
        level = parts[5][0];
        words = parts.sliced(6).join(' ');
    }
    if (words.isEmpty() || (level != 0 && level != '#'))
        return;
    const auto isOf = [&words](std::initializer_list<const char *> phrases) {
        return std::any_of(phrases.begin(), phrases.end(), [&](const char *phrase) { return words.contains(phrase); });
    };
    // Redis calls these warnings too; they may be read when it has begun to serve.
    if (isOf({"oO0Oo", "Redis version=", "Configuration loaded", "Server initialized", "Warning: no config file",
              "WARNING Memory overcommit", "WARNING overcommit_memory", "WARNING: The TCP backlog",
              "Transparent Huge Pages"}))
        return;
    if (m_serving) {
        if (++m_warnings <= kMaxWarnings)
            qCWarning(lcCache).noquote() << "redis-server:" << QString::fromUtf8(words);
        return;
    }
    if (isOf({"User requested shutdown", "bye bye", "Received SIGTERM"}))
        return;
    m_last.append(QString::fromUtf8(words));
    if (m_last.size() > kKept)
        m_last.removeFirst();
}

} // namespace coroscope::cache
