#pragma once

#include "ui/content/background_job.h"
#include "ui/panes/cache/key_record.h"
#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/key_walk.h"

#include <QFile>

namespace coroscope {

class SafeFile;

/// Which keys something is done to: those given, or all that match. A glob that is empty matches all.
struct KeyChoice {
    QList<QByteArray> keys;
    QByteArray pattern;
    QByteArray type;
    bool byPattern = false;
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

protected:
    void handle(const QList<QByteArray> &keys) override;
    void atEnd() override;
    void stopped() override;

private:
    void remove(const QList<QByteArray> &keys, const KeyStore::Snapshots &before);

    const bool m_undoable;
    std::shared_ptr<KeyUndo> m_undo;
    qint64 m_bytes = 0;
    bool m_removing = false;
    QString m_stopReason;
};

/// Writes them as JSON lines. The file stands in its place only when all of it is written.
class ExportJob final : public ChosenKeysJob {
    Q_OBJECT
public:
    static constexpr qint64 kLargestKey = 64 * 1024 * 1024; ///< bytes in memory; larger ones are passed over, and told

    ExportJob(KeyStore *store, KeyChoice choice, const QString &path, QObject *parent);
    ~ExportJob() override;
    void start() override;
    const QString &path() const noexcept { return m_path; }
    qint64 written() const noexcept { return m_written; }
    /// "name: why", the first kMostTold of them.
    const QStringList &skipped() const noexcept { return m_skipped; }
    qint64 skippedCount() const noexcept { return m_skippedCount; }
    static constexpr int kMostTold = 100;

protected:
    void handle(const QList<QByteArray> &keys) override;
    void atEnd() override;
    void stopped() override;

private:
    struct Look {
        QByteArray key;
        QByteArray type;
        qint64 ttl = -1;
        qint64 size = 0; ///< bytes, as the store estimates
    };
    struct Written {
        QString failure;
        qint64 lines = 0;
        QStringList skipped;
    };
    void read();
    void skip(const QByteArray &key, const QString &why);

    const QString m_path;
    std::deque<Look> m_looks; ///< whose values are to be read
    std::shared_ptr<SafeFile> m_file;
    BackgroundJob<Written> m_writing;
    qint64 m_written = 0;
    qint64 m_skippedCount = 0;
    QStringList m_skipped;
};

/// Reads JSON lines and makes the keys. Can be undone as a whole where that is not too large.
class ImportJob final : public KeyJob {
    Q_OBJECT
public:
    static constexpr qint64 kLongestLine = 128 * 1024 * 1024; ///< bytes
    static constexpr int kMostTold = 100;

    ImportJob(KeyStore *store, const QString &path, bool replace, QObject *parent);
    ~ImportJob() override;
    void start() override;
    const QString &path() const noexcept { return m_path; }
    qint64 made() const noexcept { return m_made; }
    qint64 replaced() const noexcept { return m_replaced; }
    qint64 kept() const noexcept { return m_kept; } ///< there already, and not to be replaced
    qint64 faulty() const noexcept { return m_faulty; }
    bool canBeUndone() const noexcept { return !m_undoTooLarge; }
    /// "Line 3: why", the first kMostTold of them.
    const QStringList &faults() const noexcept { return m_faults; }

protected:
    void stopped() override;

private:
    struct Parsed {
        std::vector<std::pair<qint64, KeyRecord>> records; ///< with the number of the line
        std::vector<std::pair<qint64, QString>> faults;
        qint64 lines = 0;
        qint64 at = 0; ///< in the file
        QString failure;
        bool atEnd = false;
    };
    void readMore();
    void onParsed(Parsed parsed);
    void look(std::shared_ptr<Parsed> parsed);
    void write(std::shared_ptr<Parsed> parsed, const KeyStore::Snapshots &before);
    void fault(qint64 line, const QString &why);
    void complete();

    const QString m_path;
    const bool m_replace;
    std::shared_ptr<QFile> m_file;
    BackgroundJob<Parsed> m_reading;
    std::shared_ptr<KeyUndo> m_undo;
    qint64 m_undoBytes = 0;
    qint64 m_size = 0;
    qint64 m_line = 0;
    qint64 m_made = 0;
    qint64 m_replaced = 0;
    qint64 m_kept = 0;
    qint64 m_faulty = 0;
    QStringList m_faults;
    bool m_undoTooLarge = false;
    bool m_pushed = false;
};

} // namespace coroscope
