#pragma once

#include "server/async/result.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

namespace coroscope {

/// A file that is written or read on another thread, one at a time, with progress, and that can be cancelled. What kind
/// of file it is, the classes that derive from it know. GUI thread.
class FileTransfer : public QObject {
    Q_OBJECT
public:
    explicit FileTransfer(QObject *parent = nullptr);
    /// Cancels what is under way; the thread ends by itself.
    ~FileTransfer() override;

    bool isBusy() const noexcept { return m_job != nullptr; }
    void cancel();

    static constexpr int kPollMs = 50;

Q_SIGNALS:
    void started(const QString &what); ///< a translated line: "Exporting to x.har"
    void progressed(int percent);
    void ended(); ///< comes first of what an end sends
    /// A translated sentence.
    void failed(const QString &sentence);
    void canceled();

protected:
    /// What the other thread and this one share.
    struct Job {
        std::atomic<qint64> done{0};
        std::atomic<qint64> all{1};
        std::atomic<bool> stop{false};
    };

    void begin(const QString &what);
    /// After begin(). `work(Job &)` gives a Result<Value> on another thread, and touches nothing of this object;
    /// `then(const Result<Value> &)` is called here.
    template<typename Value, typename Work, typename Then>
    void run(Work work, Then then)
    {
        // The promise always gets a value, Canceled among them; the future is never cancelled.
        const auto promise = std::make_shared<QPromise<Result<Value>>>();
        promise->start();
        auto *watcher = new QFutureWatcher<Result<Value>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, then] {
            watcher->deleteLater();
            end();
            then(watcher->result());
        });
        watcher->setFuture(promise->future());
        QThreadPool::globalInstance()->start([promise, work, job = m_job] {
            promise->addResult(work(*job));
            promise->finish();
        });
    }
    /// canceled() or failed().
    void tell(const Error &error);

private:
    void end();

    std::shared_ptr<Job> m_job;
    QTimer m_poll;
};

} // namespace coroscope
