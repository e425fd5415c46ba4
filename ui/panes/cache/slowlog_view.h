#pragma once

#include "ui/panes/cache/cache_link.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QSpinBox;
class QStackedWidget;

namespace coroscope {

class Banner;
class EmptyState;
class GridView;
class SlowlogModel;

/// Commands that took the store itself long, whoever sent them (SLOWLOG); from which duration on is a setting of the
/// store, for all. GUI thread.
class SlowlogView final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMost = 128; ///< entries that are asked for

    SlowlogView(const WindowContext &context, CacheLink *link, QWidget *parent = nullptr);

    void refresh();
    void reset();
    SlowlogModel *model() const { return m_model; }
    GridView *table() const { return m_table; }
    QSpinBox *threshold() const { return m_threshold; }
    QAction *resetAction() const { return m_reset; }
    Banner *banner() const { return m_banner; }

Q_SIGNALS:
    /// It was changed here: microseconds.
    void thresholdChanged(int microseconds);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void askThreshold();
    void setThreshold(int microseconds);
    void updateState();

    const WindowContext m_context;
    CacheLink *m_link;
    SlowlogModel *m_model;
    QSortFilterProxyModel *m_proxy;
    GridView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    Banner *m_banner;
    QSpinBox *m_threshold;
    QLabel *m_thresholdLabel;
    QLabel *m_figure;
    QAction *m_refresh;
    QAction *m_reset;
    QAction *m_copy;
    QAction *m_export;
    QTimer m_poll;
    bool m_isAsking = false;
    int m_known = -1; ///< the store's threshold; -1: not known
};

} // namespace coroscope
