#pragma once

#include "server/runtime/server.h"
#include "ui/models/exchange_model.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class EmptyState;
class ExchangeDetail;
class FilterField;
class RequestsTable;

/// Requests, live: the table, its filter, and beside it the request that is selected. Fed by the frame clock.
class RequestsPane final : public QWidget {
    Q_OBJECT
public:
    RequestsPane(const WindowContext &context, QWidget *parent = nullptr);

    void setRoutes(const RouteTable &routes);
    void setServerState(ServerState state, const QUrl &url);

    void consume(const TelemetryBatch &batch);
    void endFrame(Clock::time_point now);

    ExchangeModel *model() const { return m_model; }
    RequestsTable *table() const { return m_table; }
    ExchangeDetail *detail() const { return m_detail; }
    /// Selects the row and opens its detail.
    void openRow(int row);

Q_SIGNALS:
    void startRequested();
    void senderRequested();
    void openInSender(const coroscope::ExchangeRecordPtr &record);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void restoreViews();
    void saveViews();
    void onSelectionChanged();
    void showDetail(bool visible);
    void setPaused(bool paused);
    void showMenu(const QPoint &at);
    void refreshDetail();
    void updateEmptyState();
    void updateFigure();

    const WindowContext m_context;
    ExchangeModel *m_model;
    RequestsTable *m_table;
    ExchangeDetail *m_detail;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    FilterField *m_filter;
    QWidget *m_legend;
    QLabel *m_figure;
    QAction *m_follow;
    QAction *m_pause;
    QAction *m_clear;
    QTimer m_settle; ///< after a stop: until then late final records may come
    QTimer m_save;
    ServerState m_state = ServerState::Stopped;
    QUrl m_url;
    ExchangeModel::Sequence m_selected = 0;
    bool m_hasSelected = false;
};

} // namespace coroscope
