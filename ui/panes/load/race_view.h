#pragma once

#include "server/http/route_info.h"
#include "ui/keep_soon.h"
#include "ui/panes/load/race.h"
#include "ui/window_context.h"

#include <QWidget>

#include <array>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class Banner;
class CurveChart;
class EmptyState;
class LoadCompareView;
class LoadRunsModel;
class ToneLabel;

/// Races two requests under the same load: those that the routes declare as twins with one click, or any two addresses.
/// Both are drawn on one time axis; at the end it says how many times as many one answers, and in what they differ.
/// GUI thread.
class RaceView final : public QWidget {
    Q_OBJECT
public:
    RaceView(const WindowContext &context, LoadRunsModel *runs, QWidget *parent = nullptr);

    void setRoutes(const RouteTable &routes);
    /// The address of the window's server may be another one now.
    void refresh();
    /// Chooses the twins and begins; where something is on already, or the server is not running, it says so.
    void raceTwins(const QString &id);
    void start();
    void stop();
    bool isRunning() const { return m_race->isRunning(); }
    /// Somebody else is at work, so that nothing can begin.
    void setBusyElsewhere(bool busy);

    Race *race() const { return m_race; }
    LoadCompareView *outcome() const { return m_outcome; }
    CurveChart *throughput() const { return m_throughput; }
    CurveChart *latency() const { return m_latency; }
    Banner *banner() const { return m_banner; }
    QString says() const;

    /// What is high scrolls inside.
    bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    /// The stretch of time in which it ran is to be shown.
    void timelineRequested(const coroscope::LoadRecordPtr &run);
    void runningChanged(bool running);
    void startServerRequested();
    void showInLatencyRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Side {
        QLineEdit *name = nullptr;
        QLineEdit *address = nullptr;
        HeaderList fields; ///< that the twins declare
    };

    void makeForm();
    QWidget *makeCharts();
    const RouteTwins *chosen() const;
    void fillFrom(const RouteTwins &twins);
    void onTwinsChosen();
    void onAddressEdited(std::size_t side);
    Result<RaceWish> wish() const;
    void draw();
    void onFinished();
    void onBannerAction();
    void setRunning(bool running);
    void restore();
    void keep();

    const WindowContext m_context;
    Race *m_race;
    QList<RouteTwins> m_twins;
    QString m_wantedId; ///< what was chosen last, until the routes are known
    QComboBox *m_choice;
    std::array<Side, 2> m_sides;
    QSpinBox *m_connections;
    QDoubleSpinBox *m_seconds;
    QDoubleSpinBox *m_warmUp;
    QComboBox *m_order;
    QPushButton *m_start;
    QPushButton *m_stop;
    ToneLabel *m_says;
    Banner *m_banner;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QSplitter *m_charts = nullptr;
    CurveChart *m_throughput;
    CurveChart *m_latency;
    LoadCompareView *m_outcome;
    QString m_allowedHost; ///< not of this machine, and somebody gave leave
    enum class Ask { Nothing, Server, Leave };
    Ask m_asks = Ask::Nothing; ///< what the button of the banner does
    bool m_startWhenListening = false;
    bool m_busyElsewhere = false;
    bool m_filling = false;
    KeepSoon m_keep;
};

} // namespace coroscope
