#pragma once

#include <QPointer>
#include <QUndoCommand>

#include <functional>

namespace coroscope {

/// Takes something out of the store by redo and brings it back by undo; each is asked for, and answered later. Does
/// nothing once its owner is gone. GUI thread.
class TakeAwayCommand final : public QUndoCommand {
public:
    /// `bringBack`: false: there is nothing to bring back: it was never taken away, or somebody has done so before.
    TakeAwayCommand(const QString &text, QObject *owner, std::function<void()> takeAway,
                    std::function<bool()> bringBack)
        : QUndoCommand(text)
        , m_owner(owner)
        , m_takeAway(std::move(takeAway))
        , m_bringBack(std::move(bringBack))
    {
    }
    void redo() override
    {
        if (m_owner)
            m_takeAway();
    }
    void undo() override
    {
        if (!m_owner || !m_bringBack())
            setObsolete(true);
    }

private:
    const QPointer<QObject> m_owner;
    const std::function<void()> m_takeAway;
    const std::function<bool()> m_bringBack;
};

} // namespace coroscope
