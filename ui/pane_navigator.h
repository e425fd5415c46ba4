#pragma once

#include <QObject>
#include <QPointer>

#include <vector>

class QDockWidget;
class QWidget;

namespace coroscope {

/// Goes from pane to pane by key: each open pane in the order in which it was added, then the bars of the window, and
/// round again. A pane gets the focus where it last had it. GUI thread.
class PaneNavigator final : public QObject {
    Q_OBJECT
public:
    explicit PaneNavigator(QObject *parent = nullptr);

    /// `first`: what gets the focus when the pane never had it; null, or hidden then: the first that takes Tab.
    void addPane(QDockWidget *dock, QWidget *first = nullptr);
    void addBar(QWidget *bar);

    /// Shows the pane, on top where it is one of some tabs, and gives it the focus.
    void go(QDockWidget *dock);
    void next() { step(1); }
    void previous() { step(-1); }

    /// What Tab would reach first in `root`; null: nothing.
    static QWidget *firstFocus(QWidget *root);

private:
    struct Stop {
        QPointer<QWidget> root; ///< a dock or a bar
        QPointer<QWidget> first;
        QPointer<QWidget> last; ///< had the focus last
    };

    void onFocusChanged(QWidget *now);
    void step(int by);
    bool enter(Stop &stop);
    int current() const;

    std::vector<Stop> m_stops;
};

} // namespace coroscope
