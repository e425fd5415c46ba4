#pragma once

#include "ui/content/text_search.h"

#include <functional>

namespace coroscope {

/// How a search stands.
struct FindStatus {
    qsizetype current = 0; ///< from 1; 0: none is selected
    qsizetype count = 0;
    bool more = false; ///< more than `count` were found
    bool isBusy = false; ///< still searching
    QString error; ///< translated
};

/// A view in which a FindBar searches. GUI thread.
class FindTarget {
public:
    virtual ~FindTarget() = default;
    /// Marks what is found and goes to the first place at or after the cursor. An empty query ends the search.
    virtual void setSearch(const SearchQuery &query) = 0;
    /// To the next or the last place, around the end.
    virtual void findNext(bool backward) = 0;
    /// What is selected, where it may be searched for: short, one line.
    virtual QString selectionToFind() const { return {}; }
    /// Regular expressions make sense here.
    virtual bool findsExpressions() const { return true; }
    /// A hint for the search field.
    virtual QString findHint() const { return {}; }

    /// What is found can be replaced.
    virtual bool canReplace() const { return false; }
    /// Replaces the selected place, if it is one, and goes to the next.
    virtual void replaceCurrent(const QString &) { }
    /// All of them in one step that can be undone; gives how many.
    virtual int replaceAll(const QString &) { return 0; }

    std::function<void(const FindStatus &)> onFindStatus; ///< set by the bar
};

} // namespace coroscope
