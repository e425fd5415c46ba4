#include "ui/models/route_filter_proxy.h"

#include "ui/models/route_model.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

RouteFilterProxy::RouteFilterProxy(QObject *parent)
    : FilterProxy(parent)
{
    setRecursiveFilteringEnabled(true);
    for (int field = 0; field < RouteModel::FilterFieldCount; ++field)
        setField(field, RouteModel::RouteColumn, RouteModel::FilterRole + field);
}

FilterGrammar RouteFilterProxy::grammar()
{
    using M = RouteModel;
    using K = FilterKind;
    const QStringList none;
    return FilterGrammar({
        {M::MethodField, u"method"_s, none, K::Word, tr("Method"), true, none, u"method:GET,ANY"_s},
        {M::PathField, u"path"_s, {u"route"_s}, K::Text, tr("Path"), true, none, u"path:/users*"_s},
        {M::TagField, u"tag"_s, none, K::Text, tr("Tag"), true, none, {}},
        {M::KindField, u"kind"_s, {u"handler"_s}, K::Choice, tr("Kind of handler"), true, M::kindWords(), {}},
        {M::SummaryField, u"summary"_s, none, K::Text, tr("Summary"), true, none, {}},
        {M::StateField, u"state"_s, none, K::Choice, tr("Enabled or disabled"), false, M::stateWords(), {}},
        {M::HitsField, u"hits"_s, none, K::Number, tr("Requests since the start"), false, none, u"hits>0"_s},
        {M::InFlightField,
         u"inflight"_s,
         {u"in-flight"_s},
         K::Number,
         tr("Requests that wait right now"),
         false,
         none,
         u"inflight>0"_s},
        {M::ErrorPercentField,
         u"err"_s,
         {u"errors"_s},
         K::Number,
         tr("Percent of answers that failed"),
         false,
         none,
         u"err>5"_s},
        {M::P50Field, u"p50"_s, none, K::Duration, tr("Median of the last minute"), false, none, {}},
        {M::P95Field, u"p95"_s, none, K::Duration, tr("95th percentile of the last minute"), false, none,
         u"p95>100ms"_s},
        {M::P99Field, u"p99"_s, none, K::Duration, tr("99th percentile of the last minute"), false, none, {}},
        {M::PolicyField, u"policy"_s, none, K::Text, tr("What is done to its requests on purpose"), false,
         M::policyWords(), u"policy:any"_s},
        {M::AuthField, u"auth"_s, none, K::Choice, tr("Open to all, or who calls is asked"), false, M::authWords(), {}},
        {M::ScopeField, u"scope"_s, none, K::Text, tr("Scope that who calls needs"), false, none, u"scope:write"_s},
        {M::SectionField,
         u"section"_s,
         {u"tutorial"_s},
         K::Text,
         tr("Section of the tutorial"),
         false,
         M::sectionWords(),
         u"section:caching*"_s},
    });
}

QStringList RouteFilterProxy::valuesOf(int field) const
{
    QStringList values;
    const auto *model = static_cast<const RouteModel *>(sourceModel());
    if (!model->routes()
        || (field != RouteModel::MethodField && field != RouteModel::PathField && field != RouteModel::TagField))
        return values;
    for (const RouteInfo &route : *model->routes()) {
        const QString value = model->indexOf(route.index).data(RouteModel::FilterRole + field).toString();
        if (!value.isEmpty() && !values.contains(value))
            values.append(value);
    }
    return values;
}

bool RouteFilterProxy::asksForFigures() const
{
    const QString text = filter().text();
    for (const char *name : {"hits", "inflight", "err", "p50", "p95", "p99"}) {
        if (text.contains(QLatin1StringView(name)))
            return true;
    }
    return false;
}

bool RouteFilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (filter().isEmpty())
        return true;
    const bool isGroup = sourceModel()->index(row, 0, parent).data(RouteModel::RouteRole).toInt() < 0;
    return !isGroup && FilterProxy::filterAcceptsRow(row, parent);
}

} // namespace coroscope
