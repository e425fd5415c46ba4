#include "ui/content/text_view.h"
#include "ui/theme.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

// How a text view paints: rows in sight, token by token, on a grid of cells.

namespace coroscope {

void TextView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(font());
    const QPalette &colors = palette();
    painter.fillRect(event->rect(), colors.color(QPalette::Base));
    const int first = verticalScrollBar()->value() + event->rect().top() / m_lineHeight;
    const int last
        = std::min(int(m_grid.rows().size()) - 1, verticalScrollBar()->value() + event->rect().bottom() / m_lineHeight);
    if (first > last)
        return;
    const int gutter = gutterWidth();
    const auto tokens = m_document->tokens(m_grid.rows()[std::size_t(first)], m_grid.rowEnd(quint32(last)));
    painter.save();
    painter.setClipRect(QRect(gutter, 0, viewport()->width() - gutter, viewport()->height()));
    for (int row = first; row <= last; ++row)
        paintRow(painter, quint32(row), (row - verticalScrollBar()->value()) * m_lineHeight, tokens);
    if (m_caretOn && hasFocus()) {
        const QRect caretCell = cellRect(m_caret);
        painter.fillRect(QRect(caretCell.left() - 1, caretCell.top(), 2, caretCell.height()),
                         colors.color(QPalette::Text));
    }
    painter.restore();
    painter.setPen(themeColors(colors).muted);
    quint32 line = m_document->lineAt(m_grid.rows()[std::size_t(first)]);
    for (int row = first; row <= last; ++row) {
        const quint32 begin = m_grid.rows()[std::size_t(row)];
        while (line + 1 < m_document->lines.size() && m_document->lines[line + 1] <= begin)
            ++line;
        if (m_document->lines[line] != begin)
            continue; // goes on from the row above
        painter.drawText(QRect(0, (row - verticalScrollBar()->value()) * m_lineHeight, gutter - 8, m_lineHeight),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(line + 1));
    }
}

void TextView::paintRow(QPainter &painter, quint32 row, int top, const std::vector<TextToken> &tokens) const
{
    const QPalette &colors = palette();
    const ThemeColors &theme = themeColors(colors);
    const quint32 begin = m_grid.rows()[row];
    const quint32 end = m_grid.rowEnd(row);
    const int left = gutterWidth() + kPad;
    const int scroll = horizontalScrollBar()->value();
    const int columns = int((viewport()->width() - left) / m_cell) + 2;
    const auto x = [&](int column) { return left + (column - scroll) * m_cell; };
    const auto touches = std::lower_bound(m_matches.list.begin(), m_matches.list.end(), begin,
                                          [](const TextMatch &m, quint32 at) { return m.end() <= at; });
    for (auto match = touches; match != m_matches.list.end() && match->begin < end; ++match) {
        const double x1 = x(m_grid.columnOf(row, std::max(match->begin, begin)));
        const double x2 = x(m_grid.columnOf(row, std::min(match->end(), end)));
        painter.fillRect(QRectF(x1, top, x2 - x1, m_lineHeight), theme.warningFill);
        painter.setPen(theme.warning);
        const double y = top + m_lineHeight - 1;
        painter.drawLine(QPointF(x1, y), QPointF(x2, y));
    }

    const quint32 from = m_grid.offsetAtColumn(row, scroll);
    auto token = std::upper_bound(tokens.begin(), tokens.end(), from,
                                  [](quint32 at, const TextToken &t) { return at < t.begin; });
    if (token != tokens.begin())
        --token;
    int column = m_grid.columnOf(row, from);
    quint32 at = from;
    for (; token != tokens.end() && at < end && column < scroll + columns; ++token) {
        const quint32 tokenEnd = std::min(
            {token->begin + token->length, end, m_document->isWide ? end : at + quint32(scroll + columns - column)});
        if (tokenEnd <= at)
            continue;
        switch (token->style) {
        case TextStyle::Name: painter.setPen(theme.series[0]); break;
        case TextStyle::String: painter.setPen(theme.success); break;
        case TextStyle::Number: painter.setPen(theme.series[1]); break;
        case TextStyle::Word: painter.setPen(theme.series[4]); break;
        case TextStyle::Comment: painter.setPen(theme.muted); break;
        case TextStyle::Plain: painter.setPen(colors.color(QPalette::Text)); break;
        }
        drawRun(painter, at, tokenEnd, column, top);
        column = m_grid.columnAfter(at, tokenEnd, column);
        at = tokenEnd;
    }

    const quint32 selectedFrom = std::min(m_anchor, m_caret);
    const quint32 selectedTo = std::max(m_anchor, m_caret);
    if (selectedFrom == selectedTo || selectedFrom > end || selectedTo <= begin)
        return;
    // Over what is there, in its own colour of text: those of the tokens are made for the ground of the view.
    const auto group = hasFocus() ? QPalette::Active : QPalette::Inactive;
    const double x1 = x(m_grid.columnOf(row, std::max(selectedFrom, begin)));
    const double x2 = x(m_grid.columnOf(row, std::min(selectedTo, end))) + (selectedTo > end ? m_cell : 0);
    const QRectF area(x1, top, x2 - x1, m_lineHeight);
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.fillRect(area, colors.color(group, QPalette::Highlight));
    painter.setPen(colors.color(group, QPalette::HighlightedText));
    drawRun(painter, from, at, m_grid.columnOf(row, from), top);
    painter.restore();
}

void TextView::drawRun(QPainter &painter, quint32 begin, quint32 end, int column, int top) const
{
    const QStringView text(m_document->text);
    const double left = gutterWidth() + kPad - horizontalScrollBar()->value() * m_cell;
    const int base = top + (m_lineHeight - int(std::ceil(QFontMetricsF(font()).height()))) / 2 + m_ascent;
    // One call for many characters is quicker, but rounding of advances adds up; so not too many.
    constexpr quint32 kPiece = 64;
    QString piece;
    const auto flush = [&](int at) {
        if (!piece.isEmpty())
            painter.drawText(QPointF(left + at * m_cell, base), piece);
        piece.clear();
    };
    int pieceColumn = column;
    for (quint32 at = begin; at < end;) {
        const auto [character, length] = TextGrid::characterAt(text, at);
        const int width = m_document->isWide ? TextGrid::cells(character, column) : 1;
        const bool joins = character < 0x300 || width == 0
            || (QChar::direction(character) == QChar::DirR || QChar::direction(character) == QChar::DirAL);
        if (!joins || quint32(piece.size()) >= kPiece) {
            flush(pieceColumn);
            pieceColumn = column;
        }
        if (character == U'\t') {
            flush(pieceColumn);
            pieceColumn = column + width;
        } else if (character < 0x20 || character == 0x7F) {
            piece += QChar(character == 0x7F ? 0x2421 : 0x2400 + int(character)); // pictures of control characters
        } else {
            piece += text.sliced(at, length);
        }
        column += width;
        at += length;
        if (!joins) {
            flush(pieceColumn);
            pieceColumn = column;
        }
    }
    flush(pieceColumn);
}

} // namespace coroscope
