#pragma once

#include <QObject>
#include <QString>

class QDBusConnection;
class QDBusVariant;

namespace coroscope {

/// Asks the desktop portal whether the person prefers dark or light, and high contrast, and hears of changes. Qt tells
/// it from 6.5 on only. Asynchronous; without a session bus or a portal nothing is ever emitted. Source:
/// org.freedesktop.portal.Settings, namespace org.freedesktop.appearance, keys color-scheme and contrast
/// (uint32 both).
class DesktopScheme final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void watch();

Q_SIGNALS:
    /// 1: prefers dark, 2: prefers light, 0: no preference.
    void changed(uint scheme);
    /// 1: prefers more contrast, 0: no preference.
    void contrastChanged(uint contrast);

private Q_SLOTS:
    // QDBusConnection::connect takes slots by name only.
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void read(QDBusConnection bus, const QString &key);
    void tell(const QString &key, uint value);
};

} // namespace coroscope
