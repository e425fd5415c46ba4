#pragma once

#include "ui/panes/cache/cache_link.h"

#include <QTimer>

namespace coroscope {

class KeyModel;
class KeyTree;

/// Asks what keys are (type, time to live, memory) while they are in sight, and now and then again. GUI thread.
class KeySight final : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    KeySight(CacheLink *link, KeyModel *model, KeyTree *tree);

    /// Soon: others may be in sight.
    void look() { m_soon.start(); }
    /// Whatever is in sight: those that are not there leave the model, those that are new join it.
    void ask(const QList<QByteArray> &keys);

Q_SIGNALS:
    void told();

private:
    void lookNow();
    void take(const QList<QByteArray> &keys, const CacheLink::Replies &replies);

    CacheLink *m_link;
    KeyModel *m_model;
    KeyTree *m_tree;
    QTimer m_soon;
    QTimer m_tick; ///< the seconds of what is in sight
    bool m_isAsking = false;
};

} // namespace coroscope
