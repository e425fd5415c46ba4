#include "ui/filter/filter_parser.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

using Node = Filter::Node;
using Operator = Filter::Operator;

/// Gives tr() the context under which translators find these texts.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Filter)
};

constexpr int kDeepest = 64; ///< brackets and minus signs within each other

struct Unit {
    QStringView name;
    double factor;
};
constexpr Unit kDurationUnits[]
    = {{u"ns", 1}, {u"us", 1e3}, {u"µs", 1e3}, {u"μs", 1e3}, {u"ms", 1e6}, {u"s", 1e9}, {u"min", 60e9}};
constexpr Unit kSizeUnits[]
    = {{u"b", 1}, {u"kb", 1e3}, {u"mb", 1e6}, {u"gb", 1e9}, {u"kib", 1024}, {u"mib", 1048576}, {u"gib", 1073741824.0}};

enum class Join { None, And, Or };

/// An operator as written, its meaning, and its length. Has: a colon.
struct Sign {
    Operator op = Operator::Has;
    qsizetype length = 0; ///< 0: there is none
};

Sign signAt(QStringView text, qsizetype at)
{
    const QChar first = at < text.size() ? text[at] : QChar();
    const bool is = at + 1 < text.size() && text[at + 1] == u'=';
    if (first == u':')
        return {Operator::Has, 1};
    if (first == u'=')
        return {Operator::Is, is ? 2 : 1};
    if (first == u'!' && is)
        return {Operator::IsNot, 2};
    if (first == u'<')
        return is ? Sign{Operator::LessOrIs, 2} : Sign{Operator::Less, 1};
    if (first == u'>')
        return is ? Sign{Operator::MoreOrIs, 2} : Sign{Operator::More, 1};
    return {};
}

bool isComparison(Operator op)
{
    return op == Operator::Less || op == Operator::LessOrIs || op == Operator::More || op == Operator::MoreOrIs;
}

qsizetype nameEnd(QStringView text, qsizetype at)
{
    if (at >= text.size() || !FilterGrammar::isName(text.sliced(at, 1)))
        return at;
    const auto more = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
            || c == u'_';
    };
    qsizetype end = at + 1;
    while (end < text.size() && more(text[end]))
        ++end;
    return end;
}

/// not( or( and( : the length with the bracket, 0 where there is none.
qsizetype functionAt(QStringView text, qsizetype at)
{
    for (const QStringView name : {u"not(", u"or(", u"and("}) {
        const qsizetype length = name.size();
        if (text.size() - at >= length && text.sliced(at, length).compare(name, Qt::CaseInsensitive) == 0)
            return length;
    }
    return 0;
}

class Parser {
public:
    Parser(QStringView text, const FilterGrammar &grammar)
        : m_text(text)
        , m_grammar(grammar)
    {
    }

    FilterParse run()
    {
        Node root = sequence(false, -1, 0);
        if (m_error)
            return {{}, std::move(m_error)};
        if (root.kind == Node::Kind::All && root.children.empty())
            return {};
        std::vector<Filter::Searched> searched;
        for (const FilterFieldSpec &field : m_grammar.fields()) {
            const bool isText = field.kind == FilterKind::Text || field.kind == FilterKind::Word;
            const bool isNamed = field.kind == FilterKind::Choice || field.kind == FilterKind::Level;
            if (field.searched)
                searched.push_back({field.id, isText, isNamed ? field.values : QStringList()});
        }
        return {Filter(std::move(root), std::move(searched)), {}};
    }

private:
    /// What was written without a space: letters, of which '*' is a gap, and quoted runs in which nothing is special.
    struct Token {
        qsizetype start = 0;
        qsizetype end = 0;
        QStringList parts{QString()}; ///< between gaps
        bool quoted = false; ///< some of it

        QString text() const { return parts.join(u'*'); }
    };

    bool atEnd() const { return m_at >= m_text.size(); }
    bool isNext(QChar c) const { return !atEnd() && m_text[m_at] == c; }
    void skipSpaces()
    {
        while (!atEnd() && m_text[m_at].isSpace())
            ++m_at;
    }
    bool endsWord(qsizetype at, bool inBrackets) const
    {
        return at >= m_text.size() || m_text[at].isSpace() || m_text[at] == u')' || (inBrackets && m_text[at] == u',');
    }

    Node fail(const QString &sentence, qsizetype start, qsizetype end)
    {
        if (!m_error) {
            start = std::clamp<qsizetype>(start, 0, std::max<qsizetype>(0, m_text.size() - 1));
            m_error = FilterError{sentence, start,
                                  std::clamp<qsizetype>(end - start, 1, std::max<qsizetype>(1, m_text.size() - start))};
        }
        m_at = m_text.size();
        return {};
    }

