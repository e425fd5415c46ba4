#pragma once

#include "ui/panes/cache/flight_request.h"

#include <QList>
#include <QRectF>
#include <QWidget>

#include <vector>

namespace coroscope {

/// Requests as bars over time, in lanes by what became of each: a stampede is a block of handlers that ran at the same
/// time. For the eye: FlightModel says the same. GUI thread.
class FlightChart final : public QWidget {
    Q_OBJECT
public:
    explicit FlightChart(QWidget *parent = nullptr);

    /// By their start. The axis begins at `from` and is `span` long.
    void setRequests(const std::vector<FlightRequest> &requests, Clock::time_point from, nanoseconds span);
    const std::vector<FlightRequest> &requests() const noexcept { return m_requests; }
    /// Of the requests, in their order.
    const QList<QRectF> &bars() const noexcept { return m_bars; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void requestActivated(const QString &traceId);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Lane {
        FlightRole role;
        QRectF area;
        int count = 0;
    };
    int gutter() const;
    int leastLaneHeight() const;
    int axisHeight() const;
    void arrange();
    int requestAt(const QPointF &at) const; ///< -1: none
    void paintAxis(QPainter *painter, const QRectF &place) const;
    void paintFirstAnswer(QPainter *painter, const QRectF &place) const;
    double xOf(Clock::time_point when, const QRectF &place) const;
    QRectF place() const;

    std::vector<FlightRequest> m_requests;
    Clock::time_point m_from;
    nanoseconds m_span{0};
    QList<Lane> m_lanes;
    QList<QRectF> m_bars;
};

/// A tooltip's or a reader's sentence about one of them, which began so long after the first.
QString flightText(const FlightRequest &request, nanoseconds after);

} // namespace coroscope
