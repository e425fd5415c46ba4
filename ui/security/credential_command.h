#pragma once

#include <QUndoCommand>

#include <functional>

namespace coroscope {

/// A line that came into a file, or went. It was done before it is pushed. A step says by false that it failed, and why
/// elsewhere; then there is nothing to undo, or to redo, any more.
class CredentialCommand final : public QUndoCommand {
public:
    CredentialCommand(const QString &text, std::function<bool()> redo, std::function<bool()> undo)
        : QUndoCommand(text)
        , m_redo(std::move(redo))
        , m_undo(std::move(undo))
    {
    }
    void redo() override { step(m_redo, true); }
    void undo() override { step(m_undo, false); }

private:
    /// A macro does not heed that a part of it is obsolete: that one stays as it is by itself.
    void step(const std::function<bool()> &act, bool done)
    {
        if (m_isDone == done || isObsolete())
            return;
        if (act())
            m_isDone = done;
        else
            setObsolete(true);
    }

    const std::function<bool()> m_redo;
    const std::function<bool()> m_undo;
    bool m_isDone = true;
};

} // namespace coroscope
