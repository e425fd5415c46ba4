#pragma once

#include <QTableView>

class QMenu;

namespace coroscope {

class LiveTableModel;

/// The view of every live list: rows of one height, a tail that it follows, a place that it keeps while rows leave at
/// the front, columns that can be shown, hidden, moved, sorted and remembered, and rows that can be copied. GUI thread.
///
/// Whoever flushes the model does so between beginFlush() and endFlush(): what moves in between was not the person.
class LiveTable : public QTableView {
    Q_OBJECT
public:
    explicit LiveTable(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    void setLiveModel(LiveTableModel *model);

    /// Following: the newest row stays in sight. A scroll up ends it, a scroll to the end takes it up again. A list
    /// sorted by a column has no tail.
    bool isFollowing() const noexcept { return m_follow; }
    void setFollowing(bool follow);

    void beginFlush();
    void endFlush();

    /// The rows in sight, at least partly; empty: first > last.
    std::pair<int, int> visibleRows() const;

    /// Order, widths and visibility of the columns.
    QByteArray columns() const;
    /// Gives false where the state is not of this table; the columns stay then.
    bool setColumns(const QByteArray &state);
    /// Columns that are hidden until shown from the header's menu.
    void setHiddenColumns(const QList<int> &hidden);
    /// Menu with a switch for each column and the way back to the order of arrival. The caller owns it.
    QMenu *columnMenu(QWidget *parent);

    /// Selected rows, top to bottom, columns in the order shown: cells separated by tabs.
    QString selectedText() const;
    void copySelection() const;

Q_SIGNALS:
    void followingChanged(bool following);
    void columnsChanged();

protected:
    /// Takes a header of one's own, before setLiveModel(); the default one else.
    void adoptHeader(QHeaderView *header);
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyRowHeight();
    void onScrolled();
    void onHeaderClicked(int column);
    void onRowsRemoved(int first, int last);

    LiveTableModel *m_model = nullptr;
    bool m_follow = true;
    int m_flushing = 0;
    int m_removedAbove = 0; ///< during a flush
    int m_topRow = 0;
};

} // namespace coroscope