    /// Of one or more: itself, else all or any of them.
    static Node combined(Node::Kind kind, std::vector<Node> children)
    {
        if (children.size() == 1)
            return std::move(children.front());
        Node node;
        node.kind = kind;
        for (Node &child : children) {
            if (child.kind == kind) // (a b) c is a b c
                std::move(child.children.begin(), child.children.end(), std::back_inserter(node.children));
            else
                node.children.push_back(std::move(child));
        }
        return node;
    }

    static Node negated(Node child)
    {
        Node node;
        node.kind = Node::Kind::Not;
        node.children.push_back(std::move(child));
        return node;
    }

    /// "and" or "or" as a word of its own.
    Join joinAt(bool inBrackets, qsizetype &length) const
    {
        const auto is = [&](QStringView word) {
            length = word.size();
            return m_text.size() - m_at >= length && m_text.sliced(m_at, length).compare(word, Qt::CaseInsensitive) == 0
                && endsWord(m_at + length, inBrackets);
        };
        return is(u"and") ? Join::And : is(u"or") ? Join::Or : Join::None;
    }

    /// Terms up to the end or to the bracket that closes, at which it stays. `open`: where that was opened, -1:
    /// nowhere. `any`: terms that nothing joins are alternatives.
    Node sequence(bool any, qsizetype open, int depth)
    {
        std::vector<std::vector<Node>> alternatives(1);
        bool first = true;
        Join join = Join::None;
        qsizetype joinStart = 0;
        qsizetype joinLength = 0;
        const auto lonely = [&](const QString &sentence, qsizetype start, qsizetype length) {
            return fail(sentence.arg(m_text.sliced(start, length)), start, start + length);
        };
        for (;;) {
            while (!atEnd() && (m_text[m_at].isSpace() || (open >= 0 && m_text[m_at] == u',')))
                ++m_at;
            const bool closes = isNext(u')');
            if (atEnd() || closes) {
                if (join != Join::None)
                    //: %1 is "and" or "or".
                    return lonely(Texts::tr("Something must follow “%1”. To search for the word itself, write it in "
                                            "quotation marks."),
                                  joinStart, joinLength);
                if (closes && open < 0)
                    return fail(
                        Texts::tr("This bracket closes nothing. To search for it, write it in quotation marks."), m_at,
                        m_at + 1);
                if (!closes && open >= 0)
                    return fail(Texts::tr("This bracket is never closed: a “)” is missing."), open, open + 1);
                break;
            }
            qsizetype length = 0;
            if (const Join word = joinAt(open >= 0, length); word != Join::None) {
                if (first || join != Join::None)
                    //: %1 is "and" or "or".
                    return lonely(Texts::tr("Something must stand before “%1”. To search for the word itself, write "
                                            "it in quotation marks."),
                                  m_at, length);
                join = word;
                joinStart = m_at;
                joinLength = length;
                m_at += length;
                continue;
            }
            Node node = term(open >= 0, depth);
            if (m_error)
                return {};
            if (!first && (join == Join::Or || (join == Join::None && any)))
                alternatives.emplace_back();
            alternatives.back().push_back(std::move(node));
            first = false;
            join = Join::None;
        }
        std::vector<Node> choices;
        for (std::vector<Node> &all : alternatives)
            choices.push_back(combined(Node::Kind::All, std::move(all)));
        return combined(Node::Kind::Any, std::move(choices));
    }

    Node term(bool inBrackets, int depth)
    {
        if (depth >= kDeepest)
            return fail(Texts::tr("This is nested too deeply."), m_at, m_at + 1);
        if (isNext(u'-') && !endsWord(m_at + 1, inBrackets)) {
            ++m_at;
            Node node = term(inBrackets, depth + 1);
            return m_error ? Node() : negated(std::move(node));
        }
        if (isNext(u'('))
            return group(1, depth);
        if (const qsizetype length = functionAt(m_text, m_at); length > 0)
            return group(length, depth);

        const qsizetype start = m_at;
        const qsizetype end = nameEnd(m_text, start);
        if (end > start) {
            const QStringView name = m_text.sliced(start, end - start);
            const FilterFieldSpec *field = m_grammar.find(name);
            qsizetype at = end;
            if (field) { // a comparison may have spaces around it
                while (at < m_text.size() && m_text[at].isSpace())
                    ++at;
                if (at > end && signAt(m_text, at).op == Operator::Has)
                    at = end;
            }
            const Sign sign = signAt(m_text, at);
            const bool isUrl = m_text.sliced(std::min(at, m_text.size())).startsWith(u"://");
            if (sign.length > 0 && field) {
                m_at = at + sign.length;
                return comparison(*field, sign.op, start, at, inBrackets);
            }
            if (sign.length > 0 && !isUrl)
                return unknown(name, start, end);
        }
        const Token token = word(inBrackets);
        if (m_error)
            return {};
        Node node;
        node.kind = Node::Kind::Word;
        node.pattern = FilterPattern(token.parts);
        return node;
    }

