#include "server/runtime/stall_log.h"

#include <QLoggingCategory>

namespace coroscope {

namespace {

Q_LOGGING_CATEGORY(lcLoop, "coroscope.loop")

QString handlerText(HandlerKind kind)
{
    switch (kind) {
    case HandlerKind::Coroutine: return QStringLiteral("its coroutine ran on without an await");
    case HandlerKind::Blocking: return QStringLiteral("its handler blocks");
    case HandlerKind::Offloaded: return QStringLiteral("its handler ran beside the pool");
    case HandlerKind::WebSocket: return QStringLiteral("the handler of a WebSocket ran on without an await");
    }
    Q_UNREACHABLE();
}

} // namespace

QString labelText(const RouteTable &routes, const QStringList &taskKinds, std::int32_t label)
{
    if (label >= 0 && label < routes->size())
        return QString::fromLatin1(routes->at(label).method) + u' ' + routes->at(label).path;
    if (const QString kind = taskKinds.value(taskKindOf(label)); !kind.isEmpty())
        return QStringLiteral("task ") + kind;
    return QStringLiteral("the server itself");
}

QString StallLog::text(const LoopStall &stall) const
{
    const bool lasts = stall.ended == Clock::time_point();
    const auto until = lasts ? stall.seen : stall.ended;
    QString text = (lasts ? QStringLiteral("%1 has held the loop of worker %2 for %3 ms so far")
                          : QStringLiteral("%1 held the loop of worker %2 for %3 ms"))
                       .arg(labelText(m_routes, m_taskKinds, stall.label))
                       .arg(stall.worker)
                       .arg(std::chrono::duration_cast<milliseconds>(until - stall.started).count());
    if (stall.label >= 0 && stall.label < m_routes->size())
        text += QStringLiteral(" (%1)").arg(handlerText(m_routes->at(stall.label).kind));
    if (stall.waiting > 0)
        text += (lasts ? QStringLiteral("; clients that wait: %1") : QStringLiteral("; clients that waited: %1"))
                    .arg(stall.waiting);
    return text;
}

bool StallLog::mayTell(Second &second, Clock::time_point at)
{
    if (at - second.began >= std::chrono::seconds(1))
        second = {at, 0};
    return second.lines++ < kLinesASecond;
}

void StallLog::add(const LoopStall &stall)
{
    if (stall.ended == Clock::time_point()) {
        if (mayTell(m_seen, stall.seen))
            qCWarning(lcLoop).noquote() << text(stall);
        return;
    }
    if (!mayTell(m_ended, stall.ended)) {
        ++m_leftOut;
        return;
    }
    QString line = text(stall);
    if (m_leftOut > 0)
        line += QStringLiteral("; stalls before it that are not told: %1").arg(std::exchange(m_leftOut, 0));
    qCWarning(lcLoop).noquote() << line;
}

} // namespace coroscope
