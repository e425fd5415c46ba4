#include "ui/platform_choice.h"

namespace coroscope {

QByteArray platformFor(const QProcessEnvironment &environment)
{
    const auto has = [&environment](const char *name) { return !environment.value(QLatin1String(name)).isEmpty(); };
    const bool wayland = has("WAYLAND_DISPLAY")
        || environment.value(QStringLiteral("XDG_SESSION_TYPE")).compare(QLatin1String("wayland"), Qt::CaseInsensitive)
            == 0;
    if (has("QT_QPA_PLATFORM") || !has("DISPLAY") || !wayland)
        return {};
    return QByteArrayLiteral("xcb;wayland");
}

} // namespace coroscope
