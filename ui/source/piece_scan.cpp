#include "ui/source/piece_scan.h"

#include <QRegularExpression>
#include <QSet>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// A function, or another definition, as lines of a file, from 0; the last is inclusive.
struct Block {
    qsizetype first = 0; ///< with the comment above it
    qsizetype head = 0; ///< where its own text begins
    qsizetype last = 0;
    QString name;
};

bool beginsWithName(const QString &line)
{
    return !line.isEmpty() && (line.front().isLetter() || line.front() == u'_');
}

QString joined(const QStringList &lines, qsizetype first, qsizetype last)
{
    return lines.mid(first, last - first + 1).join(u'\n');
}

qsizetype withComment(const QStringList &lines, qsizetype head, QLatin1StringView mark)
{
    while (head > 0 && lines[head - 1].startsWith(mark))
        --head;
    return head;
}

/// Functions stand at the left edge, and so do the braces of their bodies.
QList<Block> functionsIn(const QStringList &lines)
{
    static const QRegularExpression name(u"(\\w+)\\s*\\("_s);
    QList<Block> functions;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!beginsWithName(lines[i]) || lines[i].startsWith(u"namespace"_s) || lines[i].startsWith(u"using "_s))
            continue;
        Block block;
        block.head = i;
        qsizetype end = i;
        while (end < lines.size() && lines[end] != u"{"_s && !lines[end].endsWith(u';') && !lines[end].endsWith(u'{'))
            ++end;
        if (end >= lines.size())
            break;
        if (lines[end].endsWith(u';')) { // a constant, or a declaration
            i = end;
            continue;
        }
        const bool isFunction = lines[end] == u"{"_s;
        block.last = end;
        while (block.last < lines.size() && !lines[block.last].startsWith(u'}'))
            ++block.last;
        i = block.last;
        if (!isFunction || block.last >= lines.size())
            continue;
        block.name = name.match(joined(lines, block.head, end)).captured(1);
        block.first = withComment(lines, block.head, "//"_L1);
        functions.append(block);
    }
    return functions;
}

bool mentions(const QString &text, const QString &name)
{
    qsizetype at = text.indexOf(name);
    const auto isPart = [&](qsizetype place) {
        return place >= 0 && place < text.size() && (text[place].isLetterOrNumber() || text[place] == u'_');
    };
    while (at >= 0) {
        if (!isPart(at - 1) && !isPart(at + name.size()))
            return true;
        at = text.indexOf(name, at + 1);
    }
    return false;
}

void append(SourcePiece &piece, const QStringList &lines, const Block &block)
{
    if (!piece.lines.isEmpty())
        piece.lines.append(SourcePiece::Line());
    for (qsizetype i = block.first; i <= block.last; ++i)
        piece.lines.append({int(i) + 1, lines[i]});
}

} // namespace

QString SourcePiece::text() const
{
    QString all;
    for (const Line &line : lines)
        all += line.text + u'\n';
    return all;
}

int SourcePiece::placeOf(int number) const
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].number == number)
            return int(i);
    }
    return -1;
}

SourcePiece wholeFile(const QString &text)
{
    SourcePiece piece;
    QStringList lines = text.split(u'\n');
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    for (qsizetype i = 0; i < lines.size(); ++i)
        piece.lines.append({int(i) + 1, lines[i]});
    return piece;
}

QString handlerNamedAt(const QString &text, int declaration)
{
    static const QRegularExpression call(
        u"\\.(?:get|post|put|patch|remove|any|webSocket)\\(\\s*\"[^\"]*\"\\s*,\\s*(\\w+)"_s);
    const QStringList lines = text.split(u'\n');
    if (declaration < 1 || declaration > lines.size())
        return {};
    return call.match(joined(lines, declaration - 1, std::min<qsizetype>(declaration, lines.size() - 1))).captured(1);
}

SourcePiece handlerPiece(const QString &text, int declaration)
{
    const QStringList lines = text.split(u'\n');
    const QList<Block> functions = functionsIn(lines);
    const QString handler = handlerNamedAt(text, declaration);
    QSet<QString> wanted{handler};
    QSet<qsizetype> taken;
    for (bool isMore = true; isMore;) {
        isMore = false;
        for (qsizetype i = 0; i < functions.size(); ++i) {
            if (!wanted.contains(functions[i].name) || taken.contains(i))
                continue;
            taken.insert(i);
            isMore = true;
            const QString body = joined(lines, functions[i].head, functions[i].last);
            for (const Block &other : functions) {
                if (lines[other.head].startsWith(u"QCoro::Task<"_s) && mentions(body, other.name))
                    wanted.insert(other.name);
            }
        }
    }
    SourcePiece piece;
    for (const bool isHandler : {true, false}) { // which is what people look for
        for (qsizetype i = 0; i < functions.size(); ++i) {
            if (taken.contains(i) && (functions[i].name == handler) == isHandler)
                append(piece, lines, functions[i]);
        }
    }
    return piece;
}

SourcePiece fastApiPiece(const QString &text, const QByteArray &method, const QString &path, bool isWebSocket)
{
    static const QRegularExpression decorator(u"^@app\\.(\\w+)\\(\"([^\"]*)\""_s);
    static const QRegularExpression mount(u"^app\\.mount\\(\"([^\"]*)\""_s);
    const QString wanted = isWebSocket ? u"websocket"_s
        : method == "*"                ? u"api_route"_s
                                       : QString::fromLatin1(method).toLower();
    const QStringList lines = text.split(u'\n');
    SourcePiece piece;
    for (qsizetype i = 0; i < lines.size() && piece.lines.isEmpty(); ++i) {
        Block block;
        block.first = block.head = block.last = i;
        if (const auto mounted = mount.match(lines[i]); mounted.hasMatch() && path.startsWith(mounted.captured(1))) {
            append(piece, lines, block);
            continue;
        }
        const auto match = decorator.match(lines[i]);
        if (!match.hasMatch() || match.captured(1) != wanted || match.captured(2).remove(u":path"_s) != path)
            continue;
        block.first = withComment(lines, block.head, "#"_L1);
        bool hasFunction = false;
        for (qsizetype k = i; k < lines.size(); ++k) {
            const bool isAtEdge = !lines[k].isEmpty() && !lines[k].front().isSpace() && lines[k].front() != u')';
            if (isAtEdge && hasFunction)
                break;
            hasFunction = hasFunction || lines[k].startsWith(u"def "_s) || lines[k].startsWith(u"async def "_s);
            if (!lines[k].isEmpty())
                block.last = k;
        }
        append(piece, lines, block);
    }
    return piece;
}

} // namespace coroscope
