#pragma once

#include "ui/theme.h"
#include "ui/translations.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QTest>
#include <QWidget>

/// Pictures of a pane for people to look at: build/…/screenshots/NAME-light.png and NAME-dark.png; takeAll() makes
/// NAME-contrast.png, too.
namespace pictures {

/// Before the first widget: people are shown plurals, not "(s)".
inline void takePlurals()
{
    coroscope::installTranslations();
}
Q_COREAPP_STARTUP_FUNCTION(takePlurals)

inline QString folder()
{
    QDir dir(QStringLiteral(COROSCOPE_SCREENSHOTS));
    dir.mkpath(QStringLiteral("."));
    return dir.path();
}

/// A layout is made from the inside to the outside, a step a turn: until all of it is, and what was said just now has
/// its place, too.
inline void settle()
{
    constexpr int kTurns = 30; // more than widgets lie in each other
    for (int turn = 0; turn < kTurns; ++turn) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
}

inline bool takeIn(QWidget *widget, const QString &name, coroscope::Theme &theme,
                   const QList<std::pair<coroscope::ThemeChoice, const char *>> &choices)
{
    const coroscope::ThemeChoice before = theme.choice();
    bool ok = true;
    for (const auto &[choice, suffix] : choices) {
        theme.setChoice(choice);
        QTest::qWait(60);
        settle();
        ok = widget->grab().save(QStringLiteral("%1/%2-%3.png").arg(folder(), name, QLatin1String(suffix))) && ok;
    }
    theme.setChoice(before);
    return ok;
}

inline bool take(QWidget *widget, const QString &name, coroscope::Theme &theme)
{
    using coroscope::ThemeChoice;
    return takeIn(widget, name, theme, {{ThemeChoice::Light, "light"}, {ThemeChoice::Dark, "dark"}});
}

inline bool takeAll(QWidget *widget, const QString &name, coroscope::Theme &theme)
{
    return take(widget, name, theme)
        && takeIn(widget, name, theme, {{coroscope::ThemeChoice::HighContrast, "contrast"}});
}

/// Focusable widgets without a name that a screen reader could say, as "class objectName".
inline QStringList unnamed(const QWidget *root)
{
    QStringList list;
    const auto widgets = root->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() != nullptr)
            continue;
        // Parts of Qt's own widgets, which the whole names; and a banner's button, whose name comes with its message.
        if (widget->objectName().startsWith(QStringLiteral("qt_")) || widget->inherits("QHeaderView")
            || widget->inherits("QTabBar") || widget->inherits("QComboBoxListView")
            || widget->objectName() == QStringLiteral("bannerAction"))
            continue;
        QString name = widget->accessibleName();
        if (name.isEmpty())
            name = widget->property("text").toString();
        if (name.isEmpty())
            list.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    return list;
}

} // namespace pictures
