#pragma once

#include "ui/panes/cache/key_walk.h"

#include <QTimer>

namespace coroscope {

class KeyModel;

/// Fills a model with the keys that match, as many as are wanted for now; rows come a few times a second, however fast
/// the store is. GUI thread.
class KeySearch final : public QObject {
    Q_OBJECT
public:
    static constexpr int kMostKeys = 100'000; ///< at all; a pattern finds the others
    static constexpr int kFirstKeys = 10'000; ///< before one asks for more

    KeySearch(CacheLink *link, KeyModel *model, QObject *parent);

    /// The model is emptied by whoever calls this. As KeyWalk::start().
    void start(const QByteArray &match, const QByteArray &type);
    void more();
    /// What was found stays.
    void stop();
    /// Forgets what is under way.
    void reset();

    bool isSearching() const { return m_walk.isAsking() || !m_arrived.isEmpty(); }
    bool isStopped() const noexcept { return m_isStopped; }
    bool isAtEnd() const noexcept { return m_walk.isAtEnd(); }
    bool isFull() const;
    /// As KeyWalk has them.
    qint64 looked() const noexcept { return m_walk.looked(); }
    bool isEstimate() const noexcept { return m_walk.isEstimate(); }
    qint64 total() const noexcept { return m_walk.total(); }

Q_SIGNALS:
    /// Rows came.
    void shown();
    void stateChanged();
    void failed(const coroscope::Error &error);

private:
    void onPage(const QList<QByteArray> &keys);
    void flush();
    bool hasEnough() const;

    KeyModel *m_model;
    KeyWalk m_walk;
    QList<QByteArray> m_arrived; ///< not in the model yet
    QTimer m_flush;
    int m_wanted = kFirstKeys;
    bool m_isStopped = false;
};

} // namespace coroscope
