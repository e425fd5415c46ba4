#pragma once

#include "server/collections/collection_folder.h"

#include <QUndoCommand>

#include <functional>

namespace coroscope {

/// A change of files of a collection, from one text to another; a null text: there is no such file. Nothing is done
/// where a file holds something else meanwhile; where one cannot be written the others are as they were. GUI thread.
class CollectionCommand final : public QUndoCommand {
public:
    struct Change {
        QString file; ///< within the folder
        QString before;
        QString after;
    };
    /// `done` hears, after each step, what went wrong; empty: nothing.
    CollectionCommand(const QString &text, const CollectionFolder &folder, QList<Change> changes,
                      std::function<void(const QString &trouble)> done);

    void redo() override { step(false); }
    void undo() override { step(true); }

private:
    void step(bool back);
    QString tryIt(bool back) const;

    const CollectionFolder m_folder;
    const QList<Change> m_changes;
    const std::function<void(const QString &trouble)> m_done;
};

} // namespace coroscope
