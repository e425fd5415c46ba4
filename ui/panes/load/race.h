#pragma once

#include "ui/panes/load/load_session.h"

#include <array>

namespace coroscope {

class LoadRunsModel;

/// One of two that are raced.
struct RaceSide {
    QString name; ///< "async"
    LoadRequest request;
};

struct RaceWish {
    std::array<RaceSide, 2> sides;
    LoadPlan load; ///< the same for both; without requests
    bool atOnce = false; ///< both together, else one after the other: on one server they would disturb each other
};

/// Two requests under the same load. Each side is a load run of its own in the list of runs. GUI thread.
class Race final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it; `marks` may be null.
    Race(SettingMarks *marks, LoadRunsModel *runs, QObject *parent = nullptr);

    /// BadRequest where one of both cannot be run; nothing starts then. Else finished() comes, once.
    Result<void> start(const RaceWish &wish);
    void stop();
    bool isRunning() const noexcept { return m_running; }
    bool isStopping() const noexcept { return m_stopped && m_running; }
    const RaceWish &wish() const noexcept { return m_wish; }

    /// 0 or 1. Its intervals are empty until it began.
    const LoadSession &side(int side) const { return *m_sides[std::size_t(side)]; }
    /// Which of them run now.
    bool isRunning(int side) const { return m_sides[std::size_t(side)]->isRunning(); }
    bool hasBegun(int side) const noexcept { return m_begun[std::size_t(side)]; }
    /// Null until it has ended with a result.
    const LoadRecordPtr &record(int side) const noexcept { return m_records[std::size_t(side)]; }
    /// Why a side did not run, a sentence; empty: it did. `needsLeave`: its address is not of this machine.
    const QString &trouble() const noexcept { return m_trouble; }
    bool needsLeave() const noexcept { return m_needsLeave; }

Q_SIGNALS:
    void progressed();
    void intervalsCame();
    void finished();

private:
    Result<void> begin(int side);
    void onFinished(int side, const LoadRecordPtr &record, bool needsLeave);
    void end();

    LoadRunsModel *m_runs;
    RaceWish m_wish;
    std::array<LoadSession *, 2> m_sides{};
    std::array<LoadRecordPtr, 2> m_records;
    std::array<bool, 2> m_begun{};
    QString m_trouble;
    bool m_needsLeave = false;
    bool m_running = false;
    bool m_stopped = false;
};

} // namespace coroscope
