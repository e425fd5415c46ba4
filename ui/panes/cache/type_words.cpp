#include "ui/panes/cache/type_words.h"

#include "ui/theme.h"

#include <QCoreApplication>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(CacheTypes)
};

} // namespace

CacheType cacheType(const QByteArray &name)
{
    if (name == "string")
        return CacheType::String;
    if (name == "hash")
        return CacheType::Hash;
    if (name == "list")
        return CacheType::List;
    if (name == "set")
        return CacheType::Set;
    if (name == "zset")
        return CacheType::SortedSet;
    if (name == "stream")
        return CacheType::Stream;
    return CacheType::Other;
}

QString typeName(const QByteArray &name)
{
    switch (cacheType(name)) {
    //: A type of values in Redis, as the next ones.
    case CacheType::String: return Texts::tr("String");
    case CacheType::Hash: return Texts::tr("Hash");
    case CacheType::List: return Texts::tr("List");
    case CacheType::Set: return Texts::tr("Set");
    case CacheType::SortedSet: return Texts::tr("Sorted set");
    case CacheType::Stream: return Texts::tr("Stream");
    case CacheType::Other: break;
    }
    return QString::fromUtf8(name);
}

QColor typeColor(CacheType type, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    switch (type) {
    case CacheType::String: return colors.info;
    case CacheType::Hash: return colors.success;
    case CacheType::List: return colors.series[1];
    case CacheType::Set: return colors.series[2];
    case CacheType::SortedSet: return colors.series[3];
    case CacheType::Stream: return colors.series[4];
    case CacheType::Other: break;
    }
    return colors.muted;
}

} // namespace coroscope
