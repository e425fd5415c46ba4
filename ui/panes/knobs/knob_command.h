#pragma once

#include "server/async/scheduler.h"

#include <QUndoCommand>

#include <functional>

namespace coroscope {

/// A live setting that was turned: turns it, and takes it back. Steps of one knob that follow one another within
/// kSameTurn are one. What it calls outlives the undo stack, or looks whether it is there.
class KnobCommand final : public QUndoCommand {
public:
    static constexpr milliseconds kSameTurn{1'000};

    /// `knob` tells one from the others; at least 0.
    KnobCommand(int knob, const QString &text, std::function<void()> turn, std::function<void()> back)
        : QUndoCommand(text)
        , m_knob(knob)
        , m_turn(std::move(turn))
        , m_back(std::move(back))
        , m_at(Clock::now())
    {
    }
    int id() const override { return m_knob; }
    void redo() override { m_turn(); }
    void undo() override { m_back(); }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = dynamic_cast<const KnobCommand *>(other);
        if (!next || next->m_knob != m_knob || next->m_at - m_at > kSameTurn)
            return false;
        m_turn = next->m_turn;
        m_at = next->m_at;
        setText(next->text());
        return true;
    }

private:
    const int m_knob;
    std::function<void()> m_turn;
    std::function<void()> m_back;
    Clock::time_point m_at;
};

} // namespace coroscope
