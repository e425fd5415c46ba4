#pragma once

#include "server/http/route_info.h"
#include "server/runtime/faults.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QListWidget;
class QSpinBox;

namespace coroscope {

class DelayEditor;

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
    void showRoute();
    void showList();
    void edit();
    QDoubleSpinBox *makeShare(const QString &name, const QString &objectName);

    const RouteTable m_routes;
    std::vector<RouteFault> m_faults;
    QComboBox *m_route;
    DelayEditor *m_delay;
    QDoubleSpinBox *m_fail;
    QComboBox *m_status;
    QDoubleSpinBox *m_reset;
    QSpinBox *m_slowBody;
    QLabel *m_listTitle;
    QListWidget *m_list;
    QFormLayout *m_form = nullptr;
};

} // namespace coroscope
