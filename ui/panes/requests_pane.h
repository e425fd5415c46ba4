#pragma once

#include "server/runtime/server.h"
#include "ui/keep_soon.h"
#include "ui/models/exchange_model.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class Banner;
class EmptyState;
class ExchangeDetail;
class FilterField;
class LiveControls;
class RequestsActions;
class RequestsColors;
class RequestsTable;
struct HarImport;

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
    LiveControls *controls() const { return m_controls; }
    /// Selects the row and opens its detail.
    void openRow(int row);
    /// The newest request with that trace id; takes the filter away where that hides it. False: it is not kept (any
    /// more); a notice says so.
    bool openTrace(const QString &traceId);
    /// The same by ExchangeRecord::id, of the last run of the server, or of what was imported.
    bool openExchange(std::uint64_t id);
    /// Those that ran the statement with that fingerprint.
    void showStatement(std::uint64_t fingerprint);
    RequestsColors *colors() const { return m_colors; }
    /// The Sender is about to send a request with that span id.
    void noteSent(const QByteArray &spanId);
    RequestsActions *actions() const { return m_actions; }
    Banner *banner() const { return m_banner; }
    /// Reads a HAR file into the list.
    void importFile(const QString &path);

Q_SIGNALS:
    void startRequested();
    void senderRequested();
    void openInSender(const coroscope::ExchangeRecordPtr &record);
    /// Its lines in the Log are to be shown.
    void logRequested(const QByteArray &traceId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void restoreViews();
    void saveViews();
    void onSelectionChanged();
    void showDetail(bool visible);
    void openPinned(int row);
    void openSequence(quint64 sequence);
    void arrange();
    void onImported(const HarImport &result);
    void showMenu(const QPoint &at);
    void refreshDetail();
    void updateEmptyState();
    void updateFigure();

    const WindowContext m_context;
    ExchangeModel *m_model;
    RequestsTable *m_table;
    ExchangeDetail *m_detail;
    RequestsActions *m_actions;
    RequestsColors *m_colors = nullptr;
    Banner *m_banner;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    FilterField *m_filter;
    QLabel *m_figure;
    LiveControls *m_controls;
    RequestsTable *m_pins; ///< the strip of pinned ones, with a model of its own
    QTimer m_settle; ///< after a stop: until then late final records may come
    ServerState m_state = ServerState::Stopped;
    const ExchangeModel *m_selectedIn = nullptr; ///< the list, or that of the pinned ones
    ExchangeModel::Sequence m_selected = 0;
    bool m_hasSelected = false;
    KeepSoon m_save;
};

} // namespace coroscope
