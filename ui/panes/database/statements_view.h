#pragma once

#include "server/telemetry/statement_figures.h"
#include "ui/window_context.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class EmptyState;
class FilterField;
class GridView;
class PaneBar;
class StatementDetail;
class StatementModel;
class StatementProxy;

/// Statements by fingerprint, live: the table, its filter, and beside it the one that is selected. GUI thread.
class StatementsView final : public QWidget {
    Q_OBJECT
public:
    StatementsView(const WindowContext &context, QWidget *parent = nullptr);

    /// Once a frame; `table` as it is now, null: nothing has run.
    void endFrame(const StatementTablePtr &table, qint64 wallNow);
    /// What is said, and offered, while nothing has run.
    void setEmptyText(const QString &title, const QString &sentence, const QString &action);

    StatementModel *model() const { return m_model; }
    GridView *table() const { return m_table; }
    StatementDetail *detail() const { return m_detail; }
    EmptyState *empty() const { return m_empty; }
    FilterField *filter() const { return m_filter; }
    /// Selects it.
    bool openStatement(std::uint64_t fingerprint);
    /// There is a database to ask.
    void setCanExplain(bool can);
    std::optional<StatementFigures> selected() const;

Q_SIGNALS:
    void emptyActionRequested();
    void requestActivated(const QString &traceId);
    /// Requests are to be shown that ran it.
    void requestsRequested(quint64 fingerprint);
    void explainRequested(const QString &sql);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSelected();
    void updateState();
    void updateActions();
    void showMenu(const QPoint &at);

    const WindowContext m_context;
    StatementModel *m_model;
    StatementProxy *m_proxy;
    GridView *m_table;
    StatementDetail *m_detail;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    FilterField *m_filter;
    QLabel *m_figure;
    QAction *m_copy;
    QAction *m_export;
    QAction *m_requests;
    QAction *m_explain;
    bool m_canExplain = false;
    PaneBar *m_bar;
    StatementTablePtr m_shown;
    std::uint64_t m_forgotten = 0;
    qint64 m_shownAt = 0;
    QString m_emptyTitle;
    QString m_emptySentence;
    QString m_emptyAction;
};

} // namespace coroscope
