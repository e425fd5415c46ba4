#pragma once

#include "ui/panes/timeline/timeline_axis.h"
#include "ui/panes/timeline/timeline_facts.h"
#include "ui/panes/timeline/timeline_lines.h"
#include "ui/panes/timeline/timeline_look.h"

#include <QAbstractScrollArea>
#include <QCache>

#include <bitset>
#include <optional>

namespace coroscope {

/// The lanes: a ruler, a strip for each worker's loop, and below them the requests over time: one a row, in their order
/// or below their routes, or packed.
/// Paints only the rows in sight, and of them no bar that would be smaller than a pixel on its own; so a frame costs
/// what is seen, not what is kept. Drag pans, Ctrl+wheel zooms, Shift+drag measures; keyPressEvent() has the keys.
/// GUI thread.
class TimelineView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// `index` outlives it.
    explicit TimelineView(TimelineIndex &index, QWidget *parent = nullptr);
    ~TimelineView() override;

    /// The index has changed, or time went on.
    void refresh(TimelineTime now);
    /// Another recording, or a new run of the server, in which ids begin anew: nothing is selected, measured, opened.
    void forget();
    TimelineTime now() const noexcept { return m_now; }

    const TimelineAxis &axis() const noexcept { return m_axis; }
    void setRange(TimelineTime from, TimelineTime to);
    /// The same, with the first request that began in it uppermost.
    void showStretch(TimelineTime from, TimelineTime to);
    /// Positive `share` of the width: later.
    void pan(double share);
    void zoom(double factor);
    /// All that is kept, in both directions.
    void fitAll();
    void fitSelection();
    bool canFitSelection() const;

    /// The right edge goes with the time.
    bool isFollowing() const noexcept { return m_following; }
    void setFollowing(bool following);
    bool isPacked() const noexcept { return m_packed; }
    void setPacked(bool packed);
    /// A line for each route, with its figures, and its requests below it, unless it is collapsed.
    bool isByRoute() const noexcept { return m_byRoute; }
    void setByRoute(bool byRoute);
    /// TimelineLines::Group::key of those; others may be among them that have no request now.
    const QSet<QString> &collapsed() const noexcept { return m_collapsed; }
    void setCollapsed(const QSet<QString> &collapsed);
    void setCollapsed(const QString &key, bool collapsed);
    /// All that there are; where all are, none.
    void toggleAllCollapsed();
    const TimelineLines &lines() const noexcept { return m_lines; }
    /// The one whose line the keys are on; empty: none.
    const QString &currentGroup() const noexcept { return m_currentGroup; }
    /// "GET /users: 52 requests, half within 3.20 ms, 95 % within 9.10 ms".
    static QString groupText(const TimelineLines::Group &group);
    static QString groupName(const TimelineLines::Group &group);
    std::optional<QRect> groupRect(const QString &key) const;

    /// px; 0: as the font needs.
    void setRowHeight(int height);
    int rowHeight() const;
    bool hasNaturalRows() const noexcept { return m_rowHeight == 0; }
    void stepRowHeight(int steps);

    const TimelineSelection &selection() const noexcept { return m_selection; }
    void select(const TimelineSelection &selection);
    /// Selects it and brings it into sight. False: it is not shown.
    bool showRequest(const ExchangeRecord &record);
    void selectStep(int rows);
    void selectBar(int step);
    bool canExpand(const ExchangeRecord &record) const;
    bool isExpanded(std::uint64_t id) const { return m_expanded.contains(id); }
    void setExpanded(const ExchangeRecord &record, bool expanded);
    /// Those in sight; true where any was collapsed.
    void expandInSight(bool expanded);

    struct Measure {
        TimelineTime from = 0;
        TimelineTime to = 0; ///< may lie before `from`
        bool operator==(const Measure &) const = default;
    };
    const std::optional<Measure> &measure() const noexcept { return m_measure; }
    void setMeasure(std::optional<Measure> measure);
    /// From the begin to the end of what is selected, else the middle third of what is shown.
    void beginMeasure();
    QString measureText() const;

    /// What the last frame took, for tests.
    struct Frame {
        int lines = 0;
        int bars = 0;
        int texts = 0;
        int lookedAt = 0; ///< requests whose bars were worked out anew
        nanoseconds time{0};
    };
    const Frame &lastFrame() const noexcept { return m_frame; }
    /// The kinds of bars that it had.
    const std::bitset<kBarKinds> &kinds() const noexcept { return m_kinds; }

