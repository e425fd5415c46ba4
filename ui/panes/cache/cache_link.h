#pragma once

#include "server/async/result.h"
#include "server/cache/reply.h"
#include "server/cache/workbench.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace coroscope {

/// The way of the pane to the store: everything that a view asks goes through here, so that each gets an answer also
/// where the server stops meanwhile. Nothing waits. GUI thread.
class CacheLink final : public QObject {
    Q_OBJECT
public:
    using Replies = std::vector<cache::Reply>;
    using Done = std::function<void(Result<Replies>)>;
    using Ticket = quint64; ///< 0: none
    static constexpr milliseconds kDeadline{10'000};

    explicit CacheLink(QObject *parent = nullptr)
        : QObject(parent)
    {
    }
    ~CacheLink() override;

    /// Null: there is no store now; who waits is told Unavailable. `isMemory`: the store inside the program, which
    /// knows strings and a part of the commands.
    void setWorkbench(cache::Workbench *workbench, bool isMemory);
    bool isUp() const noexcept { return m_workbench != nullptr; }
    bool isMemory() const noexcept { return m_isMemory; }
    cache::Workbench *workbench() const noexcept { return m_workbench; }

    /// One pipeline; `done` comes later, once, unless `context` is gone by then or this is.
    Ticket run(std::vector<cache::Command> commands, QObject *context, Done done, milliseconds deadline = kDeadline);
    /// It is told Canceled.
    void cancel(Ticket ticket);

    /// What a failure means to a person: "the server stops", "it took too long".
    static QString reason(const Error &error);

Q_SIGNALS:
    void upChanged(bool up);

private:
    struct Waiting {
        QPointer<QObject> context;
        Done done;
        cache::Workbench::Ticket ticket = 0;
    };
    void finish(Ticket ticket, Result<Replies> result);

    cache::Workbench *m_workbench = nullptr;
    bool m_isMemory = false;
    Ticket m_last = 0;
    QHash<Ticket, Waiting> m_waiting;
};

} // namespace coroscope
