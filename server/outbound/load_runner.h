#pragma once

#include "server/async/result.h"
#include "server/outbound/load_figures.h"
#include "server/outbound/load_plan.h"

#include <QObject>

#include <memory>

namespace coroscope {

/// A load run for who lives on a Qt event loop: the window, the client program. Lives on the thread that makes it; its
/// signals are emitted there. One run at a time; a race of two takes two of these.
class LoadRunner final : public QObject {
    Q_OBJECT
public:
    explicit LoadRunner(QObject *parent = nullptr);
    /// Stops what runs and waits for its threads, without a signal.
    ~LoadRunner() override;

    /// BadRequest where the plan is wrong (see checkLoad()), Conflict where a run is not finished; nothing starts then.
    /// Else finished() comes, once.
    Result<void> start(const coroscope::LoadPlan &plan);
    /// Cuts the run off; finished() comes with what was measured so far.
    void stop();
    bool isRunning() const;

Q_SIGNALS:
    /// At most ten times a second. `intervals` holds what is new since the signal before.
    void progressed(const coroscope::LoadSnapshot &snapshot);
    /// Not null where ok. Errors: Unavailable (code as callErrorCode() says: Unresolved, Refused, Lost), BadRequest
    /// (an address that is not of this machine, without allowRemote), Canceled (stopped before it began), Internal.
    void finished(const coroscope::Result<coroscope::LoadResultPtr> &result);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope
