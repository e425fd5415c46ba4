#include "server/db/slow_plan.h"

#include "server/db/connection.h"

#include <QDateTime>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownText = 100;
constexpr qsizetype kShownBytes = 16;
constexpr qsizetype kShownValues = 50;

QString shownValue(const QVariant &value)
{
    if (value.isNull())
        return u"NULL"_s;
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double: return value.toString();
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        return u"x'%1%2'"_s.arg(QString::fromLatin1(bytes.left(kShownBytes).toHex()),
                                bytes.size() > kShownBytes ? u"…"_s : QString());
    }
    case QMetaType::QDateTime: return u"'%1'"_s.arg(value.toDateTime().toUTC().toString(Qt::ISODateWithMs));
    default: break;
    }
    QString text = value.toString();
    if (text.size() > kShownText)
        text = text.left(kShownText) + u'…';
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

} // namespace

QStringList shownValues(const QVariantList &values)
{
    QStringList shown;
    for (const QVariant &value : values.mid(0, kShownValues))
        shown.append(shownValue(value));
    if (values.size() > kShownValues)
        shown.append(u"…"_s);
    return shown;
}

SlowPlan explainSlow(Connection &connection, const QString &sql, const QVariantList &values)
{
    ExplainOptions options;
    options.values = values;
    options.measure = false;
    options.countAtMost = kMostCounted;
    auto plan = explain(connection, sql, options);
    if (!plan)
        return noSlowPlan(plan.error());
    return {std::move(plan).value(), std::nullopt, QDateTime::currentMSecsSinceEpoch()};
}

SlowPlan noSlowPlan(const Error &why)
{
    return {{}, why, QDateTime::currentMSecsSinceEpoch()};
}

} // namespace coroscope::db
