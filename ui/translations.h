#pragma once

namespace coroscope {

/// Installs Qt's translations and ours for the locale of the process, once. The sources are English, but English needs
/// a translation too, for its plurals; it also stands in where the locale's language is not there. GUI thread, after
/// the application object, before the first window.
void installTranslations();

} // namespace coroscope
