#include "ui/fault_words.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace coroscope::words {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(coroscope::FaultWords)
};

} // namespace

namespace {

/// As it was set, without decimals that say nothing.
QString setTime(milliseconds time)
{
    const QLocale locale;
    constexpr int kSecond = 1'000;
    //: A time in seconds, short.
    return time.count() % kSecond == 0 ? Texts::tr("%1 s").arg(locale.toString(qint64(time.count() / kSecond)))
                                       //: A time in milliseconds, short.
                                       : Texts::tr("%1 ms").arg(locale.toString(qint64(time.count())));
}

} // namespace

QString delay(const InjectedDelay &delay)
{
    if (!delay.isOn())
        //: The value of a setting: nothing is delayed.
        return Texts::tr("off");
    if (delay.jitter <= milliseconds(0))
        return durationText(delay.time);
    if (delay.shortest() <= milliseconds(0))
        //: %1 a time: a random delay.
        return Texts::tr("up to %1").arg(durationText(delay.longest()));
    //: A random delay: %1 the middle of it, %2 how much less or more it can be; both are times.
    return Texts::tr("%1 \u00B1 %2").arg(durationText(delay.time), durationText(delay.jitter));
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

QList<PolicyChip> policyChips(const RouteFault &fault, bool isEnabled)
{
    QList<PolicyChip> chips;
    const InjectedDelay &delay = fault.delay;
    if (!isEnabled)
        //: The route is switched off.
        chips.append({Texts::tr("off"), Tone::Muted});
    if (delay.isOn() && delay.jitter <= milliseconds(0))
        //: So much is added to the time of each request, short.
        chips.append({Texts::tr("+%1").arg(setTime(delay.time)), Tone::Warning});
    else if (delay.isOn() && delay.shortest() <= milliseconds(0))
        //: Up to so much is added to the time of each request, short.
        chips.append({Texts::tr("\u2264 +%1").arg(setTime(delay.longest())), Tone::Warning});
    else if (delay.isOn())
        //: So much is added to the time of each request, short: %1 the middle, %2 how much less or more.
        chips.append({Texts::tr("+%1 \u00B1 %2").arg(setTime(delay.time), setTime(delay.jitter)), Tone::Warning});
    if (fault.failShare > 0)
        //: A share of the requests is answered with an error, short: "20 % 503".
        chips.append({Texts::tr("%1 %2").arg(percentText(fault.failShare)).arg(fault.failStatus), Tone::Error});
    if (fault.resetShare > 0)
        chips.append({Texts::tr("%1 reset").arg(percentText(fault.resetShare)), Tone::Error});
    if (fault.slowBody > milliseconds(0))
        //: The body of a response takes so long, short.
        chips.append({Texts::tr("body %1").arg(setTime(fault.slowBody)), Tone::Warning});
    return chips;
}

QString policyText(const RouteFault &fault, bool isEnabled)
{
    QStringList texts;
    for (const PolicyChip &chip : policyChips(fault, isEnabled))
        texts.append(chip.text);
    return texts.join(Texts::tr(", "));
}

int faultCount(const Faults &faults)
{
    const auto routes
        = std::count_if(faults.routes.begin(), faults.routes.end(), [](const RouteFault &each) { return each.isOn(); });
    return int(routes) + int(faults.database.isOn()) + int(faults.cache.isOn()) + int(faults.outbound.isOn());
}

} // namespace coroscope::words
