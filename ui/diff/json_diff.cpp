#include "ui/diff/json_diff.h"

#include "ui/diff/text_diff.h"
#include "ui/json_reader.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace coroscope {

namespace {

using Token = JsonReader::Token;
constexpr qsizetype kMaxDepth = 512;

struct Node {
    enum class Kind { Scalar, Object, Array };
    Kind kind = Kind::Scalar;
    Token token = Token::Null; ///< of a scalar
    QByteArrayView raw;
    size_t hash = 0; ///< equal values have equal ones; of 64 bits, so that the reverse may be relied on
    std::vector<QString> keys; ///< of an object
    std::vector<Node> children;
};

size_t scalarHash(Token token, QByteArrayView raw)
{
    if (token == Token::String)
        return qHashMulti(1, int(token), JsonReader::unquoted(raw));
    // Numbers of more digits than a double holds are compared by their text.
    constexpr qsizetype kExact = 15;
    if (token == Token::Number && raw.size() <= kExact)
        return qHashMulti(2, int(token), raw.toByteArray().toDouble() + 0.0); // + 0.0: -0 is 0
    return qHashMulti(3, int(token), raw);
}

void finish(Node &node)
{
    if (node.kind == Node::Kind::Array) {
        node.hash = qHashMulti(4, node.children.size());
        for (const Node &child : node.children)
            node.hash = qHashMulti(node.hash, child.hash);
        return;
    }
    // A sum, since the order of members does not count.
    size_t sum = node.children.size();
    for (std::size_t i = 0; i < node.children.size(); ++i)
        sum += qHashMulti(5, node.keys[i], node.children[i].hash);
    node.hash = qHashMulti(6, sum);
}

std::optional<Node> parse(const QByteArray &bytes)
{
    JsonReader reader(bytes);
    std::vector<Node> open;
    std::vector<qsizetype> begins;
    Node root;
    const auto place = [&](Node node) {
        if (open.empty())
            root = std::move(node);
        else
            open.back().children.push_back(std::move(node));
    };
    while (true) {
        const Token token = reader.next();
        switch (token) {
        case Token::Fault: return std::nullopt;
        case Token::End: return root;
        case Token::Key: open.back().keys.push_back(reader.string()); break;
        case Token::BeginObject:
        case Token::BeginArray:
            if (reader.depth() > kMaxDepth)
                return std::nullopt;
            begins.push_back(reader.offset() - 1);
            open.emplace_back();
            open.back().kind = token == Token::BeginObject ? Node::Kind::Object : Node::Kind::Array;
            break;
        case Token::EndObject:
        case Token::EndArray: {
            Node node = std::move(open.back());
            open.pop_back();
            node.raw = QByteArrayView(bytes).sliced(begins.back(), reader.offset() - begins.back());
            begins.pop_back();
            finish(node);
            place(std::move(node));
            break;
        }
        default: {
            Node node;
            node.token = token;
            node.raw = reader.raw();
            node.hash = scalarHash(token, node.raw);
            place(std::move(node));
        }
        }
    }
}

QString member(const QString &name)
{
    const bool plain = !name.isEmpty() && !name.front().isDigit() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'$';
    });
    if (plain)
        return u'.' + name;
    QString quoted = name;
    quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return QStringLiteral("[\"%1\"]").arg(quoted);
}

QString shown(const Node *node)
{
    if (!node)
        return {};
    // A cut may fall into a character; fromUtf8 then shows that.
    const bool whole = node->raw.size() <= JsonDiff::kMaxValue;
    QString text = QString::fromUtf8(whole ? node->raw : node->raw.first(JsonDiff::kMaxValue));
    return whole ? text : text + u'…';
}

class Walk {
public:
    JsonDiff result;

    void compare(const QString &path, const Node &a, const Node &b)
    {
        if (a.hash == b.hash || !result.complete)
            return;
        if (a.kind != b.kind || a.kind == Node::Kind::Scalar)
            add(JsonChange::Kind::Changed, path, &a, &b);
        else if (a.kind == Node::Kind::Object)
            compareObjects(path, a, b);
        else
            compareArrays(path, a, b);
    }

private:
    void add(JsonChange::Kind kind, const QString &path, const Node *a, const Node *b)
    {
        if (result.changes.size() == JsonDiff::kMaxChanges) {
            result.complete = false;
            return;
        }
        result.changes.push_back({kind, path, shown(a), shown(b)});
    }

    void compareObjects(const QString &path, const Node &a, const Node &b)
    {
        // Members of the same name are matched in their order.
        QHash<QString, QList<std::size_t>> inB;
        for (std::size_t i = 0; i < b.keys.size(); ++i)
            inB[b.keys[i]].append(i);
        std::vector<bool> matched(b.keys.size(), false);
        for (std::size_t i = 0; i < a.keys.size(); ++i) {
            auto found = inB.find(a.keys[i]);
            if (found == inB.end() || found->isEmpty()) {
                add(JsonChange::Kind::Removed, path + member(a.keys[i]), &a.children[i], nullptr);
                continue;
            }
            const std::size_t at = found->takeFirst();
            matched[at] = true;
            compare(path + member(a.keys[i]), a.children[i], b.children[at]);
        }
        for (std::size_t i = 0; i < b.keys.size(); ++i) {
            if (!matched[i])
                add(JsonChange::Kind::Added, path + member(b.keys[i]), nullptr, &b.children[i]);
        }
    }

    void compareArrays(const QString &path, const Node &a, const Node &b)
    {
        QHash<size_t, int> numbers;
        const auto numbered = [&numbers](const Node &array) {
            std::vector<int> items;
            items.reserve(array.children.size());
            for (const Node &child : array.children) {
                const auto found = numbers.constFind(child.hash);
                items.push_back(found != numbers.cend() ? *found : *numbers.insert(child.hash, int(numbers.size())));
            }
            return items;
        };
        const std::vector<int> first = numbered(a);
        for (const DiffStretch &stretch : diffSequences(first, numbered(b))) {
            if (stretch.kind == DiffStretch::Kind::Equal)
                continue;
            qsizetype i = stretch.aBegin;
            qsizetype j = stretch.bBegin;
            for (; i < stretch.aEnd && j < stretch.bEnd; ++i, ++j) {
                const QString index = i == j ? QString::number(i) : QStringLiteral("%1→%2").arg(i).arg(j);
                compare(QStringLiteral("%1[%2]").arg(path, index), a.children[std::size_t(i)],
                        b.children[std::size_t(j)]);
            }
            for (; i < stretch.aEnd; ++i)
                add(JsonChange::Kind::Removed, QStringLiteral("%1[%2]").arg(path).arg(i), &a.children[std::size_t(i)],
                    nullptr);
            for (; j < stretch.bEnd; ++j)
                add(JsonChange::Kind::Added, QStringLiteral("%1[%2]").arg(path).arg(j), nullptr,
                    &b.children[std::size_t(j)]);
        }
    }
};

} // namespace

std::optional<JsonDiff> diffJson(const QByteArray &a, const QByteArray &b)
{
    const auto first = parse(a);
    if (!first)
        return std::nullopt;
    const auto second = parse(b);
    if (!second)
        return std::nullopt;
    Walk walk;
    walk.compare(QStringLiteral("$"), *first, *second);
    return std::move(walk.result);
}

} // namespace coroscope
