#include "server/http/route_explainer.h"

#include "server/http/percent.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

using Kind = MissReason::Kind;
using Rule = MissReason::Rule;

// What a difference costs. They only have to order the routes as a person would: a slip of the hand is nearer than a
// wrong method, that is nearer than a segment too much, and that is nearer than a word that is another one altogether.
constexpr int kCase = 1;
constexpr int kSlip = 2; // and one more for each edit
constexpr int kValue = 3;
constexpr int kMethod = 4;
constexpr int kShadowed = 3;
constexpr int kEncodedSlash = 2;
constexpr int kMissing = 6;
constexpr int kExtra = 6;
constexpr int kEmpty = 5;
constexpr int kTwoSlashes = 4;
constexpr int kOther = 11; // dearer than leaving one out, cheaper than leaving out both
constexpr int kFar = 20; // no more is near
constexpr qsizetype kLongestWord = 64; // in which a slip of the hand is looked for

struct Piece {
    QString text; ///< decoded
    bool isParam = false;
};

QList<Piece> declaredPieces(const QString &path)
{
    QList<Piece> pieces;
    const QStringList parts = path.mid(1).split(u'/', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (part.startsWith(u'{') && part.endsWith(u'}'))
            pieces.append({part.mid(1).chopped(1), true});
        else
            pieces.append({part, false});
    }
    return pieces;
}

/// Its segments, decoded; an escape that is malformed stays as it is.
QStringList requestedPieces(QByteArrayView path)
{
    QStringList pieces;
    if (path.startsWith('/'))
        path = path.sliced(1);
    if (path.isEmpty())
        return pieces;
    const auto parts = path.toByteArray().split('/');
    for (const QByteArray &part : parts)
        pieces.append(QString::fromUtf8(percentDecoded(part).value_or(part)));
    return pieces;
}

/// Without authority and query: RFC 9112 §3.2.2.
QByteArrayView pathIn(QByteArrayView target)
{
    if (!target.startsWith('/')) {
        const qsizetype scheme = target.indexOf("://");
        const qsizetype slash = scheme < 0 ? -1 : target.indexOf('/', scheme + 3);
        target = slash < 0 ? QByteArrayView() : target.sliced(slash);
    }
    const qsizetype end = target.indexOf('?');
    return end < 0 ? target : target.first(end);
}

/// Edits that turn one word into the other: insert, delete, replace, swap neighbours. Optimal string alignment.
int editDistance(QStringView a, QStringView b)
{
    Q_ASSERT(a.size() <= kLongestWord && b.size() <= kLongestWord);
    std::array<std::array<int, kLongestWord + 1>, 3> rows{};
    std::iota(rows[0].begin(), rows[0].end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        auto &row = rows[std::size_t(i % 3)];
        const auto &last = rows[std::size_t((i + 2) % 3)];
        const auto &before = rows[std::size_t((i + 1) % 3)];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = std::size_t(j);
            row[at] = std::min({last[at] + 1, row[at - 1] + 1, last[at - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], before[at - 2] + 1);
        }
    }
    return rows[std::size_t(a.size() % 3)][std::size_t(b.size())];
}

/// The edits, where they are few for words of that length; 0 where it is another word.
int slipOf(const QString &found, const QString &expected)
{
    const qsizetype length = std::max(found.size(), expected.size());
    if (length > kLongestWord)
        return 0;
    const int edits = editDistance(found.toLower(), expected.toLower());
    return edits > 0 && edits <= std::max<qsizetype>(1, length / 3) && qsizetype(edits) * 2 <= length ? edits : 0;
}

QString numberText(double number)
{
    return number == std::floor(number) && std::abs(number) < 1e15
        ? QString::number(qint64(number))
        : QString::number(number, 'g', QLocale::FloatingPointShortest);
}

QString choicesText(const QJsonArray &choices)
{
    QStringList texts;
    for (const QJsonValue &choice : choices)
        texts.append(choice.isDouble() ? numberText(choice.toDouble()) : choice.toVariant().toString());
    return texts.join(", "_L1);
}

