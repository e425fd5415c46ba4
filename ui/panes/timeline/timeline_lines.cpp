#include "ui/panes/timeline/timeline_lines.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

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
    // What is of no route comes last.
    const auto keyOf = [&index](std::int32_t route) {
        return route >= 0 ? index.names().of(route) : route == kTaskRuns ? u"\uFFFEtasks"_s : u"\uFFFD"_s;
    };
    std::unordered_map<std::int32_t, int> known;
    m_groupOfRow.resize(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::int32_t route = groupOf(*rows[row].record);
        const auto [at, isNew] = known.try_emplace(route, int(m_groups.size()));
        if (isNew)
            m_groups.push_back({.route = route, .key = keyOf(route)});
        m_groupOfRow[row] = at->second;
        ++m_groups[std::size_t(at->second)].count;
    }
    // By name, so that a route stands where it stood.
    std::vector<int> sorted(m_groups.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    std::sort(sorted.begin(), sorted.end(), [this](int a, int b) {
        const Group &one = m_groups[std::size_t(a)];
        const Group &other = m_groups[std::size_t(b)];
        return one.key != other.key ? one.key < other.key : one.route < other.route;
    });
    std::vector<Group> groups;
    std::vector<int> placeOf(m_groups.size());
    std::vector<int> next;
    int first = 0;
    for (const int found : sorted) {
        placeOf[std::size_t(found)] = int(groups.size());
        groups.push_back(m_groups[std::size_t(found)]);
        groups.back().first = first;
        next.push_back(first);
        first += groups.back().count;
    }
    m_groups = std::move(groups);
    m_order.resize(rows.size());
    m_places.resize(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const int group = placeOf[std::size_t(m_groupOfRow[row])];
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
