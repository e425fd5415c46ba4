#include "ui/content/text_view.h"

#include "ui/content/text_view_accessible.h"
#include "ui/icon.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr int kTab = 4; // cells
constexpr int kPad = 6; // pixels between numbers and text
constexpr qsizetype kSearchedAtOnce = 200'000; // characters; longer texts are searched off this thread

/// The character at `at` and how many code units it takes.
std::pair<char32_t, quint32> characterAt(QStringView text, quint32 at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate() && at + 1 < quint32(text.size()) && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(c, text[at + 1]), 2};
    return {c.unicode(), 1};
}

int cells(char32_t character, int column)
{
    return character == U'\t' ? kTab - column % kTab : cellsOf(character);
}

} // namespace

TextView::TextView(const QString &accessibleName, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_document(makeTextDocument({}, TextLanguage::Plain))
{
    installTextViewAccessibility();
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    applyFont();
}

TextView::~TextView() = default;

void TextView::applyFont()
{
    if (const QFont mono = monospaceFont(); font() != mono)
        setFont(mono);
    const QFontMetricsF metrics(font());
    m_cell = std::max(1.0, metrics.horizontalAdvance(u'0'));
    m_lineHeight = std::max(1, int(std::ceil(metrics.height())) + 1);
    m_ascent = int(std::ceil(metrics.ascent()));
}

void TextView::setText(const QString &text, TextLanguage language)
{
    setDocument(makeTextDocument(text, language));
}

void TextView::setDocument(TextDocumentPtr document)
{
    m_document = std::move(document);
    m_anchor = m_caret = 0;
    m_wantedColumn = -1;
    m_matches = {};
    m_match = -1;
    m_search.cancel();
    layoutRows();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    QAccessibleTextUpdateEvent event(this, 0, QString(), QString());
    QAccessible::updateAccessibility(&event);
    if (!m_query.isEmpty())
        setSearch(m_query);
    Q_EMIT selectionChanged();
}

void TextView::setWrap(bool wrap)
{
    if (m_wrap == wrap)
        return;
    const quint32 top = rows()[std::min(quint32(rows().size() - 1), quint32(verticalScrollBar()->value()))];
    m_wrap = wrap;
    layoutRows();
    verticalScrollBar()->setValue(int(rowOf(top)));
    horizontalScrollBar()->setValue(0);
}

int TextView::gutterWidth() const
{
    const auto digits = QString::number(std::max<std::size_t>(99, m_document->lines.size())).size();
    return int(std::ceil(double(digits) * m_cell)) + 16;
}

int TextView::visibleRows() const
{
    return std::max(1, viewport()->height() / m_lineHeight);
}

void TextView::layoutRows()
{
    const TextDocument &document = *m_document;
    quint32 limit = kRowChars;
    if (m_wrap)
        limit = std::min(limit, quint32(std::max(10.0, (viewport()->width() - gutterWidth() - kPad) / m_cell)));
    m_ownRows.clear();
    if (document.longest > limit || (document.isWide && m_wrap && document.longest * 2 > limit)) {
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
    updateScrollBars();
    viewport()->update();
}

void TextView::updateScrollBars()
{
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setRange(0, std::max(0, int(rows().size()) - visibleRows()));
    const int columns = int((viewport()->width() - gutterWidth() - kPad) / m_cell);
    // Wide characters take two cells; a line of them is the exception, and a bar that is too long does no harm.
    const quint32 widest = std::min(kRowChars, m_document->longest) * (m_document->isWide ? 2 : 1);
    horizontalScrollBar()->setPageStep(std::max(1, columns));
    horizontalScrollBar()->setSingleStep(4);
    horizontalScrollBar()->setRange(0, m_wrap ? 0 : std::max(0, int(widest) + 1 - columns));
}

void TextView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_wrap) {
        const quint32 top = rows()[std::min(quint32(rows().size() - 1), quint32(verticalScrollBar()->value()))];
        layoutRows();
        verticalScrollBar()->setValue(int(rowOf(top)));
    } else {
        updateScrollBars();
    }
}

void TextView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        applyFont();
        layoutRows();
    }
}

quint32 TextView::rowOf(quint32 offset) const
{
    return quint32(std::upper_bound(rows().begin(), rows().end(), offset) - rows().begin()) - 1;
}

quint32 TextView::rowEnd(quint32 row) const
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

int TextView::columnOf(quint32 row, quint32 offset) const
{
    if (!m_document->isWide)
        return int(offset - rows()[row]);
    return columnAfter(rows()[row], std::min(offset, rowEnd(row)), 0);
}

int TextView::columnAfter(quint32 begin, quint32 end, int column) const
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

