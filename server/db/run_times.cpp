#include "server/db/run_times.h"

#include "server/db/connection.h"

#include <algorithm>

namespace coroscope::db {

nanoseconds RunTimes::shortest() const
{
    return runs.empty() ? nanoseconds(0) : *std::min_element(runs.begin(), runs.end());
}

nanoseconds RunTimes::longest() const
{
    return runs.empty() ? nanoseconds(0) : *std::max_element(runs.begin(), runs.end());
}

nanoseconds RunTimes::median() const
{
    if (runs.empty())
        return nanoseconds(0);
    std::vector<nanoseconds> sorted = runs;
    const auto middle = sorted.begin() + std::ptrdiff_t(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

Result<RunTimes> timeRuns(Connection &connection, const QString &sql, const RunTimesOptions &options)
{
    RunTimes times;
    const auto began = Clock::now();
    while (int(times.runs.size()) < options.runs && (times.isEmpty() || Clock::now() - began < options.budget)) {
        if (const auto begun = connection.begin(); !begun)
            return begun.error();
        const Scope scope(connection);
        const auto ran = Clock::now();
        auto cursor = connection.query(sql, options.values);
        if (!cursor)
            return cursor.error();
        while (cursor->next()) { }
        if (const auto end = cursor->finish(); !end)
            return end.error();
        times.runs.push_back(Clock::now() - ran);
        if (options.ran)
            options.ran(int(times.runs.size()));
    }
    return times;
}

} // namespace coroscope::db
