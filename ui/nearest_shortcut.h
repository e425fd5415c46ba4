#pragma once

#include <QKeySequence>
#include <QObject>
#include <QPointer>

class QKeyEvent;
class QWidget;

namespace coroscope {

/// Where several shortcuts hear the same key, the one that is nearest to the focus does: Ctrl+F in the text of a
/// response searches the text, elsewhere in the pane it goes to the pane's filter; Ctrl+Z in a table takes back what
/// was done in the table. Qt alone calls such a key ambiguous and does neither. Watches the whole application; GUI
/// thread, one for each window.
class NearestShortcut final : public QObject {
    Q_OBJECT
public:
    explicit NearestShortcut(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A QShortcut or a QAction; null where not several hear the key.
    QObject *nearest(QWidget *focus, const QKeySequence &key) const;

    QWidget *m_window;
    QPointer<QObject> m_next; ///< hears the key press that follows
};

} // namespace coroscope
