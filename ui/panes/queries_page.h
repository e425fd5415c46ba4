#pragma once

#include "server/telemetry/exchange_record.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QStackedWidget;

namespace coroscope {

class EmptyState;
class GridView;
class QueryModel;
class ToneLabel;

/// What a request, or a run of a task, asked of the database: its statements in order, those that it ran again and
/// again with what would mend that, and transactions in which it waited for the network. GUI thread.
class QueriesPage final : public QWidget {
    Q_OBJECT
public:
    /// Whose statements they are, for the words and for the names of its commands.
    enum class Of { Request, TaskRun };
    explicit QueriesPage(QWidget *parent = nullptr)
        : QueriesPage(Of::Request, parent)
    {
    }
    QueriesPage(Of of, QWidget *parent);

    /// Its commands and notices; once.
    void setContext(const WindowContext &context);
    void setExchange(const ExchangeRecordPtr &record);
    void clear();

    GridView *table() const { return m_table; }
    QueryModel *model() const { return m_model; }
    EmptyState *empty() const { return m_empty; }
    /// What is to be mended, a paragraph each; empty: nothing is.
    QString advice() const;

Q_SIGNALS:
    /// A statement is to be shown in the Database pane.
    void statementActivated(quint64 fingerprint, const QString &sql);
    void explainRequested(const QString &sql);

private:
    QString nothingText() const;
    bool isOfTask() const noexcept { return m_of == Of::TaskRun; }
    void openCurrent();
    void updateActions();
    void showMenu(const QPoint &at);

    const Of m_of;
    GridView *m_table;
    QueryModel *m_model;
    EmptyState *m_empty;
    ToneLabel *m_advice;
    QStackedWidget *m_pages;
    QAction *m_open;
    QAction *m_explain;
    QAction *m_copy;
    QAction *m_save;
    Notices *m_notices = nullptr;
};

} // namespace coroscope
