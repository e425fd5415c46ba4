#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace coroscope::cache {

/// What a redis-server writes. Its warnings go to our log while it serves; before and after that they are the normal
/// words of a start and an end, and the last lines are kept, because one of them says why it did not start. One thread.
class ServerLog {
public:
    /// Reads what is there of a non-blocking pipe.
    void readFrom(int descriptor);
    void add(QByteArrayView bytes);
    bool isAtEnd() const noexcept { return m_atEnd; }
    void setServing(bool serving) noexcept
    {
        m_serving = serving;
        m_warnings = 0;
    }
    /// Those that tell something, oldest first, in one line; what a server that starts well says is none.
    QString lastLines() const { return m_last.join(QLatin1Char(' ')); }

private:
    void line(QByteArrayView text);

    static constexpr qsizetype kMaxLine = 2000; ///< bytes; the rest is left out
    static constexpr qsizetype kKept = 6;
    static constexpr int kMaxWarnings = 50; ///< a crash is told in hundreds of lines

    QByteArray m_rest; // of a line that is not whole yet
    QStringList m_last;
    int m_warnings = 0; // while it serves
    bool m_serving = false;
    bool m_atEnd = false;
};

} // namespace coroscope::cache
