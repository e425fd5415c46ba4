#pragma once

#include "server/runtime/server.h"

#include <QObject>
#include <QTimer>

namespace coroscope {

/// Follows a drain: how many requests are left and how many seconds it takes at most. GUI thread.
class DrainCountdown final : public QObject {
    Q_OBJECT
public:
    /// `server` must outlive it.
    explicit DrainCountdown(const Server *server, QObject *parent = nullptr);

    /// "Draining 3 requests, at most 8 s more"; what is cancelled, once nobody waits for it any more; empty where the
    /// server does not drain.
    QString text() const;

Q_SIGNALS:
    /// The text is another one.
    void changed(const QString &text);

private:
    void follow();

    const Server *m_server;
    QTimer m_tick;
    QString m_told;
};

} // namespace coroscope