quint32 TextView::offsetAtColumn(quint32 row, int column) const
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

quint32 TextView::offsetAt(const QPoint &position) const
{
    const int y = position.y() < 0 ? -1 : position.y() / m_lineHeight;
    const int row = std::clamp(verticalScrollBar()->value() + y, 0, int(rows().size()) - 1);
    const double x = position.x() - gutterWidth() - kPad;
    return offsetAtColumn(quint32(row), horizontalScrollBar()->value() + int(std::floor(x / m_cell + 0.4)));
}

QRect TextView::cellRect(quint32 offset) const
{
    offset = std::min(offset, quint32(m_document->text.size()));
    const quint32 row = rowOf(offset);
    const int column = columnOf(row, offset) - horizontalScrollBar()->value();
    return QRect(gutterWidth() + kPad + int(std::round(column * m_cell)),
                 (int(row) - verticalScrollBar()->value()) * m_lineHeight, int(std::ceil(m_cell)), m_lineHeight);
}

QString TextView::selectedText() const
{
    const quint32 begin = std::min(m_anchor, m_caret);
    return m_document->text.mid(qsizetype(begin), qsizetype(std::max(m_anchor, m_caret) - begin));
}

void TextView::setSelection(quint32 anchor, quint32 caret)
{
    const auto size = quint32(m_document->text.size());
    m_anchor = std::min(anchor, size);
    m_caret = std::min(caret, size);
    m_wantedColumn = -1;
    m_caretOn = true;
    viewport()->update();
    if (QAccessible::isActive()) {
        QAccessibleTextSelectionEvent event(this, int(std::min(m_anchor, m_caret)), int(std::max(m_anchor, m_caret)));
        event.setCursorPosition(int(m_caret));
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT selectionChanged();
}

void TextView::selectAll()
{
    setSelection(0, quint32(m_document->text.size()));
}

void TextView::copy() const
{
    if (hasSelection())
        QApplication::clipboard()->setText(selectedText());
}

void TextView::ensureVisible(quint32 offset)
{
    const int row = int(rowOf(offset));
    QScrollBar *vertical = verticalScrollBar();
    if (row < vertical->value())
        vertical->setValue(row);
    else if (row >= vertical->value() + visibleRows())
        vertical->setValue(row - visibleRows() + 1);
    const int column = columnOf(quint32(row), offset);
    QScrollBar *horizontal = horizontalScrollBar();
    if (column < horizontal->value())
        horizontal->setValue(std::max(0, column - 8));
    else if (column >= horizontal->value() + horizontal->pageStep())
        horizontal->setValue(column - horizontal->pageStep() + 8);
}

void TextView::moveTo(quint32 offset, bool keepAnchor, bool keepColumn)
{
    const int wanted = m_wantedColumn;
    setSelection(keepAnchor ? m_anchor : offset, offset);
    if (keepColumn)
        m_wantedColumn = wanted;
    ensureVisible(m_caret);
}

quint32 TextView::wordBoundary(quint32 from, bool backward) const
{
    const QStringView text(m_document->text);
    const auto isWord = [&](quint32 at) { return text[at].isLetterOrNumber() || text[at] == u'_'; };
    quint32 at = from;
    if (backward) {
        while (at > 0 && !isWord(at - 1))
            --at;
        while (at > 0 && isWord(at - 1))
            --at;
    } else {
        const auto size = quint32(text.size());
        while (at < size && isWord(at))
            ++at;
        while (at < size && !isWord(at))
            ++at;
    }
    return at;
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool keep = modifiers & Qt::ShiftModifier;
    const bool control = modifiers & Qt::ControlModifier;
    const QStringView text(m_document->text);
    const auto size = quint32(text.size());
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    if (modifiers & (Qt::AltModifier | Qt::MetaModifier)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const auto vertical = [&](int by) {
        const quint32 row = rowOf(m_caret);
        if (m_wantedColumn < 0)
            m_wantedColumn = columnOf(row, m_caret);
        const int to = std::clamp(int(row) + by, 0, int(rows().size()) - 1);
        if (to != int(row))
            moveTo(offsetAtColumn(quint32(to), m_wantedColumn), keep, true);
        else
            moveTo(by < 0 ? rows().front() : rowEnd(row), keep);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        if (control)
            moveTo(wordBoundary(m_caret, true), keep);
        else if (m_caret > 0)
            moveTo(m_caret - (m_caret > 1 && text[m_caret - 1].isLowSurrogate() ? 2 : 1), keep);
        break;
    case Qt::Key_Right:
        if (control)
            moveTo(wordBoundary(m_caret, false), keep);
        else if (m_caret < size)
            moveTo(m_caret + characterAt(text, m_caret).second, keep);
        break;
    case Qt::Key_Up:
        control ? verticalScrollBar()->triggerAction(QScrollBar::SliderSingleStepSub) : vertical(-1);
        break;
    case Qt::Key_Down:
        control ? verticalScrollBar()->triggerAction(QScrollBar::SliderSingleStepAdd) : vertical(1);
        break;
    case Qt::Key_PageUp: vertical(-visibleRows()); break;
    case Qt::Key_PageDown: vertical(visibleRows()); break;
    case Qt::Key_Home: moveTo(control ? 0 : rows()[rowOf(m_caret)], keep); break;
    case Qt::Key_End: moveTo(control ? size : rowEnd(rowOf(m_caret)), keep); break;
    default: QAbstractScrollArea::keyPressEvent(event); return;
    }
    event->accept();
}

void TextView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    moveTo(offsetAt(event->position().toPoint()), event->modifiers() & Qt::ShiftModifier);
}

void TextView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    m_dragAt = event->position().toPoint();
    setSelection(m_anchor, offsetAt(m_dragAt));
    if (viewport()->rect().contains(m_dragAt))
        m_dragTimer.stop();
    else if (!m_dragTimer.isActive())
        m_dragTimer.start(40, this);
}

