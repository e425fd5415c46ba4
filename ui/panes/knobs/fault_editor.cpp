#include "ui/panes/knobs/fault_editor.h"

#include "ui/panes/knobs/delay_editor.h"
#include "ui/panes/knobs/fault_words.h"
#include "ui/words.h"

#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kShownFaults = 4; // lines of the list before it scrolls

}

FaultEditor::FaultEditor(const RouteTable &routes, QWidget *parent)
    : QWidget(parent)
    , m_routes(routes)
    , m_route(new QComboBox(this))
    , m_delay(new DelayEditor(tr("Delay of the route"), QStringLiteral("routeDelay"), this))
    , m_fail(makeShare(tr("Share that fails"), QStringLiteral("routeFail")))
    , m_status(new QComboBox(this))
    , m_reset(makeShare(tr("Share that is reset"), QStringLiteral("routeReset")))
    , m_slowBody(new QSpinBox(this))
    , m_listTitle(new QLabel(tr("In force"), this))
    , m_list(new QListWidget(this))
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

    m_status->setObjectName(QStringLiteral("routeStatus"));
    m_status->setAccessibleName(tr("Status of those that fail"));
    for (const int status : {503, 500, 429, 502, 504})
        m_status->addItem(QString::number(status), status);
    m_status->setToolTip(
        tr("503 Service Unavailable, 500 Internal Server Error, 429 Too Many Requests, 502 Bad Gateway, "
           "504 Gateway Timeout"));

    m_slowBody->setObjectName(QStringLiteral("routeSlowBody"));
    m_slowBody->setAccessibleName(tr("Slow body"));
    m_slowBody->setRange(0, int(InjectedDelay::kLongest.count()));
    constexpr int kStep = 100;
    m_slowBody->setSingleStep(kStep);
    m_slowBody->setKeyboardTracking(false);
    m_slowBody->setGroupSeparatorShown(true);
    //: The unit behind a number: milliseconds.
    m_slowBody->setSuffix(tr(" ms"));
    //: Stands in place of 0 milliseconds: the body is sent at once.
    m_slowBody->setSpecialValueText(tr("off"));
    m_slowBody->setToolTip(tr("The body of the response is sent in ten pieces, over so long"));
    m_reset->setToolTip(tr("The connection is reset instead of an answer"));

    auto *fails = new QHBoxLayout;
    fails->setSpacing(8);
    fails->addWidget(m_fail);
    fails->addWidget(m_status);
    fails->addStretch(1);
    const auto atLeft = [](QWidget *field) {
        auto *row = new QHBoxLayout;
        row->addWidget(field);
        row->addStretch(1);
        return row;
    };
    m_form = new QFormLayout(this);
    QFormLayout *const form = m_form;
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [&](const QString &text, QWidget *buddy, auto *field) {
        auto *label = new QLabel(text, this);
        label->setBuddy(buddy);
        form->addRow(label, field);
    };
    add(tr("Route"), m_route, m_route);
    add(tr("Delay"), m_delay->time(), m_delay);
    //: A field: which share of the requests is answered with an error.
    add(tr("Fails"), m_fail, fails);
    //: A field: for which share of the requests the connection is reset.
    add(tr("Reset"), m_reset, atLeft(m_reset));
    add(tr("Slow body"), m_slowBody, atLeft(m_slowBody));
    m_list->setObjectName(QStringLiteral("faultList"));
    m_list->setAccessibleName(tr("Routes with injected faults"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_listTitle->setBuddy(m_list);
    form->addRow(m_listTitle);
    form->addRow(m_list);

    connect(m_route, &QComboBox::currentIndexChanged, this, &FaultEditor::showRoute);
    connect(m_delay, &DelayEditor::edited, this, &FaultEditor::edit);
    connect(m_fail, &QDoubleSpinBox::valueChanged, this, &FaultEditor::edit);
    connect(m_reset, &QDoubleSpinBox::valueChanged, this, &FaultEditor::edit);
    connect(m_status, &QComboBox::activated, this, &FaultEditor::edit);
    connect(m_slowBody, &QSpinBox::valueChanged, this, &FaultEditor::edit);
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

QDoubleSpinBox *FaultEditor::makeShare(const QString &name, const QString &objectName)
{
    auto *share = new QDoubleSpinBox(this);
    share->setObjectName(objectName);
    share->setAccessibleName(name);
    share->setRange(0, 100);
    share->setDecimals(1);
    constexpr double kStep = 5;
    share->setSingleStep(kStep);
    share->setKeyboardTracking(false);
    //: The unit behind a number: percent.
    share->setSuffix(tr(" %"));
    //: Stands in place of 0 %: none of the requests.
    share->setSpecialValueText(tr("off"));
    return share;
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

void FaultEditor::showRoute()
{
    RouteFault shown;
    for (const RouteFault &each : m_faults) {
        if (each.route == route())
            shown = each;
    }
    const QSignalBlocker blockers[]{QSignalBlocker(m_fail), QSignalBlocker(m_reset), QSignalBlocker(m_slowBody)};
    m_delay->setValue(shown.delay);
    m_fail->setValue(shown.failShare * 100);
    // The status of one that does not fail is what was chosen last.
    if (shown.failShare > 0)
        m_status->setCurrentIndex(m_status->findData(shown.failStatus));
    m_reset->setValue(shown.resetShare * 100);
    m_slowBody->setValue(int(shown.slowBody.count()));
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

void FaultEditor::edit()
{
    if (route() < 0)
        return;
    RouteFault fault;
    fault.route = route();
    fault.delay = m_delay->value();
    fault.failShare = m_fail->value() / 100;
    fault.failStatus = m_status->currentData().toInt();
    fault.resetShare = m_reset->value() / 100;
    fault.slowBody = milliseconds(m_slowBody->value());
    Q_EMIT changed(fault);
}

} // namespace coroscope
