#pragma once

#include "server/db/workbench.h"
#include "ui/window_context.h"

#include <QPointer>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QAction;

namespace coroscope {

class Banner;
class DeleteJob;
class KeyStore;
struct KeyUndo;

/// Puts everything back to the start, for the next lesson or the next class: the data, the tasks and the cache of the
/// server, what the window has gathered, and the knobs; by one step that can be undone. What that would need is put
/// aside first, of bounded size; a larger database is only emptied after a question. What others may use as well, a
/// PostgreSQL or a Redis of somebody else, stays, and a notice says so. GUI thread.
class BackToStart final : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kMostUndoBytes = 256 * 1024 * 1024;

    /// With a server. `keys`: of the cache. Both outlive it, and so does `window`, over which questions appear.
    BackToStart(const WindowContext &context, KeyStore *keys, QWidget *window);
    ~BackToStart() override;

    /// Puts back what `take` took.
    using PutBack = std::function<void()>;
    /// Takes what was gathered away, and gives what puts it back. Called in the order of these.
    void addGathered(std::function<PutBack()> take);
    /// Turns knobs; pushes its own steps on the undo stack, which are a part of this one.
    void addKnobs(std::function<void()> reset);

    QAction *action() const { return m_action; }
    /// Shown while it takes longer than a moment; the window puts it somewhere.
    Banner *banner() const { return m_banner; }
    bool isRunning() const noexcept { return m_isRunning; }
    /// How large the copies of the database may be that undo needs, all together.
    void setMostUndoBytes(qint64 bytes) { m_mostUndoBytes = bytes; }
    void start();
    /// Nothing has changed then.
    void cancel();

Q_SIGNALS:
    void finished();
    /// The database holds something else now, or it failed: a notice has said so.
    void dataChanged();

private:
    class GatheredCommand;
    class DataCommand;
    friend class DataCommand;
    friend class GatheredCommand;

    struct Copy;
    struct Data {
        QString database; ///< its file: no other gets that data
        std::shared_ptr<Copy> before; ///< null: it cannot be put back
        QString start; ///< a file
    };
    using TakeWork = std::function<Result<void>(const db::ConnectionSpec &, db::Connection &)>;
    /// Of a job that waits or runs.
    struct TakeState {
        QString what;
        bool isDone = false; ///< of the database's thread, until that has ended or the job is over
    };

    void lookAtData();
    void onLookedAt(const Result<bool> &fits);
    void emptyCache(bool takesData);
    void finish(bool takesData);
    void end();
    bool isSqlite() const;
    /// What is there now is put aside in the same job, when nobody can write any more.
    void takeStart(const Data &data);
    void takeBack(const Data &data);
    void takeData(const Data &data, const TakeWork &take, const QString &what);
    void onStopped();
    void fail(const QString &sentence);

    const WindowContext m_context;
    KeyStore *const m_keys;
    QWidget *const m_window;
    QAction *m_action;
    Banner *m_banner;
    std::vector<std::function<PutBack()>> m_gathered;
    std::vector<std::function<void()>> m_knobs;
    QTemporaryDir m_scratch;
    int m_copies = 0;
    qint64 m_mostUndoBytes = kMostUndoBytes;
    bool m_isRunning = false;
    bool m_isCanceled = false;
    bool m_isUndoable = true;
    QTimer m_showSoon;
    db::Workbench::Ticket m_ticket = 0;
    QPointer<DeleteJob> m_deleting;
    std::vector<std::shared_ptr<KeyUndo>> m_deleted;
    Data m_data;
    std::vector<std::shared_ptr<TakeState>> m_taking;
    std::weak_ptr<std::vector<PutBack>> m_kept; ///< of the newest step: older ones have let theirs go
    QStringList m_left; ///< what stays as it is, in sentences
};

} // namespace coroscope
