#pragma once

#include "server/db/explain.h"

#include <QString>

namespace coroscope {

/// One plain sentence, or two, that say what a plan means: what it reads, why, and what would help.
QString planSentence(const db::Plan &plan);
/// One finding as a sentence.
QString findingSentence(const db::PlanFinding &finding);
/// The worst finding in two words, for a cell: "Scan of orders".
QString planShort(const db::Plan &plan);
/// Whether it is something to be mended.
bool isBadFinding(db::PlanFinding::Kind kind);
/// "Scan", "Search", …: the word beside the colour. Empty: neither.
QString planMarkText(db::PlanMark mark);

} // namespace coroscope
