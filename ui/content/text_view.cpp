#include "ui/content/text_view.h"

#include "ui/content/text_view_accessible.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr qsizetype kSearchedAtOnce = 200'000; // characters; longer texts are searched off this thread

} // namespace

TextView::TextView(const QString &accessibleName, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_document(makeTextDocument({}, TextLanguage::Plain))
    , m_grid(m_document)
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
    const quint32 top
        = m_grid.rows()[std::min(quint32(m_grid.rows().size() - 1), quint32(verticalScrollBar()->value()))];
    m_wrap = wrap;
    layoutRows();
    verticalScrollBar()->setValue(int(m_grid.rowOf(top)));
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
    quint32 limit = kRowChars;
    if (m_wrap)
        limit = std::min(limit, quint32(std::max(10.0, (viewport()->width() - gutterWidth() - kPad) / m_cell)));
    m_grid.layout(m_document, limit, m_wrap);
    updateScrollBars();
    viewport()->update();
}

void TextView::updateScrollBars()
{
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setRange(0, std::max(0, int(m_grid.rows().size()) - visibleRows()));
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
        const quint32 top
            = m_grid.rows()[std::min(quint32(m_grid.rows().size() - 1), quint32(verticalScrollBar()->value()))];
        layoutRows();
        verticalScrollBar()->setValue(int(m_grid.rowOf(top)));
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

quint32 TextView::offsetAt(const QPoint &position) const
{
    const int y = position.y() < 0 ? -1 : position.y() / m_lineHeight;
    const int row = std::clamp(verticalScrollBar()->value() + y, 0, int(m_grid.rows().size()) - 1);
    const double x = position.x() - gutterWidth() - kPad;
    return m_grid.offsetAtColumn(quint32(row), horizontalScrollBar()->value() + int(std::floor(x / m_cell + 0.4)));
}

QRect TextView::cellRect(quint32 offset) const
{
    offset = std::min(offset, quint32(m_document->text.size()));
    const quint32 row = m_grid.rowOf(offset);
    const int column = m_grid.columnOf(row, offset) - horizontalScrollBar()->value();
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
    const int row = int(m_grid.rowOf(offset));
    QScrollBar *vertical = verticalScrollBar();
    if (row < vertical->value())
        vertical->setValue(row);
    else if (row >= vertical->value() + visibleRows())
        vertical->setValue(row - visibleRows() + 1);
    const int column = m_grid.columnOf(quint32(row), offset);
    QScrollBar *horizontal = horizontalScrollBar();
    if (column < horizontal->value())
        horizontal->setValue(std::max(0, column - 8));
    else if (column >= horizontal->value() + horizontal->pageStep())
        horizontal->setValue(column - horizontal->pageStep() + 8);
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
    const int row = int(m_grid.rowOf(match.begin));
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
