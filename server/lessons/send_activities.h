#pragma once

#include "server/lessons/lesson_activity.h"

#include <QHash>
#include <QTimer>

#include <optional>
#include <vector>

namespace coroscope {

/// Calls through the context's sender; what is out when it is destroyed is cut off.
class CallingActivity : public LessonActivity {
public:
    explicit CallingActivity(const LessonContext &context);
    ~CallingActivity() override;

protected:
    /// onReply() comes with the index.
    void call(const HttpCall &call, qsizetype index);
    void cutAll();
    bool isCalling() const noexcept { return !m_running.isEmpty(); }
    virtual void onReply(qsizetype index, const Result<HttpReply> &reply) = 0;

private:
    QHash<quint64, qsizetype> m_running; ///< ids of calls, and their indices
};

/// A reply as a result of a lesson: status, milliseconds, body, json, headers.
QJsonObject lessonObject(const HttpReply &reply);

class SendActivity final : public CallingActivity {
public:
    SendActivity(const LessonContext &context, SendAction action);

protected:
    Result<void> start() override;
    void onReply(qsizetype index, const Result<HttpReply> &reply) override;

private:
    /// The next one, expanded and sent.
    Result<void> sendNext();
    void addHere(qsizetype index, const HttpReply &reply);
    void finishNow();

    const SendAction m_action;
    qint64 m_times = 0;
    qint64 m_next = 0; ///< to be sent
    qint64 m_answered = 0;
    qint64 m_failed = 0;
    qsizetype m_kept = 0; ///< bytes of bodies in m_replies
    QString m_error;
    QHash<QString, int> m_statuses;
    std::vector<QJsonObject> m_replies; ///< by index, of the first LessonAction::kMostReplies
    qsizetype m_lastIndex = -1;
    QJsonObject m_last;
    Clock::time_point m_begun;
};

class LeaveActivity final : public CallingActivity {
public:
    LeaveActivity(const LessonContext &context, LeaveAction action);

protected:
    Result<void> start() override;
    void onReply(qsizetype index, const Result<HttpReply> &reply) override;

private:
    const LeaveAction m_action;
    QTimer m_timer;
    qint64 m_left = 0;
    qint64 m_answered = 0;
    qint64 m_times = 0;
    Clock::time_point m_begun;
};

class UntilActivity final : public CallingActivity {
public:
    UntilActivity(const LessonContext &context, UntilAction action);

protected:
    Result<void> start() override;
    void onReply(qsizetype index, const Result<HttpReply> &reply) override;

private:
    void tryOnce();
    void judge(QJsonObject reply);

    const UntilAction m_action;
    QTimer m_timer;
    std::optional<HttpCall> m_call;
    milliseconds m_within{0};
    qsizetype m_tries = 0;
    Clock::time_point m_begun;
};

} // namespace coroscope
