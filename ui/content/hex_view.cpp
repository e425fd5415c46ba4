#include "ui/content/hex_view.h"

#include "ui/icon.h"
#include "ui/theme.h"

#include <QApplication>
#include <QByteArrayMatcher>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPad = 8;
constexpr qsizetype kSearchedAtOnce = 512 * 1024;
constexpr qint64 kMaxCopied = 4 * 1024 * 1024; // bytes; as hexadecimal that is three times as much

QChar shown(char c)
{
    return c >= 0x20 && c < 0x7F ? QChar(QLatin1Char(c)) : QChar(u'·');
}

} // namespace

HexView::HexView(const QString &accessibleName, QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Base);
    applyFont();
}

HexView::~HexView() = default;

void HexView::applyFont()
{
    if (const QFont mono = monospaceFont(); font() != mono)
        setFont(mono);
    const QFontMetricsF metrics(font());
    m_cell = std::max(1.0, metrics.horizontalAdvance(u'0'));
    m_lineHeight = std::max(1, int(std::ceil(metrics.height())) + 2);
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_search.cancel();
    m_found = {};
    m_at = -1;
    m_bytes = bytes;
    m_cursor = m_anchor = 0;
    m_hasSelection = false;
    layoutRows();
    verticalScrollBar()->setValue(0);
}

int HexView::digits() const
{
    return m_bytes.size() > 0xFFFFFFFFLL ? 12 : 8;
}

double HexView::hexX(int column) const
{
    return digits() + 2 + column * 3 + (column >= 8 ? 1 : 0);
}

double HexView::textX(int column) const
{
    return hexX(m_perRow) + 1 + column;
}

int HexView::visibleRows() const
{
    return std::max(1, viewport()->height() / m_lineHeight);
}

qint64 HexView::rowCount() const
{
    return (m_bytes.size() + m_perRow - 1) / m_perRow;
}

void HexView::layoutRows()
{
    const double columns = (viewport()->width() - 2 * kPad) / m_cell;
    const auto needed = [this](int perRow) { return digits() + 2 + perRow * 4 + (perRow > 8 ? 2 : 1); };
    const int wanted = columns >= needed(16) || columns < needed(8) - 8 ? 16 : 8;
    const qint64 top = qint64(verticalScrollBar()->value()) * m_perRow;
    m_perRow = wanted;
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setRange(0, int(std::min<qint64>(std::max<qint64>(0, rowCount() - visibleRows()), INT_MAX)));
    verticalScrollBar()->setValue(int(top / m_perRow));
    const int width = int((textX(m_perRow)) * m_cell) + 2 * kPad;
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(int(m_cell) * 3);
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    viewport()->update();
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layoutRows();
}

void HexView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        applyFont();
        layoutRows();
    }
}

QString HexView::rowText(qint64 row) const
{
    const qint64 begin = row * m_perRow;
    if (begin >= m_bytes.size())
        return {};
    const QByteArrayView bytes
        = QByteArrayView(m_bytes).sliced(begin).first(std::min<qint64>(m_perRow, m_bytes.size() - begin));
    QString text;
    for (const char c : bytes)
        text += shown(c);
    const QByteArray pairs = bytes.toByteArray().toHex(' ');
    return u"%1  %2  %3"_s.arg(begin, digits(), 16, QLatin1Char('0'))
        .arg(QString::fromLatin1(pairs), -(m_perRow * 3 - 1))
        .arg(text);
}

void HexView::goTo(qint64 offset, bool keepAnchor)
{
    if (m_bytes.isEmpty())
        return;
    m_cursor = std::clamp<qint64>(offset, 0, m_bytes.size() - 1);
    m_hasSelection = keepAnchor;
    if (!keepAnchor)
        m_anchor = m_cursor;
    const qint64 row = m_cursor / m_perRow;
    QScrollBar *bar = verticalScrollBar();
    if (row < bar->value())
        bar->setValue(int(row));
    else if (row >= bar->value() + visibleRows())
        bar->setValue(int(row) - visibleRows() + 1);
    viewport()->update();
    //: for screen readers: an offset in hexadecimal and decimal, then a byte
    setAccessibleDescription(tr("Offset %1 (%2), byte %3")
                                 .arg(QString::number(m_cursor, 16), QString::number(m_cursor),
                                      QString::number(uchar(m_bytes[m_cursor]), 16).rightJustified(2, u'0')));
    Q_EMIT cursorMoved(m_cursor);
}

void HexView::select(qint64 begin, qint64 end)
{
    if (begin >= end || begin < 0 || end > m_bytes.size())
        return;
    goTo(end - 1);
    m_anchor = begin;
    goTo(end - 1, true);
    const qint64 row = begin / m_perRow;
    if (row < verticalScrollBar()->value())
        verticalScrollBar()->setValue(int(row));
}

QByteArray HexView::selectedBytes() const
{
    if (m_bytes.isEmpty())
        return {};
    const qint64 begin = m_hasSelection ? std::min(m_anchor, m_cursor) : m_cursor;
    const qint64 end = m_hasSelection ? std::max(m_anchor, m_cursor) : m_cursor;
    return m_bytes.mid(begin, std::min(end - begin + 1, kMaxCopied));
}

