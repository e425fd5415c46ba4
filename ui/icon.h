#pragma once

#include <QIcon>
#include <QString>

class QPalette;

namespace coroscope {

/// What an icon says by its colour.
enum class IconTone { Text, Muted, Accent, OnAccent, Success, Warning, Error, Info };

/// An own drawing from resources/icons, by its freedesktop name ("media-playback-start"). It is drawn when it is
/// painted, in the palette's colours of that moment: sharp at every scale, and right after a change of theme. The
/// desktop's own icon sets are not asked first: they follow the desktop's colours, not a theme chosen here.
QIcon icon(const QString &name, IconTone tone = IconTone::Text);

} // namespace coroscope
