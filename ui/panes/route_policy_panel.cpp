#include "ui/panes/route_policy_panel.h"

#include "server/runtime/server.h"
#include "ui/icon.h"
#include "ui/panes/route_policy_command.h"
#include "ui/widgets/elided_label.h"

#include <QAction>
#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kEnabled = -1; // beside FaultFields::Field

}

RoutePolicyPanel::RoutePolicyPanel(const WindowContext &context, QAction *clear, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new ElidedLabel(this))
    , m_close(new QToolButton(this))
    , m_body(new QWidget(this))
    , m_enabled(new QCheckBox(tr("Answers"), m_body))
{
    setObjectName(QStringLiteral("routePolicyPanel"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto *button = new QToolButton(this);
    button->setDefaultAction(clear);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::StrongFocus);
    m_close->setObjectName(QStringLiteral("closePolicy"));
    m_close->setIcon(icon(QStringLiteral("window-close")));
    m_close->setProperty("flat", true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setAccessibleName(tr("Close the policy"));
    m_close->setToolTip(tr("Close the policy (Esc)"));
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_title, 1);
    head->addWidget(button);
    head->addWidget(m_close);

    m_enabled->setObjectName(QStringLiteral("policyEnabled"));
    m_enabled->setToolTip(tr("Where it does not, it is as if it were not declared: 404, or 405 where other methods of "
                             "its path are"));
    auto *form = new QFormLayout(m_body);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(m_enabled);
    m_fields = new FaultFields(QStringLiteral("policy"), form, m_body);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_body);
    layout->addStretch(1);

    connect(m_close, &QToolButton::clicked, this, &RoutePolicyPanel::closeRequested);
    connect(m_fields, &FaultFields::edited, this, &RoutePolicyPanel::edit);
    connect(m_enabled, &QCheckBox::clicked, this, [this] {
        const bool isOn = m_enabled->checkState() != Qt::Unchecked;
        const QString what = routesText(*m_context.server, m_routes);
        //: Each stands behind "Undo"; %1 "GET /users" or "3 routes".
        changeRoutes(m_context, m_routes, kEnabled, isOn ? tr("enable %1").arg(what) : tr("disable %1").arg(what),
                     [isOn](RouteSetting &setting) { setting.isEnabled = isOn; });
    });
    setFocusProxy(m_enabled);
    refresh();
}

void RoutePolicyPanel::setRoutes(const QList<int> &routes)
{
    if (routes == m_routes)
        return;
    m_routes = routes;
    refresh();
}

void RoutePolicyPanel::refresh()
{
    m_body->setEnabled(!m_routes.isEmpty());
    //: A title; %1 "GET /users" or "3 routes".
    m_title->setText(m_routes.isEmpty() ? tr("Choose a route to see its policy")
                                        : tr("Policy of %1").arg(routesText(*m_context.server, m_routes)));
    std::vector<RouteFault> faults;
    qsizetype enabled = 0;
    for (const int route : m_routes) {
        const RouteSetting setting = settingOf(*m_context.server, route);
        faults.push_back(setting.fault);
        enabled += setting.isEnabled ? 1 : 0;
    }
    m_fields->setFaults(faults);
    const QSignalBlocker blocker(m_enabled);
    const bool isMixed = enabled > 0 && enabled < m_routes.size();
    m_enabled->setTristate(isMixed);
    m_enabled->setCheckState(isMixed ? Qt::PartiallyChecked : enabled == m_routes.size() ? Qt::Checked : Qt::Unchecked);
}

void RoutePolicyPanel::edit(FaultFields::Field field)
{
    //: Stands behind "Undo"; %1 "GET /users" or "3 routes".
    changeRoutes(m_context, m_routes, int(field), tr("policy of %1").arg(routesText(*m_context.server, m_routes)),
                 [this, field](RouteSetting &setting) { m_fields->apply(field, setting.fault); });
}

void RoutePolicyPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace coroscope
