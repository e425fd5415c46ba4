#pragma once

#include "server/lessons/lesson_activity.h"
#include "server/outbound/load_runner.h"

#include <QTimer>

#include <optional>

namespace coroscope {

/// A load run as a result of a lesson.
QJsonObject lessonObject(const LoadResult &result);
/// What a LoadAction asks for, expanded and checked.
Result<LoadPlan> lessonPlan(const LessonContext &context, const LoadAction &action);

class LoadActivity final : public LessonActivity {
public:
    LoadActivity(const LessonContext &context, LoadAction action);

protected:
    Result<void> start() override;

private:
    const LoadAction m_action;
    LoadPlan m_plan;
    LoadRunner m_runner;
};

/// A server that stops gracefully under load, and comes back.
class DrainActivity final : public LessonActivity {
public:
    DrainActivity(const LessonContext &context, DrainAction action);

    bool stopsServer() const override { return true; }

protected:
    Result<void> start() override;

private:
    void onServerState();
    void onLoadFinished(const Result<LoadResultPtr> &result);
    void goOn();

    const DrainAction m_action;
    LoadPlan m_plan;
    LoadRunner m_runner;
    QTimer m_timer;
    Clock::time_point m_stopAt; ///< the server was told to stop; epoch: not yet
    nanoseconds m_drain{0};
    bool m_hasStopped = false;
    bool m_isBack = false;
    std::optional<Result<LoadResultPtr>> m_outcome;
};

} // namespace coroscope
