#include "ui/panes/knobs/fault_editor.h"

#include "ui/fault_words.h"
#include "ui/words.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kShownFaults = 4; // lines of the list before it scrolls

}

FaultEditor::FaultEditor(const RouteTable &routes, QWidget *parent)
    : QWidget(parent)
    , m_routes(routes)
    , m_route(new QComboBox(this))
    , m_listTitle(new QLabel(tr("In force"), this))
    , m_list(new QListWidget(this))
    , m_form(new QFormLayout(this))
{
    m_route->setObjectName(QStringLiteral("faultRoute"));
    m_route->setAccessibleName(tr("Route"));
    m_route->setEditable(true); // so that a part of a path finds it
    m_route->setInsertPolicy(QComboBox::NoInsert);
    m_route->completer()->setFilterMode(Qt::MatchContains);
    m_route->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_route->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int kRouteLetters = 10;
    m_route->setMinimumContentsLength(kRouteLetters);
    for (const RouteInfo &route : *m_routes)
        m_route->addItem(words::routeName(route), route.index);

    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *label = new QLabel(tr("Route"), this);
    label->setBuddy(m_route);
    m_form->addRow(label, m_route);
    m_fields = new FaultFields(QStringLiteral("route"), m_form, this);
    m_list->setObjectName(QStringLiteral("faultList"));
    m_list->setAccessibleName(tr("Routes with injected faults"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_listTitle->setBuddy(m_list);
    m_form->addRow(m_listTitle);
    m_form->addRow(m_list);

    connect(m_route, &QComboBox::currentIndexChanged, this, &FaultEditor::showRoute);
    connect(m_fields, &FaultFields::edited, this, &FaultEditor::edit);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            setRoute(item->data(Qt::UserRole).toInt());
    });
    showRoute();
    showList();
}

void FaultEditor::setNarrow(bool narrow)
{
    m_form->setRowWrapPolicy(narrow ? QFormLayout::WrapAllRows : QFormLayout::DontWrapRows);
}

std::int32_t FaultEditor::route() const
{
    const QVariant route = m_route->currentData();
    return route.isValid() ? route.toInt() : -1;
}

void FaultEditor::setRoute(std::int32_t route)
{
    m_route->setCurrentIndex(m_route->findData(route));
}

void FaultEditor::setFaults(const std::vector<RouteFault> &faults)
{
    m_faults = faults;
    showRoute();
    showList();
}

RouteFault FaultEditor::current() const
{
    for (const RouteFault &each : m_faults) {
        if (each.route == route())
            return each;
    }
    RouteFault none;
    none.route = route();
    return none;
}

void FaultEditor::showRoute()
{
    m_fields->setFaults({current()});
}

void FaultEditor::showList()
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const RouteFault &fault : m_faults) {
        if (!fault.isOn() || fault.route < 0 || fault.route >= m_routes->size())
            continue;
        //: What is done to a route on purpose: %1 "GET /users", %2 "20 % answered 503".
        const QString text = tr("%1: %2").arg(words::routeName(m_routes->at(fault.route)), words::fault(fault));
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(Qt::UserRole, fault.route);
        item->setToolTip(text);
        if (fault.route == route())
            m_list->setCurrentItem(item);
    }
    const bool some = m_list->count() > 0;
    m_list->setVisible(some);
    m_listTitle->setVisible(some);
    const int lines = std::clamp(m_list->count(), 1, kShownFaults);
    m_list->setFixedHeight(lines * std::max(m_list->sizeHintForRow(0), fontMetrics().height())
                           + 2 * m_list->frameWidth() + 2);
}

void FaultEditor::edit(FaultFields::Field field)
{
    if (route() < 0)
        return;
    RouteFault fault = current();
    m_fields->apply(field, fault);
    Q_EMIT changed(fault);
}

} // namespace coroscope
