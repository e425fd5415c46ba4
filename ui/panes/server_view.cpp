#include "ui/panes/server_view.h"

#include "ui/format.h"
#include "ui/models/call_phases.h"
#include "ui/panes/exchange_overview.h"
#include "ui/widgets/bar_delegate.h"
#include "ui/widgets/tone_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

enum MetricColumn { NameColumn, TextColumn, TookColumn, BarColumn, ColumnCount };

} // namespace

ServerView::ServerView(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_nothing(new ToneLabel(Tone::Muted, this))
    , m_own(new QWidget(this))
    , m_title(new ToneLabel(Tone::Muted, this))
    , m_show(new QPushButton(tr("Show in &Requests"), this))
    , m_overview(new ExchangeOverview(this))
    , m_metrics(new QTableView(this))
    , m_model(new QStandardItemModel(0, ColumnCount, this))
{
    m_nothing->setObjectName(u"serverNothing"_s);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setContentsMargins(16, 16, 16, 16);
    m_show->setObjectName(u"serverShow"_s);
    m_show->setAutoDefault(false);
    m_show->setToolTip(tr("Select this request in the Requests pane"));
    m_title->setObjectName(u"serverTitle"_s);
    m_title->setWordWrap(true);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(12, 6, 8, 6);
    top->addWidget(m_title, 1);
    top->addWidget(m_show);
    auto *own = new QVBoxLayout(m_own);
    own->setContentsMargins(0, 0, 0, 0);
    own->setSpacing(0);
    own->addLayout(top);
    own->addWidget(m_overview, 1);

    m_model->setHorizontalHeaderLabels({tr("Metric"), tr("Description"), tr("Took"), tr("Share of the call")});
    m_metrics->setModel(m_model);
    m_metrics->setObjectName(u"serverMetrics"_s);
    m_metrics->setAccessibleName(tr("Metrics of the Server-Timing field"));
    m_metrics->setItemDelegateForColumn(BarColumn, new BarDelegate(m_metrics));
    m_metrics->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_metrics->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_metrics->setTabKeyNavigation(false);
    m_metrics->setShowGrid(false);
    m_metrics->setFrameShape(QFrame::NoFrame);
    m_metrics->verticalHeader()->hide();
    m_metrics->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_metrics->horizontalHeader()->setHighlightSections(false);
    m_metrics->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_metrics->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_metrics->horizontalHeader()->setSectionResizeMode(BarColumn, QHeaderView::Stretch);

    for (QWidget *page : {static_cast<QWidget *>(m_nothing), m_own, static_cast<QWidget *>(m_metrics)})
        m_pages->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (m_record)
            Q_EMIT showInRequests(m_record);
    });
}

void ServerView::setExchange(const ExchangeRecordPtr &record, const RouteTable &routes)
{
    m_record = record;
    m_title->setText(tr("What the server itself did, by its own clock. Waiting is hatched."));
    m_overview->setExchange(*record, routes, record->finished);
    m_pages->setCurrentWidget(m_own);
}

void ServerView::setMetrics(const QList<ServerMetric> &metrics, nanoseconds total)
{
    m_record.reset();
    m_model->removeRows(0, m_model->rowCount());
    for (const ServerMetric &metric : metrics) {
        QList<QStandardItem *> row;
        row.append(new QStandardItem(metric.name));
        row.append(new QStandardItem(metric.description));
        row.append(new QStandardItem(metric.duration ? durationText(*metric.duration) : QString()));
        row.last()->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row.append(new QStandardItem);
        if (metric.duration && total.count() > 0) {
            const double share = std::min(1.0, double(metric.duration->count()) / double(total.count()));
            row.last()->setData(QVariant::fromValue(BarParts{{0.0, share, CallPhase::Wait}}), kBarRole);
        }
        m_model->appendRow(row);
    }
    m_pages->setCurrentWidget(m_metrics);
}

void ServerView::setNothing(const QString &why)
{
    m_record.reset();
    m_nothing->setText(why);
    m_pages->setCurrentWidget(m_nothing);
}

QString ServerView::sentence() const
{
    return m_pages->currentWidget() == m_nothing ? m_nothing->text() : QString();
}

} // namespace coroscope
