#pragma once

#include "server/telemetry/snapshot.h"
#include "ui/keep_soon.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;

namespace coroscope {

class EmptyState;
class FilterField;
class LiveControls;
class LiveTable;
class LogModel;

/// The log of the server and the window, live.
class LogPane final : public QWidget {
    Q_OBJECT
public:
    LogPane(const WindowContext &context, QWidget *parent = nullptr);

    void consume(const TelemetryBatch &batch);
    void endFrame();
    /// Shows the lines of one request only.
    void showTrace(const QByteArray &traceId);
    LogModel *model() const { return m_model; }
    LiveTable *table() const { return m_table; }

    LiveControls *controls() const { return m_controls; }

Q_SIGNALS:
    /// The request with that trace id is asked for.
    void traceActivated(const QString &traceId);

private:
    void showMenu(const QPoint &at);
    void openRequest(const LiveTable *table);
    void updateState();

    const WindowContext m_context;
    LogModel *m_model;
    LiveTable *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    FilterField *m_filter;
    QLabel *m_figure;
    LiveControls *m_controls;
    QAction *m_save;
    QAction *m_openRequest;
    KeepSoon m_saveColumns;
};

} // namespace coroscope
