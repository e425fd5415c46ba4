#include "server/telemetry/repeated_statements.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace coroscope {

namespace {

using Statements = std::vector<const StatementRecord *>;

bool isWrite(const StatementRecord &statement)
{
    constexpr std::array<QByteArrayView, 4> kWords{"UPDATE", "INSERT", "DELETE", "REPLACE"};
    const QByteArrayView text = QByteArrayView(statement.sql).trimmed();
    return std::any_of(kWords.begin(), kWords.end(), [text](QByteArrayView word) {
        return text.size() > word.size() && text.first(word.size()).compare(word, Qt::CaseInsensitive) == 0;
    });
}

bool hadNoEffect(const StatementRecord &statement)
{
    return !statement.error.isEmpty() || statement.rowCount == 0;
}

/// Those with that fingerprint, by their start.
Statements runsOf(const ExchangeRecord &record, std::uint64_t fingerprint)
{
    Statements runs;
    for (const StatementRecord &statement : record.statements) {
        if (statement.fingerprint == fingerprint)
            runs.push_back(&statement);
    }
    std::stable_sort(runs.begin(), runs.end(),
                     [](const StatementRecord *a, const StatementRecord *b) { return a->started < b->started; });
    return runs;
}

/// Whether between each two of `runs` there is one of `others`; both by their start.
bool alternate(const Statements &runs, const Statements &others)
{
    auto next = others.begin();
    for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
        while (next != others.end() && (*next)->started < runs[i]->started)
            ++next;
        if (next == others.end() || (*next)->started > runs[i + 1]->started)
            return false;
    }
    return true;
}

/// A write that only the last time, if at all, had an effect, and before each new attempt of which the same was read.
void markRetries(const ExchangeRecord &record, std::vector<RepeatedStatement> &repeated)
{
    for (RepeatedStatement &write : repeated) {
        if (write.times < 2 || !isWrite(*write.first))
            continue;
        const Statements attempts = runsOf(record, write.first->fingerprint);
        const bool allFailed = std::all_of(attempts.begin(), attempts.end() - 1,
                                           [](const StatementRecord *attempt) { return hadNoEffect(*attempt); });
        if (!allFailed)
            continue;
        for (RepeatedStatement &read : repeated) {
            if (read.times < 2 || isWrite(*read.first))
                continue;
            const Statements reads = runsOf(record, read.first->fingerprint);
            if (alternate(attempts, reads) && alternate(reads, attempts))
                write.isRetry = read.isRetry = true;
        }
    }
}

} // namespace

std::vector<RepeatedStatement> repeatedStatements(const ExchangeRecord &record, std::uint32_t least)
{
    if (record.statements.size() < least) // so that most requests cost nothing
        return {};
    std::vector<RepeatedStatement> found;
    std::unordered_map<std::uint64_t, std::size_t> places;
    for (const StatementRecord &statement : record.statements) {
        const auto [place, isNew] = places.try_emplace(statement.fingerprint, found.size());
        if (isNew)
            found.push_back({&statement, 0, {}, {}, false});
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
    markRetries(record, found);
    return found;
}

std::vector<RepeatedStatement> nPlusOne(const ExchangeRecord &record)
{
    std::vector<RepeatedStatement> found = repeatedStatements(record);
    std::erase_if(found, [](const RepeatedStatement &each) { return each.isRetry; });
    return found;
}

} // namespace coroscope
