#include "server/telemetry/repeated_statements.h"

#include <algorithm>
#include <unordered_map>

namespace coroscope {

std::vector<RepeatedStatement> repeatedStatements(const ExchangeRecord &record, std::uint32_t least)
{
    if (record.statements.size() < least) // so that most requests cost nothing
        return {};
    std::vector<RepeatedStatement> found;
    std::unordered_map<std::uint64_t, std::size_t> places;
    for (const StatementRecord &statement : record.statements) {
        const auto [place, isNew] = places.try_emplace(statement.fingerprint, found.size());
        if (isNew)
            found.push_back({&statement, 0, {}, {}});
        RepeatedStatement &repeated = found[place->second];
        const nanoseconds time = statement.run + statement.rows;
        ++repeated.times;
        repeated.time += time;
        repeated.longest = std::max(repeated.longest, time);
        if (statement.started < repeated.first->started)
            repeated.first = &statement;
    }
    std::erase_if(found, [least](const RepeatedStatement &each) { return each.times < least; });
    std::stable_sort(found.begin(), found.end(), [](const RepeatedStatement &a, const RepeatedStatement &b) {
        return a.first->started < b.first->started;
    });
    return found;
}

} // namespace coroscope
