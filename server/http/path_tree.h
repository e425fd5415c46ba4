#pragma once

#include "server/http/route_path.h"

#include <QByteArray>
#include <QVarLengthArray>

#include <memory>
#include <vector>

namespace coroscope {

/// A radix tree over the bytes of declared paths; a parameter is an edge of its own, and one that takes the rest of a
/// path ends there: it is tried last, when nothing that says more leads anywhere. Finding costs one look at each byte
/// of a path, plus one more try for each parameter that stands beside a literal segment. Source: D. R. Morrison,
/// "PATRICIA", JACM 1968; parameters as httprouter and Fiber's tree have them.
class PathTree {
public:
    static constexpr int kNone = -1;
    using Captures = QVarLengthArray<QByteArrayView, 4>;

    PathTree();
    ~PathTree();

    /// Gives `path` the number `value`, unless it, up to the names of its parameters, has one: that is returned.
    int add(const RoutePath &path, int value);
    /// Once, after the last add().
    void build();
    /// The number of the path that `rawPath` is, or kNone. Its escapes must be well-formed where `hasEscapes` says that
    /// it may have some. Captures are appended, and all taken back where there is none.
    int find(QByteArrayView rawPath, bool hasEscapes, Captures &captures) const;

private:
    struct Draft; // while paths are added: a node a byte
    struct Node {
        std::uint32_t prefixAt = 0; ///< in m_bytes
        std::uint32_t prefixSize = 0;
        std::uint32_t firstChild = 0; ///< children lie one after the other in m_nodes
        std::uint16_t children = 0;
        std::int32_t paramChild = kNone;
        std::int32_t value = kNone;
        std::int32_t rest = kNone; ///< of a path that takes whatever follows, slashes too, or nothing
    };
    void flatten(const Draft &draft, std::size_t at);
    template<bool Escapes>
    int walk(std::size_t at, const char *from, const char *end, Captures &captures) const;

    std::unique_ptr<Draft> m_draft;
    std::vector<Node> m_nodes;
    QByteArray m_bytes;
};

} // namespace coroscope