std::optional<std::pair<Rule, QString>> brokenBounds(const QJsonObject &schema, double value)
{
    if (const QJsonValue least = schema["minimum"_L1]; least.isDouble() && value < least.toDouble())
        return std::pair(Rule::Minimum, numberText(least.toDouble()));
    if (const QJsonValue most = schema["maximum"_L1]; most.isDouble() && value > most.toDouble())
        return std::pair(Rule::Maximum, numberText(most.toDouble()));
    return std::nullopt;
}

/// What of the schema `text` breaks; as Schema::fromText() decides it, which gives the 422, but for formats.
std::optional<std::pair<Rule, QString>> brokenRule(const QJsonObject &schema, const QString &text)
{
    const QString type = schema["type"_L1].toString();
    const QByteArray bytes = text.toUtf8();
    const char *const end = bytes.data() + bytes.size();
    if (type == "integer"_L1) {
        qint64 value = 0;
        const auto [at, error] = std::from_chars(bytes.data(), end, value);
        if (at != end || error != std::errc())
            return std::pair(Rule::Integer, QString());
        if (auto broken = brokenBounds(schema, double(value)))
            return broken;
    } else if (type == "number"_L1) {
        double value = 0;
        const auto [at, error] = std::from_chars(bytes.data(), end, value);
        if (at != end || error != std::errc() || !std::isfinite(value))
            return std::pair(Rule::Number, QString());
        if (auto broken = brokenBounds(schema, value))
            return broken;
    } else if (type == "boolean"_L1) {
        if (text != "true"_L1 && text != "false"_L1 && text != "1"_L1 && text != "0"_L1)
            return std::pair(Rule::Boolean, QString());
    } else {
        const qsizetype length = text.toUcs4().size();
        if (const QJsonValue least = schema["minLength"_L1]; least.isDouble() && length < least.toInteger())
            return std::pair(Rule::MinLength, numberText(least.toDouble()));
        if (const QJsonValue most = schema["maxLength"_L1]; most.isDouble() && length > most.toInteger())
            return std::pair(Rule::MaxLength, numberText(most.toDouble()));
        if (const QString pattern = schema["pattern"_L1].toString(); !pattern.isEmpty()
            && !QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption).match(text).hasMatch())
            return std::pair(Rule::Pattern, pattern);
    }
    if (const QJsonArray choices = schema["enum"_L1].toArray(); !choices.isEmpty()) {
        const auto isIt = [&text](const QJsonValue &choice) {
            return (choice.isDouble() ? numberText(choice.toDouble()) : choice.toVariant().toString()) == text;
        };
        if (std::none_of(choices.begin(), choices.end(), isIt))
            return std::pair(Rule::OneOf, choicesText(choices));
    }
    return std::nullopt;
}

/// One declared path beside the one that was asked for.
class Comparison {
public:
    Comparison(const RouteInfo &route, const QStringList &asked)
        : m_route(route)
        , m_declared(declaredPieces(route.path))
        , m_asked(asked)
    {
        // One parameter takes all that follows, or nothing: then one segment stands for that, whatever it is.
        if (route.takesRest && m_asked.size() >= m_declared.size()) {
            m_asked.resize(m_declared.size());
            m_asked.last() = u"*"_s;
        }
    }

    /// The cheapest way to lay them beside each other; Needleman and Wunsch, segments for letters.
    void run()
    {
        const auto rows = std::size_t(m_asked.size()) + 1;
        const auto columns = std::size_t(m_declared.size()) + 1;
        std::vector<int> cost(rows * columns);
        const auto at = [columns](std::size_t i, std::size_t j) { return i * columns + j; };
        for (std::size_t i = 0; i < rows; ++i) {
            for (std::size_t j = 0; j < columns; ++j) {
                if (i == 0 && j == 0)
                    continue;
                int best = 1 << 20;
                if (i > 0)
                    best = std::min(best, cost[at(i - 1, j)] + extraCost(i - 1));
                if (j > 0)
                    best = std::min(best, cost[at(i, j - 1)] + kMissing);
                if (i > 0 && j > 0)
                    best = std::min(best, cost[at(i - 1, j - 1)] + costOf(i - 1, j - 1));
                cost[at(i, j)] = best;
            }
        }
        m_distance = cost.back();
        for (std::size_t i = rows - 1, j = columns - 1; i > 0 || j > 0;) {
            const int here = cost[at(i, j)];
            // Of ways that cost the same, the one that tells of a gap as late in the path as it can.
            if (j > 0 && here == cost[at(i, j - 1)] + kMissing) {
                --j;
                addMissing(i, j);
            } else if (i > 0 && here == cost[at(i - 1, j)] + extraCost(i - 1)) {
                --i;
                addExtra(i);
            } else {
                --i;
                --j;
                compare(i, j);
            }
        }
        std::reverse(m_reasons.begin(), m_reasons.end());
    }

