#pragma once

#include "ui/panes/database/slow_model.h"
#include "ui/window_context.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QSpinBox;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class CodeEdit;
class EmptyState;
class FilterField;
class GridView;
class PaneBar;
class PlanView;
class ToneLabel;

/// The slow log: statements over a threshold that can be set while the server runs, each with its request. GUI thread.
class SlowView final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kDefaultThreshold = 100; ///< milliseconds

    SlowView(const WindowContext &context, QWidget *parent = nullptr);

    SlowModel *model() const { return m_model; }
    GridView *table() const { return m_table; }
    QSpinBox *threshold() const { return m_threshold; }
    EmptyState *empty() const { return m_empty; }
    PlanView *plan() const { return m_plan; }
    QString facts() const;
    std::optional<db::SlowStatement> selected() const;
    /// There is a database to ask.
    void setCanExplain(bool can);
    void setLog(const std::vector<db::SlowStatement> &statements);

Q_SIGNALS:
    void thresholdChanged(int milliseconds);
    void requestActivated(const QString &traceId);
    void explainRequested(const QString &sql);

private:
    void showSelected();
    void showPlan(const db::SlowStatement &slow);
    void openRequest(const QModelIndex &index);
    void showMenu(const QPoint &at);
    void updateState();
    void updateExplain();

    const WindowContext m_context;
    SlowModel *m_model;
    SlowProxy *m_proxy;
    GridView *m_table;
    QWidget *m_detail;
    CodeEdit *m_sql;
    QLabel *m_facts;
    PlanView *m_plan;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    PaneBar *m_bar;
    FilterField *m_filter;
    QSpinBox *m_threshold;
    QLabel *m_figure;
    QAction *m_openRequest;
    QAction *m_copy;
    QAction *m_export;
    QAction *m_explain;
    bool m_canExplain = false;
    std::shared_ptr<const db::SlowPlan> m_shownPlan;
};

} // namespace coroscope
