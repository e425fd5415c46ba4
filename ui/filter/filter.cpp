#include "ui/filter/filter.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace coroscope {

namespace {

char16_t lowerAscii(char16_t c)
{
    return c >= u'A' && c <= u'Z' ? char16_t(c + 32) : c;
}

// One search for each kind of text. Parts are lower case.

/// ASCII in bytes: UTF-8 and Latin-1 have it in the same places.
qsizetype find(QByteArrayView text, const QByteArray &part, qsizetype from)
{
    const qsizetype last = text.size() - part.size();
    if (part.isEmpty())
        return from <= text.size() ? from : -1;
    const char first = part.front();
    for (qsizetype at = from; at <= last; ++at) {
        if (char(lowerAscii(static_cast<unsigned char>(text[at]))) != first)
            continue;
        qsizetype i = 1;
        while (i < part.size() && char(lowerAscii(static_cast<unsigned char>(text[at + i]))) == part[i])
            ++i;
        if (i == part.size())
            return at;
    }
    return -1;
}

bool equal(QByteArrayView text, const QByteArray &part)
{
    return text.size() == part.size() && find(text, part, 0) == 0;
}

qsizetype find(QStringView text, const QString &part, qsizetype from)
{
    return text.indexOf(part, from, Qt::CaseInsensitive);
}

bool equal(QStringView text, const QString &part)
{
    return text.compare(part, Qt::CaseInsensitive) == 0;
}

/// Letters that need no quotation marks wherever they stand in a word.
bool isPlain(QChar c)
{
    constexpr QStringView kSigns = u"_./%~+-?&#@$;[]{}|^'!";
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || kSigns.contains(c);
}

QString quotedRun(QStringView run)
{
    QString text = QStringLiteral("\"");
    for (const QChar c : run) {
        if (c == u'"' || c == u'\\')
            text += u'\\';
        text += c;
    }
    return text + u'"';
}

QString printed(const FilterPattern &pattern, bool asWord)
{
    const QStringList &parts = pattern.parts();
    QString bare = parts.join(u'*');
    const bool plain = std::all_of(parts.begin(), parts.end(),
                                   [](const QString &part) { return std::all_of(part.begin(), part.end(), isPlain); });
    const auto is = [&bare](QStringView word) { return bare.compare(word, Qt::CaseInsensitive) == 0; };
    const bool special = asWord && (bare.startsWith(u'-') || is(u"and") || is(u"or"));
    if (plain && !special && !bare.isEmpty())
        return bare;
    QString text;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            text += u'*';
        if (!parts[i].isEmpty() || parts.size() == 1)
            text += quotedRun(parts[i]);
    }
    return text;
}

QString sign(Filter::Operator op)
{
    switch (op) {
    case Filter::Operator::Has:
    case Filter::Operator::Range: return QStringLiteral(":");
    case Filter::Operator::Is: return QStringLiteral("=");
    case Filter::Operator::IsNot: return QStringLiteral("!=");
    case Filter::Operator::Less: return QStringLiteral("<");
    case Filter::Operator::LessOrIs: return QStringLiteral("<=");
    case Filter::Operator::More: return QStringLiteral(">");
    case Filter::Operator::MoreOrIs: return QStringLiteral(">=");
    }
    return QStringLiteral(":");
}

QString printed(const Filter::Node &node);

QString printedChildren(const Filter::Node &node)
{
    QStringList texts;
    for (const Filter::Node &child : node.children)
        texts += printed(child);
    return texts.join(u' ');
}

QString printed(const Filter::Node &node)
{
    using Kind = Filter::Node::Kind;
    switch (node.kind) {
    case Kind::All: return QStringLiteral("and(%1)").arg(printedChildren(node));
    case Kind::Any: return QStringLiteral("or(%1)").arg(printedChildren(node));
    case Kind::Not: {
        const Filter::Node &child = node.children.front();
        const bool simple = child.kind == Kind::Word || child.kind == Kind::Text || child.kind == Kind::Number;
        return simple ? u'-' + printed(child) : QStringLiteral("not(%1)").arg(printed(child));
    }
    case Kind::Word: return printed(node.pattern, true);
    case Kind::Text: return node.name + sign(node.op) + printed(node.pattern, false);
    case Kind::Number: return node.name + sign(node.op) + node.value;
    }
    return {};
}

} // namespace

