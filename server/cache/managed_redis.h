#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"
#include "server/cache/target.h"

#include <functional>
#include <mutex>
#include <thread>

namespace coroscope::cache {

/// A redis-server of this program's own: on a Unix socket that only its user can reach, without TCP, with a cap on its
/// memory (allkeys-lru), and without a file on disk unless it is to persist. It ends with the program, also when that
/// is killed, and comes back, on the same socket, when it dies. A thread of its own starts it and watches it. Several
/// programs may use one folder at once: each has its own server there; but only one of them may persist.
class ManagedRedis {
public:
    struct Settings {
        /// For the socket: `redis/` of the data folder. Made (0700) if need be; another takes its place where its path
        /// is too long for one (SocketPlace).
        QString folder;
        qint64 maxMemory = 64LL * 1024 * 1024; ///< bytes; then the least recently used goes
        /// Only what has an expiry goes then, so that nothing else is lost; where that is not enough, it is full.
        bool evictsExpiringOnly = false;
        /// Each write goes to a file in `folder` (AOF, to the disk every second), and a new start reads it; a crash may
        /// take what was written in the last seconds. That folder
        /// has to be had then (KeptFolder), also where the socket is elsewhere.
        bool persists = false;
        QString program; ///< empty: findProgram()
        milliseconds startTimeout{15'000}; ///< until it answers
    };
    enum class State : std::uint8_t { Idle, Starting, Running, Restarting, Failed, Stopped };
    struct Figures {
        State state = State::Idle;
        Clock::time_point since; ///< of the state
        qint64 pid = 0; ///< where it runs
        QString path; ///< of the socket, once it is known
        quint64 restarts = 0;
        QString error; ///< why it last ended, or did not start; empty: never
    };

    explicit ManagedRedis(Settings settings);
    /// As stop(), and waits for the end: some milliseconds, a second where the server does not listen.
    ~ManagedRedis();
    ManagedRedis(const ManagedRedis &) = delete;
    ManagedRedis &operator=(const ManagedRedis &) = delete;

    /// Once. Does not block. `ready` is called once, on the thread of its own: with where the server is, as soon as it
    /// answers; or with an Error (Unavailable) that says why there is none (not installed, no folder, it ended at once
    /// with …), and then nothing runs. Not called where stop() came before.
    void start(std::function<void(Result<Target>)> ready);
    /// Begins the end; does not wait.
    void stop();

    /// Any thread.
    Figures figures() const;

    /// redis-server in $PATH, beside the program, or where Debian has it; empty where it is not installed.
    static QString findProgram();

private:
    class Supervisor;

    void enter(State state, const QString &error = {});

    const Settings m_settings;
    const int m_stopEvent; // an eventfd, readable once it is to end
    mutable std::mutex m_mutex;
    Figures m_figures; // under it
    std::thread m_thread; // last: it uses all of the above
};

} // namespace coroscope::cache
