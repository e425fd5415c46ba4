#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace coroscope {

class Commands;
class SecretPolicy;
class Theme;
class WindowSettings;

/// How large everything is: the zoom, which is remembered, times what presenter mode adds. Presenter mode also hides
/// all secrets; it is not remembered, since whoever starts the program again may be alone again. GUI thread.
class Zoom final : public QObject {
    Q_OBJECT
public:
    static constexpr int kLeast = 70; // percent
    static constexpr int kMost = 200;
    static constexpr int kStep = 10;
    static constexpr int kPresenter = 140; // percent, on top of the zoom

    /// All must outlive it. What was remembered is in force at once.
    Zoom(Theme *theme, WindowSettings *settings, SecretPolicy *secrets, QObject *parent = nullptr);

    int percent() const noexcept { return m_percent; }
    /// Bounded to kLeast and kMost.
    void setPercent(int percent);
    bool isPresenting() const noexcept { return m_presenting; }
    void setPresenting(bool on);

    /// Zoom in, out, to 100 %, and presenter mode.
    void addTo(QMenu *menu, Commands *commands);

Q_SIGNALS:
    /// Fonts have their new size.
    void changed();

private:
    void apply();
    void refreshActions();

    Theme *m_theme;
    WindowSettings *m_settings;
    SecretPolicy *m_secrets;
    QAction *m_in;
    QAction *m_out;
    QAction *m_actual;
    QAction *m_presenter;
    int m_percent;
    bool m_presenting = false;
};

} // namespace coroscope
