#pragma once

#include <QWidget>

class QDockWidget;
class QLabel;
class QMainWindow;
class QToolButton;

namespace coroscope {

/// The title of a dock: its name, and buttons that float and close it, in the theme's colours. In a tab group, where
/// the tab says the name, it takes no room.
class DockTitle final : public QWidget {
    Q_OBJECT
public:
    DockTitle(QDockWidget *dock, QMainWindow *area);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void refresh();

    QDockWidget *m_dock;
    QMainWindow *m_area;
    QLabel *m_title;
    QToolButton *m_float;
    bool m_compact = false;
};

} // namespace coroscope
