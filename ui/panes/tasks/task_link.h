#pragma once

#include "server/tasks/workbench.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace coroscope {

/// The way of the window to the tasks: everything that a view asks goes through here, so that each gets an answer also
/// where the server stops meanwhile. Nothing waits. GUI thread.
class TaskLink final : public QObject {
    Q_OBJECT
public:
    explicit TaskLink(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    /// Null: there are no tasks now; who waits is told Unavailable.
    void setWorkbench(tasks::Workbench *workbench);
    bool isUp() const noexcept { return m_workbench != nullptr; }
    tasks::Workbench *workbench() const noexcept { return m_workbench; }
    /// Null where it is not up.
    std::shared_ptr<const tasks::Snapshot> snapshot() const;

    /// `call` asks the workbench; `done` comes later, once, unless `context` is gone by then or this is.
    template<typename T>
    void ask(QObject *context, tasks::Workbench::Done<T> done,
             const std::function<void(tasks::Workbench &, QObject *, tasks::Workbench::Done<T>)> &call)
    {
        const quint64 ticket = ++m_last;
        m_waiting.insert(ticket, {context, [done](const Error &error) { done(error); }});
        if (!m_workbench)
            return failLater(ticket);
        call(*m_workbench, this, [this, ticket, done](Result<T> result) {
            const auto at = m_waiting.constFind(ticket);
            if (at == m_waiting.constEnd())
                return; // of a server that has stopped
            const QPointer<QObject> asked = at->context;
            m_waiting.erase(at);
            if (asked)
                done(std::move(result));
        });
    }

    void list(const tasks::TaskFilter &filter, qint64 offset, int limit, QObject *context,
              tasks::Workbench::Done<tasks::TaskPage> done);
    void find(const QByteArray &id, QObject *context, tasks::Workbench::Done<std::optional<tasks::Task>> done);

    /// What a failure means to a person, as the end of a sentence: "the server stops".
    static QString reason(const Error &error);

Q_SIGNALS:
    void upChanged(bool up);

private:
    struct Waiting {
        QPointer<QObject> context;
        std::function<void(const Error &)> fail;
    };
    void failLater(quint64 ticket);
    void fail(quint64 ticket, const QString &why);

    tasks::Workbench *m_workbench = nullptr;
    quint64 m_last = 0;
    QHash<quint64, Waiting> m_waiting;
};

} // namespace coroscope
