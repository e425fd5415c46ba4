#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTimer>

#include <array>

class QAction;
class QActionGroup;
class QDockWidget;
class QMainWindow;
class QMenu;

namespace coroscope {

class Commands;
class WindowSettings;

/// The named arrangements of the docks. Each keeps what people change in it, a moment after they did, so that a crash
/// loses nothing; Reset puts one back to how it came. A pane can be maximized: alone in the window until it is
/// restored, which no layout remembers. So is what a lesson makes of the window: the arrangement that a person has is
/// lent to it and comes back. GUI thread.
class Layouts final : public QObject {
    Q_OBJECT
public:
    enum class Id { Debug, Lecture, Load };
    static constexpr std::array kAll{Id::Debug, Id::Lecture, Id::Load};

    /// `area` holds the docks and, with `settings`, outlives this.
    Layouts(QMainWindow *area, WindowSettings *settings, QObject *parent = nullptr);

    /// All docks, in the order in which people count them; once, before restore().
    void setDocks(const QList<QDockWidget *> &docks);
    const QList<QDockWidget *> &docks() const noexcept { return m_docks; }

    /// As it was left: the layout last in use with its changes, or the default.
    void restore();
    void choose(Id id);
    Id current() const noexcept { return m_current; }
    /// The current layout as it came.
    void reset();
    /// Writes what was changed now.
    void keep();

    void maximize(QDockWidget *dock);
    void restorePane();
    QDockWidget *maximized() const noexcept { return m_maximized; }

    /// Puts `guest` on the left, and beside it the panes that this layout is for; again with another one is fine. Until
    /// giveBack() nothing is kept, and whoever chooses a layout sees it beside the guest.
    void lend(QDockWidget *guest, Id id);
    void giveBack();
    bool isLent() const noexcept { return m_guest; }
    /// The layout that is seen: current(), or what stands beside the guest.
    Id shown() const noexcept { return m_guest ? m_besideGuest : m_current; }
    /// In front of the others of its group, without the focus.
    void raise(QDockWidget *dock);

    static QString name(Id id);
    /// The layouts and Reset.
    void addTo(QMenu *menu, Commands *commands);
    QMenu *menu() const noexcept { return m_menu; }

Q_SIGNALS:
    void currentChanged(coroscope::Layouts::Id id);
    void maximizedChanged(QDockWidget *dock);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void load(Id id);
    void arrange(Id id);
    /// Panes of which a kept arrangement does not know yet, beside the Requests.
    void placeNew(Id id);
    void arrangeDebug();
    void arrangeLecture();
    void arrangeLoad();
    void arrangeBesideGuest(Id id);
    void takeAll();
    void touched();
    QDockWidget *dock(const char *objectName) const;
    /// Those that exist, in this order.
    QList<QDockWidget *> existing(std::initializer_list<const char *> objectNames) const;

    QMainWindow *m_area;
    WindowSettings *m_settings;
    QList<QDockWidget *> m_docks;
    QMenu *m_menu = nullptr;
    QActionGroup *m_group;
    std::array<QAction *, kAll.size()> m_actions{};
    QAction *m_reset;
    QTimer m_keepSoon;
    QByteArray m_before; ///< the arrangement around a maximized pane
    QDockWidget *m_maximized = nullptr;
    QByteArray m_own; ///< the arrangement that is lent
    QDockWidget *m_guest = nullptr; ///< what it is lent to
    Id m_besideGuest = Id::Lecture;
    Id m_current = Id::Debug;
    bool m_arranging = false;
};

} // namespace coroscope
