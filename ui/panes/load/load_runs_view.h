#pragma once

#include "ui/panes/load/load_record.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QStackedWidget;

namespace coroscope {

class EmptyState;
class GridView;
class LoadCompareView;
class LoadResultView;
class LoadRunsModel;

/// The load runs of this session. The one that is selected is shown below, two are compared. They can be taken away,
/// which Undo takes back. GUI thread.
class LoadRunsView final : public QWidget {
    Q_OBJECT
public:
    LoadRunsView(const WindowContext &context, LoadRunsModel *model, QWidget *parent = nullptr);

    /// Selects it.
    void openRun(int number);
    GridView *table() const { return m_table; }
    LoadResultView *result() const { return m_result; }
    LoadCompareView *compare() const { return m_compare; }
    EmptyState *empty() const { return m_empty; }

    /// What is high scrolls inside.
    bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    /// The stretch of time in which it ran is to be shown.
    void timelineRequested(const coroscope::LoadRecordPtr &run);
    /// The button of the empty state.
    void newRunRequested();
    void runAgainRequested(const coroscope::LoadPlan &plan);
    void showInLatencyRequested();

private:
    class RemoveRuns;

    void makeActions();
    QList<int> selectedNumbers() const; ///< ascending
    void showSelected();
    void compareNewest();
    void removeSelected();

    const WindowContext m_context;
    LoadRunsModel *m_model;
    QSortFilterProxyModel *m_sorted;
    GridView *m_table;
    QStackedWidget *m_pages; ///< nothing yet, or the list
    QStackedWidget *m_shown; ///< below the list
    EmptyState *m_empty;
    EmptyState *m_hint;
    LoadResultView *m_result;
    LoadCompareView *m_compare;
    QAction *m_again = nullptr;
    QAction *m_compareAction = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_save = nullptr;
    QLabel *m_count = nullptr;
    bool m_swapped = false;
};

} // namespace coroscope
