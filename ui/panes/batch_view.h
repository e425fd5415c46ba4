#pragma once

#include "ui/models/call_model.h"

#include <QWidget>

class QProgressBar;
class QSortFilterProxyModel;
class QTableView;

namespace coroscope {

class StatTile;
class TileStrip;
class ToneLabel;

/// Calls sent at once: how far they are, what they answered, how long they took together and how much of that
/// overlapped, and each of them with a bar on one common scale.
class BatchView final : public QWidget {
    Q_OBJECT
public:
    explicit BatchView(QWidget *parent = nullptr);

    void begin(int count, Clock::time_point now);
    void finish(int row, const Result<HttpReply> &result, Clock::time_point now);
    /// Shows what arrived since the last time. At most 30 times a second.
    void flush(Clock::time_point now);

    const CallModel *model() const { return m_model; }
    QTableView *view() const { return m_view; }
    /// The sentence about how much of it overlapped.
    QString summary() const;

Q_SIGNALS:
    /// A call was chosen to be looked at.
    void callChosen(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showStats(const BatchStats &stats, Clock::time_point now);
    QString statusCounts(const BatchStats &stats) const;

    CallModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QProgressBar *m_progress;
    ToneLabel *m_counts;
    ToneLabel *m_summary;
    TileStrip *m_figures;
    StatTile *m_fastest;
    StatTile *m_median;
    StatTile *m_p95;
    StatTile *m_slowest;
    StatTile *m_wall;
    StatTile *m_sum;
    QTableView *m_view;
    Clock::time_point m_begun;
    int m_shownFinished = -1;
};

} // namespace coroscope
