#pragma once

#include "server/lessons/lesson_activity.h"
#include "server/runtime/socket_sender.h"

#include <QJsonArray>
#include <QTimer>

namespace coroscope {

class EventsActivity final : public LessonActivity {
public:
    EventsActivity(const LessonContext &context, EventsAction action);
    ~EventsActivity() override;

protected:
    Result<void> start() override;

private:
    void take();
    void onFinished(const Result<HttpReply> &reply);
    void finishNow(bool isEnded);

    const EventsAction m_action;
    QTimer m_poll;
    QTimer m_limit;
    quint64 m_id = 0; ///< of the call; 0: none is out
    qsizetype m_count = 0;
    QJsonArray m_events;
    QJsonArray m_ids;
    QString m_lastId;
    int m_status = 0;
    Clock::time_point m_begun;
    qint64 m_begunWall = 0;
};

class SocketActivity final : public LessonActivity {
public:
    SocketActivity(const LessonContext &context, SocketAction action);

protected:
    Result<void> start() override;

private:
    void take();
    void onClosed(quint16 code);

    const SocketAction m_action;
    SocketSender m_sender;
    QTimer m_poll;
    QTimer m_limit;
    quint64 m_id = 0;
    qsizetype m_count = 0;
    QByteArrayList m_texts;
    bool m_isClosing = false;
    int m_status = 0;
    QJsonArray m_messages;
    Clock::time_point m_begun;
    qint64 m_begunWall = 0;
};

} // namespace coroscope
