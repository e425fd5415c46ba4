#pragma once

#include "ui/panes/cache/cache_link.h"

#include <QElapsedTimer>

namespace coroscope {

/// Goes through the keys of a store with SCAN, page by page, as many a page as the store gives in a few milliseconds;
/// never KEYS. A key may come twice. Whoever uses it asks for each page. GUI thread.
class KeyWalk final : public QObject {
    Q_OBJECT
public:
    KeyWalk(CacheLink *link, QObject *parent = nullptr);

    /// `pattern` as MATCH takes it, `type` as TYPE names it; empty: all.
    void start(const QByteArray &pattern, const QByteArray &type = {});
    /// page() or failed() comes later. Not while one is asked for, nor at the end.
    void next();
    /// What was asked for does not come any more.
    void stop();

    bool isAsking() const noexcept { return m_ticket != 0; }
    bool isAtEnd() const noexcept { return m_isAtEnd; }
    /// Keys that the store has looked at, and those there are. Without a pattern and a type it is what came; with one
    /// the store does not tell, so that what it was asked to look at stands for it until the end.
    qint64 looked() const noexcept { return m_looked; }
    bool isEstimate() const noexcept { return !m_isAtEnd && (!m_pattern.isEmpty() || !m_type.isEmpty()); }
    qint64 total() const noexcept { return m_total; }

Q_SIGNALS:
    void page(const QList<QByteArray> &keys);
    void failed(const coroscope::Error &error);

private:
    void take(Result<CacheLink::Replies> result, bool hadSize);

    CacheLink *m_link;
    CacheLink::Ticket m_ticket = 0;
    QByteArray m_pattern;
    QByteArray m_type;
    QByteArray m_cursor;
    qint64 m_looked = 0;
    qint64 m_total = 0;
    int m_count = 0;
    int m_pages = 0;
    bool m_isAtEnd = true;
    QElapsedTimer m_asked;
};

} // namespace coroscope
