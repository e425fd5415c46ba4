#pragma once

#include "ui/keep_soon.h"
#include "ui/widgets/file_export.h"
#include "ui/window_context.h"

#include <QTableView>

class QMenu;

namespace coroscope {

/// A table of figures: sorted by a click on its header, columns that can be shown, hidden, moved and are remembered,
/// rows that can be copied and written as CSV. The model (a QSortFilterProxyModel, as a rule) sorts by kSortRole and
/// gives plain numbers for programs as kExportRole. GUI thread.
class GridView final : public QTableView {
    Q_OBJECT
public:
    static constexpr int kSortRole = Qt::UserRole + 1;
    static constexpr int kExportRole = Qt::UserRole + 2; ///< a text; none: the one that is shown
    static constexpr int kUnreadRole = Qt::UserRole + 50; ///< true: what stands in the row is not known yet

    /// `settings` may be null: then nothing is remembered.
    GridView(const QString &objectName, const QString &accessibleName, WindowSettings *settings,
             QWidget *parent = nullptr);

    /// The columns as they were left, else widths in digits and the first sort; after setModel().
    void setColumns(const QList<int> &widths, int sortColumn = -1, Qt::SortOrder order = Qt::DescendingOrder,
                    const QList<int> &hidden = {});

    /// Selected rows, top to bottom; all where none or one is selected.
    QList<int> chosenRows() const;
    /// As shown, cells separated by tabs; without rows that are not read, which are counted.
    QString selectedText(int *unread = nullptr) const;
    void copySelection();
    /// RFC 4180, as TableExport has it.
    QByteArray csv() const;
    /// What csv() and saveCsv() write: what this makes of the rows now; by default their cells, which are few.
    void setCsvWriter(std::function<FileExport::Write()> make) { m_makeWriter = std::move(make); }
    FileExport::Write csvWriter() const;
    QList<int> shownColumns() const;
    /// Asks for a file and writes it, off the GUI thread. What happened comes as a notice.
    void saveCsv(Notices *notices, const QString &proposedName);
    /// The caller owns it.
    QMenu *columnMenu(QWidget *parent);
    /// The menu of the row at that place of the viewport, if there is one: what can be done with it, then `copy` and
    /// the rows as text, then `save`, then the columns.
    void popupRowMenu(const QPoint &at, const QList<QAction *> &ofRow, QAction *copy, QAction *save);

Q_SIGNALS:
    /// So many selected rows were not copied: they are not read yet.
    void leftOut(int rows);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QByteArray cellsAsCsv() const;
    void keep();

    WindowSettings *m_settings;
    bool m_hasColumns = false;
    std::function<FileExport::Write()> m_makeWriter;
    FileExport *m_export = nullptr; ///< once something was saved
    KeepSoon m_keep;
};

} // namespace coroscope
