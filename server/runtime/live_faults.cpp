#include "server/runtime/live_faults.h"

#include <QRandomGenerator>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

milliseconds inBounds(milliseconds time)
{
    return std::clamp(time, milliseconds(0), InjectedDelay::kLongest);
}

InjectedDelay inBounds(InjectedDelay delay)
{
    delay.time = inBounds(delay.time);
    delay.jitter = inBounds(delay.jitter);
    return delay;
}

double shareInBounds(double share)
{
    return std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0;
}

RouteFault inBounds(RouteFault fault)
{
    fault.delay = inBounds(fault.delay);
    fault.resetShare = shareInBounds(fault.resetShare);
    fault.failShare = shareInBounds(fault.failShare);
    if (!RouteFault::isStatus(fault.failStatus))
        fault.failStatus = 503;
    fault.slowBody = inBounds(fault.slowBody);
    return fault;
}

QString shareText(double share)
{
    return QString::number(share * 100, 'g', 4) + u" %"_s;
}

} // namespace

Faults LiveFaults::set(Faults faults)
{
    faults.database = inBounds(faults.database);
    faults.cache = inBounds(faults.cache);
    faults.outbound = inBounds(faults.outbound);
    std::vector<RouteFault> routes;
    for (const RouteFault &each : faults.routes) {
        const RouteFault fault = inBounds(each);
        const bool isNew = std::none_of(routes.begin(), routes.end(),
                                        [&](const RouteFault &other) { return other.route == fault.route; });
        if (fault.isOn() && fault.route >= 0 && isNew)
            routes.push_back(fault);
    }
    std::sort(routes.begin(), routes.end(), [](const RouteFault &a, const RouteFault &b) { return a.route < b.route; });
    faults.routes = std::move(routes);
    if (!faults.isAny()) {
        m_current.store(nullptr, std::memory_order_release);
        return faults;
    }
    m_versions.push_back(std::make_unique<const Faults>(faults));
    m_current.store(m_versions.back().get(), std::memory_order_release);
    return faults;
}

QString delayText(const InjectedDelay &delay)
{
    if (delay.jitter <= milliseconds(0))
        return u"%1 ms"_s.arg(delay.time.count());
    return delay.shortest() > milliseconds(0)
        ? u"%1 ms \u00B1 %2 ms"_s.arg(delay.time.count()).arg(delay.jitter.count())
        : u"up to %1 ms"_s.arg(delay.longest().count());
}

milliseconds drawn(const InjectedDelay &delay)
{
    const auto least = int(delay.shortest().count());
    const auto most = int(delay.longest().count());
    return milliseconds(least < most ? QRandomGenerator::global()->bounded(least, most + 1) : most);
}

bool strikes(double share)
{
    return share > 0 && QRandomGenerator::global()->generateDouble() < share;
}

QString faultsText(const Faults &faults, const std::function<QString(std::int32_t)> &routeName)
{
    QStringList texts;
    if (faults.database.isOn())
        texts.append(u"database: "_s + delayText(faults.database));
    if (faults.cache.isOn())
        texts.append(u"cache: "_s + delayText(faults.cache));
    if (faults.outbound.isOn())
        texts.append(u"outbound calls: "_s + delayText(faults.outbound));
    for (const RouteFault &fault : faults.routes) {
        QStringList parts;
        if (fault.delay.isOn())
            parts.append(delayText(fault.delay));
        if (fault.resetShare > 0)
            parts.append(shareText(fault.resetShare) + u" reset"_s);
        if (fault.failShare > 0)
            parts.append(shareText(fault.failShare) + u" answered %1"_s.arg(fault.failStatus));
        if (fault.slowBody > milliseconds(0))
            parts.append(u"body over %1 ms"_s.arg(fault.slowBody.count()));
        texts.append(routeName(fault.route) + u": "_s + parts.join(u", "_s));
    }
    return texts.join(u"; "_s);
}

} // namespace coroscope
