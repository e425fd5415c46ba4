#pragma once

#include <optional>

class QDoubleSpinBox;
class QSpinBox;

namespace coroscope {

/// Shows a number whose zero is "off" in a field that edits several things at once; none: it is another one in each of
/// them, and the field says "varies" until a number is typed. The field's step is set before. Emits nothing.
void showNumber(QSpinBox *field, std::optional<int> number);
void showNumber(QDoubleSpinBox *field, std::optional<double> number);

} // namespace coroscope