    /// Where the router would take this path, parameters whatever they hold: which of its segments are literal, so
    /// that of two the smaller is taken. Empty where it would not.
    QByteArray shape() const
    {
        QByteArray shape = m_declared.isEmpty() ? QByteArrayLiteral("/") : QByteArray();
        if (m_declared.size() != m_asked.size())
            return {};
        for (qsizetype i = 0; i < m_declared.size(); ++i) {
            if (m_asked.at(i).isEmpty() || (!m_declared.at(i).isParam && m_asked.at(i) != m_declared.at(i).text))
                return {};
            const bool isRest = m_route.takesRest && i + 1 == m_declared.size();
            shape += isRest ? '3' : m_declared.at(i).isParam ? '2' : '1';
        }
        return shape;
    }
    int distance() const { return m_distance; }
    /// Something that a person wrote stands in both.
    bool sharesAWord() const { return m_sharesAWord; }
    bool fits() const { return m_distance == 0; }
    QList<MissReason> takeReasons() { return std::move(m_reasons); }

private:
    const QString &asked(std::size_t i) const { return m_asked.at(qsizetype(i)); }
    const Piece &declared(std::size_t j) const { return m_declared.at(qsizetype(j)); }

    /// The empty segment behind a trailing slash says less than a word.
    int extraCost(std::size_t i) const
    {
        const bool isLast = qsizetype(i) + 1 == m_asked.size();
        return !asked(i).isEmpty() ? kExtra : isLast ? kSlip : kTwoSlashes;
    }

    std::optional<std::pair<Rule, QString>> brokenAt(std::size_t i, std::size_t j) const
    {
        for (const ParamInfo &param : m_route.params) {
            if (param.in == ParamLocation::Path && param.name == declared(j).text)
                return brokenRule(param.schema, asked(i));
        }
        return std::nullopt;
    }

    int costOf(std::size_t i, std::size_t j) const
    {
        const QString &found = asked(i);
        const Piece &piece = declared(j);
        if (found.isEmpty())
            return kEmpty;
        if (piece.isParam)
            return brokenAt(i, j) ? kValue : 0;
        if (found == piece.text)
            return 0;
        if (found.compare(piece.text, Qt::CaseInsensitive) == 0)
            return kCase;
        const int slip = slipOf(found, piece.text);
        return slip > 0 ? kSlip + slip : kOther;
    }

    void compare(std::size_t i, std::size_t j)
    {
        const QString &found = asked(i);
        const Piece &piece = declared(j);
        MissReason reason;
        reason.segment = int(i) + 1;
        reason.found = found;
        reason.expected = piece.text;
        reason.isParam = piece.isParam;
        if (found.isEmpty()) {
            reason.kind = Kind::Empty;
        } else if (piece.isParam) {
            const auto broken = brokenAt(i, j);
            if (!broken)
                return;
            reason.kind = Kind::Value;
            std::tie(reason.rule, reason.bound) = *broken;
        } else if (found == piece.text) {
            m_sharesAWord = true;
            return;
        } else if (found.compare(piece.text, Qt::CaseInsensitive) == 0) {
            m_sharesAWord = true;
            reason.kind = Kind::Case;
            reason.isClose = true;
        } else {
            reason.kind = Kind::Segment;
            reason.isClose = slipOf(found, piece.text) > 0;
            m_sharesAWord = m_sharesAWord || reason.isClose;
        }
        m_reasons.append(reason);
    }

    void addExtra(std::size_t i)
    {
        MissReason reason;
        reason.kind = Kind::Extra;
        reason.segment = int(i) + 1;
        reason.found = asked(i);
        m_reasons.append(reason);
    }

    void addMissing(std::size_t i, std::size_t j)
    {
        MissReason reason;
        reason.kind = Kind::Missing;
        reason.segment = int(i);
        reason.expected = declared(j).text;
        reason.isParam = declared(j).isParam;
        m_reasons.append(reason);
    }

