#include "ui/panes/latency/latency_choice.h"

#include <QJsonArray>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 2; // 1: one percentile set, no routes, two views
constexpr qsizetype kMostHidden = 32;
constexpr qsizetype kMostHiddenLines = 200; // of routes some may be named that are not drawn now

QString viewName(LatencyChoice::View view)
{
    switch (view) {
    case LatencyChoice::View::Charts: break;
    case LatencyChoice::View::Table: return u"table"_s;
    case LatencyChoice::View::Routes: return u"routes"_s;
    }
    return u"charts"_s;
}

QStringList textsOf(const QJsonValue &value, qsizetype most)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array) {
        if (const QString text = one.toString(); !text.isEmpty() && !texts.contains(text) && texts.size() < most)
            texts.append(text);
    }
    return texts;
}

} // namespace

void LatencyChoice::setPercentile(Percentile percentile, bool shown)
{
    percentiles.removeAll(percentile);
    if (shown)
        percentiles.append(percentile);
    std::sort(percentiles.begin(), percentiles.end());
}

bool LatencyChoice::setRoute(const QString &name, bool drawn)
{
    if (drawn == routes.contains(name))
        return true;
    if (!drawn)
        return routes.removeAll(name) > 0;
    if (routes.size() >= kMostRoutes)
        return false;
    routes.append(name);
    return true;
}

void LatencyChoice::setLine(const QString &name, bool shown)
{
    hiddenLines.removeAll(name);
    if (!shown)
        hiddenLines.append(name);
    if (hiddenLines.size() > kMostHiddenLines)
        hiddenLines.removeFirst();
}

QJsonObject LatencyChoice::toJson() const
{
    QJsonArray shown;
    for (const Percentile percentile : percentiles)
        shown.append(QLatin1String(infoOf(percentile).name));
    return {{u"version"_s, kVersion},
            {u"seconds"_s, int(span.count())},
            {u"log"_s, logarithmic},
            {u"view"_s, viewName(view)},
            {u"percentiles"_s, shown},
            {u"hidden"_s, QJsonArray::fromStringList(hiddenCharts)},
            {u"hiddenLines"_s, QJsonArray::fromStringList(hiddenLines)},
            {u"routes"_s, QJsonArray::fromStringList(routes)}};
}

std::optional<LatencyChoice> LatencyChoice::fromJson(const QJsonObject &json)
{
    const int version = json["version"_L1].toInt();
    if (version != 1 && version != kVersion)
        return std::nullopt;
    LatencyChoice choice;
    const int seconds = json["seconds"_L1].toInt();
    if (std::find(std::begin(kSpans), std::end(kSpans), seconds) != std::end(kSpans))
        choice.span = std::chrono::seconds(seconds);
    choice.logarithmic = json["log"_L1].toBool();
    if (version == 1) {
        choice.view = json["table"_L1].toBool() ? View::Table : View::Charts;
        return choice;
    }
    for (const View view : {View::Table, View::Routes}) {
        if (json["view"_L1].toString() == viewName(view))
            choice.view = view;
    }
    if (json["percentiles"_L1].isArray()) {
        choice.percentiles.clear();
        const QStringList names = textsOf(json["percentiles"_L1], qsizetype(kPercentiles.size()));
        for (const QString &name : names) {
            if (const auto percentile = percentileNamed(name))
                choice.setPercentile(*percentile, true);
        }
    }
    choice.hiddenCharts = textsOf(json["hidden"_L1], kMostHidden);
    choice.hiddenLines = textsOf(json["hiddenLines"_L1], kMostHiddenLines);
    choice.routes = textsOf(json["routes"_L1], kMostRoutes);
    return choice;
}

} // namespace coroscope
