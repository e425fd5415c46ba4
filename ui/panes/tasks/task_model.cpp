#include "ui/panes/tasks/task_model.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_words.h"
#include "ui/widgets/grid_view.h"

#include <QDateTime>

#include <algorithm>
#include <limits>
#include <numeric>

namespace coroscope {

using tasks::Task;
using tasks::WallMs;

namespace {

constexpr int kFewRows = 20;

qint64 bytesOf(const QList<Task> &tasks)
{
    qint64 bytes = 0;
    for (const Task &task : tasks)
        bytes += task.payload.size() + task.result.size();
    return bytes;
}

WallMs wallNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

TaskModel::TaskModel(TaskLink *link, QObject *parent)
    : QAbstractTableModel(parent)
    , m_link(link)
{
    m_next.setSingleShot(true);
    m_next.setInterval(kMostOften);
    connect(&m_next, &QTimer::timeout, this, &TaskModel::ask);
    m_poll.setInterval(kMostOften);
    connect(&m_poll, &QTimer::timeout, this, &TaskModel::lookForChanges);
    connect(m_link, &TaskLink::upChanged, this, [this](bool up) {
        ++m_generation;
        m_isAsking = false;
        m_revision.reset();
        m_isStale = true;
        if (up)
            askSoon();
        else
            clear();
    });
}

void TaskModel::setFilter(const tasks::TaskFilter &filter)
{
    m_filter = filter;
    ++m_generation;
    m_isAsking = false;
    m_isStale = m_isOther = true;
    m_first = m_last = 0;
    ask();
}

void TaskModel::clear()
{
    ++m_generation;
    m_isAsking = false;
    beginResetModel();
    m_pages.clear();
    m_total = 0;
    m_first = m_last = 0;
    m_known = m_isOther = false;
    m_isStale = true;
    endResetModel();
}

void TaskModel::setVisibleRows(int first, int last)
{
    if (m_isOther)
        return; // those in sight are of another list
    m_first = std::max(0, first);
    m_last = std::max(m_first, last);
    if (m_isAsking || !m_isWatched)
        return;
    for (int row = m_first; row <= std::min(m_last, m_total - 1); ++row) {
        if (!task(row))
            return ask(); // who scrolls does not wait for the next look
    }
    if (!isFresh(m_first) || !isFresh(std::min(m_last, m_total - 1)))
        askSoon();
}

void TaskModel::setWatched(bool watched)
{
    m_isWatched = watched;
    if (watched)
        m_poll.start();
    else
        m_poll.stop();
    if (watched && (m_isStale || !m_known))
        askSoon();
}

void TaskModel::lookForChanges()
{
    const auto snapshot = m_link->snapshot();
    if (!snapshot || m_revision == snapshot->revision)
        return;
    m_revision = snapshot->revision;
    refresh();
}

void TaskModel::refresh()
{
    m_isStale = true;
    for (Page &page : m_pages)
        page.isStale = true;
    askSoon();
}

void TaskModel::askSoon()
{
    if (!m_isWatched || m_isAsking || m_next.isActive())
        return;
    m_next.start(m_known ? kMostOften : 0);
}

void TaskModel::ask()
{
    m_next.stop();
    if (m_isAsking || !m_isWatched || !m_link->isUp())
        return;
    m_isAsking = true;
    m_isStale = false;
    int first = m_known && !m_isOther ? m_first / kPage * kPage : 0;
    int rows = m_last >= first + kPage ? 2 * kPage : kPage;
    if (m_known && rows * m_bytesEach > kMostBytes) { // no more of such large ones than are in sight
        first = m_isOther ? 0 : m_first;
        rows = std::clamp(m_last - first + 1, kFewRows, kPage);
    }
    m_link->list(m_filter, first, rows, this, [this, first, generation = m_generation](Result<tasks::TaskPage> page) {
        if (generation != m_generation)
            return;
        m_isAsking = false;
        if (!page) {
            m_isStale = true;
            //: %1 why.
            Q_EMIT failed(tr("The tasks could not be read: %1.").arg(TaskLink::reason(page.error())));
            return;
        }
        take(first, page.value());
    });
}

void TaskModel::take(int first, const tasks::TaskPage &page)
{
    // There are those that came, whatever was counted; where none came, no row before them was seen, either.
    const qint64 least = page.tasks.isEmpty() ? 0 : first + page.tasks.size();
    const int total = int(std::clamp<qint64>(page.total, least, std::numeric_limits<int>::max()));
    const int before = m_total;
    m_bytesEach = bytesOf(page.tasks) / std::max<qint64>(1, page.tasks.size());
    if (!m_known || m_isOther) {
        replace(page, total);
    } else {
        setTotal(total);
        put(first, page.tasks);
        if (m_total > before && before > 0)
            Q_EMIT grown(m_total - before); // the view asks for what is in sight now
    }
    Q_EMIT loaded();
    if (m_isStale || page.tasks.isEmpty()) // fewer than it counted: not at once again
        askSoon();
    else
        setVisibleRows(m_first, m_last);
}

void TaskModel::replace(const tasks::TaskPage &page, int total)
{
    beginResetModel();
    m_known = true;
    m_isOther = false;
    m_pages.clear();
    m_total = total;
    if (!page.tasks.isEmpty())
        m_pages.push_back({0, page.tasks, false});
    endResetModel();
}

void TaskModel::setTotal(int total)
{
    if (total > m_total) { // newest first: what is new is on top
        const int more = total - m_total;
        beginInsertRows({}, 0, more - 1);
        m_total = total;
        for (Page &page : m_pages)
            page.first += more;
        endInsertRows();
    } else if (total < m_total) {
        beginRemoveRows({}, total, m_total - 1);
        m_total = total;
        for (Page &page : m_pages) {
            const auto keep = std::clamp<qsizetype>(total - page.first, 0, page.tasks.size());
            page.tasks.resize(keep);
        }
        std::erase_if(m_pages, [](const Page &page) { return page.tasks.isEmpty(); });
        endRemoveRows();
    }
}

void TaskModel::put(int first, const QList<Task> &tasks)
{
    if (tasks.isEmpty())
        return;
    const int end = first + int(tasks.size());
    std::deque<Page> kept;
    for (Page &page : m_pages) {
        if (page.end() <= first || page.first >= end) {
            kept.push_back(std::move(page));
            continue;
        }
        // What sticks out of it on either side goes on being known.
        if (page.first < first)
            kept.push_back({page.first, page.tasks.first(first - page.first), true});
        if (page.end() > end)
            kept.push_back({end, page.tasks.last(page.end() - end), true});
    }
    kept.push_back({first, tasks, false});
    m_pages = std::move(kept);
    while (m_pages.size() > kMostPages || (m_pages.size() > 1 && bytes() > kMostBytes))
        m_pages.pop_front();
    Q_EMIT dataChanged(index(first, 0), index(end - 1, ColumnCount - 1));
}

qint64 TaskModel::bytes() const
{
    return std::accumulate(m_pages.begin(), m_pages.end(), qint64(0),
                           [](qint64 sum, const Page &page) { return sum + bytesOf(page.tasks); });
}

const Task *TaskModel::task(int row) const
{
    for (auto page = m_pages.rbegin(); page != m_pages.rend(); ++page) {
        if (row >= page->first && row < page->end())
            return &page->tasks[row - page->first];
    }
    return nullptr;
}

bool TaskModel::isFresh(int row) const
{
    return std::any_of(m_pages.begin(), m_pages.end(),
                       [row](const Page &page) { return row >= page.first && row < page.end() && !page.isStale; });
}

int TaskModel::rowOf(const QByteArray &id) const
{
    for (auto page = m_pages.rbegin(); page != m_pages.rend(); ++page) {
        for (qsizetype i = 0; i < page->tasks.size(); ++i) {
            if (page->tasks[i].id == id)
                return page->first + int(i);
        }
    }
    return -1;
}

void TaskModel::tick(int first, int last)
{
    last = std::min(last, m_total - 1);
    if (first >= 0 && first <= last)
        Q_EMIT dataChanged(index(first, WaitColumn), index(last, NextColumn));
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_total;
}

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

bool TaskModel::isText(int column)
{
    return column == IdColumn || column == KindColumn || column == StateColumn || column == QueueColumn
        || column == CreatedColumn || column == NextColumn || column == ErrorColumn || column == RequestColumn;
}

QString TaskModel::text(const Task &task, int column, WallMs now)
{
    switch (column) {
    case IdColumn: return taskwords::shortId(task.id);
    case KindColumn: return task.kind;
    case StateColumn:
        //: A running task that was asked to stop.
        return task.isCancelRequested ? tr("Cancelling") : taskwords::state(task.state);
    case QueueColumn: return task.queue;
    case PriorityColumn: return QLocale().toString(task.priority);
    case AttemptsColumn: return taskwords::attempts(task);
    case ProgressColumn: return task.progress > 0 ? percentText(task.progress) : QString();
    case CreatedColumn: return taskwords::shortDateText(task.createdAt, now);
    case WaitColumn: {
        const auto wait = taskwords::wait(task, now);
        return wait ? durationText(*wait) : QString();
    }
    case RunColumn: {
        const auto run = taskwords::run(task, now);
        return run ? durationText(*run) : QString();
    }
    case NextColumn: {
        const auto next = taskwords::nextRun(task);
        return next ? taskwords::inText(*next, now) : QString();
    }
    case ErrorColumn: return QString(task.error).replace(u'\n', u' ');
    case RequestColumn: return taskwords::shortId(task.requestId);
    default: return {};
    }
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_total)
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return int((isText(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    const Task *task = this->task(index.row());
    if (role == GridView::kUnreadRole)
        return task == nullptr;
    if (!task)
        return role == Qt::DisplayRole && column == IdColumn ? QVariant(QStringLiteral("…")) : QVariant();
    switch (role) {
    case Qt::DisplayRole: return text(*task, column, wallNow());
    case Qt::ToolTipRole:
        switch (column) {
        case IdColumn: return QString::fromLatin1(task->id);
        case StateColumn: return taskwords::stateHint(task->state);
        case CreatedColumn: return taskwords::dateText(task->createdAt);
        case NextColumn: return taskwords::nextRun(*task) ? taskwords::dateText(task->runAt) : QString();
        case ErrorColumn: return task->error;
        case RequestColumn: return QString::fromLatin1(task->requestId);
        default: return {};
        }
    case kStateRole: return int(task->state);
    case kProgressRole: return task->progress;
    case GridView::kExportRole: return exportText(*task, column);
    default: return {};
    }
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == GridView::kExportRole)
        return exportHeader(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IdColumn: return tr("Id");
    case KindColumn: return tr("Kind");
    case StateColumn: return tr("State");
    case QueueColumn: return tr("Queue");
    case PriorityColumn: return tr("Priority");
    //: A column: how often a task was begun, of how often it may be.
    case AttemptsColumn: return tr("Attempts");
    case ProgressColumn: return tr("Progress");
    //: A column: when a task was made.
    case CreatedColumn: return tr("Made");
    //: A column: how long a task waited after it was due.
    case WaitColumn: return tr("Wait");
    case RunColumn: return tr("Run time");
    case NextColumn: return tr("Next run");
    case ErrorColumn: return tr("Error");
    //: A column: the request that made a task.
    case RequestColumn: return tr("Request");
    default: return {};
    }
}

QString TaskModel::exportText(const Task &task, int column)
{
    const auto number = [](const std::optional<tasks::milliseconds> &time) {
        return time ? QString::number(time->count()) : QString();
    };
    switch (column) {
    case IdColumn: return QString::fromLatin1(task.id);
    case StateColumn: return QString::fromLatin1(tasks::stateName(task.state));
    case PriorityColumn: return QString::number(task.priority);
    case AttemptsColumn: return QString::number(task.attempt);
    case ProgressColumn: return QString::number(task.progress);
    case CreatedColumn: return isoTimeText(task.createdAt);
    case WaitColumn: return number(taskwords::wait(task, wallNow()));
    case RunColumn: return number(taskwords::run(task, wallNow()));
    case NextColumn: return taskwords::nextRun(task) ? isoTimeText(task.runAt) : QString();
    case ErrorColumn: return task.error;
    case RequestColumn: return QString::fromLatin1(task.requestId);
    default: return text(task, column, 0);
    }
}

QString TaskModel::exportHeader(int column)
{
    switch (column) {
    case IdColumn: return QStringLiteral("id");
    case KindColumn: return QStringLiteral("kind");
    case StateColumn: return QStringLiteral("state");
    case QueueColumn: return QStringLiteral("queue");
    case PriorityColumn: return QStringLiteral("priority");
    case AttemptsColumn: return QStringLiteral("attempt");
    case ProgressColumn: return QStringLiteral("progress");
    case CreatedColumn: return QStringLiteral("created_at");
    case WaitColumn: return QStringLiteral("wait_ms");
    case RunColumn: return QStringLiteral("run_ms");
    case NextColumn: return QStringLiteral("run_at");
    case ErrorColumn: return QStringLiteral("error");
    case RequestColumn: return QStringLiteral("request_id");
    default: return {};
    }
}

} // namespace coroscope
