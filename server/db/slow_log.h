#pragma once

#include "server/db/pool_snapshot.h"

#include <QHash>
#include <QVariantList>

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>

namespace coroscope::db {

/// The newest statements that took long, also those whose request did not wait for their end, each with its plan: that
/// is asked for afterwards, at most once in kPlanAgain for statements of one fingerprint, and is theirs in common.
/// Any thread.
class SlowLog {
public:
    static constexpr std::size_t kMax = 500;
    static constexpr milliseconds kDefaultThreshold{100};
    static constexpr std::chrono::seconds kPlanAgain{30};
    static constexpr qsizetype kMaxPlans = 200; ///< fingerprints whose plan is remembered

    /// A statement that is to be explained.
    struct Wanted {
        std::uint64_t fingerprint = 0;
        QString sql;
        QVariantList values; ///< that were bound
    };

    void setThreshold(nanoseconds threshold) noexcept { m_threshold.store(threshold.count(), kRelaxed); }
    nanoseconds threshold() const noexcept { return nanoseconds(m_threshold.load(kRelaxed)); }
    /// Whom to ask for plans, on the thread that notes the statement: it must not wait. Before the first note().
    void setExplainer(std::function<void(Wanted)> explain) { m_explain = std::move(explain); }

    /// Those of `log` that took long.
    void note(const StatementLog &log, std::uint64_t exchange);
    /// The answer to the explainer: of all statements that still lack it.
    void setPlan(std::uint64_t fingerprint, std::shared_ptr<const SlowPlan> plan);
    /// Oldest first.
    std::vector<SlowStatement> statements() const;
    /// Another number whenever statements() has changed.
    std::uint64_t revision() const noexcept { return m_revision.load(kRelaxed); }

private:
    static constexpr auto kRelaxed = std::memory_order_relaxed;
    struct Known {
        Clock::time_point asked;
        std::shared_ptr<const SlowPlan> plan; ///< null: it has not come
    };
    /// Gives whether the plan is to be asked for now. Under the mutex.
    bool wantsPlan(SlowStatement &slow, Clock::time_point now);

    std::atomic<nanoseconds::rep> m_threshold{nanoseconds(kDefaultThreshold).count()};
    std::function<void(Wanted)> m_explain;
    mutable std::mutex m_mutex;
    std::deque<SlowStatement> m_statements;
    QHash<std::uint64_t, Known> m_plans; ///< by fingerprint
    std::atomic<std::uint64_t> m_revision{0}; ///< written under the mutex
};

} // namespace coroscope::db
