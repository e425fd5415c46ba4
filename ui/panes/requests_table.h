#pragma once

#include "ui/models/waterfall_axis.h"
#include "ui/widgets/live_table.h"

namespace coroscope {

class ExchangeModel;

/// The table of the Requests pane: chips for method and status, and bars on one time axis, which the header shows.
class RequestsTable final : public LiveTable {
    Q_OBJECT
public:
    explicit RequestsTable(ExchangeModel *model, QWidget *parent = nullptr);

    ExchangeModel *exchanges() const { return m_exchanges; }
    /// Of the rows that were in sight at the last paint.
    const WaterfallAxis &axis() const noexcept { return m_axisOf ? m_axisOf->axis() : m_axis; }
    /// Its bars stand on the axis of another table, which outlives it.
    void setAxisOf(const RequestsTable *other) { m_axisOf = other; }
    /// Compact, beside an open detail: the path gives room to the waterfall, and gets it back afterwards.
    void setCompact(bool compact);
    bool isCompact() const noexcept { return m_pathWidth > 0; }
    /// Repaints what grows by itself: rows that run.
    void repaintLive();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Header;
    /// From the rows in sight; gives whether it is another one now.
    bool updateAxis();
    void fitPath();

    ExchangeModel *m_exchanges;
    WaterfallAxis m_axis;
    const RequestsTable *m_axisOf = nullptr;
    int m_pathWidth = 0; ///< before it was made compact; 0: it is not
};

} // namespace coroscope
