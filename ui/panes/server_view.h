#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/exchange_record.h"
#include "ui/server_timing.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QStandardItemModel;
class QTableView;

namespace coroscope {

class ExchangeOverview;
class ToneLabel;

/// What the server itself says about a request: the phases of its record where it is the server of this window, the
/// metrics of its Server-Timing field where it is another.
class ServerView final : public QWidget {
    Q_OBJECT
public:
    explicit ServerView(QWidget *parent = nullptr);

    void setExchange(const ExchangeRecordPtr &record, const RouteTable &routes);
    /// `total`: of the call as this program saw it, which the bars are a share of.
    void setMetrics(const QList<ServerMetric> &metrics, nanoseconds total);
    /// There is nothing (yet): why, in a sentence.
    void setNothing(const QString &why);

    ExchangeRecordPtr exchange() const { return m_record; }
    QTableView *metrics() const { return m_metrics; }
    QString sentence() const;
    QPushButton *showButton() const { return m_show; }

Q_SIGNALS:
    void showInRequests(const coroscope::ExchangeRecordPtr &record);

private:
    QStackedWidget *m_pages;
    ToneLabel *m_nothing;
    QWidget *m_own;
    ToneLabel *m_title;
    QPushButton *m_show;
    ExchangeOverview *m_overview;
    QTableView *m_metrics;
    QStandardItemModel *m_model;
    ExchangeRecordPtr m_record;
};

} // namespace coroscope
