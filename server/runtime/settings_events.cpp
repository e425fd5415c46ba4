#include "server/runtime/settings_events.h"

#include "server/http/json_writer.h"
#include "server/runtime/live_events.h"
#include "server/runtime/live_faults.h"
#include "server/runtime/option_table.h"
#include "server/runtime/server.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// What a setting is now, on its way to the events.
class Teller {
public:
    Teller(Server &server, std::shared_ptr<LiveEvents> events)
        : m_server(server)
        , m_events(std::move(events))
    {
    }

    void publish(const QByteArray &json) const { m_events->publish(LiveEventType::Settings, json); }
    void tell(QByteArrayView setting, QByteArrayView valueJson) const
    {
        JsonWriter json;
        json.member("setting", setting).raw("value", valueJson);
        publish(std::move(json).finish());
    }
    void text(QByteArrayView setting, const QString &value) const
    {
        JsonWriter json;
        json.member("setting", setting).member("value", value.toUtf8());
        publish(std::move(json).finish());
    }
    void flag(QByteArrayView setting, bool on) const { tell(setting, on ? "true" : "false"); }
    QString routeName(std::int32_t route) const
    {
        const RouteTable table = m_server.routes();
        if (route < 0 || route >= table->size())
            return QString::number(route);
        return QString::fromLatin1(table->at(route).method) + u' ' + table->at(route).path;
    }
    QString faults() const
    {
        if (!m_server.faults().isAny())
            return u"off"_s;
        return faultsText(m_server.faults(), [this](std::int32_t route) { return routeName(route); });
    }

private:
    Server &m_server;
    const std::shared_ptr<LiveEvents> m_events;
};

QString slowMotionText(const Teller &teller, const SlowMotion &rule)
{
    if (!rule.isOn())
        return u"off"_s;
    const QString how
        = rule.isStepping ? u"step by step"_s : QString::number(qint64(rule.delay.count())) + u" ms late"_s;
    switch (rule.who) {
    case SlowMotion::Who::Nobody:
    case SlowMotion::Who::Everybody: return how;
    case SlowMotion::Who::Label: return u"%1: %2"_s.arg(teller.routeName(rule.label), how);
    case SlowMotion::Who::One: return u"request %1: %2"_s.arg(rule.id).arg(how);
    }
    return how;
}

} // namespace

void tellSettings(Server &server, std::shared_ptr<LiveEvents> events)
{
    const Teller teller(server, std::move(events));
    QObject::connect(&server, &Server::routeEnabledChanged, &server, [teller](int route, bool enabled) {
        JsonWriter json;
        json.member("setting", "route-enabled").member("route", teller.routeName(route).toUtf8());
        json.raw("value", enabled ? "true" : "false");
        teller.publish(std::move(json).finish());
    });
    QObject::connect(&server, &Server::routeCacheOnChanged, &server,
                     [teller](bool on) { teller.flag("route-cache", on); });
    QObject::connect(&server, &Server::routeCacheTtlChanged, &server, [teller](milliseconds ttl) {
        teller.tell("route-cache-ttl-ms", QByteArray::number(qint64(ttl.count())));
    });
    QObject::connect(&server, &Server::singleFlightOnChanged, &server,
                     [teller](bool on) { teller.flag("single-flight", on); });
    QObject::connect(&server, &Server::slowMotionChanged, &server,
                     [teller](const SlowMotion &rule) { teller.text("slow-motion", slowMotionText(teller, rule)); });
    QObject::connect(&server, &Server::stallThresholdChanged, &server, [teller](milliseconds threshold) {
        teller.tell("stall-threshold-ms", QByteArray::number(qint64(threshold.count())));
    });
    QObject::connect(&server, &Server::databaseThreadsChanged, &server,
                     [teller](int threads) { teller.tell("database-threads", QByteArray::number(threads)); });
    QObject::connect(&server, &Server::faultsChanged, &server, [teller] { teller.text("faults", teller.faults()); });
    QObject::connect(&server, &Server::hostAllowed, &server,
                     [teller](const QString &name) { teller.text("allowed-host", name); });
    QObject::connect(&server, &Server::hostWithdrawn, &server,
                     [teller](const QString &name) { teller.text("withdrawn-host", name); });
}

void tellOptions(const Options &before, const Options &now, LiveEvents &events)
{
    for (const OptionSpec &spec : optionTable()) {
        const QString value = optionText(spec, now);
        if (spec.applies != OptionApplies::AtOnce || value == optionText(spec, before))
            continue;
        JsonWriter json;
        json.member("setting", QByteArray("--") + spec.name).member("value", value.toUtf8());
        events.publish(LiveEventType::Settings, std::move(json).finish());
    }
}

} // namespace coroscope