    /// `length`: of what opens it, the bracket included.
    Node group(qsizetype length, int depth)
    {
        const QChar kind = m_text[m_at].toLower();
        const qsizetype open = m_at + length - 1;
        m_at += length;
        Node node = sequence(length > 1 && kind == u'o', open, depth + 1);
        if (m_error)
            return {};
        ++m_at; // the bracket that closes
        if (node.kind == Node::Kind::All && node.children.empty())
            return fail(Texts::tr("There is nothing in these brackets."), open, m_at);
        return length > 1 && kind == u'n' ? negated(std::move(node)) : node;
    }

    Node unknown(QStringView name, qsizetype start, qsizetype end)
    {
        const QString nearest = m_grammar.nearest(name);
        if (!nearest.isEmpty())
            //: A filter names a field that there is not: %1 what is written, %2 a field that there is.
            return fail(Texts::tr("There is no field “%1”. Do you mean “%2”?").arg(name, nearest), start, end);
        return fail(
            Texts::tr("There is no field “%1”. To search for this text, write it in quotation marks.").arg(name), start,
            end);
    }

    Token word(bool inBrackets)
    {
        Token token;
        token.start = m_at;
        int brackets = 0; // a bracket opened in a word closes in it: main()
        while (!atEnd()) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                const qsizetype quote = m_at++;
                while (!atEnd() && m_text[m_at] != u'"') {
                    if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                        ++m_at;
                    token.parts.last() += m_text[m_at++];
                }
                if (atEnd()) {
                    fail(Texts::tr("This quotation mark has no second one."), quote, quote + 1);
                    return token;
                }
                token.quoted = true;
                ++m_at;
                continue;
            }
            if (c.isSpace() || (c == u')' && brackets == 0) || (c == u',' && inBrackets && brackets == 0))
                break;
            brackets += c == u'(' ? 1 : c == u')' ? -1 : 0;
            if (c == u'*')
                token.parts.append(QString());
            else
                token.parts.last() += c;
            ++m_at;
        }
        token.end = m_at;
        return token;
    }

    Node comparison(const FilterFieldSpec &field, Operator op, qsizetype start, qsizetype signStart, bool inBrackets)
    {
        const bool isText = field.kind == FilterKind::Text || field.kind == FilterKind::Word;
        if (!isText && op == Operator::Has) { // status:>=500
            if (const Sign second = signAt(m_text, m_at); second.length > 0 && second.op != Operator::Has) {
                op = second.op;
                m_at += second.length;
            }
        }
        const QStringView sign = m_text.sliced(signStart, m_at - signStart);
        skipSpaces();
        const bool ordered = !isText && field.kind != FilterKind::Choice;
        if (isComparison(op) && !ordered)
            //: %1 the name of a field, %2 one of < <= > >=
            return fail(
                Texts::tr("“%1” has no order, so it cannot be compared by “%2”. Use “:”.").arg(field.name, sign),
                signStart, signStart + sign.size());
        const Token token = word(inBrackets);
        if (m_error)
            return {};
        if (token.end == token.start)
            //: %1 an operator such as >=
            return fail(Texts::tr("A value must follow “%1”.").arg(sign), start, signStart + sign.size());
        if (field.kind == FilterKind::Text)
            return textNode(field, op, token.parts);

        QStringList values{token.text()};
        if (!token.quoted)
            values = values.first().split(u',');
        if (values.size() > 1 && isComparison(op))
            return fail(Texts::tr("Only one value can be compared by “%1”.").arg(sign), token.start, token.end);
        std::vector<Node> nodes;
        qsizetype at = token.start;
        const Operator each = op == Operator::IsNot && values.size() > 1 ? Operator::Is : op;
        for (const QString &value : std::as_const(values)) {
            const qsizetype end = token.quoted ? token.end : at + value.size();
            if (value.isEmpty() && !token.quoted)
                return fail(Texts::tr("A value is missing in this list."), token.start, token.end);
            nodes.push_back(field.kind == FilterKind::Word
                                ? textNode(field, each == Operator::Has ? Operator::Is : each,
                                           token.quoted ? token.parts : value.split(u'*'))
                                : numberNode(field, each, value, at, end));
            if (m_error)
                return {};
            at = end + 1;
        }
        Node node = combined(Node::Kind::Any, std::move(nodes));
        return each == op ? std::move(node) : negated(std::move(node));
    }

    static Node textNode(const FilterFieldSpec &field, Operator op, const QStringList &parts)
    {
        Node node;
        node.kind = Node::Kind::Text;
        node.field = field.id;
        node.name = field.name;
        node.op = op;
        node.pattern = FilterPattern(parts);
        return node;
    }

    Node numberNode(const FilterFieldSpec &field, Operator op, const QString &written, qsizetype start, qsizetype end)
    {
        Node node;
        node.kind = Node::Kind::Number;
        node.field = field.id;
        node.name = field.name;
        node.op = op;
        node.value = written.toLower().remove(u' ');
        const bool one = isComparison(op);
        std::optional<Span> span;
        if (field.kind == FilterKind::Choice || field.kind == FilterKind::Level) {
            span = choice(field, node.value);
            if (!span)
                //: %1 the name of a field, %2 what was written, %3 a list of words.
                return fail(Texts::tr("“%1” has no value “%2”. It has: %3.")
                                .arg(field.name, written, field.values.join(QStringLiteral(", "))),
                            start, end);
            node.value = field.values[span->low];
        } else if (const qsizetype dots = node.value.indexOf(QStringLiteral("..")); dots >= 0 && !one) {
            span = range(field, node.value.first(dots), node.value.sliced(dots + 2), node.value);
            if (span && span->low > span->high)
                return fail(Texts::tr("This range is empty: its first value is more than its last."), start, end);
        } else {
            span = number(field, node.value, !one);
        }
        if (!span)
            return fail(notANumber(field, written), start, end);
        constexpr qint64 kLeast = FilterSource::kNone + 1;
        constexpr qint64 kMost = std::numeric_limits<qint64>::max();
        switch (op) {
        case Operator::Less:
            node.low = kLeast;
            node.high = span->low - 1;
            break;
        case Operator::LessOrIs:
            node.low = kLeast;
            node.high = span->low;
            break;
        case Operator::More:
            node.low = span->low + 1;
            node.high = kMost;
            break;
        case Operator::MoreOrIs:
            node.low = span->low;
            node.high = kMost;
            break;
        default: node.low = span->low; node.high = span->high;
        }
        return node;
    }

    struct Span {
        qint64 low = 0;
        qint64 high = 0;
    };

    /// By its whole name or, where only one begins so, by its beginning.
    static std::optional<Span> choice(const FilterFieldSpec &field, const QString &value)
    {
        qsizetype found = -1;
        for (qsizetype i = 0; i < field.values.size(); ++i) {
            if (field.values[i] == value)
                return Span{i, i};
            if (!value.isEmpty() && field.values[i].startsWith(value)) {
                if (found >= 0)
                    return {};
                found = i;
            }
        }
        return found >= 0 ? std::optional(Span{found, found}) : std::nullopt;
    }

    static std::optional<Span> number(const FilterFieldSpec &field, QString &value, bool pattern)
    {
        switch (field.kind) {
        case FilterKind::Duration: return measured(value, kDurationUnits, u"ms");
        case FilterKind::Size: return measured(value, kSizeUnits, u"b");
        default: break;
        }
        // 5xx: every number of three digits that begins so.
        QString low = value;
        QString high = value;
        if (pattern && value.endsWith(u'x')) {
            const qsizetype digits = value.indexOf(u'x');
            const qsizetype open = value.size() - digits;
            if (digits == 0 || value.count(u'x') != open)
                return {};
            low = value.first(digits) + QString(open, u'0');
            high = value.first(digits) + QString(open, u'9');
        }
        bool ok = false;
        bool okToo = false;
        const Span span{low.toLongLong(&ok), high.toLongLong(&okToo)};
        const bool inRange = span.low > -kMostNumber && span.high < kMostNumber;
        return ok && okToo && inRange ? std::optional(span) : std::nullopt;
    }

    /// With the unit of the last where the first has none: 10..20ms.
    static std::optional<Span> range(const FilterFieldSpec &field, QString first, QString last, QString &printed)
    {
        const auto isUnit = [](QChar c) { return c.isLetter(); };
        if (std::none_of(first.begin(), first.end(), isUnit)
            && (field.kind == FilterKind::Duration || field.kind == FilterKind::Size))
            first += last.sliced(std::find_if(last.begin(), last.end(), isUnit) - last.begin());
        const auto low = number(field, first, false);
        const auto high = number(field, last, false);
        if (!low || !high)
            return {};
        printed = first + QStringLiteral("..") + last;
        return Span{low->low, high->low};
    }

    /// A decimal number with a unit, in the unit's smallest. The span holds all that would be cut to it: 200ms is
    /// anything from 200 to less than 201 ms. `value` gets the unit where it had none.
    template<std::size_t N>
    static std::optional<Span> measured(QString &value, const Unit (&units)[N], QStringView implied)
    {
        const auto digits = std::find_if(value.begin(), value.end(), [](QChar c) { return c.isLetter(); });
        if (digits == value.end())
            value += implied;
        const qsizetype length
            = std::find_if(value.begin(), value.end(), [](QChar c) { return c.isLetter(); }) - value.begin();
        const QStringView name = QStringView(value).sliced(length);
        const auto *unit
            = std::find_if(std::begin(units), std::end(units), [name](const Unit &u) { return u.name == name; });
        const QStringView text = QStringView(value).first(length);
        const bool isDecimal = !text.isEmpty() && text.front().isDigit() && text.back().isDigit()
            && text.count(u'.') <= 1
            && std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
        if (unit == std::end(units) || !isDecimal)
            return {};
        bool ok = false;
        const double amount = text.toDouble(&ok) * unit->factor;
        if (!ok || amount >= double(kMostNumber))
            return {};
        const qsizetype point = text.indexOf(u'.');
        const double step = unit->factor * std::pow(10.0, point < 0 ? 0.0 : -double(text.size() - point - 1));
        const auto low = qint64(std::llround(amount));
        return Span{low, low + std::max<qint64>(0, qint64(std::llround(step)) - 1)};
    }

    static QString notANumber(const FilterFieldSpec &field, const QString &written)
    {
        switch (field.kind) {
        case FilterKind::Duration:
            return Texts::tr("“%1” is no duration. Write a number and one of ns, us, ms, s, min: 200ms.").arg(written);
        case FilterKind::Size:
            return Texts::tr("“%1” is no size. Write a number and one of b, kb, mb, gb, kib, mib, gib: 10kb.")
                .arg(written);
        default:
            return Texts::tr("“%1” is no number. Write one such as 404, or with “:” also 4xx or 400..499.")
                .arg(written);
        }
    }

    static constexpr qint64 kMostNumber = 1'000'000'000'000'000'000;

    const QStringView m_text;
    const FilterGrammar &m_grammar;
    qsizetype m_at = 0;
    std::optional<FilterError> m_error;
};

} // namespace

