#include "ui/content/json_tree.h"

#include "ui/content/json_scanner.h"

#include <QRegularExpression>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

class JsonTree::Sink {
public:
    Sink(std::vector<Node> &nodes, const std::stop_token &stop)
        : m_nodes(nodes)
        , m_stop(stop)
    {
    }
    bool goOn() const { return m_nodes.size() < kMaxNodes && !m_stop.stop_requested(); }
    void open(QChar, qsizetype at) { m_current = add(at); }
    void close(QChar, qsizetype at, bool)
    {
        Node &node = m_nodes[m_current];
        node.end = quint32(at) + 1;
        node.next = quint32(m_nodes.size());
        m_current = node.parent;
    }
    void comma() { }
    void colon() { }
    void key(QStringView, qsizetype at) { m_key = quint32(at); }
    void scalar(QStringView text, qsizetype at)
    {
        Node &node = m_nodes[add(at)];
        node.end = quint32(at + text.size());
        node.next = quint32(m_nodes.size());
    }

    void closeAll(qsizetype at)
    {
        while (m_current != kNone)
            close({}, at - 1, false);
    }

private:
    quint32 add(qsizetype at)
    {
        Node node;
        node.begin = quint32(at);
        node.key = std::exchange(m_key, kNone);
        node.parent = m_current;
        if (m_current != kNone) {
            node.row = m_nodes[m_current].count++;
            node.depth = m_nodes[m_current].depth + 1;
        }
        m_nodes.push_back(node);
        return quint32(m_nodes.size() - 1);
    }

    std::vector<Node> &m_nodes;
    const std::stop_token &m_stop;
    quint32 m_current = kNone;
    quint32 m_key = kNone;
};

JsonTree::Parsed JsonTree::parse(const QString &text, const std::stop_token &stop, bool isCut)
{
    Parsed parsed;
    auto tree = std::make_shared<JsonTree>();
    tree->m_text = text;
    Sink sink(tree->m_nodes, stop);
    JsonScanner scanner(QStringView(text), sink, kMaxDepth);
    if (scanner.run()) {
        tree->m_nodes.shrink_to_fit();
        parsed.tree = std::move(tree);
    } else if (scanner.wasStopped()) {
        parsed.hasTooMany = !stop.stop_requested();
    } else if (isCut && !tree->m_nodes.empty()) {
        sink.closeAll(scanner.faultOffset());
        parsed.tree = std::move(tree);
    } else {
        parsed.fault = jsonFault(text, scanner.faultOffset(), scanner.message());
    }
    return parsed;
}

JsonTree::Type JsonTree::type(quint32 index) const
{
    switch (m_text[qsizetype(m_nodes[index].begin)].unicode()) {
    case '{': return Type::Object;
    case '[': return Type::Array;
    case '"': return Type::String;
    case 't': return Type::True;
    case 'f': return Type::False;
    case 'n': return Type::Null;
    default: return Type::Number;
    }
}

QStringView JsonTree::raw(quint32 index) const
{
    const Node &node = m_nodes[index];
    return QStringView(m_text).sliced(qsizetype(node.begin), qsizetype(node.end - node.begin));
}

QStringView JsonTree::rawKey(quint32 index) const
{
    const quint32 begin = m_nodes[index].key;
    if (begin == kNone)
        return {};
    qsizetype end = qsizetype(begin) + 1;
    while (m_text[end] != u'"')
        end += m_text[end] == u'\\' ? 2 : 1;
    return QStringView(m_text).sliced(qsizetype(begin), end + 1 - qsizetype(begin));
}

QString JsonTree::key(quint32 index) const
{
    return unquotedJson(rawKey(index));
}

QString JsonTree::value(quint32 index) const
{
    return type(index) == Type::String ? unquotedJson(raw(index)) : raw(index).toString();
}

QString JsonTree::path(quint32 index) const
{
    static const QRegularExpression plain(u"^[A-Za-z_][A-Za-z0-9_]*$"_s);
    QStringList parts;
    for (quint32 at = index; m_nodes[at].parent != kNone; at = m_nodes[at].parent) {
        if (m_nodes[at].key == kNone)
            parts.append(u'[' + QString::number(m_nodes[at].row) + u']');
        else if (const QString name = key(at); plain.match(name).hasMatch())
            parts.append(u'.' + name);
        else
            parts.append(u'[' + rawKey(at).toString() + u']');
    }
    std::reverse(parts.begin(), parts.end());
    return u'$' + parts.join(QString());
}

std::vector<quint32> JsonTree::children(quint32 index) const
{
    std::vector<quint32> list;
    const Node &node = m_nodes[index];
    list.reserve(node.count);
    for (quint32 child = index + 1; child < node.next; child = m_nodes[child].next)
        list.push_back(child);
    return list;
}

std::vector<quint32> JsonTree::search(const TextMatcher &matcher, bool *more, const std::stop_token &stop) const
{
    std::vector<quint32> found;
    *more = false;
    const auto matches = [&](QStringView literal) {
        if (literal.isEmpty())
            return false;
        if (literal.front() == u'"') {
            return literal.contains(u'\\') ? matcher.matches(unquotedJson(literal))
                                           : matcher.matches(literal.sliced(1, literal.size() - 2));
        }
        return matcher.matches(literal);
    };
    for (quint32 i = 0; i < size() && !stop.stop_requested(); ++i) {
        if (!matches(rawKey(i)) && (isContainer(i) || !matches(raw(i))))
            continue;
        if (found.size() == kMaxMatches) {
            *more = true;
            break;
        }
        found.push_back(i);
    }
    return found;
}

QString unquotedJson(QStringView literal)
{
    if (literal.size() < 2)
        return {};
    const QStringView text = literal.sliced(1, literal.size() - 2);
    if (!text.contains(u'\\'))
        return text.toString();
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\' || i + 1 >= text.size()) {
            out += text[i];
            continue;
        }
        const QChar c = text[++i];
        switch (c.unicode()) {
        case 'b': out += u'\b'; break;
        case 'f': out += u'\f'; break;
        case 'n': out += u'\n'; break;
        case 'r': out += u'\r'; break;
        case 't': out += u'\t'; break;
        case 'u': {
            bool ok = false;
            const ushort code = i + 4 < text.size() ? text.sliced(i + 1, 4).toUShort(&ok, 16) : ushort(0);
            if (ok) {
                out += QChar(code);
                i += 4;
            } else {
                out += u"\\u"_s;
            }
            break;
        }
        default: out += c;
        }
    }
    return out;
}

} // namespace coroscope
