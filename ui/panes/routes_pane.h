#pragma once

#include "server/runtime/server.h"
#include "ui/keep_soon.h"
#include "ui/settings.h"
#include "ui/snippets.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QAction;
class QActionGroup;
class QMenu;
class QStackedWidget;
class QTreeView;

namespace coroscope {

class Banner;
class EmptyState;
class FilterField;
class PaneScroll;
class RouteFilterProxy;
class RouteModel;
class RoutePolicyPanel;
struct RouteSetting;

/// The routes of the server by tag, by path or as a list, with their figures. From here a route goes to the Sender or
/// to the clipboard, is enabled and disabled, and gets a policy: delays, errors, resets. What is disabled, and what is
/// injected, is never left unsaid: lines on top count it.
class RoutesPane final : public QWidget {
    Q_OBJECT
public:
    explicit RoutesPane(const WindowContext &context, QWidget *parent = nullptr);

    void setRoutes(const RouteTable &routes);
    void setServerState(ServerState state, const QUrl &url);
    void consume(const TelemetryBatch &batch);
    void endFrame();

    RouteModel *model() const { return m_model; }
    QTreeView *tree() const { return m_tree; }
    Banner *disabledBanner() const { return m_disabled; }
    Banner *injectedBanner() const { return m_injected; }
    RoutePolicyPanel *policyPanel() const { return m_policy; }
    /// Only routes that have a policy.
    void showPolicies();

Q_SIGNALS:
    void openInSender(const coroscope::RouteInfo &route);
    void loadRunRequested(const coroscope::RouteInfo &route);
    /// Its code is to be shown.
    void sourceRequested(const coroscope::RouteInfo &route);
    /// `twins`: RouteTwins::id.
    void raceRequested(const QString &twins);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeActions();
    QAction *addCommand(const QString &id, const QString &iconName, const QString &text, void (RoutesPane::*run)(),
                        const QList<QKeySequence> &keys = {});
    void makeFilter();
    void restoreColumns();
    void setDefaultWidths();
    void orderColumns();

    const RouteInfo *currentRoute() const;
    QList<int> selectedRoutes() const;
    void setEnabled(const QList<int> &routes, bool enabled);
    void setGrouping(RouteGrouping grouping);
    void copy(QString (*text)(const SnippetRequest &));
    QUrl serverUrl() const;

    void activate(const QModelIndex &index);
    void openCurrent();
    void toggleSelected();
    void enableAll();
    void showActivity();
    void togglePolicy();
    void showPolicyPanel(bool on);
    void clearPolicies();
    void stopInjecting();
    void toggleOnlyPolicies();
    void addPreset(const QString &id, const QString &text, const std::function<void(RouteSetting &)> &change);
    void onFaultsChanged();
    void showMenu(const QPoint &at);
    void showHeaderMenu(const QPoint &at);
    void onRouteEnabledChanged(int route, bool enabled);
    void onTick();
    void updateActions();
    void updateDisabled();
    void updateEmptyState();

    const WindowContext m_context;
    RouteModel *m_model;
    RouteFilterProxy *m_shown;
    QTreeView *m_tree;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    Banner *m_disabled;
    Banner *m_injected;
    PaneScroll *m_policyScroll = nullptr;
    RoutePolicyPanel *m_policy = nullptr; ///< null: there is no server
    FilterField *m_filter = nullptr;
    QActionGroup *m_groupings;
    QMenu *m_viewMenu;
    QAction *m_open = nullptr;
    QAction *m_toggle = nullptr;
    QAction *m_enableAll = nullptr;
    QAction *m_activity = nullptr;
    QAction *m_editPolicy = nullptr;
    QAction *m_clearPolicy = nullptr;
    QAction *m_onlyPolicies = nullptr;
    QList<QAction *> m_presets;
    QAction *m_load = nullptr;
    QAction *m_source = nullptr;
    QAction *m_race = nullptr;
    QList<QAction *> m_copies;
    QUrl m_url;
    QTimer m_tick; ///< "3 s ago", while it is seen
    KeepSoon m_save; ///< columns
};

} // namespace coroscope