    /// Where things are, in the viewport; for tests and for whoever points at something.
    QRect lanesRect() const;
    QRect stripsRect() const;
    int gutter() const noexcept { return int(m_axis.left); }
    std::optional<QRect> rowRect(const ExchangeRecord &record, int coroutine = TimelineSelection::kWhole) const;
    TimelineSelection at(const QPoint &place) const;
    int lineCount() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rangeChanged();
    void selectionChanged();
    void measureChanged();
    void followingChanged(bool following);
    void rowHeightChanged();
    void collapsedChanged();
    /// Others than before.
    void kindsChanged();
    void menuRequested(const QPoint &globalPlace);
    /// Enter or a double click: what is selected.
    void activated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct LaneBars {
        ExchangeRecordPtr record; ///< so that no other record gets its address
        TimelineBars bars;
        TimelineBars after;
        TimelineBars transactions;
    };
    using Line = TimelineLines::Line; ///< packed: its row is the lane

    // Geometry.
    void arrange();
    void updateScrollBar();
    void updateOpened();
    int rulerHeight() const;
    int stripHeight() const;
    int lineOf(int row) const { return m_lines.lineOf(row); }
    Line lineAt(int line) const;
    int lineAtY(int y) const;
    int yOf(int line) const;
    int coroutineOf(const Line &line) const;
    bool isSelected(const ExchangeRecord &record) const;
    bool isSelected(const ExchangeRecord &record, int coroutine) const;
    bool isTextual() const; ///< rows are high enough for text
    void selectGroup(const QString &key);
    void bringIntoSight(int line);
    void bringRowsIntoSight();
    void moved(bool byPerson);
    void describe();
    std::optional<TimelineSelection> barAt(const TimelineRow &row, int coroutine, TimelineTime when) const;

    const LaneBars &barsOf(const ExchangeRecordPtr &record, int coroutine) const;

    // Painting.
    void paintGrid(QPainter &painter, const std::vector<TimelineTick> &ticks);
    void paintRuler(QPainter &painter, const std::vector<TimelineTick> &ticks);
    void paintStrips(QPainter &painter);
    void paintStrip(QPainter &painter, const WorkerTrack &track, const QRect &strip);
    void paintStalls(QPainter &painter, const WorkerTrack &track, const QRect &strip);
    void paintRows(QPainter &painter);
    void paintLane(QPainter &painter, const ExchangeRecordPtr &record, int coroutine, const QRect &rect, bool named);
    void paintResponseEnd(QPainter &painter, double at, const QRect &rect);
    void paintGroup(QPainter &painter, const TimelineLines::Group &group, const QRect &rect);
    void paintGroupName(QPainter &painter, const TimelineLines::Group &group, const QRect &rect);
    void paintExpander(QPainter &painter, const QRectF &place, bool isOpen);
    void paintPacked(QPainter &painter, const TimelineIndex::Lane &lane, const QRect &rect);
    void paintNames(QPainter &painter);
    void paintMarks(QPainter &painter);
    void paintMeasure(QPainter &painter);
    void paintPointer(QPainter &painter);
    double clampedX(TimelineTime at) const;

    TimelineIndex &m_index;
    TimelineAxis m_axis;
    TimelineTime m_now = 0;
    bool m_following = true;
    bool m_packed = false;
    bool m_fitted = false; ///< once there was something to show
    int m_rowHeight = 0;
    QHash<std::uint64_t, TimelineTime> m_expanded; ///< id and begin of requests
    bool m_byRoute = false;
    QSet<QString> m_collapsed;
    QString m_currentGroup;
    TimelineLines m_lines;
    std::uint64_t m_arrangedFor = ~std::uint64_t(0); ///< revision of the index
    TimelineSelection m_selection;
    std::optional<Measure> m_measure;
    TimelineLook m_look;
    TimelineTexts m_texts;
    mutable QCache<std::pair<const ExchangeRecord *, int>, LaneBars> m_bars;
    mutable LaneBars m_growing; ///< of the one that runs and was asked for last
    mutable Frame m_frame;
    std::bitset<kBarKinds> m_kinds;
    std::optional<QPoint> m_pointer; ///< the mouse, over the lanes
    struct Drag {
        QPoint from;
        TimelineAxis axis;
        int scroll = 0;
        bool isMeasure = false;
        bool isMoving = false;
        bool isScroll = false; ///< with the left or middle button, over the lanes
    };
    std::optional<Drag> m_drag;
    double m_wheel = 0; ///< of a fine wheel: what makes no whole step yet
};

} // namespace coroscope
