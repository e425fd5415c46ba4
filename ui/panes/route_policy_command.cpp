#include "ui/panes/route_policy_command.h"

#include "server/runtime/server.h"
#include "ui/panes/knobs/knob_command.h"
#include "ui/words.h"

#include <QCoreApplication>
#include <QHash>
#include <QUndoStack>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kFirstKnob = 2'000'000; // above those of the Knobs
constexpr int kKnobs = 1'000'000'000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(coroscope::RoutePolicyCommand)
};

void apply(Server &server, const QList<RouteSetting> &settings)
{
    Faults faults = server.faults();
    for (const RouteSetting &setting : settings) {
        std::erase_if(faults.routes, [&](const RouteFault &each) { return each.route == setting.fault.route; });
        if (setting.fault.isOn())
            faults.routes.push_back(setting.fault);
    }
    server.setFaults(faults);
    for (const RouteSetting &setting : settings)
        server.setRouteEnabled(setting.fault.route, setting.isEnabled);
}

} // namespace

RouteSetting settingOf(const Server &server, int route)
{
    RouteSetting setting;
    if (const RouteFault *fault = server.faults().of(route))
        setting.fault = *fault;
    setting.fault.route = route;
    setting.isEnabled = server.isRouteEnabled(route);
    return setting;
}

void changeRoutes(const WindowContext &context, const QList<int> &routes, int what, const QString &text,
                  const std::function<void(RouteSetting &)> &change)
{
    Server *const server = context.server;
    if (!server)
        return;
    QList<RouteSetting> before;
    QList<RouteSetting> after;
    for (const int route : routes) {
        before.append(settingOf(*server, route));
        after.append(before.last());
        change(after.last());
        if (!before.last().fault.isOn() && !after.last().fault.isOn())
            after.last().fault = before.last().fault; // it says how, and not that: nothing is kept of it
    }
    if (before == after)
        return;
    const int knob = kFirstKnob + int(qHashRange(routes.cbegin(), routes.cend(), std::size_t(what)) % kKnobs);
    context.undo->push(new KnobCommand(
        knob, text, [server, after] { apply(*server, after); }, [server, before] { apply(*server, before); }));
}

QString routesText(const Server &server, const QList<int> &routes)
{
    if (routes.size() == 1)
        return words::routeName(server.routes()->at(routes.first()));
    return Texts::tr("%n route(s)", nullptr, int(routes.size()));
}

} // namespace coroscope
