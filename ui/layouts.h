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
/// restored, which no layout remembers. GUI thread.
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
    Id m_current = Id::Debug;
    bool m_arranging = false;
};

} // namespace coroscope
