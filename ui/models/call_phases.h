#pragma once

#include "server/outbound/http_call.h"
#include "ui/chart_colors.h"

#include <QMetaType>
#include <QString>

namespace coroscope {

/// One phase of a call, from its start.
struct PhaseSpan {
    CallPhase phase = CallPhase::Wait;
    nanoseconds begin{0};
    nanoseconds end{0};
};

/// The phases that happened, end to end; empty ones are left out. A call on a kept connection has no lookup and no
/// connect.
QList<PhaseSpan> callPhases(const HttpReply &reply);

QString phaseText(CallPhase phase);
/// A sentence for a tooltip.
QString phaseHint(CallPhase phase);

/// A piece of a bar, as a share of its width.
struct BarPart {
    double begin = 0;
    double end = 0;
    CallPhase phase = CallPhase::Wait;
};
using BarParts = QList<BarPart>;

/// Of cells that BarDelegate paints: BarParts.
inline constexpr int kBarRole = Qt::UserRole + 40;

} // namespace coroscope

Q_DECLARE_METATYPE(coroscope::BarPart)