void HexView::copyHex() const
{
    QApplication::clipboard()->setText(QString::fromLatin1(selectedBytes().toHex(' ')));
}

void HexView::copyText() const
{
    QApplication::clipboard()->setText(QString::fromUtf8(selectedBytes()));
}

std::optional<qint64> HexView::parseOffset(const QString &text)
{
    QString number = text.trimmed().toLower();
    bool ok = false;
    qint64 value = 0;
    if (number.startsWith("0x"_L1))
        value = number.mid(2).toLongLong(&ok, 16);
    else if (number.endsWith(u'h'))
        value = number.chopped(1).toLongLong(&ok, 16);
    else
        value = number.toLongLong(&ok, 10);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<QByteArray> HexView::parseBytes(const QString &text)
{
    static const QRegularExpression pairs(u"^(0x([0-9a-f]{2})+|[0-9a-f]{2}( [0-9a-f]{2})+)$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = text.trimmed();
    if (!pairs.match(trimmed).hasMatch())
        return std::nullopt;
    return QByteArray::fromHex(trimmed.startsWith("0x"_L1, Qt::CaseInsensitive) ? trimmed.mid(2).toLatin1()
                                                                                : trimmed.toLatin1());
}

QString HexView::findHint() const
{
    return tr("Text, or bytes as de ad or 0xdead");
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const bool keep = event->modifiers() & Qt::ShiftModifier;
    const bool control = event->modifiers() & Qt::ControlModifier;
    const qint64 page = qint64(visibleRows()) * m_perRow;
    if (event->matches(QKeySequence::Copy)) {
        copyHex();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        goTo(m_bytes.size() - 1, true);
        return;
    }
    // A step that would leave the bytes stays, column and all.
    const auto step = [&](qint64 by) {
        const qint64 to = m_cursor + by;
        if (to >= 0 && to < m_bytes.size())
            goTo(to, keep);
        else
            goTo(to < 0 ? m_cursor % m_perRow : m_bytes.size() - 1, keep);
    };
    switch (event->key()) {
    case Qt::Key_Left: goTo(m_cursor - 1, keep); break;
    case Qt::Key_Right: goTo(m_cursor + 1, keep); break;
    case Qt::Key_Up: step(-m_perRow); break;
    case Qt::Key_Down: step(m_perRow); break;
    case Qt::Key_PageUp: step(-page); break;
    case Qt::Key_PageDown: step(page); break;
    case Qt::Key_Home: goTo(control ? 0 : m_cursor - m_cursor % m_perRow, keep); break;
    case Qt::Key_End: goTo(control ? m_bytes.size() - 1 : m_cursor - m_cursor % m_perRow + m_perRow - 1, keep); break;
    default: QAbstractScrollArea::keyPressEvent(event); return;
    }
    event->accept();
}

qint64 HexView::offsetAt(const QPoint &position) const
{
    const double x = (position.x() - kPad + horizontalScrollBar()->value()) / m_cell;
    const qint64 row
        = std::clamp<qint64>(verticalScrollBar()->value() + qint64(std::floor(double(position.y()) / m_lineHeight)), 0,
                             std::max<qint64>(0, rowCount() - 1));
    int column = m_perRow - 1;
    if (x >= textX(0)) {
        column = int(x - textX(0));
    } else {
        for (int i = 0; i < m_perRow; ++i) {
            if (x < hexX(i) + 2.5) {
                column = i;
                break;
            }
        }
    }
    return row * m_perRow + std::clamp(column, 0, m_perRow - 1);
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        goTo(offsetAt(event->position().toPoint()), event->modifiers() & Qt::ShiftModifier);
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        goTo(offsetAt(event->position().toPoint()), true);
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(u"edit-copy"_s), tr("&Copy as Hexadecimal"), this, [this] { copyHex(); });
    menu->addAction(tr("Copy as &Text"), this, [this] { copyText(); });
    menu->addAction(tr("Copy as &Base64"), this,
                    [this] { QApplication::clipboard()->setText(QString::fromLatin1(selectedBytes().toBase64())); });
    menu->popup(event->globalPos());
}

void HexView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HexView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool HexView::isFound(qint64 offset) const
{
    auto at = std::upper_bound(m_found.places.begin(), m_found.places.end(), offset);
    return at != m_found.places.begin() && offset < *--at + m_found.length;
}

void HexView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(font());
    const QPalette &colors = palette();
    const ThemeColors &theme = themeColors(colors);
    painter.fillRect(event->rect(), colors.color(QPalette::Base));
    const double left = kPad - horizontalScrollBar()->value();
    const int ascent = int(std::ceil(QFontMetricsF(font()).ascent())) + 1;
    const qint64 first = verticalScrollBar()->value() + event->rect().top() / m_lineHeight;
    const qint64 last
        = std::min(rowCount() - 1, verticalScrollBar()->value() + qint64(event->rect().bottom() / m_lineHeight));
    const qint64 from = m_hasSelection ? std::min(m_anchor, m_cursor) : m_cursor;
    const qint64 to = m_hasSelection ? std::max(m_anchor, m_cursor) : m_cursor;
    for (qint64 row = first; row <= last; ++row) {
        const int top = int(row - verticalScrollBar()->value()) * m_lineHeight;
        const qint64 begin = row * m_perRow;
        const int count = int(std::min<qint64>(m_perRow, m_bytes.size() - begin));
        painter.setPen(theme.muted);
        painter.drawText(QPointF(left, top + ascent), QString::number(begin, 16).rightJustified(digits(), u'0'));
        for (int i = 0; i < count; ++i) {
            const qint64 offset = begin + i;
            const double hex = left + hexX(i) * m_cell;
            const double text = left + textX(i) * m_cell;
            const bool isSelected = offset >= from && offset <= to;
            QColor fill;
            if (isSelected)
                fill = colors.color(hasFocus() ? QPalette::Active : QPalette::Inactive, QPalette::Highlight);
            else if (isFound(offset))
                fill = theme.warningFill;
            if (fill.isValid()) {
                const double joined = isSelected && offset < to && i + 1 < m_perRow ? (i == 7 ? 4 : 3) : 2;
                painter.fillRect(QRectF(hex, top, joined * m_cell, m_lineHeight), fill);
                painter.fillRect(QRectF(text, top, m_cell, m_lineHeight), fill);
            }
            const char c = m_bytes[offset];
            const bool isPlain = c >= 0x20 && c < 0x7F;
            painter.setPen(isSelected   ? colors.color(QPalette::HighlightedText)
                               : c == 0 ? theme.muted
                                        : colors.color(QPalette::Text));
            painter.drawText(QPointF(hex, top + ascent), QString::number(uchar(c), 16).rightJustified(2, u'0'));
            if (!isSelected)
                painter.setPen(isPlain ? theme.success : theme.muted);
            painter.drawText(QPointF(text, top + ascent), QString(shown(c)));
            if (offset == m_cursor && hasFocus()) {
                painter.setPen(theme.accent);
                painter.drawRect(QRectF(hex - 1, top, 2 * m_cell + 1, m_lineHeight - 1));
                painter.drawRect(QRectF(text - 1, top, m_cell + 1, m_lineHeight - 1));
            }
        }
    }
}

