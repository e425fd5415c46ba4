#pragma once

#include "ui/content/text_search.h"
#include "ui/json_format.h"

#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace coroscope {

/// A JSON text as a list of its values in the order of the text, each with its place: nothing is copied, nothing is
/// converted, so that numbers stay as they came, to the digit, and members of one name stay apart. 28 bytes a value.
/// Immutable; any thread.
class JsonTree {
public:
    enum class Type : quint8 { Object, Array, String, Number, True, False, Null };
    static constexpr quint32 kNone = 0xFFFFFFFF;
    static constexpr std::size_t kMaxNodes = 4'000'000;
    /// No code recurses over levels; this only bounds what a person could look at.
    static constexpr int kMaxDepth = 1'000'000;

    struct Node {
        quint32 begin = 0; ///< where its text begins and ends
        quint32 end = 0;
        quint32 key = kNone; ///< where its name begins, at the quote
        quint32 parent = kNone;
        quint32 next = 0; ///< the node after all that is in it
        quint32 row = 0; ///< among its siblings
        quint32 count = 0; ///< of its children
        quint32 depth = 0; ///< of the root: 0
    };

    struct Parsed {
        std::shared_ptr<const JsonTree> tree; ///< null where there is a fault or too much
        std::optional<JsonFault> fault;
        bool hasTooMany = false; ///< more than kMaxNodes
    };
    /// `isCut`: the text ends early, so that what was read before its first fault counts, with all that is open there
    /// closed.
    static Parsed parse(const QString &text, const std::stop_token &stop = {}, bool isCut = false);

    const QString &text() const noexcept { return m_text; }
    quint32 size() const noexcept { return quint32(m_nodes.size()); }
    const Node &node(quint32 index) const { return m_nodes[index]; }
    Type type(quint32 index) const;
    bool isContainer(quint32 index) const { return type(index) <= Type::Array; }

    /// The value's text as it came.
    QStringView raw(quint32 index) const;
    QStringView rawKey(quint32 index) const; ///< with its quotes; empty for elements and the root
    QString key(quint32 index) const;
    /// A string without quotes and escapes; other values as they came.
    QString value(quint32 index) const;
    /// RFC 9535: $.users[3]["first name"]
    QString path(quint32 index) const;
    /// The children of a node, in order.
    std::vector<quint32> children(quint32 index) const;

    /// The values whose name or, for those that hold no others, whose text matches; at most kMaxMatches.
    std::vector<quint32> search(const TextMatcher &matcher, bool *more, const std::stop_token &stop = {}) const;

private:
    class Sink;
    QString m_text;
    std::vector<Node> m_nodes;
};

/// The text of a JSON string literal, quotes included. An escape that is none stays as it is.
QString unquotedJson(QStringView literal);

} // namespace coroscope
