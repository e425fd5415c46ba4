#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"
#include "server/cache/monitor_line.h"
#include "server/cache/target.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace coroscope::cache {

class MonitorFeed;

/// What answers the commands of a Workbench where there is no Redis: the memory store.
struct CommandSource {
    /// Called on the Workbench's thread, one command after the other. An error of a command is a Reply of type Error.
    std::function<Reply(const Command &)> execute;
    /// With a function: from now on it is called for each command that anybody gives to the store, on any thread, from
    /// several at once; it is cheap, and must not be called under a lock that execute() takes. With an empty one: it is
    /// not called any more once this returns. May be empty: then there is nothing to watch. Called on the Workbench's
    /// thread.
    std::function<void(std::function<void(MonitorLine)>)> watch;
    QString shown; ///< as Target::shown(): "memory"
};

/// What a person at the window asks of the cache beside the requests: keys, values, a command line, the stream of
/// commands. On one thread of its own, with connections of its own, so that none of it waits behind a request, holds
/// one up, or leaves a setting behind on its connection. It connects when it is asked for something. For the thread
/// that makes it, on which each `context` lives too; nothing blocks but the destructor, which waits for the thread.
class Workbench {
public:
    using Ticket = quint64; ///< names a job; 0: none

    /// A Redis: a path, or a host and a port.
    explicit Workbench(Target target);
    /// Something else that knows its commands.
    explicit Workbench(CommandSource source);
    /// Cancels all; what was canceled so calls nobody.
    ~Workbench();
    Workbench(const Workbench &) = delete;
    Workbench &operator=(const Workbench &) = delete;

    QString shown() const; ///< whose it is, without a password
    bool isRedis() const noexcept { return m_isRedis; }

    /// Sends all commands in one go and then calls `done`, later, on the thread of `context` unless that is gone, with
    /// one Reply for each, in order. An error that a command got is a Reply of type Error in its place; so is the
    /// refusal of one that has no place on a shared connection (refusalOf() in command.h: SUBSCRIBE, MONITOR, …).
    ///
    /// An Error only where there is no answer: Unavailable (no connection, or it broke: any part of the commands may
    /// have been carried out), Timeout (`deadline` counts from this call, waiting included), Canceled; and Unavailable
    /// where kMaxWaiting jobs wait already. After a Timeout or a Canceled the connection is closed, which ends a
    /// command that blocks (BLPOP); what the server had read already is carried out.
    ///
    /// Jobs run one after the other, so state that commands set on the connection (SELECT, MULTI) is seen by later
    /// jobs: send `SELECT n` at the head of each job that needs a database, and MULTI and EXEC in one job.
    Ticket run(std::vector<Command> commands, milliseconds deadline, QObject *context,
               std::function<void(Result<std::vector<Reply>>)> done);
    /// Waiting or running. `done` gets Canceled, later. Of a job that is over: nothing happens.
    void cancel(Ticket ticket);

    /// Watches what the server is told, by anyone: MONITOR on a connection of its own, which comes back by itself when
    /// it breaks, or CommandSource::watch. Batches come at most 30 times a second, oldest line first, none empty:
    /// between two of them the newest MonitorFeed::kMaxLines (2000) are kept, and `dropped` counts the others. One
    /// watch at a time: this ends the one before. MONITOR costs a busy server up to half of its speed.
    void startMonitor(QObject *context, std::function<void(QList<MonitorLine>, quint64 dropped)> lines,
                      std::function<void(Result<void>)> state = {});
    /// `lines` and `state` are not called any more.
    void stopMonitor();

    static constexpr std::size_t kMaxWaiting = 200; ///< jobs

private:
    class Thread;

    Workbench(bool isRedis, QString shown);

    const std::unique_ptr<QObject> m_home; // of the thread that made it; what waits for it goes with it
    const bool m_isRedis;
    const QString m_shown;
    Ticket m_last = 0;
    std::shared_ptr<MonitorFeed> m_feed; // of the watch
    std::unique_ptr<Thread> m_thread; // last: it uses all of the above
};

} // namespace coroscope::cache
