#pragma once

#include "server/http/tutorial_section.h"

#include <QString>

namespace coroscope::words {

/// "Async database queries"; empty for None.
QString tutorialSection(TutorialSection section);

} // namespace coroscope::words
