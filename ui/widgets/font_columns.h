#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>

class QAbstractItemView;
class QHeaderView;
class QTableView;
class QTreeView;

namespace coroscope {

/// Keeps the columns of a table or tree in proportion to its font, so that each shows as many letters as before when
/// people zoom; those that are hidden too. Columns that share the width, or fit what they hold, look after themselves.
/// Zooming there and back gives the widths of before. GUI thread.
class FontColumns final : public QObject {
    Q_OBJECT
public:
    /// Becomes a child of the view; its widths are meant for the font that it has now.
    /// `rowPadding`: rows are one line of text and so many pixels high; negative: their height is not touched.
    explicit FontColumns(QTableView *view, int rowPadding = -1);
    explicit FontColumns(QTreeView *view);

Q_SIGNALS:
    void aboutToScale();
    /// All columns have become so many times as wide.
    void scaled(double factor);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FontColumns(QAbstractItemView *view, QTableView *rows, int rowPadding);
    QHeaderView *header() const;
    void scale();
    void applyRowHeight();

    struct Width {
        double exact;
        int given;
    };

    QAbstractItemView *m_view;
    QTableView *m_rows; ///< null: a tree
    const int m_rowPadding;
    double m_pointSize; ///< for which the columns have their widths
    QHash<int, Width> m_widths; ///< before they were rounded, by column
};

/// The state of a header, and the size of the font that its widths are for: what was kept while everything was large
/// is right again when it is not.
QByteArray headerState(const QHeaderView *header);
/// Gives false where the state is not one of such a header; nothing changes then. One of QHeaderView::saveState() is
/// taken as it is.
bool restoreHeaderState(QHeaderView *header, const QByteArray &state);

} // namespace coroscope
