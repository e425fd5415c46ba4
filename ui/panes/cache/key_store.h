#pragma once

#include "ui/panes/cache/cache_link.h"
#include "ui/window_context.h"

#include <QList>

#include <deque>
#include <memory>
#include <optional>

class QWidget;

namespace coroscope {

/// A key as it was at one moment.
struct KeySnapshot {
    QByteArray key;
    bool exists = false;
    qint64 expires = 0; ///< milliseconds since 1970; 0: never
    QByteArray payload; ///< of DUMP; on the memory store the value
    qint64 bytes() const { return key.size() + payload.size() + 64; }
};

/// What undo and redo of one change need; let go, oldest first, where all of them together become too large.
struct KeyUndo {
    QString text; ///< what can be undone, translated
    QList<KeySnapshot> before;
    std::vector<cache::Command> writes; ///< for redo
    bool removed = false; ///< the keys were deleted: undo does not replace what has taken their names meanwhile
    bool isUndone = false;
    bool isDropped = false;
    qint64 bytes() const;
};

/// Changes keys, and can take the changes back: what a key was is read first, of bounded size; what is larger is only
/// changed after a question. Everything on the window's undo stack. GUI thread.
class KeyStore final : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kMostUndoBytes = 64 * 1024 * 1024; ///< of one change
    static constexpr qint64 kMostKeptBytes = 192 * 1024 * 1024; ///< of all
    static constexpr int kConflict = 1; ///< Error::code: it has changed meanwhile

    struct Change {
        QString text; ///< for undo, translated: "Rename user:1"
        QList<QByteArray> keys; ///< all that it changes
        std::vector<cache::Command> writes; ///< together or not at all
        /// Asked first; another reply than the one given: it has changed meanwhile, and nothing is done.
        std::optional<std::pair<cache::Command, cache::Reply>> check;
        bool removed = false;
    };
    using Done = std::function<void(Result<CacheLink::Replies>)>;
    using Snapshots = QList<KeySnapshot>;

    /// Questions appear over `window`. All outlive it.
    KeyStore(CacheLink *link, const WindowContext &context, QWidget *window);
    ~KeyStore() override;

    CacheLink *link() const { return m_link; }

    /// `done` gets the replies of the writes; an error where one of them is an error. Canceled where the person did
    /// not want it.
    void change(Change change, QObject *context, Done done);

    /// What the keys are now. `most`: where they hold more bytes together by the store's estimate, an error
    /// (BadRequest) is given instead. For many keys: in batches.
    void snapshot(const QList<QByteArray> &keys, qint64 most, QObject *context,
                  std::function<void(Result<Snapshots>)> done);
    /// A change that is done can be undone from now on.
    void pushUndo(std::shared_ptr<KeyUndo> undo);
    /// Tells who shows keys; for those that changed them themselves.
    void tellChanged(const QList<QByteArray> &keys) { Q_EMIT changed(keys); }

    /// Deletes without blocking the store, where it can.
    static cache::Command removal(const QList<QByteArray> &keys);
    static cache::Command sizeCommand(const QByteArray &key);

Q_SIGNALS:
    void changed(const QList<QByteArray> &keys);

private:
    class UndoCommand;
    struct Restoring;
    void write(Change change, Snapshots before, bool undoable, QObject *context, Done done);
    void undo(const std::shared_ptr<KeyUndo> &undo);
    void redo(const std::shared_ptr<KeyUndo> &undo);
    void restoreMore(const std::shared_ptr<Restoring> &work);
    void warn(const QString &text);

    CacheLink *m_link;
    const WindowContext m_context;
    QWidget *m_window;
    std::deque<std::weak_ptr<KeyUndo>> m_kept;
};

/// The first error among the replies; nothing: there is none.
std::optional<Error> firstError(const CacheLink::Replies &replies);

} // namespace coroscope
