#include "server/runtime/settings_text.h"

#include <algorithm>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool isHexDigit(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isLetterOrDigit(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// A section's head or an entry, as places in the text. The line's end is not part of it.
struct Line {
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype equals = -1;
    QString section; ///< the one that it begins or stands in
    QString key; ///< empty: it is a section's head
};

/// Where the line that begins at `begin` ends, by the rules of QSettings: a line end inside quotes or behind a
/// backslash does not end it, a ; outside of quotes does. -1: a quotation is open, or the last backslash has nothing
/// behind it.
qsizetype endOfLine(const QByteArray &text, qsizetype begin, qsizetype &equals)
{
    bool quoted = false;
    equals = -1;
    qsizetype i = begin;
    while (i < text.size()) {
        const char c = text[i];
        if (c == '\\') {
            const bool both = i + 2 < text.size()
                && ((text[i + 1] == '\n' && text[i + 2] == '\r') || (text[i + 1] == '\r' && text[i + 2] == '\n'));
            i += both ? 3 : 2;
            if (i >= text.size())
                return -1; // what is added behind it would belong to it
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        else if (c == '=' && !quoted && equals < 0)
            equals = i;
        else if (!quoted && (c == '\n' || c == '\r' || c == ';'))
            break;
        ++i;
    }
    return quoted ? -1 : i;
}

/// Undoes settingsKey().
QString nameOf(QByteArrayView text)
{
    const QByteArray escaped = text.trimmed().toByteArray();
    QString name;
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        const bool wide
            = escaped[i] == '%' && i + 1 < escaped.size() && (escaped[i + 1] == 'U' || escaped[i + 1] == 'u');
        const qsizetype from = i + (wide ? 2 : 1);
        const qsizetype digits = wide ? 4 : 2;
        bool ok = escaped[i] == '%' && from + digits <= escaped.size();
        const uint code = ok ? escaped.sliced(from, digits).toUInt(&ok, 16) : 0;
        if (ok) {
            name += QChar(char16_t(code));
            i = from + digits - 1;
        } else {
            name += QLatin1Char(escaped[i]);
        }
    }
    return name;
}

std::optional<QList<Line>> linesOf(const QByteArray &text)
{
    if (text.contains('\0'))
        return std::nullopt;
    QList<Line> lines;
    QString section;
    qsizetype at = text.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    for (;;) {
        while (at < text.size() && isSpace(text[at]))
            ++at;
        if (at >= text.size())
            return lines;
        if (text[at] == ';') {
            while (at < text.size() && text[at] != '\n' && text[at] != '\r')
                ++at;
            continue;
        }
        Line line;
        line.begin = at;
        const qsizetype end = endOfLine(text, at, line.equals);
        if (end < 0)
            return std::nullopt;
        at = line.end = end;
        QByteArrayView content = QByteArrayView(text).sliced(line.begin, line.end - line.begin).trimmed();
        if (content.startsWith('[')) {
            const qsizetype close = content.indexOf(']');
            if (close < 0)
                return std::nullopt;
            section = nameOf(content.sliced(1, close - 1));
            if (section.compare("general"_L1, Qt::CaseInsensitive) == 0)
                section.clear();
        } else if (line.equals < 0) {
            return std::nullopt;
        } else {
            line.key = nameOf(QByteArrayView(text).sliced(line.begin, line.equals - line.begin));
            if (line.key.isEmpty())
                continue; // QSettings keeps it, and nobody can ask for it
        }
        line.section = section;
        lines.append(line);
    }
}

/// The whole of a line with the blanks before it and the line end after it; a comment behind it goes with it.
std::pair<qsizetype, qsizetype> wholeLine(const QByteArray &text, const Line &line)
{
    qsizetype begin = line.begin;
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t'))
        --begin;
    qsizetype end = line.end;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r')
        ++end;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n')
        end += 2;
    else if (end < text.size())
        ++end;
    return {begin, end};
}

/// The value of a line without the blanks around it.
std::pair<qsizetype, qsizetype> valueOf(const QByteArray &text, const Line &line)
{
    qsizetype begin = line.equals + 1;
    qsizetype end = line.end;
    while (begin < end && isSpace(text[begin]))
        ++begin;
    while (end > begin && isSpace(text[end - 1]))
        --end;
    return {begin, end};
}

