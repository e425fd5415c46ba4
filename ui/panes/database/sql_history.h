#pragma once

#include <QObject>

class QMenu;

namespace coroscope {

class WindowSettings;

/// The statements that ran before, newest first, as a menu; kept in the window's settings. GUI thread.
class SqlHistory final : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMost = 50;
    static constexpr qsizetype kLongest = 10'000; ///< characters; a longer statement is data

    /// Fills `menu` whenever it opens.
    SqlHistory(WindowSettings *settings, QMenu *menu);
    void remember(const QString &sql);

Q_SIGNALS:
    void chosen(const QString &sql);

private:
    void fill();

    WindowSettings *m_settings;
    QMenu *m_menu;
};

} // namespace coroscope
