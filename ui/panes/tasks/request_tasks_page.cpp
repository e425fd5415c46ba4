#include "ui/panes/tasks/request_tasks_page.h"

#include "ui/panes/tasks/task_delegate.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_model.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

RequestTasksPage::RequestTasksPage(QWidget *parent)
    : QWidget(parent)
    , m_table(new GridView(u"requestTasksTable"_s, tr("Tasks of the request"), nullptr, this))
    , m_empty(new EmptyState(u"tasks"_s, this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"requestTasksPage"_s);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    updateState();
}

void RequestTasksPage::setLink(TaskLink *link)
{
    m_link = link;
    m_model = new TaskModel(link, this);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new TaskDelegate(m_table));
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setColumns({13, 14, 14, 11, 8, 10, 18, 14, 10, 10, 12, 30, 13}, -1, Qt::DescendingOrder,
                        {TaskModel::PriorityColumn, TaskModel::RequestColumn});
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const tasks::Task *task = m_model->task(index.row()))
            Q_EMIT taskActivated(task->id);
    });
    const auto look = [this] {
        const int first = qMax(0, m_table->rowAt(0));
        const int last = m_table->rowAt(m_table->viewport()->height() - 1);
        m_model->setVisibleRows(first, last < 0 ? m_model->rowCount() - 1 : last);
    };
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, look);
    connect(m_model, &TaskModel::failed, this, [this](const QString &sentence) {
        m_trouble = sentence;
        updateState();
    });
    connect(m_model, &TaskModel::loaded, this, [this, look] {
        m_trouble.clear();
        look();
        updateState();
        Q_EMIT countChanged(m_model->rowCount());
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        updateState();
        Q_EMIT countChanged(-1);
    });
    updateState();
}

void RequestTasksPage::setRequest(const QByteArray &traceId)
{
    if (m_request == traceId)
        return;
    m_request = traceId;
    if (!m_model)
        return;
    m_trouble.clear();
    if (traceId.isEmpty()) {
        m_model->setWatched(false);
        m_model->clear();
        return;
    }
    m_model->clear(); // what another one made is not shown under its name
    tasks::TaskFilter filter;
    filter.requestId = traceId;
    m_model->setFilter(filter);
    m_model->setWatched(isVisible());
}

void RequestTasksPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_model && !m_request.isEmpty())
        m_model->setWatched(true);
}

void RequestTasksPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_model)
        m_model->setWatched(false);
}

void RequestTasksPage::updateState()
{
    if (!m_trouble.isEmpty())
        m_empty->setText(tr("No tasks"), m_trouble);
    else if (!m_link || !m_link->isUp())
        m_empty->setText(tr("No tasks"), tr("The tasks of a request are shown while the server runs."));
    else if (!m_request.isEmpty() && !m_model->isKnown())
        m_empty->setText(tr("Reading the tasks…"), QString());
    else
        m_empty->setText(tr("No tasks"), tr("This request made no task, or its tasks are not kept any more."));
    const bool any = m_model && m_model->rowCount() > 0;
    m_pages->setCurrentIndex(any ? 1 : 0);
}

} // namespace coroscope
