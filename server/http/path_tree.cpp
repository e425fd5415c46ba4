#include "server/http/path_tree.h"

#include "server/http/percent.h"

#include <cstring>
#include <map>

namespace coroscope {

struct PathTree::Draft {
    std::map<unsigned char, std::unique_ptr<Draft>> children;
    std::unique_ptr<Draft> param;
    int value = kNone;
    int rest = kNone;
};

PathTree::PathTree()
    : m_draft(std::make_unique<Draft>())
{
}

PathTree::~PathTree() = default;

int PathTree::add(const RoutePath &path, int value)
{
    Draft *node = m_draft.get();
    const auto step = [&](char byte) {
        auto &child = node->children[uchar(byte)];
        if (!child)
            child = std::make_unique<Draft>();
        node = child.get();
    };
    if (path.segments.isEmpty())
        step('/');
    for (const auto &segment : path.segments) {
        step('/');
        if (segment.isRest) {
            if (node->rest == kNone)
                node->rest = value;
            return node->rest;
        }
        if (segment.isParam) {
            if (!node->param)
                node->param = std::make_unique<Draft>();
            node = node->param.get();
        } else {
            for (const char byte : segment.text)
                step(byte);
        }
    }
    if (node->value == kNone)
        node->value = value;
    return node->value;
}

void PathTree::build()
{
    m_nodes.emplace_back();
    flatten(*m_draft, 0);
    m_draft.reset();
}

void PathTree::flatten(const Draft &draft, std::size_t at)
{
    // A chain of nodes that nothing leaves is one prefix.
    const Draft *last = &draft;
    const auto prefixAt = m_nodes[at].prefixAt;
    while (last->value == kNone && last->rest == kNone && !last->param && last->children.size() == 1) {
        m_bytes.append(char(last->children.begin()->first));
        last = last->children.begin()->second.get();
    }
    m_nodes[at].prefixSize = std::uint32_t(m_bytes.size()) - prefixAt;
    m_nodes[at].value = last->value;
    m_nodes[at].rest = last->rest;

    const auto firstChild = m_nodes.size();
    m_nodes[at].firstChild = std::uint32_t(firstChild);
    m_nodes[at].children = std::uint16_t(last->children.size());
    m_nodes.resize(firstChild + last->children.size() + (last->param ? 1 : 0));
    auto child = firstChild;
    for (const auto &[byte, next] : last->children) {
        m_nodes[child].prefixAt = std::uint32_t(m_bytes.size());
        m_bytes.append(char(byte));
        flatten(*next, child++);
    }
    if (last->param) {
        m_nodes[at].paramChild = std::int32_t(child);
        m_nodes[child].prefixAt = std::uint32_t(m_bytes.size());
        flatten(*last->param, child);
    }
}

int PathTree::find(QByteArrayView rawPath, bool hasEscapes, Captures &captures) const
{
    const char *const from = rawPath.data();
    const char *const end = from + rawPath.size();
    return hasEscapes ? walk<true>(0, from, end, captures) : walk<false>(0, from, end, captures);
}

template<bool Escapes>
int PathTree::walk(std::size_t at, const char *from, const char *end, Captures &captures) const
{
    for (;;) {
        const Node &node = m_nodes[at];
        const char *prefix = m_bytes.constData() + node.prefixAt;
        if constexpr (Escapes) {
            for (const char *const prefixEnd = prefix + node.prefixSize; prefix != prefixEnd; ++prefix) {
                if (from == end)
                    return kNone;
                if (*from != '%') {
                    if (*from != *prefix)
                        return kNone;
                    ++from;
                } else {
                    // An escaped slash is data, and no literal segment holds one.
                    if (*prefix == '/' || char(escapedByte(from, end)) != *prefix)
                        return kNone;
                    from += 3;
                }
            }
        } else {
            if (std::size_t(end - from) < node.prefixSize || std::memcmp(from, prefix, node.prefixSize) != 0)
                return kNone;
            from += node.prefixSize;
        }
        const auto takeRest = [&] {
            if (node.rest != kNone)
                captures.append(QByteArrayView(from, end - from));
            return node.rest;
        };
        if (from == end)
            return node.value != kNone ? node.value : takeRest();

        // A prefix is never empty, so its first byte tells the children apart; walk() compares it again with the rest.
        char next = *from;
        bool isSlash = next == '/';
        if constexpr (Escapes) {
            if (next == '%')
                next = char(escapedByte(from, end));
        }
        std::size_t child = 0;
        for (std::uint32_t i = node.firstChild, last = i + node.children; i != last; ++i) {
            if (m_bytes.at(qsizetype(m_nodes[i].prefixAt)) == next) {
                child = i;
                break;
            }
        }
        if (node.paramChild == kNone && node.rest == kNone) {
            if (child == 0)
                return kNone;
            at = child;
            continue;
        }
        if (child != 0) {
            if (const int value = walk<Escapes>(child, from, end, captures); value != kNone)
                return value;
        }
        if (isSlash || node.paramChild == kNone)
            return takeRest();
        const void *const slash = std::memchr(from, '/', std::size_t(end - from));
        const char *const segmentEnd = slash ? static_cast<const char *>(slash) : end;
        captures.append(QByteArrayView(from, segmentEnd - from));
        const int value = walk<Escapes>(std::size_t(node.paramChild), segmentEnd, end, captures);
        if (value != kNone)
            return value;
        captures.removeLast();
        return takeRest();
    }
}

} // namespace coroscope
