#include "ui/filter/filter_suggestions.h"

#include "ui/filter/filter_parser.h"

#include <QCoreApplication>

#include <algorithm>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

using Kind = FilterSuggestion::Kind;

constexpr qsizetype kMostValues = 50;

bool isMeasured(FilterKind kind)
{
    return kind == FilterKind::Duration || kind == FilterKind::Size;
}

QString usualOperator(FilterKind kind)
{
    return isMeasured(kind) || kind == FilterKind::Level ? QStringLiteral(">=") : QStringLiteral(":");
}

void addOperators(QList<FilterSuggestion> &items, const FilterFieldSpec &field)
{
    const auto add = [&](const char *sign, const QString &help) {
        const QString text = field.name + QLatin1String(sign);
        items.append({Kind::Operator, text, text, help});
    };
    switch (field.kind) {
    case FilterKind::Text:
        add(":", Texts::tr("has it in it, or fits it with *"));
        add("=", Texts::tr("is exactly"));
        add("!=", Texts::tr("is not"));
        return;
    case FilterKind::Word:
    case FilterKind::Choice:
        add(":", Texts::tr("is one of"));
        add("!=", Texts::tr("is not"));
        return;
    default:
        add(":", Texts::tr("is, or lies in first..last"));
        add(">=", Texts::tr("is at least"));
        add("<=", Texts::tr("is at most"));
        add(">", Texts::tr("is more than"));
        add("<", Texts::tr("is less than"));
        add("!=", Texts::tr("is not"));
    }
}

/// Examples of what has no list of values.
QStringList examples(const FilterFieldSpec &field)
{
    switch (field.kind) {
    case FilterKind::Duration: return {QStringLiteral("10ms"), QStringLiteral("100ms"), QStringLiteral("1s")};
    case FilterKind::Size: return {QStringLiteral("1kb"), QStringLiteral("100kb"), QStringLiteral("1mb")};
    default: return {};
    }
}

} // namespace

FilterSuggestions suggestFilter(QStringView text, qsizetype cursor, const FilterGrammar &grammar,
                                const FilterValues &values)
{
    const FilterTerm term = filterTermAt(text, cursor);
    FilterSuggestions found;
    found.end = term.end;
    const FilterFieldSpec *field = term.name.isEmpty() ? nullptr : grammar.find(term.name);
    if (field) {
        found.start = term.valueStart;
        const QString begun
            = text.sliced(term.valueStart, std::max<qsizetype>(0, cursor - term.valueStart)).toString().remove(u'"');
        QStringList known = field->values;
        if (values && field->kind != FilterKind::Choice && field->kind != FilterKind::Level)
            known = values(*field) + known;
        if (known.isEmpty())
            known = examples(*field);
        known.removeDuplicates();
        // First what begins so, then what has it in it.
        for (const bool atStart : {true, false}) {
            for (const QString &value : std::as_const(known)) {
                const qsizetype at = value.indexOf(begun, 0, Qt::CaseInsensitive);
                if (at < 0 || (at == 0) != atStart || found.items.size() >= kMostValues)
                    continue;
                if (value.compare(begun, Qt::CaseInsensitive) == 0)
                    continue; // it is there already
                const bool needsQuotes = field->kind == FilterKind::Text || field->kind == FilterKind::Word;
                found.items.append({Kind::Value, needsQuotes ? Filter::quoted(value) : value, value, {}});
            }
        }
        return found;
    }
    if (!term.name.isEmpty())
        return found; // of a field that there is not

    found.start = term.start;
    const QStringView begun = text.sliced(term.start, std::max<qsizetype>(0, cursor - term.start));
    for (const FilterFieldSpec &spec : grammar.fields()) {
        const auto fits = [begun](const QString &name) { return name.startsWith(begun, Qt::CaseInsensitive); };
        if (begun.compare(spec.name, Qt::CaseInsensitive) == 0)
            addOperators(found.items, spec);
        else if (fits(spec.name) || std::any_of(spec.aliases.begin(), spec.aliases.end(), fits))
            found.items.append({Kind::Field, spec.name + usualOperator(spec.kind), spec.name, spec.help});
    }
    const std::pair<QString, QString> functions[] = {{QStringLiteral("or("), Texts::tr("one of these: or(a b)")},
                                                     {QStringLiteral("not("), Texts::tr("none that fits: not(a b)")}};
    for (const auto &[function, help] : functions) {
        if (function.startsWith(begun, Qt::CaseInsensitive) && !grammar.fields().isEmpty())
            found.items.append({Kind::Function, function, function, help});
    }
    return found;
}

} // namespace coroscope
