#include "ui/sessions/session_import.h"

#include "ui/har/imported_exchange.h"
#include "ui/words.h"

#include <QHash>

namespace coroscope {

RouteTable routesOf(const RecordedNames &names)
{
    QList<RouteInfo> routes;
    routes.reserve(names.routes.size());
    for (const QString &name : names.routes) {
        const qsizetype space = name.indexOf(u' ');
        RouteInfo route;
        route.index = std::int32_t(routes.size());
        route.method = space < 0 ? QByteArray("*") : name.first(space).toLatin1();
        if (route.method == "ANY")
            route.method = "*";
        route.path = name.sliced(space + 1);
        routes.append(route);
    }
    return std::make_shared<const QList<RouteInfo>>(std::move(routes));
}

std::vector<ExchangeRecordPtr> importedFrom(const std::vector<ExchangeRecordPtr> &records, const QString &file,
                                            const SessionInfo &info, const RecordedNames &names,
                                            const RouteTable &routes)
{
    QHash<QString, std::int32_t> here;
    if (routes) {
        for (const RouteInfo &route : *routes)
            here.insert(words::routeName(route), route.index);
    }
    const auto translated = [&](std::int32_t label) {
        return label >= 0 && label < names.routes.size() ? here.value(names.routes[label], -1) : -1;
    };
    std::vector<ExchangeRecordPtr> imported;
    imported.reserve(records.size());
    for (const ExchangeRecordPtr &record : records) {
        if (record->isTaskRun() || record->end == ExchangeEnd::Running)
            continue;
        auto copy = std::make_shared<ImportedExchange>();
        static_cast<ExchangeRecord &>(*copy) = *record;
        copy->id = nextImportedId();
        copy->route = translated(record->route);
        copy->waitedBehind = translated(record->waitedBehind);
        copy->file = file;
        copy->creator = QString::fromUtf8(info.program);
        copy->serverAddress = info.server;
        copy->own = true;
        imported.push_back(std::move(copy));
    }
    return imported;
}

} // namespace coroscope
