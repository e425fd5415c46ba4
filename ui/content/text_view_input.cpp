#include "ui/content/text_view.h"
#include "ui/icon.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>

#include <algorithm>

// What keys and the mouse do in a text view.

namespace coroscope {

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
        const quint32 row = m_grid.rowOf(m_caret);
        if (m_wantedColumn < 0)
            m_wantedColumn = m_grid.columnOf(row, m_caret);
        const int to = std::clamp(int(row) + by, 0, int(m_grid.rows().size()) - 1);
        if (to != int(row))
            moveTo(m_grid.offsetAtColumn(quint32(to), m_wantedColumn), keep, true);
        else
            moveTo(by < 0 ? m_grid.rows().front() : m_grid.rowEnd(row), keep);
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
            moveTo(m_caret + TextGrid::characterAt(text, m_caret).second, keep);
        break;
    case Qt::Key_Up:
        control ? verticalScrollBar()->triggerAction(QScrollBar::SliderSingleStepSub) : vertical(-1);
        break;
    case Qt::Key_Down:
        control ? verticalScrollBar()->triggerAction(QScrollBar::SliderSingleStepAdd) : vertical(1);
        break;
    case Qt::Key_PageUp: vertical(-visibleRows()); break;
    case Qt::Key_PageDown: vertical(visibleRows()); break;
    case Qt::Key_Home: moveTo(control ? 0 : m_grid.rows()[m_grid.rowOf(m_caret)], keep); break;
    case Qt::Key_End: moveTo(control ? size : m_grid.rowEnd(m_grid.rowOf(m_caret)), keep); break;
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

} // namespace coroscope
