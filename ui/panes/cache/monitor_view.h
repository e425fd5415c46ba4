#pragma once

#include "ui/keep_soon.h"
#include "ui/panes/cache/cache_link.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;

namespace coroscope {

class Banner;
class EmptyState;
class FilterField;
class LiveControls;
class LiveTable;
class MonitorModel;

/// The stream of commands that the store is told, by anybody, while it is switched on: watching costs the store
/// something. GUI thread.
class MonitorView final : public QWidget {
    Q_OBJECT
public:
    MonitorView(const WindowContext &context, CacheLink *link, QWidget *parent = nullptr);
    ~MonitorView() override;

    void setWatching(bool on);
    bool isWatching() const;
    void endFrame();

    MonitorModel *model() const { return m_model; }
    LiveTable *table() const { return m_table; }
    LiveControls *controls() const { return m_controls; }
    QAction *watchAction() const { return m_watch; }
    FilterField *filter() const { return m_filter; }
    EmptyState *empty() const { return m_empty; }
    QString figure() const;

Q_SIGNALS:
    /// A key is to be shown.
    void keyActivated(const QByteArray &key);

private:
    void watch();
    void openKey();
    void showMenu(const QPoint &at);
    void updateState();

    const WindowContext m_context;
    CacheLink *m_link;
    MonitorModel *m_model;
    LiveTable *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    Banner *m_banner;
    FilterField *m_filter;
    QLabel *m_figure;
    LiveControls *m_controls;
    QAction *m_watch;
    QAction *m_openKey;
    quint64 m_dropped = 0;
    bool m_isOn = false; ///< the store was asked
    KeepSoon m_saveColumns;
};

} // namespace coroscope
