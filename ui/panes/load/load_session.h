#pragma once

#include "server/outbound/load_runner.h"
#include "ui/panes/load/load_record.h"

#include <QObject>

namespace coroscope {

class SettingMarks;

/// One load run after the other, and what is known of the one that runs. It marks where each begins and ends, so that
/// every chart of the window shows it. GUI thread.
class LoadSession final : public QObject {
    Q_OBJECT
public:
    /// Longer than that it does not run, even where only a number of requests ends it.
    static constexpr milliseconds kLongest = LoadPlan::kMaxDuration;

    /// `marks` may be null.
    explicit LoadSession(SettingMarks *marks, QObject *parent = nullptr);
    ~LoadSession() override;

    /// The record that is wanted, without result; its plan is completed where it leaves something to us. BadRequest
    /// where the plan is wrong; nothing starts then. Else finished() comes, once.
    Result<void> start(LoadRecord wanted);
    void stop();
    bool isRunning() const { return m_runner.isRunning(); }
    /// It was asked to stop and has not ended yet.
    bool isStopping() const noexcept { return m_stopping; }

    /// Of the run that goes on, else of the last one.
    const LoadRecord &record() const noexcept { return m_record; }
    const LoadSnapshot &snapshot() const noexcept { return m_snapshot; }
    const std::vector<LoadInterval> &intervals() const noexcept { return m_intervals; }

    /// What the engine gets of it: an end where it has none, and points as dense as charts can use.
    static LoadPlan completed(LoadPlan plan);

Q_SIGNALS:
    /// At most ten times a second: snapshot() is new.
    void progressed();
    /// intervals() has more, too.
    void intervalsCame();
    /// With its result, or with its trouble. An address that is not of this machine, for which nobody gave leave:
    /// `needsLeave`, and trouble says which.
    void finished(const coroscope::LoadRecordPtr &record, bool needsLeave);

private:
    void onProgressed(const LoadSnapshot &snapshot);
    void onFinished(const Result<LoadResultPtr> &result);
    void mark(const QString &what, const QString &value);

    SettingMarks *m_marks;
    LoadRecord m_record;
    LoadSnapshot m_snapshot;
    std::vector<LoadInterval> m_intervals;
    bool m_stopping = false;
    LoadRunner m_runner; // last: it ends first
};

} // namespace coroscope
