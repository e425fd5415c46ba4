#pragma once

#include "server/db/workbench.h"
#include "ui/window_context.h"

#include <QHash>
#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QTreeView;

namespace coroscope {

class Banner;
class EmptyState;
class SchemaModel;
class TableProgress;

/// What the database holds: tables, columns, keys, indexes; rows are counted on demand. GUI thread.
class SchemaView final : public QWidget {
    Q_OBJECT
public:
    SchemaView(const WindowContext &context, QWidget *parent = nullptr);

    /// Null: there is no database now.
    void setWorkbench(db::Workbench *workbench);
    /// It has changed; read again when it is seen.
    void invalidate();
    void refresh();
    void countSelected();
    void cancelCounting();
    bool isCounting() const noexcept { return !m_counting.isEmpty(); }
    TableProgress *progress() const { return m_progress; }

    SchemaModel *model() const { return m_model; }
    QTreeView *tree() const { return m_tree; }

Q_SIGNALS:
    /// A statement for the console.
    void statementRequested(const QString &sql);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void openTable();
    void onCounted(const QString &table, const Result<qint64> &counted);
    void updateState();

    const WindowContext m_context;
    db::Workbench *m_workbench = nullptr;
    SchemaModel *m_model;
    QTreeView *m_tree;
    Banner *m_banner;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QAction *m_refresh;
    QAction *m_count;
    QAction *m_select;
    QLabel *m_figure;
    TableProgress *m_progress;
    QHash<QString, db::Workbench::Ticket> m_counting; ///< tables whose rows are being counted, a job each
    qsizetype m_toCount = 0; ///< of this round, those that are done too
    bool m_stale = true;
    bool m_reading = false;
};

} // namespace coroscope
