#pragma once

#include <QUndoCommand>

#include <functional>

namespace coroscope {

/// A line that came into a file, or went. Where a step fails, whoever made it says so.
class CredentialCommand final : public QUndoCommand {
public:
    CredentialCommand(const QString &text, std::function<void()> redo, std::function<void()> undo)
        : QUndoCommand(text)
        , m_redo(std::move(redo))
        , m_undo(std::move(undo))
    {
    }
    void redo() override { m_redo(); }
    void undo() override { m_undo(); }

private:
    const std::function<void()> m_redo;
    const std::function<void()> m_undo;
};

} // namespace coroscope
