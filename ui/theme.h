#pragma once

#include "ui/settings.h"

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>

class QApplication;

namespace coroscope {

class Style;

/// Which of our palettes is in force. High contrast is light on black, whatever the desktop prefers: on white, seven to
/// one leaves only dark tones that look alike, on black six hues stay far apart; and it is what people who ask for it
/// know from other systems.
enum class Scheme { Light, Dark, HighContrast };

/// Colours that mean something, as they belong to one palette. Text colours have a contrast of at least 4.5 to 1 on
/// QPalette::Base (WCAG 2.1 §1.4.3), in High contrast 7 to 1 (§1.4.6); a test holds them to it. Nobody else in ui/
/// names a colour.
struct ThemeColors {
    QColor accent;
    QColor onAccent; ///< text and icons on a filled accent, success or error area
    QColor muted; ///< text that steps back
    QColor border;
    QColor grid; ///< lines inside tables and charts
    QColor success;
    QColor warning;
    QColor error;
    QColor info;
    QColor errorFill; ///< behind a banner
    QColor warningFill;
    QColor infoFill;

    // A request's phases, in waterfalls and bars.
    QColor onLoop; ///< its coroutine ran
    QColor waiting; ///< it waited for something; drawn hatched
    QColor held; ///< it held the loop itself
    QColor blocked; ///< it waited for a loop that another handler held
    QColor transfer; ///< head read, response written

    QColor methodGet;
    QColor methodPost;
    QColor methodPut;
    QColor methodPatch;
    QColor methodDelete;
    QColor methodOther;

    std::array<QColor, 6> series; ///< of charts, in order; they differ in dash as well

    const QColor &method(const QByteArray &method) const;
    /// Of a status code: success, info (3xx, 1xx), warning (4xx), error (5xx), muted (0).
    const QColor &status(int status) const;
};

/// The colours that belong to a palette, told by its ground; so whoever paints needs only its widget's palette and
/// is right again after a change of theme, when Qt repaints it.
const ThemeColors &themeColors(const QPalette &palette);
Scheme schemeOf(const QPalette &palette);
bool isDark(const QPalette &palette); ///< High contrast is dark too

/// `share` 0 to 1 of `over` laid on `base`.
QColor mixed(const QColor &base, const QColor &over, double share);

/// The desktop's fixed-width font at the application's size: paths, code, heads and bodies. A widget that is given it
/// follows the size when people zoom: only the family is set.
QFont monospaceFont();

/// Sets the style, the palette, the style sheet and the size of the application's font, live. GUI thread; make one, in
/// the program's main, before the first window.
class Theme final : public QObject {
    Q_OBJECT
public:
    explicit Theme(QApplication &application, QObject *parent = nullptr);

    void setChoice(ThemeChoice choice);
    ThemeChoice choice() const noexcept { return m_choice; }
    Scheme scheme() const noexcept { return m_scheme; }
    bool isDark() const noexcept { return m_scheme != Scheme::Light; }

    /// All fonts, icons and what is measured with them, to the desktop's own: 1 is as the desktop has it.
    void setScale(double scale);
    double scale() const noexcept { return m_scale; }

    static QPalette lightPalette();
    static QPalette darkPalette();
    static QPalette highContrastPalette();

Q_SIGNALS:
    void changed();

private:
    void onDesktopScheme(uint scheme);
    void onDesktopContrast(uint contrast);
    Scheme wanted() const;
    void apply();
    void dress();

    QApplication &m_application;
    QPalette m_desktopPalette; ///< as it was before ours
    ThemeChoice m_choice = ThemeChoice::System;
    QFont m_desktopFont; ///< as it was before it was scaled
    Style *m_style = nullptr; ///< the application owns it
    double m_scale = 1;
    uint m_desktopScheme = 0; ///< org.freedesktop.appearance color-scheme: 1 dark, 2 light, 0 no preference or unknown
    uint m_desktopContrast = 0; ///< contrast of the same: 1 high, 0 no preference or unknown
    Scheme m_scheme = Scheme::Light;
    bool m_applied = false;
};

} // namespace coroscope
