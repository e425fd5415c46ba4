#pragma once

#include <QObject>
#include <QString>

class QDBusVariant;

namespace coroscope {

/// Asks the desktop portal whether the person prefers dark or light, and hears of changes. Qt tells it from 6.5 on
/// only. Asynchronous; without a session bus or a portal nothing is ever emitted. Source:
/// org.freedesktop.portal.Settings, namespace org.freedesktop.appearance, key color-scheme (uint32).
class DesktopScheme final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void watch();

Q_SIGNALS:
    /// 1: prefers dark, 2: prefers light, 0: no preference.
    void changed(uint scheme);

private Q_SLOTS:
    // QDBusConnection::connect takes slots by name only.
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace coroscope
