#pragma once

#include "server/telemetry/lint.h"
#include "ui/models/holder_names.h"

#include <QString>

namespace coroscope {

/// A label for a kind: "Held the loop", "N+1 queries".
QString lintName(LintKind kind);
/// What was found, what it cost, and what would mend it, as a sentence or two; changes while it goes on.
QString lintSentence(const Lint &lint, const HolderNames &names);
/// Who did it: "GET /users/{id}"; "no route" where none took the request.
QString lintHolder(std::int32_t label, const HolderNames &names);
/// Sentences of a request, one a line; empty: nothing was found.
QString lintSentences(const ExchangeRecord &record, const HolderNames &names);

} // namespace coroscope
