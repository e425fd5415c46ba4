#pragma once

#include "server/cache/child_process.h"
#include "server/lessons/group_activities.h"

#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace coroscope {

/// A `coroscope-server` of its own that is killed and started again. It ends with this at the latest.
class ChildActivity final : public LessonActivity {
public:
    ChildActivity(const LessonContext &context, KillAction action);
    ~ChildActivity() override;

    bool isSeen() const override { return false; }

protected:
    Result<void> start() override;

private:
    Result<void> launch();
    void readOutput();
    void onListening(const QUrl &url);
    void play(const std::vector<LessonAction> &actions, std::function<void()> then);
    void kill();
    void waitForEnd();
    void finishNow();

    const KillAction m_action;
    QTemporaryDir m_folder;
    QString m_program;
    std::optional<cache::ChildProcess> m_child;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_output;
    bool m_isListening = false;
    bool m_isSecond = false; ///< it was killed, and this is the one that was started again
    QTimer m_limit; ///< for it to listen
    QTimer m_poll; ///< for it to be dead
    LessonContext m_inner; ///< whose base is that server
    std::unique_ptr<SequenceActivity> m_sequence;
    Clock::time_point m_begun;
    Clock::time_point m_killed;
    nanoseconds m_down{0};
};

} // namespace coroscope
