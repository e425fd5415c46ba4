#pragma once

#include <QByteArrayView>

namespace coroscope {

/// Whether `a` comes before `b` for a person: by bytes, but numbers in them by their value, so that user:9 stands
/// before user:10. A strict weak order; what is the same number differently written is ordered by bytes.
bool naturallyBefore(QByteArrayView a, QByteArrayView b) noexcept;

} // namespace coroscope
