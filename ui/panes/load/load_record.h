#pragma once

#include "server/outbound/load_figures.h"
#include "server/outbound/load_plan.h"

#include <QDateTime>
#include <QString>

#include <memory>

namespace coroscope {

/// A load run of this session: what was asked for, and how it ended. Immutable once made.
struct LoadRecord {
    int number = 0; ///< counts from 1 in a window; what people call it by
    LoadPlan plan;
    QString label; ///< of a race: which side it was, "async"; else empty
    QDateTime at; ///< when it was started
    LoadResultPtr result; ///< null: it never began
    QString trouble; ///< why it did not, a translated sentence

    /// When its first request was due, and when its last answer came. With a result.
    Clock::time_point began() const { return result->begun; }
    Clock::time_point ended() const
    {
        return result->begun
            + (result->intervals.empty() ? result->warmUp + result->duration
                                         : result->intervals.back().begin + result->intervals.back().length);
    }
    const LoadRequest &request() const { return plan.requests.front(); }
};
using LoadRecordPtr = std::shared_ptr<const LoadRecord>;

} // namespace coroscope
