#pragma once

#include "server/runtime/faults.h"

#include "ui/widgets/tone_label.h"

#include <QList>
#include <QString>

namespace coroscope::words {

/// "off", "50 ms", "200 ms ± 50 ms", "up to 50 ms".
QString delay(const InjectedDelay &delay);
/// What is done to a route: "20 % answered 503, up to 50 ms more"; "off".
QString fault(const RouteFault &fault);
/// One thing that a policy does, in a few letters: "+200 ± 50 ms", "20 % 503", "off".
struct PolicyChip {
    QString text;
    Tone tone = Tone::Text;
};
QList<PolicyChip> policyChips(const RouteFault &fault, bool isEnabled);
/// The same as one text.
QString policyText(const RouteFault &fault, bool isEnabled);
/// How many knobs inject something.
int faultCount(const Faults &faults);

} // namespace coroscope::words
