#pragma once

#include "server/tasks/store.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>
#include <optional>

namespace coroscope {

class TaskLink;

/// The tasks that a filter lets through, newest first, read from the store page by page as they come in sight: a
/// hundred thousand cost no more than those that are looked at. A row that was not read yet is empty. While it is
/// watched, the rows in sight are read again when the tasks have changed, at most kMostOften. New tasks come as rows on
/// top. GUI thread.
class TaskModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        IdColumn,
        KindColumn,
        StateColumn,
        QueueColumn,
        PriorityColumn,
        AttemptsColumn,
        ProgressColumn,
        CreatedColumn,
        WaitColumn,
        RunColumn,
        NextColumn,
        ErrorColumn,
        RequestColumn,
        ColumnCount
    };
    Q_ENUM(Column)
    static constexpr int kStateRole = Qt::UserRole + 100; ///< TaskState as int
    static constexpr int kProgressRole = Qt::UserRole + 101; ///< double
    static constexpr int kPage = 200; ///< rows that are asked for at once, or twice as many
    static constexpr std::size_t kMostPages = 20; ///< that are kept, those looked at last
    static constexpr qint64 kMostBytes = 64 * 1024 * 1024; ///< of their payloads and results, or one page of more
    static constexpr int kMostOften = 250; ///< milliseconds between two looks

    explicit TaskModel(TaskLink *link, QObject *parent = nullptr);

    /// Another filter: until its first rows are there, those of the former one are shown.
    void setFilter(const tasks::TaskFilter &filter);
    const tasks::TaskFilter &filter() const noexcept { return m_filter; }
    /// The rows in sight; those that are not there are read.
    void setVisibleRows(int first, int last);
    /// Whether anybody looks; nothing is asked else.
    void setWatched(bool watched);
    /// Reads the rows in sight again, soon.
    void refresh();
    void clear();

    /// Null: not read yet.
    const tasks::Task *task(int row) const;
    /// Of those that were read; -1: it is not among them.
    int rowOf(const QByteArray &id) const;
    /// The first answer has come.
    bool isKnown() const noexcept { return m_known; }
    /// Durations that go on, of these rows.
    void tick(int first, int last);

    /// As written into a file: plain numbers, times of ISO 8601, durations in milliseconds.
    static QString exportText(const tasks::Task &task, int column);
    static QString exportHeader(int column);
    static bool isText(int column);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Rows were read; how many there are may be another number.
    void loaded();
    /// So many rows came on top: what was in sight is that far below now.
    void grown(int rows);
    /// The store could not be read: a sentence. It is tried again when the tasks change.
    void failed(const QString &sentence);

private:
    struct Page {
        int first = 0;
        QList<tasks::Task> tasks;
        bool isStale = false;
        int end() const { return first + int(tasks.size()); }
    };
    void lookForChanges();
    void askSoon();
    void ask();
    void take(int first, const tasks::TaskPage &page);
    void replace(const tasks::TaskPage &page, int total);
    void setTotal(int total);
    void put(int first, const QList<tasks::Task> &tasks);
    bool isFresh(int row) const;
    qint64 bytes() const;
    static QString text(const tasks::Task &task, int column, tasks::WallMs now);

    TaskLink *m_link;
    tasks::TaskFilter m_filter;
    std::deque<Page> m_pages; ///< the last one was put last; no two overlap
    int m_total = 0;
    int m_first = 0;
    int m_last = 0;
    qint64 m_bytesEach = 0; ///< of the tasks that came last, about
    std::optional<quint64> m_revision;
    quint64 m_generation = 0; ///< answers to older questions are not wanted
    bool m_known = false;
    bool m_isWatched = false;
    bool m_isAsking = false;
    bool m_isStale = true;
    bool m_isOther = false; ///< the rows are those of another filter
    QTimer m_next;
    QTimer m_poll; ///< while it is watched
};

} // namespace coroscope
