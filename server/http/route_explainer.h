#pragma once

#include "server/http/route_info.h"

#include <QByteArrayView>

#include <functional>

namespace coroscope {

/// One thing that kept a route from taking a request, as meaning; the window makes words of it. Which members say what
/// depends on the kind; those that it does not name are empty.
struct MissReason {
    enum class Kind {
        Disabled, ///< it is disabled now
        Matches, ///< everything fits: it was disabled then
        Shadowed, ///< its path fits, but `expected`, the path of another route, is taken before it
        Method, ///< `found`: the request's method; `expected`: what the path answers to, "GET, HEAD"
        Segment, ///< `found` stands where `expected` is declared; `isClose`: a slip of the hand
        Case, ///< as Segment, but only in the case of letters
        Missing, ///< `expected` is declared there, and the path has nothing for it
        Extra, ///< the path has `found` there, and nothing is declared for it
        Empty, ///< the path has two slashes there, and `expected` is declared
        EncodedSlash, ///< `found` holds %2F, which is data and separates nothing
        Value, ///< the parameter `expected` does not take `found`: `rule` and `bound` say why
    };
    /// What a value breaks, of JSON Schema.
    enum class Rule { None, Integer, Number, Boolean, Minimum, Maximum, MinLength, MaxLength, Pattern, OneOf };

    Kind kind = Kind::Segment;
    int segment = 0; ///< of the request's path, from 1; Missing: behind which one
    QString found; ///< percent-decoded
    QString expected; ///< a parameter by its name
    bool isParam = false; ///< `expected` is a parameter
    bool isClose = false;
    Rule rule = Rule::None;
    QString bound; ///< of the rule: a number, a pattern, the choices
};

/// A route that came near to taking a request, and why it did not.
struct NearMiss {
    std::int32_t route = -1;
    int distance = 0; ///< 0: it would have taken it
    QList<MissReason> reasons; ///< the path from left to right, then the method
};

/// Explains a 404 or a 405 after the fact. Not on the way of requests: it looks at every route, segment by segment, and
/// is called for the one request that a person looks at. A value; any thread.
class RouteExplainer {
public:
    static constexpr qsizetype kMaxMisses = 5;
    /// Longer paths are not explained: nobody reads that, and the cost grows with the square.
    static constexpr qsizetype kMaxSegments = 32;

    /// `isEnabled` tells of a route by its index; empty: all are.
    explicit RouteExplainer(RouteTable routes, std::function<bool(std::int32_t)> isEnabled = {});

    /// The nearest routes, nearest first; of the same distance in the order of their declaration. `target` as it came:
    /// origin-form or absolute-form, with or without query. Empty where none comes near.
    QList<NearMiss> explain(QByteArrayView method, QByteArrayView target) const;

private:
    RouteTable m_routes;
    std::function<bool(std::int32_t)> m_isEnabled;
};

/// Whether a route that is declared for `declared` answers to `method`: the same, HEAD by GET, or "*".
bool answersTo(QByteArrayView declared, QByteArrayView method);

} // namespace coroscope