FilterParse parseFilter(QStringView text, const FilterGrammar &grammar)
{
    return Parser(text, grammar).run();
}

FilterTerm filterTermAt(QStringView text, qsizetype cursor)
{
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    FilterTerm term;
    qsizetype at = 0;
    int brackets = 0;
    for (;;) {
        // What separates terms, or opens brackets around them.
        while (at < text.size()) {
            const qsizetype function = functionAt(text, at);
            if (function > 0 && at + function <= cursor) {
                at += function;
                ++brackets;
                continue;
            }
            const QChar c = text[at];
            const bool opens = c == u'(' || c == u'-';
            if (!(c.isSpace() || opens || c == u')' || (c == u',' && brackets > 0)) || (at >= cursor))
                break;
            brackets += c == u'(' ? 1 : c == u')' && brackets > 0 ? -1 : 0;
            ++at;
        }
        term.start = at;
        int inner = 0;
        while (at < text.size()) {
            const QChar c = text[at];
            if (c == u'"') {
                ++at;
                while (at < text.size() && text[at] != u'"')
                    at += text[at] == u'\\' ? 2 : 1;
                at = std::min(at + 1, text.size());
                continue;
            }
            if (c.isSpace() || (c == u')' && inner == 0) || (c == u',' && brackets > 0 && inner == 0))
                break;
            inner += c == u'(' ? 1 : c == u')' ? -1 : 0;
            ++at;
        }
        term.end = at;
        if (at >= cursor || at >= text.size())
            break;
    }
    const qsizetype end = nameEnd(text, term.start);
    const Sign sign = end > term.start ? signAt(text, end) : Sign();
    if (sign.length > 0 && end + sign.length <= cursor) {
        term.name = text.sliced(term.start, end - term.start).toString();
        term.op = text.sliced(end, sign.length).toString();
        term.valueStart = end + sign.length;
        if (brackets == 0) {
            const QStringView before = text.sliced(term.valueStart, cursor - term.valueStart);
            if (!before.contains(u'"'))
                term.valueStart += before.lastIndexOf(u',') + 1;
        }
    }
    return term;
}

} // namespace coroscope
