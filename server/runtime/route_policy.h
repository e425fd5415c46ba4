#pragma once

#include "server/async/result.h"
#include "server/runtime/faults.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringView>

#include <functional>

namespace coroscope {

struct ParsedOptions;

/// What is done to the requests of one route, and whether it answers at all: as it is kept, by method and path, since
/// an index means another route in another version.
struct RoutePolicy {
    QByteArray method; ///< "GET"; "*" for any
    QString path; ///< as declared: "/users/{id}"
    RouteFault fault; ///< its `route` means nothing here
    bool isEnabled = true;

    bool isOn() const noexcept { return !isEnabled || fault.isOn(); }
    /// "GET /users"; "ANY /echo".
    QString name() const;
    bool isOf(const RoutePolicy &other) const { return method == other.method && path == other.path; }
};

/// What stands behind the name: "delay=200ms jitter=50ms errors=20%:503 reset=1% slow-body=2s off"; empty: nothing.
/// Shares are rounded to a thousandth of a percent.
QString policyText(const RouteFault &fault, bool isEnabled);
/// "GET /users: delay=200ms".
QString policyLine(const RoutePolicy &policy);
/// Reads such a line; words may stand in any order, each once. The error's detail is a clause that says what is wrong:
/// "jitter=9h: takes a time from 0 to 60s, such as 200ms or 1.5s".
Result<RoutePolicy> parsePolicyLine(QStringView line);

/// The text of a file of policies, one a line; blank lines and those that begin with # are not read. A value.
class RoutePolicyFile {
public:
    struct Entry {
        int line = 0; ///< from 1
        RoutePolicy policy;
    };
    struct Mistake {
        int line = 0;
        QString text; ///< of the line
        QString reason; ///< see parsePolicyLine(); or that the route has a policy already

        /// "line 3: jitter=9h: takes a time from …".
        QString sentence() const;
    };

    explicit RoutePolicyFile(const QByteArray &text = {});

    const QList<Entry> &entries() const noexcept { return m_entries; }
    const QList<Mistake> &mistakes() const noexcept { return m_mistakes; }
    QList<RoutePolicy> policies() const;

    /// The text with other policies for those routes that `isKnown`: lines of theirs are replaced, or taken out, and
    /// what is new comes at the end; a second line of a route whose first one changes goes with it, or it would be in
    /// force the next time. Everything else stays as it is: comments, policies of routes that there are not, lines that
    /// are wrong. `wanted` are policies of known routes, at most one a route; one that is not on is left
    /// out.
    QByteArray edited(const QList<RoutePolicy> &wanted, const std::function<bool(const RoutePolicy &)> &isKnown) const;

private:
    QByteArray m_text;
    QList<Entry> m_entries;
    QList<Entry> m_repeats; ///< of routes that have one already
    QList<Mistake> m_mistakes;
};

/// The file that keeps the policies: what `--route-policies` names, else `route-policies.txt` beside the settings file.
/// Empty: nothing keeps them.
QString routePolicyPath(const ParsedOptions &options);
/// Whether a person named it, so that it has to be there.
bool isRoutePolicyPathGiven(const ParsedOptions &options);
/// Reads it; one that is not there, and was not named, is empty. The error's detail is a sentence with the file's name.
Result<RoutePolicyFile> readRoutePolicies(const ParsedOptions &options);

} // namespace coroscope
