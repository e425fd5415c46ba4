#include "ui/panes/latency/heat_panel.h"

#include "ui/widgets/flow_layout.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/tone_label.h"

#include <QVBoxLayout>

namespace coroscope {

HeatPanel::HeatPanel(QWidget *parent)
    : QWidget(parent)
    , m_legend(new FlowLayout)
    , m_scale(new HeatScale(this))
    , m_unit(new ToneLabel(Tone::Muted, this))
    , m_map(new HeatMap(this))
{
    auto *title = new QLabel(tr("Heat map"), this);
    title->setProperty("role", QStringLiteral("title"));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    title->setContentsMargins(0, 0, 8, 0);
    title->setToolTip(tr("How many requests took how long: a column for each interval, a row for each band of latency, "
                         "on a logarithmic scale. Two clouds are two kinds of requests, which no percentile tells."));
    //: Beside the colours of a heat map.
    m_unit->setText(tr("requests"));
    m_legend->setContentsMargins(12, 4, 8, 2);
    m_legend->addWidget(title);
    m_legend->addWidget(m_scale);
    m_legend->addWidget(m_unit);
    m_map->setObjectName(QStringLiteral("latencyHeatMap"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_legend);
    layout->addWidget(m_map, 1);
}

void HeatPanel::refreshScale()
{
    m_scale->setMost(m_map->most());
    m_scale->setVisible(m_map->most() > 0);
    m_unit->setVisible(m_map->most() > 0);
    keepWhole();
}

void HeatPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keepWhole();
}

void HeatPanel::keepWhole()
{
    setMinimumHeight(m_legend->heightForWidth(width()) + m_map->minimumHeight());
}

} // namespace coroscope
