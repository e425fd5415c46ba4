#pragma once

#include "ui/models/live_table_model.h"

#include <QTableView>

class QMenu;

namespace coroscope {

class FontColumns;
class LiveHeader;

/// The view of every live list: rows of one height, a tail that it follows, a place that it keeps while rows leave at
/// the front, columns that can be shown, hidden, moved, sorted and remembered, rows that can be copied, and rows that
/// are pinned on top. GUI thread.
///
/// Whoever flushes the model does so between beginFlush() and endFlush(): what moves in between was not the person.
class LiveTable : public QTableView {
    Q_OBJECT
public:
    using Sequence = LiveTableModel::Sequence;
    static constexpr int kMostPinned = 20;
    /// Qt follows each selected row through every change of an order, which takes a second for a hundred thousand. So
    /// more than these do not survive another filter or order, and see LiveControls.
    static constexpr int kManySelected = 2000;

    explicit LiveTable(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    void setLiveModel(LiveTableModel *model);
    LiveTableModel *liveModel() const { return m_model; }

    /// Following: the newest row stays in sight. A scroll up ends it, a scroll to the end takes it up again. A list
    /// sorted by a column has no tail.
    bool isFollowing() const noexcept { return m_follow; }
    void setFollowing(bool follow);

    void beginFlush();
    void endFlush();

    /// The rows in sight, at least partly; empty: first > last.
    std::pair<int, int> visibleRows() const;

    /// Order, widths and visibility of the columns; the widths in proportion to the font.
    QByteArray columns() const;
    /// Gives false where the state is not of this table; the columns stay then.
    virtual bool setColumns(const QByteArray &state);
    /// Columns that are hidden until shown from the header's menu.
    void setHiddenColumns(const QList<int> &hidden);
    /// Those shown, as they stand from left to right, but for painted ones.
    QList<int> shownColumns() const;
    /// Further entries of the header's menu.
    void addHeaderAction(QAction *action) { m_headerActions.append(action); }
    /// Menu with a switch for each column and the way back to the order of arrival. The caller owns it.
    QMenu *columnMenu(QWidget *parent);

    /// Of the rows shown, top to bottom: those selected, or all.
    std::vector<Sequence> selectedSequences() const;
    std::vector<Sequence> allSequences() const;
    int selectedRows() const;
    /// Selected rows, top to bottom, columns in the order shown: cells separated by tabs.
    QString selectedText() const;
    void copySelection() const;

    /// A table of the same kind, with a list of its own, that holds the pinned rows; shown between header and rows
    /// while there are any. They stay there when the list has dropped them or was cleared. It becomes a child.
    void setPinStrip(LiveTable *strip);
    LiveTable *pinStrip() const { return m_strip; }
    int pinned() const noexcept { return int(m_pins.size()); }
    /// Pins the selected rows, or unpins them where all of them are pinned. With the focus in the strip: unpins those
    /// selected there. False: some did not fit (kMostPinned).
    bool togglePins();
    void unpinAll();
    /// Marks rows that are pinned and have come back.
    void remarkPins();

Q_SIGNALS:
    void followingChanged(bool following);
    void columnsChanged();
    void pinsChanged();

protected:
    /// Takes a header of one's own, before setLiveModel(); the default one else.
    void adoptHeader(LiveHeader *header);
    /// Null before setLiveModel().
    FontColumns *fontColumns() const { return m_fontColumns; }
    /// A column that gives way to others now, and the width that was meant for it, which is the one to be remembered;
    /// column -1: none does.
    struct Wish {
        int column = -1;
        int width = 0;
    };
    virtual Wish wish() const { return {}; }
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void updateGeometries() override;

private:
    void applyRowHeight();
    void onScrolled();
    /// What `state` tells of the header with all columns as wide as they are meant to be.
    QByteArray asWished(QByteArray (*state)(const QHeaderView *)) const;
    QByteArray wishedState() const;
    bool areColumnsOwn() const;
    void onHeaderClicked(int column);
    void onRowsRemoved(int first, int last);
    void onArranged();
    void unpin(std::vector<std::size_t> places);
    void markAll();
    void syncStrip();
    void showStrip();

    LiveTableModel *m_model = nullptr;
    LiveHeader *m_header = nullptr;
    LiveTable *m_strip = nullptr;
    QList<QAction *> m_headerActions;
    std::vector<Sequence> m_pins; ///< of m_model, in the order of the strip's rows
    FontColumns *m_fontColumns = nullptr;
    QByteArray m_ownColumns; ///< as they were made
    QByteArray m_ownState; ///< the header's state where they are as they were made, in the font of now
    bool m_wasOwn = false; ///< before the font changed
    bool m_follow = true;
    bool m_placing = false; ///< the strip
    int m_flushing = 0;
    int m_removedAbove = 0; ///< during a flush
    int m_topRow = 0;
};

} // namespace coroscope
