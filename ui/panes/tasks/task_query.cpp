#include "ui/panes/tasks/task_query.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <bitset>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct TaskQuery {
    Q_DECLARE_TR_FUNCTIONS(TaskQuery)
};

using Node = Filter::Node;
using Operator = Filter::Operator;
using States = std::bitset<std::size_t(tasks::kTaskStates)>;

bool isStateOnly(const Node &node)
{
    if (node.kind == Node::Kind::Number)
        return node.field == int(TaskField::State);
    const bool isGroup = node.kind == Node::Kind::All || node.kind == Node::Kind::Any || node.kind == Node::Kind::Not;
    return isGroup && std::all_of(node.children.begin(), node.children.end(), isStateOnly);
}

/// Of a node that speaks of nothing but states.
States statesOf(const Node &node)
{
    States all;
    all.set();
    switch (node.kind) {
    case Node::Kind::Number: {
        States states;
        for (int i = 0; i < tasks::kTaskStates; ++i)
            states[std::size_t(i)] = (i >= node.low && i <= node.high) != (node.op == Operator::IsNot);
        return states;
    }
    case Node::Kind::Not: return ~statesOf(node.children.front());
    case Node::Kind::Any: {
        States states;
        for (const Node &child : node.children)
            states |= statesOf(child);
        return states;
    }
    default: break;
    }
    for (const Node &child : node.children)
        all &= statesOf(child);
    return all;
}

Error cannot(const QString &sentence)
{
    return {Error::Kind::BadRequest, sentence};
}

class Builder {
public:
    std::optional<Error> add(const Node &node)
    {
        if (isStateOnly(node)) {
            m_states &= statesOf(node);
            return std::nullopt;
        }
        switch (node.kind) {
        case Node::Kind::All:
            for (const Node &child : node.children) {
                if (auto error = add(child))
                    return error;
            }
            return std::nullopt;
        case Node::Kind::Word: return addText(node.pattern);
        case Node::Kind::Text: return addField(node);
        case Node::Kind::Any:
        case Node::Kind::Not:
        case Node::Kind::Number: break;
        }
        return cannot(TaskQuery::tr("The store is asked for tasks, and it knows “or” and “not” for states only, as in "
                                    "or(state:failed state:dead)."));
    }

    Result<tasks::TaskFilter> result()
    {
        if (m_states.none())
            return cannot(TaskQuery::tr("No task can be in two states at once."));
        if (!m_states.all()) {
            for (int i = 0; i < tasks::kTaskStates; ++i) {
                if (m_states[std::size_t(i)])
                    m_filter.states.push_back(tasks::TaskState(i));
            }
        }
        return m_filter;
    }

private:
    std::optional<Error> addText(const FilterPattern &pattern)
    {
        if (pattern.hasGap())
            return cannot(TaskQuery::tr("The store looks for a text as it stands, without *."));
        if (!m_filter.text.isEmpty())
            return cannot(TaskQuery::tr("The store looks for one text. Put words that follow one another in quotation "
                                        "marks."));
        m_filter.text = pattern.parts().value(0);
        return std::nullopt;
    }

    std::optional<Error> addField(const Node &node)
    {
        if (node.op == Operator::IsNot || node.pattern.hasGap())
            //: %1 the name of a field, such as "kind".
            return cannot(TaskQuery::tr("The store compares “%1” with one whole word: neither * nor != can be asked.")
                              .arg(node.name));
        const QString value = node.pattern.parts().value(0);
        const auto take = [&](auto &into, const auto &given) -> std::optional<Error> {
            if (!into.isEmpty() && into != given)
                return cannot(TaskQuery::tr("A task has one “%1” only.").arg(node.name));
            into = given;
            return std::nullopt;
        };
        switch (TaskField(node.field)) {
        case TaskField::Kind: return take(m_filter.kind, value);
        case TaskField::Queue: return take(m_filter.queue, value);
        case TaskField::Request: return take(m_filter.requestId, value.toLatin1());
        case TaskField::State: break;
        }
        return std::nullopt;
    }

    States m_states{~0ull};
    tasks::TaskFilter m_filter;
};

} // namespace

FilterGrammar taskGrammar()
{
    using K = FilterKind;
    QStringList states;
    for (int i = 0; i < tasks::kTaskStates; ++i)
        states.append(QLatin1String(tasks::stateName(tasks::TaskState(i))));
    const QStringList none;
    return FilterGrammar({
        {int(TaskField::State), u"state"_s, none, K::Choice, TaskQuery::tr("State"), false, states,
         u"state:failed,dead"_s},
        {int(TaskField::Kind), u"kind"_s, none, K::Word, TaskQuery::tr("Kind"), false, none, u"kind:report"_s},
        {int(TaskField::Queue), u"queue"_s, none, K::Word, TaskQuery::tr("Queue"), false, none, u"queue:default"_s},
        {int(TaskField::Request),
         u"request"_s,
         {u"trace"_s},
         K::Word,
         TaskQuery::tr("Trace id of the request that made it"),
         false,
         none,
         {}},
    });
}

Result<tasks::TaskFilter> taskFilter(const Filter &filter)
{
    Builder builder;
    if (filter.root()) {
        if (auto error = builder.add(*filter.root()))
            return *error;
    }
    return builder.result();
}

QString withStates(const QString &text, const std::vector<tasks::TaskState> &states)
{
    static const QRegularExpression condition(u"(^|\\s)-?state\\s*(:|=|!=)\\s*\\S+"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    QString rest = text;
    rest.replace(condition, u" "_s);
    rest = rest.simplified();
    if (states.empty() || states.size() == std::size_t(tasks::kTaskStates))
        return rest;
    QStringList names;
    for (const tasks::TaskState state : states)
        names.append(QLatin1String(tasks::stateName(state)));
    const QString chosen = u"state:"_s + names.join(u',');
    return rest.isEmpty() ? chosen : rest + u' ' + chosen;
}

} // namespace coroscope
