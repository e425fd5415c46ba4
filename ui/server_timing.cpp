#include "ui/server_timing.h"

#include "server/outbound/call_check.h"

#include <cmath>

namespace coroscope {

namespace {

constexpr qsizetype kMaxMetrics = 100;

/// Reads "name;param=value;…, name…" of one field.
class TimingReader {
public:
    explicit TimingReader(const QByteArray &text)
        : m_text(text)
    {
    }

    void read(QList<ServerMetric> &metrics)
    {
        while (m_at < m_text.size() && metrics.size() < kMaxMetrics) {
            skipBlanks();
            ServerMetric metric;
            metric.name = QString::fromUtf8(token());
            bool hasDuration = false;
            bool hasDescription = false;
            while (skipBlanks(), at() == ';') {
                ++m_at;
                skipBlanks();
                const QByteArray name = token().toLower();
                QByteArray value;
                skipBlanks();
                if (at() == '=') {
                    ++m_at;
                    skipBlanks();
                    value = at() == '"' ? quoted() : token();
                    while (at() != ';' && at() != ',' && at() != '\0') // whatever follows a value is no part of it
                        ++m_at;
                }
                // Of two with one name the first counts.
                if (name == "dur" && !hasDuration) {
                    hasDuration = true;
                    bool ok = false;
                    const double ms = value.toDouble(&ok);
                    constexpr double kMaxMs = 1e12;
                    if (ok && std::isfinite(ms) && ms >= 0 && ms < kMaxMs)
                        metric.duration = nanoseconds(qint64(ms * 1e6));
                } else if (name == "desc" && !hasDescription) {
                    hasDescription = true;
                    metric.description = QString::fromUtf8(value);
                }
            }
            while (at() != ',' && at() != '\0')
                ++m_at;
            ++m_at;
            if (!metric.name.isEmpty())
                metrics.append(metric);
        }
    }

private:
    char at() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipBlanks()
    {
        while (at() == ' ' || at() == '\t')
            ++m_at;
    }
    QByteArray token()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && isToken(QByteArrayView(m_text).sliced(m_at, 1)))
            ++m_at;
        return m_text.sliced(begin, m_at - begin);
    }
    QByteArray quoted()
    {
        QByteArray out;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            out += m_text[m_at];
        }
        m_at = qMin(m_at + 1, m_text.size());
        return out;
    }

    const QByteArray m_text;
    qsizetype m_at = 0;
};

} // namespace

QList<ServerMetric> serverTiming(const HeaderList &headers)
{
    QList<ServerMetric> metrics;
    for (const auto &[name, value] : headers) {
        if (isSameField(name, "Server-Timing"))
            TimingReader(value).read(metrics);
    }
    return metrics;
}

} // namespace coroscope