void TextView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragTimer.stop();
    if (event->button() == Qt::LeftButton && hasSelection() && QApplication::clipboard()->supportsSelection())
        QApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void TextView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QStringView text(m_document->text);
    const auto isWord = [&](quint32 at) { return text[at].isLetterOrNumber() || text[at] == u'_'; };
    quint32 begin = offsetAt(event->position().toPoint());
    quint32 end = begin;
    while (begin > 0 && isWord(begin - 1))
        --begin;
    while (end < quint32(text.size()) && isWord(end))
        ++end;
    setSelection(begin, end);
}

void TextView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copyAction = menu->addAction(icon(QStringLiteral("edit-copy")), tr("&Copy"), this, [this] { copy(); });
    copyAction->setEnabled(hasSelection());
    menu->addAction(tr("Select &All"), this, [this] { selectAll(); });
    menu->popup(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                            : viewport()->mapToGlobal(cellRect(m_caret).bottomLeft()));
}

void TextView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_caretOn = true;
    if (const int flash = QApplication::styleHints()->cursorFlashTime(); flash >= 2)
        m_blinkTimer.start(flash / 2, this);
    viewport()->update();
}

void TextView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_caretOn = false;
    m_blinkTimer.stop();
    viewport()->update();
}

void TextView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_blinkTimer.timerId()) {
        m_caretOn = !m_caretOn;
        viewport()->update(cellRect(m_caret).adjusted(-2, 0, 2, 0));
    } else if (event->timerId() == m_dragTimer.timerId()) {
        const int by = m_dragAt.y() < 0 ? -1 : m_dragAt.y() >= viewport()->height() ? 1 : 0;
        verticalScrollBar()->setValue(verticalScrollBar()->value() + by * 2);
        setSelection(m_anchor, offsetAt(m_dragAt));
    } else {
        QAbstractScrollArea::timerEvent(event);
    }
}

