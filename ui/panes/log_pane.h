#pragma once

#include "server/telemetry/snapshot.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;

namespace coroscope {

class EmptyState;
class FilterField;
class LiveTable;
class LogModel;

/// The log of the server and the window, live.
class LogPane final : public QWidget {
    Q_OBJECT
public:
    LogPane(const WindowContext &context, QWidget *parent = nullptr);

    void consume(const TelemetryBatch &batch);
    void endFrame();
    LogModel *model() const { return m_model; }
    LiveTable *table() const { return m_table; }

private:
    void showMenu(const QPoint &at);
    void copyText() const;
    void updateState();

    const WindowContext m_context;
    LogModel *m_model;
    LiveTable *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    FilterField *m_filter;
    QLabel *m_figure;
    QAction *m_follow;
    QTimer m_save;
};

} // namespace coroscope
