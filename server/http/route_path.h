#pragma once

#include <QByteArray>
#include <QList>

namespace coroscope {

/// The path of a declaration, "/users/{id}", taken apart: what stands between its slashes.
struct RoutePath {
    struct Segment {
        QByteArray text; ///< decoded; of a parameter its name
        bool isParam = false;
        bool isRest = false; ///< a parameter that takes all that follows; the last one
        bool operator==(const Segment &) const = default;
    };
    QList<Segment> segments; ///< none for "/"

    /// Aborts with a sentence where `path` is none.
    static RoutePath parse(const QByteArray &path);
};

} // namespace coroscope
