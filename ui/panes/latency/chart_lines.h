#pragma once

#include <QList>
#include <QPointF>

#include <algorithm>

namespace coroscope {

/// Gathers the points of a line that has gaps, and how far they reach.
class ChartLine {
public:
    void add(double x, double y)
    {
        if (!m_inRun)
            m_runs.append(QList<QPointF>());
        m_runs.last().append({x, y});
        m_inRun = true;
        m_smallest = m_runs.size() == 1 && m_runs.first().size() == 1 ? y : std::min(m_smallest, y);
        m_largest = std::max(m_largest, y);
    }
    void gap() { m_inRun = false; }

    const QList<QList<QPointF>> &runs() const noexcept { return m_runs; }
    bool isEmpty() const noexcept { return m_runs.isEmpty(); }
    double smallest() const noexcept { return m_smallest; }
    double largest() const noexcept { return m_largest; }

private:
    QList<QList<QPointF>> m_runs;
    double m_smallest = 0;
    double m_largest = 0;
    bool m_inRun = false;
};

/// The extremes of several lines: of those that are shown.
struct ChartReach {
    double smallest = 0;
    double largest = 0;

    void add(const ChartLine &line)
    {
        if (line.isEmpty())
            return;
        smallest = smallest == 0 ? line.smallest() : std::min(smallest, line.smallest());
        largest = std::max(largest, line.largest());
    }
};

} // namespace coroscope
