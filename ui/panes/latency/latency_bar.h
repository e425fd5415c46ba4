#pragma once

#include "ui/panes/latency/latency_choice.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QAction;
class QComboBox;
class QMenu;
class QToolButton;

namespace coroscope {

class Commands;

/// The controls of the Latency pane: window of time, routes, what is shown, how, pause, export. Shows a choice, and
/// says what a person wants changed. GUI thread.
class LatencyBar final : public QWidget {
    Q_OBJECT
public:
    enum class Export { Png, Svg, Csv, RoutesCsv, CopyCsv };
    struct ChartName {
        QString id;
        QString name;
    };
    /// A route that can be drawn.
    struct RouteName {
        QString name;
        quint64 hits = 0;
    };

    explicit LatencyBar(const QList<ChartName> &charts, QWidget *parent = nullptr);

    /// As if a person had chosen it.
    void setChoice(const LatencyChoice &choice);
    const LatencyChoice &choice() const noexcept { return m_choice; }
    /// Asked whenever the menu of routes opens; in the order in which they are offered.
    void setRouteSource(std::function<QList<RouteName>()> source) { m_routes = std::move(source); }

    bool isPaused() const;
    void setPaused(bool paused);
    /// Space; it acts in the widgets that it is added to.
    QAction *pauseAction() const { return m_pause; }
    void addCommands(Commands *commands);

Q_SIGNALS:
    /// Something else was chosen.
    void choiceChanged(const coroscope::LatencyChoice &choice);
    void pauseToggled(bool paused);
    void exportWanted(coroscope::LatencyBar::Export what);

private:
    void change(const std::function<void(LatencyChoice &)> &change);
    void showChoice();
    QToolButton *menuButton(const QString &objectName, const QString &text, const QString &about);
    void makeShowMenu(const QList<ChartName> &charts);
    void makeExportMenu();
    void fillRouteMenu();
    void addView(QToolButton *button, LatencyChoice::View view);

    LatencyChoice m_choice;
    std::function<QList<RouteName>()> m_routes;
    QComboBox *m_span;
    QToolButton *m_routeButton;
    QToolButton *m_show;
    QToolButton *m_log;
    QToolButton *m_asTable;
    QToolButton *m_asRoutes;
    QToolButton *m_export;
    QAction *m_pause;
    QHash<int, QAction *> m_percentiles; ///< by Percentile
    QHash<QString, QAction *> m_charts; ///< by id
    bool m_showing = false;
};

} // namespace coroscope
