#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>

namespace coroscope {

/// Work off the GUI thread whose result comes back to it. A new start, cancel() or the end of this object stops what
/// runs and drops its result; the work sees that by its token and should return soon. GUI thread.
template<typename T>
class BackgroundJob {
public:
    BackgroundJob() = default;
    ~BackgroundJob() { cancel(); }
    Q_DISABLE_COPY_MOVE(BackgroundJob)

    /// `work` runs on the global pool and may touch nothing that is not its own; `done` runs on this thread.
    void start(std::function<T(const std::stop_token &)> work, std::function<void(T)> done)
    {
        cancel();
        m_stop = std::stop_source();
        m_watcher = new QFutureWatcher<T>;
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QObject::connect(m_watcher, &QFutureWatcherBase::finished, m_watcher, [this, done = std::move(done)] {
            T result = m_watcher->future().takeResult();
            m_watcher->deleteLater();
            m_watcher = nullptr;
            const auto call = done; // it may start the next one, which ends this function object's life
            call(std::move(result));
        });
        m_watcher->setFuture(promise->future());
        QThreadPool::globalInstance()->start([promise, work = std::move(work), token = m_stop.get_token()] {
            promise->addResult(work(token));
            promise->finish();
        });
    }

    void cancel()
    {
        m_stop.request_stop();
        if (!m_watcher)
            return;
        m_watcher->disconnect();
        m_watcher->deleteLater();
        m_watcher = nullptr;
    }

    bool isRunning() const noexcept { return m_watcher != nullptr; }

private:
    std::stop_source m_stop;
    QFutureWatcher<T> *m_watcher = nullptr;
};

} // namespace coroscope