FilterPattern::FilterPattern(QStringList parts)
    : m_texts(std::move(parts))
{
    const auto isAscii = [](const QString &part) {
        return std::all_of(part.begin(), part.end(), [](QChar c) { return c < u'\x80'; });
    };
    const bool ascii = std::all_of(m_texts.begin(), m_texts.end(), isAscii);
    for (const QString &part : std::as_const(m_texts)) {
        m_utf16.push_back(part.toLower());
        if (ascii)
            m_ascii.push_back(m_utf16.back().toLatin1());
    }
}

template<typename View, typename Part>
bool FilterPattern::matches(View text, const std::vector<Part> &parts, bool whole) const
{
    if (parts.empty())
        return true;
    if (!whole) {
        qsizetype from = 0;
        for (const Part &part : parts) {
            const qsizetype at = find(text, part, from);
            if (at < 0)
                return false;
            from = at + part.size();
        }
        return true;
    }
    if (parts.size() == 1)
        return equal(text, parts.front());
    const Part &first = parts.front();
    const Part &last = parts.back();
    if (text.size() < first.size() + last.size() || !equal(text.first(first.size()), first)
        || !equal(text.last(last.size()), last))
        return false;
    text = text.first(text.size() - last.size());
    qsizetype from = first.size();
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
        const qsizetype at = find(text, parts[i], from);
        if (at < 0)
            return false;
        from = at + parts[i].size();
    }
    return true;
}

bool FilterPattern::fits(QAnyStringView text) const
{
    return text.visit([this](auto view) {
        if constexpr (std::is_same_v<decltype(view), QStringView>) {
            return matches(view, m_utf16, true);
        } else {
            if (m_ascii.size() == m_utf16.size())
                return matches(QByteArrayView(view.data(), view.size()), m_ascii, true);
            const QString whole = view.toString();
            return matches(QStringView(whole), m_utf16, true);
        }
    });
}

bool FilterPattern::isIn(QAnyStringView text) const
{
    return text.visit([this](auto view) {
        if constexpr (std::is_same_v<decltype(view), QStringView>) {
            return matches(view, m_utf16, false);
        } else {
            if (m_ascii.size() == m_utf16.size())
                return matches(QByteArrayView(view.data(), view.size()), m_ascii, false);
            const QString whole = view.toString();
            return matches(QStringView(whole), m_utf16, false);
        }
    });
}

Filter::Filter(Node root, std::vector<Searched> searched)
    : m_program(std::make_shared<const Program>(Program{std::move(root), std::move(searched)}))
{
}

bool Filter::isIn(const FilterPattern &pattern, const Searched &where, const FilterSource &row)
{
    if (where.isText)
        return pattern.isIn(row.text(where.field));
    const qint64 number = row.number(where.field);
    if (number == FilterSource::kNone)
        return false;
    if (!where.values.isEmpty())
        return number >= 0 && number < where.values.size() && pattern.isIn(where.values[number]);
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return pattern.isIn(QLatin1StringView(digits.data(), end - digits.data()));
}

bool Filter::matches(const Node &node, const FilterSource &row) const
{
    const auto holds = [&](const Node &child) { return matches(child, row); };
    switch (node.kind) {
    case Node::Kind::All: return std::all_of(node.children.begin(), node.children.end(), holds);
    case Node::Kind::Any: return std::any_of(node.children.begin(), node.children.end(), holds);
    case Node::Kind::Not: return !matches(node.children.front(), row);
    case Node::Kind::Word:
        return std::any_of(m_program->searched.begin(), m_program->searched.end(),
                           [&](const Searched &where) { return isIn(node.pattern, where, row); });
    case Node::Kind::Text: {
        const QAnyStringView text = row.text(node.field);
        if (node.op == Operator::Has && !node.pattern.hasGap())
            return node.pattern.isIn(text);
        return node.pattern.fits(text) != (node.op == Operator::IsNot);
    }
    case Node::Kind::Number: {
        const qint64 number = row.number(node.field);
        if (number == FilterSource::kNone)
            return false;
        return (number >= node.low && number <= node.high) != (node.op == Operator::IsNot);
    }
    }
    return false;
}

QString Filter::text() const
{
    if (!m_program)
        return {};
    const Node &root = m_program->root;
    return root.kind == Node::Kind::All ? printedChildren(root) : printed(root);
}

QString Filter::quoted(QStringView literal)
{
    return printed(FilterPattern({literal.toString()}), true);
}

} // namespace coroscope
