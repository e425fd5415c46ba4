#pragma once

#include <QByteArray>
#include <QPalette>
#include <QString>

namespace coroscope {

/// A type of values, as TYPE names them.
enum class CacheType { String, Hash, List, Set, SortedSet, Stream, Other };

CacheType cacheType(const QByteArray &name);
/// "String"; one that is not known as it is.
QString typeName(const QByteArray &name);
/// Colour of its chip; the text says the same.
QColor typeColor(CacheType type, const QPalette &palette);

} // namespace coroscope
