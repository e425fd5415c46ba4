#include "ui/panes/tasks/task_export.h"

#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_model.h"
#include "ui/table_export.h"

#include <QCoreApplication>
#include <QPointer>

#include <condition_variable>
#include <mutex>
#include <optional>

namespace coroscope {

namespace {

constexpr std::chrono::milliseconds kLookForStop{100};

QByteArray header(const QList<int> &columns)
{
    QByteArray text;
    for (qsizetype i = 0; i < columns.size(); ++i)
        text += (i > 0 ? "," : "") + TableExport::csvCell(TaskModel::exportHeader(columns[i]), true);
    return text + "\r\n";
}

QByteArray line(const tasks::Task &task, const QList<int> &columns)
{
    QByteArray text;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const int column = columns[i];
        text += (i > 0 ? "," : "")
            + TableExport::csvCell(TaskModel::exportText(task, column), TaskModel::isText(column));
    }
    return text + "\r\n";
}

/// Between the thread that writes and the GUI thread, which asks the store.
struct Reader {
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<Result<tasks::TaskPage>> page;
    QPointer<TaskLink> link; ///< GUI thread
    tasks::TaskFilter filter;

    static void ask(const std::shared_ptr<Reader> &self, qint64 offset, int limit)
    {
        const auto answer = [self](Result<tasks::TaskPage> page) {
            {
                const std::lock_guard lock(self->mutex);
                self->page.emplace(std::move(page));
            }
            self->answered.notify_one();
        };
        if (self->link)
            self->link->list(self->filter, offset, limit, self->link, answer);
        else
            answer(Error::canceled());
    }
};

} // namespace

FileExport::Write writeTasks(TaskLink *link, const tasks::TaskFilter &filter, qint64 first, qint64 count,
                             const QList<int> &columns)
{
    auto reader = std::make_shared<Reader>();
    reader->link = link;
    reader->filter = filter;
    return [reader, first, count, columns](ExportSink &sink) {
        if (!sink.put(header(columns)))
            return;
        qint64 done = 0;
        tasks::WallMs lastMade = std::numeric_limits<tasks::WallMs>::max();
        QByteArray lastId;
        while (done < count) {
            const int limit = int(std::min<qint64>(tasks::Store::kMaxPage, count - done));
            QMetaObject::invokeMethod(
                qApp, [reader, offset = first + done, limit] { Reader::ask(reader, offset, limit); },
                Qt::QueuedConnection);
            std::unique_lock lock(reader->mutex);
            while (!reader->page) {
                reader->answered.wait_for(lock, kLookForStop);
                if (!sink.put({}))
                    return;
            }
            const Result<tasks::TaskPage> page = std::move(*reader->page);
            reader->page.reset();
            lock.unlock();
            if (!page) {
                sink.fail(TaskLink::reason(page.error()));
                return;
            }
            if (page->tasks.isEmpty())
                return;
            QByteArray text;
            for (const tasks::Task &task : page->tasks) {
                if (!lastId.isEmpty() && std::pair(task.createdAt, task.id) >= std::pair(lastMade, lastId))
                    continue; // new ones have pushed it down
                lastMade = task.createdAt;
                lastId = task.id;
                text += line(task, columns);
            }
            done += page->tasks.size();
            sink.tell(done, count);
            if (!sink.put(text))
                return;
        }
    };
}

FileExport::Write writeTasks(const QList<tasks::Task> &tasks, const QList<int> &columns)
{
    return [tasks, columns](ExportSink &sink) {
        QByteArray text = header(columns);
        for (const tasks::Task &task : tasks)
            text += line(task, columns);
        (void)sink.put(text);
    };
}

} // namespace coroscope
