#pragma once

#include "server/runtime/faults.h"
#include "ui/window_context.h"

#include <QList>
#include <QString>

#include <functional>

namespace coroscope {

/// What is set for one route of the running server: the server holds it, and this is how it is shown and changed.
struct RouteSetting {
    RouteFault fault; ///< with the route's index
    bool isEnabled = true;

    bool isOn() const noexcept { return !isEnabled || fault.isOn(); }
    /// Nothing is injected any more.
    void clearFault()
    {
        const std::int32_t route = fault.route;
        fault = RouteFault();
        fault.route = route;
    }
    bool operator==(const RouteSetting &) const = default;
};

RouteSetting settingOf(const Server &server, int route);

/// Changes it for these routes by one step that can be undone; none where they are so already. `text` stands behind
/// "Undo". Steps that change the same `what` of the same routes right after one another are one.
void changeRoutes(const WindowContext &context, const QList<int> &routes, int what, const QString &text,
                  const std::function<void(RouteSetting &)> &change);

/// "GET /users", or how many they are: for texts behind "Undo".
QString routesText(const Server &server, const QList<int> &routes);

} // namespace coroscope