void HexView::setSearch(const SearchQuery &query)
{
    m_search.cancel();
    m_found = {};
    m_at = -1;
    viewport()->update();
    if (query.isEmpty() || m_bytes.isEmpty()) {
        tellStatus();
        return;
    }
    const auto bytes = parseBytes(query.pattern);
    const bool isFolded = !bytes && !query.matchCase;
    const QByteArray needle = bytes ? *bytes : isFolded ? query.pattern.toUtf8().toLower() : query.pattern.toUtf8();
    const auto work = [haystack = m_bytes, needle, isFolded](const std::stop_token &stop) {
        Found found;
        found.length = needle.size();
        const QByteArray in = isFolded ? haystack.toLower() : haystack;
        const QByteArrayMatcher matcher(needle);
        for (qsizetype at = 0; (at = matcher.indexIn(in, at)) >= 0 && !stop.stop_requested(); at += needle.size()) {
            if (found.places.size() == kMaxMatches) {
                found.more = true;
                break;
            }
            found.places.push_back(at);
        }
        return found;
    };
    if (m_bytes.size() <= kSearchedAtOnce) {
        onFound(work({}));
        return;
    }
    m_search.start(work, [this](Found found) { onFound(std::move(found)); });
    tellStatus();
}

void HexView::onFound(Found found)
{
    m_found = std::move(found);
    viewport()->update();
    if (m_found.places.empty()) {
        tellStatus();
        return;
    }
    const qint64 from = m_hasSelection ? std::min(m_anchor, m_cursor) : m_cursor;
    const auto next = std::lower_bound(m_found.places.begin(), m_found.places.end(), from);
    goToPlace(next == m_found.places.end() ? 0 : std::size_t(next - m_found.places.begin()));
}

void HexView::goToPlace(std::size_t index)
{
    m_at = qsizetype(index);
    select(m_found.places[index], m_found.places[index] + m_found.length);
    tellStatus();
}

void HexView::findNext(bool backward)
{
    const auto &places = m_found.places;
    if (places.empty())
        return;
    const qint64 from = m_hasSelection ? std::min(m_anchor, m_cursor) : m_cursor;
    if (backward) {
        const auto at = std::lower_bound(places.begin(), places.end(), from);
        goToPlace(at == places.begin() ? places.size() - 1 : std::size_t(at - places.begin()) - 1);
    } else {
        const auto at = std::upper_bound(places.begin(), places.end(), from);
        goToPlace(at == places.end() ? 0 : std::size_t(at - places.begin()));
    }
}

void HexView::tellStatus()
{
    if (!onFindStatus)
        return;
    FindStatus status;
    status.current = m_at + 1;
    status.count = qsizetype(m_found.places.size());
    status.more = m_found.more;
    status.isBusy = m_search.isRunning();
    onFindStatus(status);
}

} // namespace coroscope
