#include "ui/content/text_grid.h"

#include <algorithm>

namespace coroscope {

std::pair<char32_t, quint32> TextGrid::characterAt(QStringView text, quint32 at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate() && at + 1 < quint32(text.size()) && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(c, text[at + 1]), 2};
    return {c.unicode(), 1};
}

int TextGrid::cells(char32_t character, int column)
{
    return character == U'\t' ? kTab - column % kTab : cellsOf(character);
}

void TextGrid::layout(TextDocumentPtr given, quint32 limit, bool isWrapped)
{
    m_document = std::move(given);
    const TextDocument &document = *m_document;
    m_ownRows.clear();
    // Not wrapped, a line of wide characters may be twice as long: it is broken for speed, not to be seen.
    if (document.longest <= limit && !(document.isWide && isWrapped && document.longest * 2 > limit))
        return;
    for (std::size_t line = 0; line < document.lines.size(); ++line) {
        const quint32 begin = document.lines[line];
        const quint32 end
            = line + 1 < document.lines.size() ? document.lines[line + 1] - 1 : quint32(document.text.size());
        m_ownRows.push_back(begin);
        if (!document.isWide) {
            for (quint32 at = begin + limit; at < end; at += limit)
                m_ownRows.push_back(at);
            continue;
        }
        if ((end - begin) * std::max(2, kTab) <= limit)
            continue; // cannot be too wide
        int column = 0;
        for (quint32 at = begin; at < end;) {
            const auto [character, length] = characterAt(document.text, at);
            const int width = cells(character, column);
            if (column + width > int(limit)) {
                m_ownRows.push_back(at);
                column = 0;
            }
            column += cells(character, column);
            at += length;
        }
    }
}

quint32 TextGrid::rowOf(quint32 offset) const
{
    return quint32(std::upper_bound(rows().begin(), rows().end(), offset) - rows().begin()) - 1;
}

quint32 TextGrid::rowEnd(quint32 row) const
{
    const QStringView text(m_document->text);
    quint32 end = row + 1 < rows().size() ? rows()[row + 1] : quint32(text.size());
    if (end > rows()[row] && text[end - 1] == u'\n') {
        --end;
        if (end > rows()[row] && text[end - 1] == u'\r')
            --end;
    }
    return end;
}

int TextGrid::columnOf(quint32 row, quint32 offset) const
{
    if (!m_document->isWide)
        return int(offset - rows()[row]);
    return columnAfter(rows()[row], std::min(offset, rowEnd(row)), 0);
}

int TextGrid::columnAfter(quint32 begin, quint32 end, int column) const
{
    if (!m_document->isWide)
        return column + int(end - begin);
    for (quint32 at = begin; at < end;) {
        const auto [character, length] = characterAt(m_document->text, at);
        column += cells(character, column);
        at += length;
    }
    return column;
}

quint32 TextGrid::offsetAtColumn(quint32 row, int column) const
{
    const quint32 begin = rows()[row];
    const quint32 end = rowEnd(row);
    if (!m_document->isWide)
        return std::min(end, begin + quint32(std::max(0, column)));
    int passed = 0;
    quint32 at = begin;
    while (at < end) {
        const auto [character, length] = characterAt(m_document->text, at);
        const int width = cells(character, passed);
        if (width > 0 && passed + width > column)
            break;
        passed += width;
        at += length;
    }
    return at;
}

} // namespace coroscope
