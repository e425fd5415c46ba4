#pragma once

#include <QPointer>
#include <QTimer>

#include <functional>

namespace coroscope {

class SettingsStore;
class WindowSettings;

/// Puts something into the window's settings a moment after its last change, so that dragging a column is one entry and
/// not a hundred. start() says that it has changed. What waits is kept at the latest when its owner goes or the window
/// closes. A member of the owner, the last one, so that what is kept is still there. GUI thread.
class KeepSoon final : public QTimer {
    Q_OBJECT
public:
    /// `keep` puts it into `settings`; null: nothing is kept. Nor is it once the settings are gone.
    KeepSoon(QObject *owner, WindowSettings *settings, std::function<void()> keep);
    ~KeepSoon() override;
    Q_DISABLE_COPY_MOVE(KeepSoon)

    /// What waits below `root` is kept now.
    static void keepAll(const QObject *root);

private:
    void keepWaiting();

    const QPointer<const SettingsStore> m_store;
    const std::function<void()> m_keep;
};

} // namespace coroscope
