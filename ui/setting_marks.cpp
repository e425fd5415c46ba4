#include "ui/setting_marks.h"

#include "server/runtime/server.h"
#include "ui/format.h"

#include <QDateTime>

namespace coroscope {

QString SettingMark::text() const
{
    //: A setting that was changed: %1 its name, %2 its new value.
    return value.isEmpty() ? what : SettingMarks::tr("%1: %2").arg(what, value);
}

SettingMarks::SettingMarks(QObject *parent)
    : QObject(parent)
{
}

void SettingMarks::watch(const Server *server)
{
    connect(server, &Server::stateChanged, this, [this, server](ServerState state) {
        if (state == ServerState::Listening)
            add(tr("Server started"), tr("%Ln worker(s)", nullptr, server->options().workers));
    });
    connect(server, &Server::routeEnabledChanged, this, [this, server](int route, bool enabled) {
        const RouteTable routes = server->routes();
        if (route < 0 || route >= routes->size())
            return;
        const RouteInfo &info = (*routes)[route];
        //: The value of a setting; a route was switched on.
        add(info.path,
            enabled ? tr("on")
                    //: The value of a setting; a route was switched off.
                    : tr("off"));
    });
}

void SettingMarks::add(const QString &what, const QString &value)
{
    add({QDateTime::currentMSecsSinceEpoch(), Clock::now(), what, value});
}

void SettingMarks::add(SettingMark mark)
{
    if (!m_marks.empty() && m_marks.back().what == mark.what && mark.at - m_marks.back().at < kSameChange)
        m_marks.pop_back();
    m_marks.push_back(std::move(mark));
    if (m_marks.size() > kMax)
        m_marks.pop_front();
    Q_EMIT changed();
}

QString SettingMarks::between(qint64 after, qint64 until) const
{
    QStringList texts;
    // The newest are asked for most.
    for (auto mark = m_marks.rbegin(); mark != m_marks.rend() && mark->wall > after; ++mark) {
        if (mark->wall <= until)
            texts.prepend(mark->text());
    }
    return texts.join(QStringLiteral("; "));
}

} // namespace coroscope
