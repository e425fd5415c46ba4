#include "server/runtime/route_policy.h"

#include "server/runtime/option_parser.h"
#include "server/runtime/option_value.h"
#include "server/runtime/settings_file.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFileName = "route-policies.txt"_L1;

const QByteArray &emptyFile()
{
    static const QByteArray text
        = "# Policies of routes: what Coroscope does to their requests. One a line, such as\n"
          "#   GET /users: delay=200ms jitter=50ms errors=20%:503 reset=1% slow-body=2s off\n"
          "# Routes and Knobs in the window change lines here, and leave comments and other lines as they are.\n";
    return text;
}

Error wrong(const QString &clause)
{
    return {Error::Kind::BadRequest, clause};
}

const QString &form()
{
    static const QString text
        = u"takes METHOD PATH: and delay=, jitter=, errors=, reset=, slow-body= or off, such as GET /users: delay=200ms"_s;
    return text;
}

/// None where it is not that, or out of bounds.
std::optional<milliseconds> timeOf(QStringView text)
{
    const auto time = parseDuration(text);
    if (!time || *time < milliseconds(0) || *time > InjectedDelay::kLongest)
        return std::nullopt;
    return milliseconds(*time);
}

/// "20%" is 0.2. None where it is not that, or out of bounds.
std::optional<double> shareOf(QStringView text)
{
    if (!text.endsWith(u'%'))
        return std::nullopt;
    text.chop(1);
    const auto isDigitOrPoint = [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; };
    bool ok = std::all_of(text.begin(), text.end(), isDigitOrPoint); // no sign, no exponent, no "inf"
    const double percent = ok ? text.toDouble(&ok) : 0;
    if (!ok || !(percent >= 0 && percent <= 100))
        return std::nullopt;
    return percent / 100;
}

/// Empty where it comes to nothing.
QString shareText(double share)
{
    QString text = QString::number(share * 100, 'f', 3);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == "0"_L1 || text.isEmpty() ? QString() : text + u'%';
}

/// The reason why not; empty: it was read.
QString readWord(QStringView word, RoutePolicy &policy)
{
    const qsizetype equals = word.indexOf(u'=');
    const QStringView key = equals < 0 ? word : word.first(equals);
    const QStringView value = equals < 0 ? QStringView() : word.sliced(equals + 1);
    RouteFault &fault = policy.fault;
    if (word == u"off") {
        policy.isEnabled = false;
        return {};
    }
    for (const auto &[name, field] : {std::pair(u"delay"_s, &fault.delay.time),
                                      {u"jitter"_s, &fault.delay.jitter},
                                      {u"slow-body"_s, &fault.slowBody}}) {
        if (key != name || equals < 0)
            continue;
        const auto time = timeOf(value);
        if (!time)
            return u"%1: takes a time from 0 to 60s, such as 200ms or 1.5s"_s.arg(word);
        *field = *time;
        return {};
    }
    if (key == u"reset" && equals >= 0) {
        const auto share = shareOf(value);
        if (!share)
            return u"%1: takes a share of the requests from 0% to 100%"_s.arg(word);
        fault.resetShare = *share;
        return {};
    }
    if (key == u"errors" && equals >= 0) {
        const qsizetype colon = value.indexOf(u':');
        const auto share = shareOf(colon < 0 ? value : value.first(colon));
        bool isNumber = true;
        const int status = colon < 0 ? RouteFault().failStatus : value.sliced(colon + 1).toInt(&isNumber);
        if (!share || !isNumber || !RouteFault::isStatus(status))
            return u"%1: takes a share from 0% to 100%, and a status of 429, 500, 502, 503 or 504: errors=20%:503"_s
                .arg(word);
        fault.failShare = *share;
        fault.failStatus = status;
        return {};
    }
    return u"%1: no such policy; a line %2"_s.arg(word).arg(form());
}

} // namespace

QString RoutePolicy::name() const
{
    return (method == "*" ? u"ANY"_s : QString::fromLatin1(method)) + u' ' + path;
}

QString policyText(const RouteFault &fault, bool isEnabled)
{
    QStringList words;
    const auto add = [&words](const QString &name, milliseconds time) {
        if (time > milliseconds(0))
            words.append(name + formatDuration(time));
    };
    add(u"delay="_s, fault.delay.time);
    add(u"jitter="_s, fault.delay.jitter);
    if (const QString share = shareText(fault.failShare); !share.isEmpty())
        words.append(u"errors=%1:%2"_s.arg(share).arg(fault.failStatus));
    if (const QString share = shareText(fault.resetShare); !share.isEmpty())
        words.append(u"reset="_s + share);
    add(u"slow-body="_s, fault.slowBody);
    if (!isEnabled)
        words.append(u"off"_s);
    return words.join(u' ');
}

QString policyLine(const RoutePolicy &policy)
{
    return policy.name() + u": "_s + policyText(policy.fault, policy.isEnabled);
}

