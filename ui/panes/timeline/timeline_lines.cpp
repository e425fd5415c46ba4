#include "ui/panes/timeline/timeline_lines.h"

#include <algorithm>
#include <map>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// The nearest rank; `sorted` is put in order as far as needed.
nanoseconds percentileOf(std::vector<nanoseconds> &values, int percent)
{
    if (values.empty())
        return nanoseconds{0};
    const std::size_t rank = (values.size() * std::size_t(percent) + 99) / 100 - 1;
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(rank), values.end());
    return values[rank];
}

} // namespace

std::int32_t TimelineLines::groupOf(const ExchangeRecord &record)
{
    return record.isTaskRun() ? kTaskRuns : std::max(record.route, -1);
}

void TimelineLines::arrange(const TimelineIndex &index, bool byRoute, const QSet<QString> &collapsed,
                            const std::vector<Opened> &opened)
{
    m_groups.clear();
    m_order.clear();
    m_places.clear();
    m_groupOfRow.clear();
    m_opened.clear();
    const int rows = int(index.rows().size());
    if (byRoute)
        order(index);
    else
        m_groups.push_back({.count = rows});
    std::vector<std::pair<int, int>> places; // with how many children
    for (const Opened &each : opened)
        places.emplace_back(m_places.empty() ? each.row : m_places[std::size_t(each.row)], each.children);
    std::sort(places.begin(), places.end());
    int line = 0;
    auto next = places.begin();
    for (Group &group : m_groups) {
        if (byRoute) {
            group.line = line++;
            group.isCollapsed = collapsed.contains(group.key);
        }
        const int begin = line;
        int more = 0;
        for (; next != places.end() && next->first < group.first + group.count; ++next) {
            if (group.isCollapsed)
                continue;
            m_opened.push_back({next->first, begin + next->first - group.first + more, next->second});
            more += next->second;
        }
        if (!group.isCollapsed)
            line += group.count + more;
    }
    m_count = line;
    if (byRoute)
        count(index);
}

void TimelineLines::order(const TimelineIndex &index)
{
    const auto &rows = index.rows();
    // By name, so that a route stands where it stood; what is of none comes last.
    const auto keyOf = [&index](std::int32_t route) {
        return route >= 0 ? index.names().of(route) : route == kTaskRuns ? u"\uFFFEtasks"_s : u"\uFFFD"_s;
    };
    std::map<std::pair<QString, std::int32_t>, int> counts;
    std::map<std::int32_t, int *> known;
    for (const TimelineRow &row : rows) {
        const std::int32_t route = groupOf(*row.record);
        int *&count = known[route];
        if (!count)
            count = &counts[{keyOf(route), route}];
        ++*count;
    }
    std::map<std::int32_t, int> groupOfRoute;
    int first = 0;
    for (const auto &[key, count] : counts) {
        groupOfRoute[key.second] = int(m_groups.size());
        m_groups.push_back({.route = key.second, .key = key.first, .first = first, .count = count});
        first += count;
    }
    m_order.resize(rows.size());
    m_places.resize(rows.size());
    m_groupOfRow.resize(rows.size());
    std::vector<int> next;
    for (const Group &group : m_groups)
        next.push_back(group.first);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const int group = groupOfRoute[groupOf(*rows[row].record)];
        const int place = next[std::size_t(group)]++;
        m_groupOfRow[row] = group;
        m_places[row] = place;
        m_order[std::size_t(place)] = int(row);
    }
}

void TimelineLines::count(const TimelineIndex &index)
{
    std::vector<nanoseconds> times;
    for (Group &group : m_groups) {
        times.clear();
        for (int place = group.first; place < group.first + group.count; ++place) {
            const ExchangeRecord &record = *index.rows()[std::size_t(rowAt(place))].record;
            if (record.end == ExchangeEnd::Answered)
                times.push_back(record.answerTime());
        }
        group.ended = times.size();
        group.p50 = percentileOf(times, 50);
        group.p95 = percentileOf(times, 95);
    }
}

TimelineLines::Line TimelineLines::at(int line) const
{
    if (line < 0 || line >= m_count)
        return {};
    const auto after = std::partition_point(m_groups.begin(), m_groups.end(),
                                            [line](const Group &group) { return group.line <= line; });
    const Group &group = *std::prev(after);
    const int number = int(after - m_groups.begin()) - 1;
    if (line == group.line)
        return {-1, -1, number};
    const auto opened = std::partition_point(m_opened.begin(), m_opened.end(),
                                             [line](const Placed &each) { return each.line <= line; });
    if (opened != m_opened.begin() && std::prev(opened)->place >= group.first) {
        const Placed &before = *std::prev(opened);
        if (line - before.line <= before.children)
            return {rowAt(before.place), line - before.line - 1, number};
        return {rowAt(before.place + line - before.line - before.children), -1, number};
    }
    return {rowAt(group.first + line - group.line - 1), -1, number};
}

int TimelineLines::lineOf(int row) const
{
    const Group &group = m_groups[std::size_t(m_groupOfRow.empty() ? 0 : m_groupOfRow[std::size_t(row)])];
    if (group.isCollapsed)
        return group.line;
    const int place = m_places.empty() ? row : m_places[std::size_t(row)];
    const auto after = std::partition_point(m_opened.begin(), m_opened.end(),
                                            [place](const Placed &each) { return each.place < place; });
    if (after != m_opened.begin() && std::prev(after)->place >= group.first) {
        const Placed &before = *std::prev(after);
        return before.line + before.children + place - before.place;
    }
    return group.line + 1 + place - group.first;
}

const TimelineLines::Group *TimelineLines::find(const QString &key) const
{
    const auto at
        = std::find_if(m_groups.begin(), m_groups.end(), [&key](const Group &group) { return group.key == key; });
    return at == m_groups.end() ? nullptr : &*at;
}

} // namespace coroscope
