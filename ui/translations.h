#pragma once

namespace coroscope {

/// What a person chose for the window's words. System: the desktop's, as far as there is a translation.
enum class Language { System, English, German };

/// Installs Qt's translations and ours, once: for the language, or for the locale of the process. A chosen language is
/// also the default locale from then on, so that numbers and dates go with the words. The sources are English, but
/// English needs a translation too, for its plurals; it also stands in where the locale's language is not there. GUI
/// thread, after the application object, before the first window.
void installTranslations(Language language = Language::System);

} // namespace coroscope