struct Change {
    qsizetype begin;
    qsizetype end;
    QByteArray with;
};

} // namespace

std::optional<QList<SettingsEntry>> settingsEntries(const QByteArray &text)
{
    const auto lines = linesOf(text);
    if (!lines)
        return std::nullopt;
    QList<SettingsEntry> entries;
    for (const Line &line : *lines) {
        if (line.key.isEmpty())
            continue;
        const auto [begin, end] = valueOf(text, line);
        entries.append({line.section, line.key, QString::fromUtf8(QByteArrayView(text).sliced(begin, end - begin))});
    }
    return entries;
}

std::optional<QByteArray> editedSettings(const QByteArray &text, const QString &section,
                                         const QList<SettingsEdit> &edits)
{
    const auto lines = linesOf(text);
    if (!lines)
        return std::nullopt;
    const QByteArray newLine = text.contains("\r\n") ? QByteArrayLiteral("\r\n") : QByteArrayLiteral("\n");

    const Line *last = nullptr; // of the section
    for (const Line &line : *lines) {
        if (line.section == section)
            last = &line;
    }
    QList<Change> changes;
    QByteArray added;
    for (const SettingsEdit &edit : edits) {
        QList<const Line *> places;
        for (const Line &line : *lines) {
            if (line.section == section && line.key == edit.key)
                places.append(&line);
        }
        if (edit.value && !places.isEmpty()) {
            const auto [begin, end] = valueOf(text, *places.last()); // of several the last one counts
            changes.append({begin, end, settingsValue(*edit.value)});
            places.removeLast();
        } else if (edit.value) {
            added += settingsKey(edit.key) + '=' + settingsValue(*edit.value) + newLine;
        }
        for (const Line *line : std::as_const(places)) {
            const auto [begin, end] = wholeLine(text, *line);
            changes.append({begin, end, {}});
        }
    }
    if (!added.isEmpty()) {
        const qsizetype at = last ? wholeLine(text, *last).second : text.size();
        const bool open = at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r';
        QByteArray head = open ? newLine : QByteArray();
        if (!last)
            head += (text.isEmpty() ? QByteArray() : newLine) + '[' + settingsKey(section) + ']' + newLine;
        changes.append({at, at, head + added});
    }

    QByteArray edited = text;
    // From the end to the begin, so that no change moves another one's place; what is added stands behind the line that
    // it follows, also where that one goes.
    std::stable_sort(changes.begin(), changes.end(), [](const Change &a, const Change &b) {
        return a.begin != b.begin ? a.begin > b.begin : a.end > b.end;
    });
    for (const Change &change : std::as_const(changes))
        edited.replace(change.begin, change.end - change.begin, change.with);
    return edited;
}

QByteArray settingsValue(const QString &value)
{
    const auto isPlain = [](QChar c) { return isLetterOrDigit(c.unicode()) || QStringView(u"._:/+-").contains(c); };
    if (!value.isEmpty() && std::all_of(value.cbegin(), value.cend(), isPlain))
        return value.toLatin1();
    QString quoted = value.startsWith(u'@') ? u"\"@"_s : u"\""_s; // "@…" has a meaning to QSettings, "@@…" is the text
    bool afterHex = false;
    for (const QChar c : value) {
        const char16_t u = c.unicode();
        const bool hex = u == 0 || (u < 0x20 && u != u'\n') || u == 0x7F || (afterHex && isHexDigit(u));
        if (hex)
            quoted += u"\\x"_s + QString::number(uint(u), 16); // takes every hex digit that follows
        else if (u == u'\n')
            quoted += u"\\n"_s;
        else if (u == u'"' || u == u'\\')
            quoted += QStringView(u"\\").toString() + c;
        else
            quoted += c;
        afterHex = hex;
    }
    return (quoted + u'"').toUtf8();
}

QByteArray settingsKey(QStringView key)
{
    QByteArray escaped;
    for (const QChar c : key) {
        const char16_t u = c.unicode();
        if (isLetterOrDigit(u) || u == u'_' || u == u'-' || u == u'.')
            escaped += char(u);
        else
            escaped += (u <= 0xFF ? "%" : "%U")
                + QByteArray::number(uint(u), 16).rightJustified(u <= 0xFF ? 2 : 4, '0').toUpper();
    }
    return escaped;
}

} // namespace coroscope