    const RouteInfo &m_route;
    const QList<Piece> m_declared;
    QStringList m_asked;
    QList<MissReason> m_reasons;
    int m_distance = 0;
    bool m_sharesAWord = false;
};

/// "GET, HEAD, POST": what the routes of one path answer to, without OPTIONS, which the router does for all.
QString methodsAt(const QList<RouteInfo> &routes, const QString &path)
{
    QStringList methods;
    for (const RouteInfo &route : routes) {
        if (route.path != path)
            continue;
        methods.append(QString::fromLatin1(route.method));
        if (route.method == "GET")
            methods.append(u"HEAD"_s);
    }
    methods.removeDuplicates();
    return methods.join(", "_L1);
}

} // namespace

bool answersTo(QByteArrayView declared, QByteArrayView method)
{
    if (declared == QByteArrayView("*"))
        return method != QByteArrayView("TRACE") && method != QByteArrayView("CONNECT");
    return declared == method || (method == QByteArrayView("HEAD") && declared == QByteArrayView("GET"));
}

RouteExplainer::RouteExplainer(RouteTable routes, std::function<bool(std::int32_t)> isEnabled)
    : m_routes(std::move(routes))
    , m_isEnabled(std::move(isEnabled))
{
}

QList<NearMiss> RouteExplainer::explain(QByteArrayView method, QByteArrayView target) const
{
    QList<NearMiss> misses;
    const QByteArrayView path = pathIn(target);
    if (!m_routes || path.isEmpty() || std::count(path.begin(), path.end(), '/') > kMaxSegments)
        return misses;
    const QStringList asked = requestedPieces(path);
    // Where someone has encoded the slashes, what they meant.
    QByteArray unescaped = path.toByteArray();
    unescaped.replace("%2f", "/").replace("%2F", "/");
    const bool hasEncodedSlash = unescaped.size() != path.size();
    const QStringList meant = hasEncodedSlash ? requestedPieces(unescaped) : QStringList();

    QString taken; // the path that the router takes for this one
    QByteArray takenShape;
    for (const RouteInfo &route : *m_routes) {
        const QByteArray shape = Comparison(route, asked).shape();
        if (!shape.isEmpty() && (takenShape.isEmpty() || shape < takenShape)) {
            taken = route.path;
            takenShape = shape;
        }
    }

    for (const RouteInfo &route : *m_routes) {
        NearMiss miss;
        miss.route = route.index;
        Comparison plain(route, asked);
        plain.run();
        const bool isShadowed = route.path != taken && !plain.shape().isEmpty();
        bool isNear = plain.sharesAWord() || plain.fits();
        miss.distance = plain.distance();
        miss.reasons = plain.takeReasons();
        if (hasEncodedSlash && miss.distance > 0 && meant.size() <= kMaxSegments) {
            Comparison other(route, meant);
            other.run();
            if (other.fits()) {
                MissReason reason;
                reason.kind = Kind::EncodedSlash;
                reason.found = QString::fromUtf8(path);
                miss.reasons = {reason};
                miss.distance = kEncodedSlash;
                isNear = true;
            }
        }
        if (isShadowed) {
            MissReason reason;
            reason.kind = Kind::Shadowed;
            reason.expected = taken;
            miss.reasons.append(reason);
            miss.distance += kShadowed;
        }
        if (!answersTo(route.method, method)) {
            MissReason reason;
            reason.kind = Kind::Method;
            reason.found = QString::fromLatin1(method);
            reason.expected = methodsAt(*m_routes, route.path);
            miss.reasons.append(reason);
            miss.distance += kMethod;
        }
        if (!isNear || miss.distance >= kFar)
            continue;
        const bool isDisabled = m_isEnabled && !m_isEnabled(route.index);
        if (isDisabled || miss.reasons.isEmpty()) {
            MissReason reason;
            reason.kind = isDisabled ? Kind::Disabled : Kind::Matches;
            miss.reasons.append(reason);
        }
        misses.append(std::move(miss));
    }
    std::stable_sort(misses.begin(), misses.end(),
                     [](const NearMiss &a, const NearMiss &b) { return a.distance < b.distance; });
    if (misses.size() > kMaxMisses)
        misses.resize(kMaxMisses);
    return misses;
}

} // namespace coroscope
