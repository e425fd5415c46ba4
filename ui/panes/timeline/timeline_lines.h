#pragma once

#include "ui/panes/timeline/timeline_index.h"

#include <QSet>

#include <vector>

namespace coroscope {

/// Which lane stands where, unless they are packed: one a request by its start, or by route, each route below a line of
/// its own that can be collapsed; and below a request its coroutines, where it shows them. A value; GUI thread.
class TimelineLines {
public:
    /// Of all requests of a route that are shown; where lanes are not by route there is one, without a line.
    struct Group {
        std::int32_t route = -1; ///< -1: of none, kTaskRuns: runs of tasks
        QString key{}; ///< the route's name, which stays where its number does not
        int line = -1; ///< its own; -1: none
        int first = 0; ///< place of its first request
        int count = 0;
        bool isCollapsed = false;
        std::uint64_t ended = 0; ///< with an answer
        nanoseconds p50{0}; ///< of those, as Latency counts them
        nanoseconds p95{0};
    };
    static constexpr std::int32_t kTaskRuns = -2;
    static std::int32_t groupOf(const ExchangeRecord &record);

    struct Line {
        int row = -1; ///< of TimelineIndex::rows(); -1: it is a group's own
        int child = -1; ///< index in childrenOf(); -1: the request itself
        int group = -1; ///< -1: there is no such line
    };
    /// A request that shows its coroutines.
    struct Opened {
        int row = 0;
        int children = 0;
    };

    /// `collapsed`: keys of groups.
    void arrange(const TimelineIndex &index, bool byRoute, const QSet<QString> &collapsed,
                 const std::vector<Opened> &opened);
    int count() const noexcept { return m_count; }
    Line at(int line) const;
    /// That of its group where that is collapsed.
    int lineOf(int row) const;
    const std::vector<Group> &groups() const noexcept { return m_groups; }
    /// Null: there is none of that key.
    const Group *find(const QString &key) const;
    /// The row at a place within all groups; those of a group are by their start.
    int rowAt(int place) const { return m_order.empty() ? place : m_order[std::size_t(place)]; }

private:
    struct Placed {
        int place = 0;
        int line = 0;
        int children = 0;
    };
    void order(const TimelineIndex &index);
    void count(const TimelineIndex &index);

    std::vector<Group> m_groups; ///< by the name of their route
    std::vector<int> m_order; ///< rows by place; empty: each is at its own
    std::vector<int> m_places; ///< by row; empty like m_order
    std::vector<int> m_groupOfRow;
    std::vector<Placed> m_opened; ///< by place; those of collapsed groups are not among them
    int m_count = 0;
};

} // namespace coroscope