Result<RoutePolicy> parsePolicyLine(QStringView line)
{
    const QString text = line.toString().simplified();
    const qsizetype space = text.indexOf(u' ');
    qsizetype colon = space < 0 ? -1 : text.indexOf(u": "_s, space);
    if (colon < 0 && text.endsWith(u':'))
        colon = text.size() - 1;
    if (space < 0 || colon < space || !QStringView(text).sliced(space + 1).startsWith(u'/'))
        return wrong(form());
    RoutePolicy policy;
    const auto isSign = [](QChar c) { return (c >= u'A' && c <= u'Z') || c == u'-' || c == u'*'; };
    const QString method = text.first(space).toUpper();
    if (!std::all_of(method.begin(), method.end(), isSign))
        return wrong(form());
    policy.method = method == "ANY"_L1 ? QByteArrayLiteral("*") : method.toLatin1();
    policy.path = text.sliced(space + 1, colon - space - 1).trimmed();
    const QStringList words = text.sliced(colon + 1).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return wrong(u"says nothing; a line %1"_s.arg(form()));
    QStringList seen;
    for (const QString &word : words) {
        const QString key = word.section(u'=', 0, 0);
        if (seen.contains(key))
            return wrong(u"%1: %2 stands there twice"_s.arg(word, key));
        seen.append(key);
        if (const QString reason = readWord(word, policy); !reason.isEmpty())
            return wrong(reason);
    }
    return policy;
}

QString RoutePolicyFile::Mistake::sentence() const
{
    return u"line %1: %2"_s.arg(line).arg(reason);
}

RoutePolicyFile::RoutePolicyFile(const QByteArray &text)
    : m_text(text)
{
    int number = 0;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &each : lines) {
        ++number;
        const QString line = QString::fromUtf8(each).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const auto policy = parsePolicyLine(line);
        if (!policy) {
            m_mistakes.append({number, line, policy.error().detail});
            continue;
        }
        const auto before = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                         [&](const Entry &entry) { return entry.policy.isOf(policy.value()); });
        if (before == m_entries.cend()) {
            m_entries.append({number, policy.value()});
            continue;
        }
        m_repeats.append({number, policy.value()});
        m_mistakes.append(
            {number, line, u"%1 has a policy in line %2 already"_s.arg(policy->name()).arg(before->line)});
    }
}

QList<RoutePolicy> RoutePolicyFile::policies() const
{
    QList<RoutePolicy> policies;
    for (const Entry &entry : m_entries)
        policies.append(entry.policy);
    return policies;
}

QByteArray RoutePolicyFile::edited(const QList<RoutePolicy> &wanted,
                                   const std::function<bool(const RoutePolicy &)> &isKnown) const
{
    QList<QByteArray> lines = (m_text.isEmpty() ? emptyFile() : m_text).split('\n');
    if (lines.last().isEmpty())
        lines.removeLast(); // what stands behind the last line end
    QList<RoutePolicy> left;
    std::copy_if(wanted.cbegin(), wanted.cend(), std::back_inserter(left),
                 [](const RoutePolicy &p) { return p.isOn(); });
    QList<int> gone; // line numbers
    for (auto entry = m_entries.crbegin(); entry != m_entries.crend(); ++entry) {
        if (!isKnown(entry->policy))
            continue;
        const auto now = std::find_if(left.begin(), left.end(),
                                      [&](const RoutePolicy &policy) { return policy.isOf(entry->policy); });
        QByteArray &line = lines[entry->line - 1];
        const bool isLeft = now != left.end();
        const bool isSame = isLeft
            && policyText(now->fault, now->isEnabled) == policyText(entry->policy.fault, entry->policy.isEnabled);
        if (!isLeft)
            gone.append(entry->line);
        else if (!isSame)
            line = policyLine(*now).toUtf8() + (line.endsWith('\r') ? "\r" : "");
        if (isLeft)
            left.erase(now);
        for (const Entry &repeat : m_repeats) {
            if (!isSame && repeat.policy.isOf(entry->policy))
                gone.append(repeat.line);
        }
    }
    // From the end to the begin, so that the numbers of the others stay right.
    std::sort(gone.begin(), gone.end(), std::greater<>());
    for (const int line : std::as_const(gone))
        lines.removeAt(line - 1);
    for (const RoutePolicy &policy : std::as_const(left))
        lines.append(policyLine(policy).toUtf8());
    return lines.join('\n') + '\n';
}

QString routePolicyPath(const ParsedOptions &options)
{
    if (!options.options.routePolicies.isEmpty())
        return options.options.routePolicies;
    if (options.settingsFile.isEmpty())
        return {};
    return QFileInfo(options.settingsFile).absolutePath() + u'/' + kFileName;
}

bool isRoutePolicyPathGiven(const ParsedOptions &options)
{
    return !options.options.routePolicies.isEmpty();
}

Result<RoutePolicyFile> readRoutePolicies(const ParsedOptions &options)
{
    const QString path = routePolicyPath(options);
    if (path.isEmpty() || (!QFileInfo::exists(path) && !isRoutePolicyPathGiven(options)))
        return RoutePolicyFile();
    if (!QFileInfo::exists(path))
        return Error{Error::Kind::Storage, u"%1: there is no such file of route policies"_s.arg(path)};
    const auto text = readSettingsText(path);
    if (!text)
        return Error{Error::Kind::Storage,
                     u"%1: the route policies cannot be read: %2"_s.arg(path, text.error().detail)};
    return RoutePolicyFile(text.value());
}

} // namespace coroscope
