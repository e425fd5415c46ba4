#include "server/lessons/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <QSet>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Leaves the parser, which has no other way to be told to end.
struct Refused {
    YamlFault fault;
};

[[noreturn]] void refuse(const YAML::Mark &mark, const QString &text)
{
    throw Refused{{std::max(0, mark.line) + 1, std::max(0, mark.column) + 1, text}};
}

/// Builds the tree out of the parser's events. Aliases are refused, so that no document is larger than its text.
class TreeBuilder final : public YAML::EventHandler {
public:
    YamlNode takeRoot() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        check(mark, {}, anchor);
        place(make(YamlNode::Kind::Null, mark), mark);
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        refuse(mark, u"anchors and aliases (& and *) are not taken; write it out"_s);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        check(mark, tag, anchor);
        YamlNode node = make(YamlNode::Kind::Text, mark);
        node.text = QString::fromStdString(value);
        place(std::move(node), mark);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(YamlNode::Kind::List, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(YamlNode::Kind::Map, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level {
        YamlNode node;
        YAML::Mark mark;
        QSet<QString> keys;
        bool hasKey = false; ///< of a map: the last entry waits for its value
    };

    YamlNode make(YamlNode::Kind kind, const YAML::Mark &mark)
    {
        if (++m_nodes > kMaxYamlNodes)
            refuse(mark, u"the file has more than %1 values"_s.arg(kMaxYamlNodes));
        YamlNode node;
        node.kind = kind;
        node.line = mark.line + 1;
        node.column = mark.column + 1;
        return node;
    }
    static void check(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            refuse(mark, u"anchors and aliases (& and *) are not taken; write it out"_s);
        // "?" is a plain scalar, "!" a quoted one.
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(mark, u"tags (!) are not taken"_s);
    }
    void open(YamlNode::Kind kind, const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
    {
        check(mark, tag, anchor);
        if (m_open.size() >= kMaxYamlDepth)
            refuse(mark, u"it is nested more than %1 deep"_s.arg(kMaxYamlDepth));
        if (!m_open.empty() && m_open.back().node.kind == YamlNode::Kind::Map && !m_open.back().hasKey)
            refuse(mark, u"a key has to be a word"_s);
        Level level;
        level.node = make(kind, mark);
        level.mark = mark;
        m_open.push_back(std::move(level));
    }
    void close()
    {
        Level level = std::move(m_open.back());
        m_open.pop_back();
        place(std::move(level.node), level.mark);
    }
    void place(YamlNode node, const YAML::Mark &mark)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        Level &level = m_open.back();
        if (level.node.kind == YamlNode::Kind::List) {
            level.node.items.push_back(std::move(node));
        } else if (level.hasKey) {
            level.node.entries.back().value = std::move(node);
            level.hasKey = false;
        } else {
            if (node.kind != YamlNode::Kind::Text)
                refuse(mark, u"a key has to be a word"_s);
            if (level.keys.contains(node.text))
                refuse(mark, u"the key \"%1\" is here twice"_s.arg(node.text));
            level.keys.insert(node.text);
            level.node.entries.push_back({std::move(node), {}});
            level.hasKey = true;
        }
    }

    YamlNode m_root;
    std::vector<Level> m_open;
    int m_nodes = 0;
};

} // namespace

bool readYaml(const QByteArray &bytes, YamlNode &root, YamlFault &fault)
{
    if (!QByteArrayView(bytes).isValidUtf8()) {
        fault.text = u"the file is not UTF-8"_s;
        return false;
    }
    if (const qsizetype nul = bytes.indexOf('\0'); nul >= 0) {
        fault.line = int(bytes.first(nul).count('\n')) + 1;
        fault.text = u"the file holds a NUL"_s;
        return false;
    }
    // No exception of the parser gets further than here.
    try {
        std::istringstream stream(bytes.toStdString());
        YAML::Parser parser(stream);
        TreeBuilder builder;
        if (!parser.HandleNextDocument(builder)) {
            fault.text = u"the file is empty"_s;
            return false;
        }
        TreeBuilder second;
        if (parser.HandleNextDocument(second)) {
            fault.text = u"the file has more than one document (---)"_s;
            return false;
        }
        root = builder.takeRoot();
        return true;
    } catch (const Refused &refused) {
        fault = refused.fault;
    } catch (const YAML::Exception &e) {
        fault.line = std::max(0, e.mark.line) + 1;
        fault.column = std::max(0, e.mark.column) + 1;
        fault.text = u"this is not YAML: %1"_s.arg(QString::fromStdString(e.msg));
    }
    return false;
}

} // namespace coroscope
