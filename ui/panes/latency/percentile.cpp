#include "ui/panes/latency/percentile.h"

#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Percentile)
};

} // namespace

QString percentileName(Percentile percentile)
{
    if (percentile == Percentile::Max)
        //: The slowest of some requests, short: it stands beside p50, p99.
        return Texts::tr("max");
    return QString::fromLatin1(infoOf(percentile).name);
}

std::optional<Percentile> percentileNamed(const QString &name)
{
    for (const PercentileInfo &info : kPercentiles) {
        if (name == QLatin1String(info.name))
            return info.id;
    }
    return std::nullopt;
}

QString percentileText(const Percentiles &of, Percentile percentile)
{
    if (of.count == 0)
        return QStringLiteral("–");
    const PercentileInfo &info = infoOf(percentile);
    const QString shown = durationText(of.*info.value);
    //: a percentile of too few samples: about so much
    return of.count < info.least ? Texts::tr("≈ %1").arg(shown) : shown;
}

QString percentileRemark(const Percentiles &of, Percentile percentile)
{
    const PercentileInfo &info = infoOf(percentile);
    if (of.count == 0 || of.count >= info.least)
        return {};
    //: %n requests; %1 a percentile ("p99.9"), %2 a count ("1,000").
    return Texts::tr("Of %n request(s) only, which are too few: %1 needs %2.", nullptr, int(of.count))
        .arg(percentileName(percentile), countText(info.least));
}

} // namespace coroscope
