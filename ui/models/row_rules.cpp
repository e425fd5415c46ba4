#include "ui/models/row_rules.h"

#include "ui/filter/filter_parser.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct RuleWords {
    Q_DECLARE_TR_FUNCTIONS(RowRules)
};

const std::array<QString, kRowTones> &toneWords()
{
    static const std::array<QString, kRowTones> words{u"red"_s,  u"amber"_s,  u"green"_s,
                                                      u"blue"_s, u"violet"_s, u"grey"_s};
    return words;
}

} // namespace

RowRules::RowRules(QList<RowRule> rules, const FilterGrammar &grammar)
    : m_rules(std::move(rules))
{
    if (m_rules.size() > kMost)
        m_rules.resize(kMost);
    for (int i = 0; i < int(m_rules.size()); ++i) {
        if (!m_rules[i].isOn)
            continue;
        FilterParse parse = parseFilter(m_rules[i].filter, grammar);
        if (!parse.error && !parse.filter.isEmpty()) // a blank one would fit every row
            m_active.push_back({i, std::move(parse.filter)});
    }
}

int RowRules::match(const FilterSource &row) const
{
    const auto found
        = std::find_if(m_active.begin(), m_active.end(), [&row](const Active &a) { return a.filter.matches(row); });
    return found == m_active.end() ? -1 : found->index;
}

QList<RowRule> RowRules::ofRequests()
{
    return {
        //: Name of a colour rule: requests whose status is 500 or more.
        {RuleWords::tr("Server error"), u"status>=500"_s, RowTone::Red, true},
        //: Name of a colour rule: requests whose client left, or that were refused before a handler saw them.
        {RuleWords::tr("Cancelled or refused"), u"is:left,refused"_s, RowTone::Grey, true},
        //: Name of a colour rule: requests whose handler blocked the event loop.
        {RuleWords::tr("Held the loop"), u"busy>100ms"_s, RowTone::Violet, true},
        //: Name of a colour rule: requests that took more than a second.
        {RuleWords::tr("Slow"), u"dur>1s"_s, RowTone::Amber, true},
    };
}

QString RowRules::toText(const QList<RowRule> &rules)
{
    QJsonArray list;
    for (const RowRule &rule : rules)
        list.append(QJsonObject{{u"name"_s, rule.name},
                                {u"filter"_s, rule.filter},
                                {u"tone"_s, toneWords()[std::size_t(rule.tone)]},
                                {u"on"_s, rule.isOn}});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

std::optional<QList<RowRule>> RowRules::fromText(const QString &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || !document.isArray() || document.array().size() > kMost)
        return std::nullopt;
    QList<RowRule> rules;
    const QJsonArray list = document.array();
    for (const QJsonValue &item : list) {
        const QJsonValue name = item[u"name"_s];
        const QJsonValue filter = item[u"filter"_s];
        const QJsonValue on = item[u"on"_s];
        const auto tone = std::find(toneWords().begin(), toneWords().end(), item[u"tone"_s].toString());
        if (!name.isString() || !filter.isString() || !on.isBool() || tone == toneWords().end()
            || name.toString().size() > kLongestName || filter.toString().size() > kLongestFilter)
            return std::nullopt;
        rules.append({name.toString(), filter.toString(), RowTone(tone - toneWords().begin()), on.toBool()});
    }
    return rules;
}

} // namespace coroscope
