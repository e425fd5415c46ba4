#pragma once

#include <QByteArray>
#include <QString>

namespace coroscope {

/// What a statement that one request ran `times` times costs, and which relation between models would mend it: a
/// sentence or two. Empty where that is too few to be called N+1 (StatementFigures::kRepeats).
QString repeatAdvice(const QByteArray &sql, quint32 times);

} // namespace coroscope
