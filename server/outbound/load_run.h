#pragma once

#include "server/outbound/load_figures.h"
#include "server/outbound/load_job.h"

#include <functional>
#include <memory>
#include <string>

namespace coroscope {

/// How a run ended: with a result, or, where it never began, with a reason.
struct LoadOutcome {
    enum class Failure {
        None,
        NotFound, ///< the host's name has no address
        NotLoopback, ///< an address is not of this machine, and allowRemote is not set
        Refused, ///< nothing listens there
        Tls, ///< it speaks none, or is not who it ought to be
        Unreachable, ///< no connection for another reason
        Local, ///< this machine cannot: descriptors, threads
        Stopped, ///< before it began
    };
    LoadResultPtr result; ///< null where failed
    Failure failure = Failure::None;
    std::string detail; ///< a sentence, where failed
};

/// One load run: threads of its own, each with an event loop and non-blocking sockets, that send what the job says over
/// HTTP/1.1 and keep-alive connections, and one that collects their figures. The load threads share an atomic counter
/// and take no lock: they hand the figures of each interval over.
/// Memory: about 1 KiB a connection, 200 bytes an interval, three histograms (at most 132 KiB each) a load thread.
/// Made and destroyed on any one thread. Callbacks come on the collecting thread and must not destroy the run.
class LoadRun {
public:
    struct Callbacks {
        std::function<void()> progressed; ///< at most ten times a second; snapshot() has something new
        std::function<void(LoadOutcome)> finished; ///< once, last
    };

    /// Starts it. Raises this process's limit of descriptors to the hard limit, where it needs more.
    LoadRun(LoadJob job, Callbacks callbacks);
    /// Stops it and waits; finished() has come then.
    ~LoadRun();
    LoadRun(const LoadRun &) = delete;
    LoadRun &operator=(const LoadRun &) = delete;

    /// Any thread, as often as one likes. Ends within a tick of the loops, whatever the server does: what is in flight
    /// is cut off.
    void stop();
    /// Any thread. With the intervals from number `from` on, so that who shows them copies each once.
    LoadSnapshot snapshot(std::size_t from = 0) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