void TextView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(font());
    const QPalette &colors = palette();
    painter.fillRect(event->rect(), colors.color(QPalette::Base));
    const int first = verticalScrollBar()->value() + event->rect().top() / m_lineHeight;
    const int last
        = std::min(int(rows().size()) - 1, verticalScrollBar()->value() + event->rect().bottom() / m_lineHeight);
    if (first > last)
        return;
    const int gutter = gutterWidth();
    const auto tokens = m_document->tokens(rows()[std::size_t(first)], rowEnd(quint32(last)));
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
    quint32 line = m_document->lineAt(rows()[std::size_t(first)]);
    for (int row = first; row <= last; ++row) {
        const quint32 begin = rows()[std::size_t(row)];
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
    const quint32 begin = rows()[row];
    const quint32 end = rowEnd(row);
    const int left = gutterWidth() + kPad;
    const int scroll = horizontalScrollBar()->value();
    const int columns = int((viewport()->width() - left) / m_cell) + 2;
    const auto x = [&](int column) { return left + (column - scroll) * m_cell; };
    const auto touches = std::lower_bound(m_matches.list.begin(), m_matches.list.end(), begin,
                                          [](const TextMatch &m, quint32 at) { return m.end() <= at; });
    for (auto match = touches; match != m_matches.list.end() && match->begin < end; ++match) {
        const double x1 = x(columnOf(row, std::max(match->begin, begin)));
        const double x2 = x(columnOf(row, std::min(match->end(), end)));
        painter.fillRect(QRectF(x1, top, x2 - x1, m_lineHeight), theme.warningFill);
        painter.setPen(theme.warning);
        const double y = top + m_lineHeight - 1;
        painter.drawLine(QPointF(x1, y), QPointF(x2, y));
    }

    const quint32 from = offsetAtColumn(row, scroll);
    auto token = std::upper_bound(tokens.begin(), tokens.end(), from,
                                  [](quint32 at, const TextToken &t) { return at < t.begin; });
    if (token != tokens.begin())
        --token;
    int column = columnOf(row, from);
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
        column = columnAfter(at, tokenEnd, column);
        at = tokenEnd;
    }

    const quint32 selectedFrom = std::min(m_anchor, m_caret);
    const quint32 selectedTo = std::max(m_anchor, m_caret);
    if (selectedFrom == selectedTo || selectedFrom > end || selectedTo <= begin)
        return;
    // Over what is there, in its own colour of text: those of the tokens are made for the ground of the view.
    const auto group = hasFocus() ? QPalette::Active : QPalette::Inactive;
    const double x1 = x(columnOf(row, std::max(selectedFrom, begin)));
    const double x2 = x(columnOf(row, std::min(selectedTo, end))) + (selectedTo > end ? m_cell : 0);
    const QRectF area(x1, top, x2 - x1, m_lineHeight);
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.fillRect(area, colors.color(group, QPalette::Highlight));
    painter.setPen(colors.color(group, QPalette::HighlightedText));
    drawRun(painter, from, at, columnOf(row, from), top);
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
        const auto [character, length] = characterAt(text, at);
        const int width = m_document->isWide ? cells(character, column) : 1;
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

QString TextView::selectionToFind() const
{
    const quint32 length = std::max(m_anchor, m_caret) - std::min(m_anchor, m_caret);
    if (length == 0 || length > 200)
        return {};
    const QString selected = selectedText();
    return selected.contains(u'\n') ? QString() : selected;
}

void TextView::setSearch(const SearchQuery &query)
{
    m_query = query;
    m_matches = {};
    m_match = -1;
    m_search.cancel();
    viewport()->update();
    if (query.isEmpty()) {
        tellStatus();
    } else if (m_document->text.size() <= kSearchedAtOnce && !query.regex) {
        onFound(findAll(m_document->text, query));
    } else {
        // An expression may take any time, even on a short text.
        m_search.start(
            [text = m_document->text, query](const std::stop_token &stop) { return findAll(text, query, stop); },
            [this](TextMatches found) { onFound(std::move(found)); });
        tellStatus();
    }
}

void TextView::onFound(TextMatches found)
{
    m_matches = std::move(found);
    const quint32 from = std::min(m_anchor, m_caret);
    const auto next = std::lower_bound(m_matches.list.begin(), m_matches.list.end(), from,
                                       [](const TextMatch &m, quint32 at) { return m.begin < at; });
    if (!m_matches.list.empty())
        goToMatch(next == m_matches.list.end() ? 0 : std::size_t(next - m_matches.list.begin()));
    viewport()->update();
    tellStatus();
}

void TextView::goToMatch(std::size_t index)
{
    m_match = qsizetype(index);
    const TextMatch &match = m_matches.list[index];
    setSelection(match.begin, match.end());
    const int row = int(rowOf(match.begin));
    if (row < verticalScrollBar()->value() || row >= verticalScrollBar()->value() + visibleRows())
        verticalScrollBar()->setValue(row - visibleRows() / 3);
    ensureVisible(match.end());
    ensureVisible(match.begin);
    tellStatus();
}

void TextView::findNext(bool backward)
{
    const auto &list = m_matches.list;
    if (list.empty())
        return;
    // From where the cursor is, not from the last place: the person may have moved on.
    const quint32 from = backward ? std::min(m_anchor, m_caret) : std::max(m_anchor, m_caret);
    const auto at = std::lower_bound(list.begin(), list.end(), from,
                                     [](const TextMatch &m, quint32 offset) { return m.begin < offset; });
    if (backward)
        goToMatch(at == list.begin() ? list.size() - 1 : std::size_t(at - list.begin()) - 1);
    else
        goToMatch(at == list.end() ? 0 : std::size_t(at - list.begin()));
}

void TextView::tellStatus()
{
    if (!onFindStatus)
        return;
    FindStatus status;
    status.current = m_match + 1;
    status.count = qsizetype(m_matches.list.size());
    status.more = m_matches.more;
    status.isBusy = m_search.isRunning();
    status.error = m_matches.error;
    onFindStatus(status);
}

} // namespace coroscope
