#include "ui/panes/cache/flight_history.h"

#include <algorithm>

namespace coroscope {

namespace {

/// The newest, by their start.
void arrange(std::vector<FlightRequest> &requests, std::size_t most)
{
    std::sort(requests.begin(), requests.end(),
              [](const FlightRequest &a, const FlightRequest &b) { return a.started < b.started; });
    if (requests.size() > most)
        requests.erase(requests.begin(), requests.end() - std::ptrdiff_t(most));
}

} // namespace

void FlightHistory::add(const ExchangeRecord &record)
{
    if (record.end == ExchangeEnd::Running || record.cache == CacheResult::None)
        return;
    m_requests.push_back(flightRequest(record));
    if (m_requests.size() > kMost)
        m_requests.pop_front();
    ++m_changes;
}

void FlightHistory::trim(Clock::time_point now)
{
    while (!m_requests.empty() && now - m_requests.front().ended > kKept)
        m_requests.pop_front();
}

void FlightHistory::clear()
{
    m_requests.clear();
    ++m_changes;
}

void FlightHistory::prepend(const FlightHistory &older)
{
    m_requests.insert(m_requests.begin(), older.m_requests.begin(), older.m_requests.end());
    while (m_requests.size() > kMost)
        m_requests.pop_front();
    ++m_changes;
}

std::vector<FlightHistory::Group> FlightHistory::groups(std::size_t most) const
{
    QHash<std::pair<std::int32_t, QByteArray>, Group> found;
    const auto count = [&found](const FlightRequest &request, const QByteArray &key) {
        Group &group = found[{request.route, key}];
        group.subject = {request.route, key};
        ++group.requests;
        group.runs += request.ranHandler ? 1 : 0;
        group.last = std::max(group.last, request.ended);
    };
    for (const FlightRequest &request : m_requests) {
        count(request, {});
        if (!request.key.isEmpty())
            count(request, request.key);
    }
    std::vector<Group> groups(found.begin(), found.end());
    std::sort(groups.begin(), groups.end(), [](const Group &a, const Group &b) { return a.last > b.last; });
    // Routes are few, and each stays; of the keys those that were wanted last.
    std::size_t keys = 0;
    std::erase_if(groups, [&](const Group &each) { return !each.subject.key.isEmpty() && ++keys > most; });
    return groups;
}

std::vector<FlightRequest> FlightHistory::of(const Subject &subject, Clock::time_point since, std::size_t most) const
{
    std::vector<FlightRequest> requests;
    for (const FlightRequest &request : m_requests) {
        if (request.ended >= since && subject.takes(request))
            requests.push_back(request);
    }
    arrange(requests, most);
    return requests;
}

std::vector<FlightRequest> FlightHistory::lastFill(const Subject &subject, std::size_t most) const
{
    const auto fill = std::find_if(m_requests.rbegin(), m_requests.rend(), [&subject](const FlightRequest &request) {
        return request.ranHandler && subject.takes(request);
    });
    if (fill == m_requests.rend())
        return {};
    // Several that ran at the same time are one stampede: it begins with the first of them.
    auto begin = fill->started;
    for (auto at = fill; at != m_requests.rend(); ++at) {
        if (at->ranHandler && subject.takes(*at) && at->ended >= begin)
            begin = std::min(begin, at->started);
    }
    const auto end = fill->ended + (fill->ended - begin);
    std::vector<FlightRequest> requests;
    for (const FlightRequest &request : m_requests) {
        if (subject.takes(request) && request.ended >= begin && request.started <= end)
            requests.push_back(request);
    }
    arrange(requests, most);
    return requests;
}

} // namespace coroscope
