#pragma once

#include "server/async/result.h"
#include "server/tasks/store.h"
#include "ui/filter/filter.h"
#include "ui/filter/filter_grammar.h"

namespace coroscope {

enum class TaskField { State, Kind, Queue, Request };

/// The fields of the filter of tasks. The store does the filtering, over all tasks there are, so not everything that
/// the grammar can say can be asked: see taskFilter().
FilterGrammar taskGrammar();

/// What the store is asked: states in any combination, one kind, one queue, one request, one text. BadRequest: it
/// cannot be asked; the detail is a translated sentence that says what it cannot do.
Result<tasks::TaskFilter> taskFilter(const Filter &filter);

/// The text of a filter with another choice of states in place of those that it has; the rest stays. None or all: no
/// condition.
QString withStates(const QString &text, const std::vector<tasks::TaskState> &states);

} // namespace coroscope
