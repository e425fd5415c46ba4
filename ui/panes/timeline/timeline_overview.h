#pragma once

#include "ui/panes/timeline/timeline_axis.h"
#include "ui/panes/timeline/timeline_index.h"

#include <QWidget>

namespace coroscope {

/// All that is kept in one strip, for finding a place: how many requests were in flight, in which moments a loop was
/// held, and which part the lanes show. Dragging moves that part, dragging one of its edges stretches it. The lanes do
/// the same by key. GUI thread.
class TimelineOverview final : public QWidget {
    Q_OBJECT
public:
    /// `index` outlives it.
    explicit TimelineOverview(const TimelineIndex &index, QWidget *parent = nullptr);

    /// The index has changed, or time went on; draws anew a few times a second at most.
    void refresh(TimelineTime now);
    void setShown(TimelineTime from, TimelineTime to);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    /// How many were in flight at most in each column of pixels; for tests.
    const std::vector<int> &profile() const noexcept { return m_profile; }
    /// Where it says how much is kept: on a ground of its own, left of the part that the lanes show. Empty where that
    /// leaves no room for it.
    QRectF keptPlace() const;

Q_SIGNALS:
    void rangeChosen(coroscope::TimelineTime from, coroscope::TimelineTime to);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Part { None, Left, Right, Middle };
    void count();
    TimelineAxis axis() const;
    QString keptText() const;
    Part partAt(double x) const;

    const TimelineIndex &m_index;
    TimelineTime m_now = 0;
    TimelineTime m_shownFrom = 0;
    TimelineTime m_shownTo = 0;
    TimelineTime m_from = 0; ///< of the axis
    TimelineTime m_to = 1;
    std::vector<int> m_profile;
    int m_most = 0;
    TimelineTime m_counted = 0; ///< when
    std::uint64_t m_countedFor = ~std::uint64_t(0);
    Part m_part = Part::None; ///< that is dragged
    double m_grab = 0; ///< px
    TimelineTime m_grabFrom = 0;
    TimelineTime m_grabTo = 0;
};

} // namespace coroscope
