#pragma once

#include "ui/window_context.h"

#include <QWidget>

class QStackedWidget;

namespace coroscope {

class EmptyState;
class GridView;
class TaskLink;
class TaskModel;

/// The tasks that a request made, live. GUI thread.
class RequestTasksPage final : public QWidget {
    Q_OBJECT
public:
    explicit RequestTasksPage(QWidget *parent = nullptr);

    /// Once; `link` outlives it.
    void setLink(TaskLink *link);
    /// Its trace id; empty: it has none.
    void setRequest(const QByteArray &traceId);

    GridView *table() const { return m_table; }
    TaskModel *model() const { return m_model; }
    EmptyState *empty() const { return m_empty; }

Q_SIGNALS:
    /// A task is to be shown in the Tasks pane.
    void taskActivated(const QByteArray &id);
    /// How many tasks there are of the request; -1: not known.
    void countChanged(int count);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateState();

    TaskLink *m_link = nullptr;
    TaskModel *m_model = nullptr;
    GridView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    QByteArray m_request;
    QString m_trouble;
};

} // namespace coroscope
