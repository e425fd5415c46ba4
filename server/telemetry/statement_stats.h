#pragma once

#include "server/telemetry/exchange_record.h"
#include "server/telemetry/histogram.h"
#include "server/telemetry/statement_figures.h"

#include <QHash>

#include <memory>

namespace coroscope {

/// What the statements of all requests have in common, by fingerprint. Bounded: where more than kMaxStatements kinds
/// of them are seen, the one that was not seen for longest makes room. Telemetry thread.
class StatementStats {
public:
    static constexpr std::size_t kMaxStatements = 200;
    static constexpr std::size_t kRecent = 20; ///< requests that are named for each

    /// Of a request that has ended.
    void add(const ExchangeRecord &record);
    void reset();
    /// The figures of all; null where nothing has come since the last call.
    StatementTablePtr takeTable();

private:
    struct Kind {
        StatementFigures figures;
        Histogram times;
        std::uint64_t usedAt = 0; ///< counts requests
    };
    Kind &kindOf(const StatementRecord &statement);
    void addRepeats(const ExchangeRecord &record);

    QHash<std::uint64_t, std::shared_ptr<Kind>> m_kinds;
    std::uint64_t m_requests = 0;
    std::uint64_t m_forgotten = 0;
    std::uint64_t m_dropped = 0;
    bool m_changed = false;
};

} // namespace coroscope
