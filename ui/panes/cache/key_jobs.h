#pragma once

#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/key_walk.h"

namespace coroscope {

/// Which keys something is done to: those given, and, by pattern, all that match. A glob that is empty matches all.
struct KeyChoice {
    QList<QByteArray> keys;
    bool byPattern = false;
    QByteArray pattern; ///< as MATCH takes it
    QByteArray type; ///< as TYPE names it; empty: any
    QList<QByteArray> prefixes; ///< of what matches only keys that begin with one of them; empty: all

    static KeyChoice these(const QList<QByteArray> &keys) { return {keys, false, {}, {}, {}}; }
    static KeyChoice matching(const QByteArray &pattern, const QByteArray &type)
    {
        return {{}, true, pattern, type, {}};
    }
    bool takes(const QByteArray &found) const; ///< which the store says does match
};

/// Something with many keys, in batches: between two of them the window lives. Ends with finished(), once; it is
/// deleted by whoever made it. GUI thread.
class KeyJob : public QObject {
    Q_OBJECT
public:
    static constexpr int kBatch = 200; ///< keys

    KeyJob(KeyStore *store, QObject *parent);

    virtual void start() = 0;
    void cancel();
    bool isCanceled() const noexcept { return m_canceled; }
    bool isFinished() const noexcept { return m_isFinished; }
    /// Why it failed; empty: it did not.
    const QString &failure() const noexcept { return m_failure; }
    qint64 done() const noexcept { return m_done; }

Q_SIGNALS:
    /// `all` 0: nobody knows.
    void progress(qint64 done, qint64 all);
    void finished();

protected:
    void tell(qint64 done, qint64 all);
    void end(const QString &failure = {});
    virtual void stopped() { end(); }

    KeyStore *m_store;
    qint64 m_done = 0;

private:
    QString m_failure;
    bool m_canceled = false;
    bool m_isFinished = false;
};

/// Goes through chosen keys, a batch after the other. By a pattern a key may come twice, as SCAN has it.
class ChosenKeysJob : public KeyJob {
    Q_OBJECT
public:
    ChosenKeysJob(KeyStore *store, KeyChoice choice, QObject *parent);
    void start() override;
    const KeyChoice &choice() const noexcept { return m_choice; }

protected:
    /// Ends with next(), or end().
    virtual void handle(const QList<QByteArray> &keys) = 0;
    virtual void atEnd() { end(); }
    /// The keys cannot be gone through to their end.
    virtual void broken(const QString &why) { end(why); }
    void next();
    KeyWalk *walk() { return &m_walk; }

private:
    void goOn();

    const KeyChoice m_choice;
    KeyWalk m_walk;
    QList<QByteArray> m_waiting;
    qsizetype m_at = 0;
};

/// Counts the keys that match, with a few of them, and what they take in memory as far as that matters for undo.
class CountJob final : public ChosenKeysJob {
    Q_OBJECT
public:
    static constexpr int kSample = 100;
    using ChosenKeysJob::ChosenKeysJob;

    qint64 count() const noexcept { return m_done; }
    const QList<QByteArray> &sample() const noexcept { return m_sample; }
    qint64 bytes() const noexcept { return m_bytes; } ///< not more than is needed to know isTooLarge()
    bool isTooLarge() const noexcept { return m_bytes > KeyStore::kMostUndoBytes; } ///< for undo

protected:
    void handle(const QList<QByteArray> &keys) override;

private:
    QList<QByteArray> m_sample;
    qint64 m_bytes = 0;
};

/// Deletes them. Undo brings them back, unless it was not wanted; where they are too large for that after all, it stops
/// before those it could not bring back.
class DeleteJob final : public ChosenKeysJob {
    Q_OBJECT
public:
    DeleteJob(KeyStore *store, KeyChoice choice, bool undoable, QObject *parent);

    using Push = std::function<void(std::shared_ptr<KeyUndo>)>;
    /// What undo needs goes there, once, before finished(), in place of the undo stack; nothing where no key went.
    void setPush(Push push) { m_push = std::move(push); }

protected:
    void handle(const QList<QByteArray> &keys) override;
    void atEnd() override;
    void broken(const QString &why) override;
    void stopped() override;

private:
    void remove(const QList<QByteArray> &keys, const KeyStore::Snapshots &before);

    const bool m_undoable;
    Push m_push;
    std::shared_ptr<KeyUndo> m_undo;
    qint64 m_bytes = 0;
    bool m_removing = false;
    QString m_stopReason;
};

} // namespace coroscope
