#pragma once

#include "ui/models/waterfall_axis.h"
#include "ui/widgets/live_table.h"

namespace coroscope {

class ExchangeModel;

/// The table of the Requests pane: chips for method and status, and bars on one time axis, which the header shows.
/// Method, path, status and duration come first, and the path gives way so that they are in sight in a narrow pane, and
/// with large letters. It has its own width again where there is room.
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
    bool isCompact() const noexcept { return m_isCompact; }
    bool setColumns(const QByteArray &state) override;
    /// Repaints what grows by itself: rows that run.
    void repaintLive();

protected:
    Wish wish() const override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class Header;
    /// From the rows in sight; gives whether it is another one now.
    bool updateAxis();
    void scaleWithFont();
    void fitPath();
    /// Of the columns up to the last one that must be in sight, but for the path.
    int widthToShow() const;

    ExchangeModel *m_exchanges;
    WaterfallAxis m_axis;
    const RequestsTable *m_axisOf = nullptr;
    int m_pathWidth = 0; ///< as it is meant to be
    bool m_isCompact = false;
    bool m_isFitting = false; ///< widths change, and nobody wished it
};

} // namespace coroscope
