#include "ui/panes/knobs/fault_words.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace coroscope::words {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(coroscope::FaultWords)
};

} // namespace

QString delay(const InjectedDelay &delay)
{
    if (!delay.isOn())
        //: The value of a setting: nothing is delayed.
        return Texts::tr("off");
    const QString time = durationText(delay.time);
    //: %1 a time: a random delay.
    return delay.isRandom ? Texts::tr("up to %1").arg(time) : time;
}

QString fault(const RouteFault &fault)
{
    QStringList parts;
    if (fault.delay.isOn())
        //: What is done to a route on purpose; %1 a time, "50 ms" or "up to 50 ms".
        parts.append(Texts::tr("%1 more").arg(delay(fault.delay)));
    if (fault.resetShare > 0)
        //: What is done to a route on purpose; %1 a share, "20 %".
        parts.append(Texts::tr("%1 reset").arg(percentText(fault.resetShare)));
    if (fault.failShare > 0)
        //: What is done to a route on purpose; %1 a share, "20 %", %2 a status code.
        parts.append(Texts::tr("%1 answered %2").arg(percentText(fault.failShare)).arg(fault.failStatus));
    if (fault.slowBody > milliseconds(0))
        //: What is done to a route on purpose; %1 a time.
        parts.append(Texts::tr("body over %1").arg(durationText(fault.slowBody)));
    //: Between the parts of a list.
    return parts.isEmpty() ? Texts::tr("off") : parts.join(Texts::tr(", "));
}

int faultCount(const Faults &faults)
{
    const auto routes
        = std::count_if(faults.routes.begin(), faults.routes.end(), [](const RouteFault &each) { return each.isOn(); });
    return int(routes) + int(faults.database.isOn()) + int(faults.cache.isOn()) + int(faults.outbound.isOn());
}

} // namespace coroscope::words
