#pragma once

#include "ui/models/live_table_model.h"
#include "ui/window_context.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QMenu;

namespace coroscope {

class FilterField;
class LiveTable;
class PaneBar;
class TableExport;
class TableProgress;

/// What a list calls its rows, translated.
struct LiveWords {
    QString id; ///< of its commands, and proposed as the name of a file: "requests"
    QString group; ///< of its commands: "Requests"
    std::function<QString(int)> count; ///< "1,204 requests"
    std::function<QString(int)> cleared; ///< "Cleared 1,204 requests."
    std::function<QString(int)> exported; ///< "Exported 1,204 requests to %1."
    std::function<QString(int)> copied; ///< "Copied 1,204 requests."
};

/// What every live list offers, the same everywhere: follow, pause, clear with undo, pin, copy, export as CSV, columns,
/// and how many rows are kept. A list in another order than that of arrival pauses when thousands of rows are selected.
/// Actions are made here once, added to the commands, and put into the pane's bar and menu.
/// GUI thread.
class LiveControls final : public QObject {
    Q_OBJECT
public:
    /// `pane`: in which the keys act. All outlive it.
    LiveControls(LiveTable *table, const WindowContext &context, LiveWords words, QWidget *pane);
    ~LiveControls() override;

    /// Follow, pause and clear.
    void addTo(PaneBar *bar);
    /// Ctrl+F as a command.
    void addFilter(FilterField *field);
    /// Pin, copy, export, columns and rows kept. The actions stay ours.
    void addToMenu(QMenu *menu);

    QAction *followAction() const { return m_follow; }
    QAction *pauseAction() const { return m_pause; }
    QAction *clearAction() const { return m_clear; }
    QAction *pinAction() const { return m_pin; }
    QAction *copyAction() const { return m_copy; }
    QAction *exportAction() const { return m_export; }

    void setPaused(bool paused);
    /// How many rows the list keeps, remembered; one of WindowSettings::kRingSizes.
    int rowsKept() const;
    void setRowsKept(int rows);
    int rowsByDefault() const noexcept { return m_rowsByDefault; }
    void clear();
    /// The selected rows, or all that are shown where none or one is selected.
    std::vector<LiveTableModel::Sequence> chosenRows() const;
    /// Writes them, as CSV or as text with tabs between the cells. What happened comes as a notice.
    void exportCsv(const QString &path) { exportRows(path, true); }
    void exportText(const QString &path) { exportRows(path, false); }
    /// Asks for a file and does so.
    void saveCsv() { chooseFile(true); }
    void saveText() { chooseFile(false); }
    bool isExporting() const { return !m_running.isNull(); }
    TableProgress *progress() const { return m_progress; }

Q_SIGNALS:
    /// Rows were cleared or came back, the pause began or ended: the pane's figure and empty state.
    void changed();
    /// The pause began or ended.
    void pausedChanged(bool paused);
    void rowsKeptChanged();

private:
    class ClearCommand;
    struct ClearedRows;
    QAction *add(const QString &id, const QString &iconName, const QString &text, const QString &toolTip);
    void copy();
    void chooseFile(bool csv);
    void exportRows(const QString &path, bool csv);
    void run(TableExport *work, const QString &path);
    void onExported(TableExport *work, const QString &trouble);
    void take(const std::shared_ptr<ClearedRows> &slot);
    bool putBack(const std::shared_ptr<ClearedRows> &slot);
    QMenu *ringMenu(QWidget *parent);
    void updatePin();
    void onSelectionChanged();

    LiveTable *m_table;
    LiveTableModel *m_model;
    const WindowContext m_context;
    const LiveWords m_words;
    QWidget *m_pane;
    QAction *m_follow;
    QAction *m_pause;
    QAction *m_clear;
    QAction *m_pin;
    QAction *m_copy;
    QAction *m_export;
    TableProgress *m_progress;
    QPointer<TableExport> m_running;
    const int m_rowsByDefault;
    bool m_lastCsv = true; ///< what the last export wrote
    std::shared_ptr<ClearedRows> m_cleared; ///< the last clear; older ones are let go, to bound memory
};

} // namespace coroscope
