#pragma once

#include "server/http/route_info.h"
#include "server/runtime/faults.h"
#include "ui/panes/knobs/fault_fields.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QListWidget;

namespace coroscope {

/// What is done to the requests of a route: one route is chosen and edited, those on which anything is on are listed
/// below. GUI thread.
class FaultEditor final : public QWidget {
    Q_OBJECT
public:
    explicit FaultEditor(const RouteTable &routes, QWidget *parent = nullptr);

    /// Does not emit changed().
    void setFaults(const std::vector<RouteFault> &faults);
    /// The route that is edited; -1: none.
    std::int32_t route() const;
    void setRoute(std::int32_t route);

    /// Labels stand above their fields.
    void setNarrow(bool narrow);

    QComboBox *routeBox() const { return m_route; }
    QListWidget *list() const { return m_list; }

Q_SIGNALS:
    /// Of one route, as it is to be now.
    void changed(const coroscope::RouteFault &fault);

private:
    RouteFault current() const; ///< of the route that is edited
    void showRoute();
    void showList();
    void edit(FaultFields::Field field);

    const RouteTable m_routes;
    std::vector<RouteFault> m_faults;
    QComboBox *m_route;
    QLabel *m_listTitle;
    QListWidget *m_list;
    QFormLayout *m_form;
    FaultFields *m_fields = nullptr;
};

} // namespace coroscope
