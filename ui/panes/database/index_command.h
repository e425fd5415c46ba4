#pragma once

#include "server/db/explain.h"

#include <QObject>
#include <QPointer>
#include <QUndoCommand>

#include <functional>
#include <memory>

namespace coroscope {

/// The index that a plan lacked: made by redo, dropped by undo. What fails is told by whoever changes it.
class IndexCommand final : public QUndoCommand {
public:
    /// `made` is shared with the command: whether there is an index that undo has to drop.
    using Change = std::function<void(const QString &sql, bool isUndo, std::shared_ptr<bool> made)>;

    /// `change` is called while `owner` lives.
    IndexCommand(const db::PlanFinding &finding, QObject *owner, Change change);
    void redo() override;
    void undo() override;

private:
    const QPointer<QObject> m_owner;
    const Change m_change;
    const QString m_create;
    const QString m_drop;
    const std::shared_ptr<bool> m_made;
};

} // namespace coroscope
