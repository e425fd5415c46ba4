#pragma once

#include <QAccessible>

namespace coroscope {

/// Lets assistive technology read TextView as a text with a caret and a selection. Once is enough; more do no harm.
void installTextViewAccessibility();

} // namespace coroscope
