#pragma once

#include "app/lesson_options.h"

namespace coroscope {

/// Runs `coroscope-client lesson`; the program's exit code. Needs the application object.
int lesson(const LessonCommand &command);

} // namespace coroscope
