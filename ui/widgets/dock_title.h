#pragma once

#include <QWidget>

class QDockWidget;
class QLabel;
class QMainWindow;
class QMenu;
class QToolButton;

namespace coroscope {

/// The title of a dock: its name, a menu (also by right click, and by key), and buttons that float and close it, in the
/// theme's colours. In a tab group, where the tab says the name and has the menu, it takes no room.
class DockTitle final : public QWidget {
    Q_OBJECT
public:
    DockTitle(QDockWidget *dock, QMainWindow *area);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Looks again whether it stands alone or in a tab group.
    void refresh();

Q_SIGNALS:
    /// Shows the menu of the dock there, in global coordinates.
    void menuRequested(const QPoint &at);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QDockWidget *m_dock;
    QMainWindow *m_area;
    QLabel *m_title;
    QToolButton *m_menu;
    QToolButton *m_float;
    QToolButton *m_close;
    bool m_compact = false;
};

} // namespace coroscope
