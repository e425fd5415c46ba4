#pragma once

#include "server/lessons/lesson_activity.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace coroscope {

class TogetherActivity final : public LessonActivity {
public:
    TogetherActivity(const LessonContext &context, const TogetherAction &action);

    QList<QByteArray> paths() const override;
    std::uint64_t recorded() const override;
    std::vector<Part> parts() const override;

protected:
    Result<void> start() override;

private:
    struct Member {
        QString name;
        std::pair<int, int> place; ///< line and column
        std::unique_ptr<LessonActivity> activity;
        double fraction = 0;
        bool isOver = false;
    };
    void onDone(Member &member, const Result<QJsonObject> &result);
    void tellProgress();

    std::vector<Member> m_members;
    Clock::time_point m_begun;
};

class PauseActivity final : public LessonActivity {
public:
    PauseActivity(const LessonContext &context, PauseAction action);

protected:
    Result<void> start() override;

private:
    const PauseAction m_action;
    QTimer m_timer;
};

/// One knob after the other; one that fails is named by failedAt().
class KnobsActivity final : public LessonActivity {
public:
    KnobsActivity(const LessonContext &context, QList<LessonKnob> knobs);

protected:
    Result<void> start() override;

private:
    void next();

    const QList<LessonKnob> m_knobs;
    qsizetype m_at = 0;
};

/// One after the other; their results are kept as they come.
class SequenceActivity final : public LessonActivity {
public:
    /// `actions` outlive it.
    SequenceActivity(const LessonContext &context, const std::vector<LessonAction> &actions);

    bool isSeen() const override { return false; }

protected:
    Result<void> start() override;

private:
    void next();

    const std::vector<LessonAction> &m_actions;
    std::size_t m_at = 0;
    std::unique_ptr<LessonActivity> m_activity;
    std::unique_ptr<LessonActivity> m_before; ///< whose call this may be
};

} // namespace coroscope
