#include "ui/widgets/code_edit.h"

#include "ui/theme.h"

#include <QEvent>
#include <QPainter>
#include <QTextBlock>

namespace coroscope {

namespace {

constexpr int kMaxMarks = 1000;

class NumberStrip final : public QWidget {
public:
    explicit NumberStrip(CodeEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintNumbers(event); }

private:
    CodeEdit *m_edit;
};

} // namespace

CodeEdit::CodeEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new NumberStrip(this))
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    applyFont();
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] { layoutNumbers(); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, area.y(), m_numbers->width(), area.height());
    });
    layoutNumbers();
}

void CodeEdit::applyFont()
{
    if (const QFont mono = monospaceFont(); font() != mono)
        setFont(mono);
}

int CodeEdit::numbersWidth() const
{
    const auto digits = QString::number(qMax(99, blockCount())).size();
    return fontMetrics().horizontalAdvance(u'9') * int(digits) + 16;
}

void CodeEdit::layoutNumbers()
{
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const QRect area = contentsRect();
    m_numbers->setGeometry(area.left(), area.top(), numbersWidth(), area.height());
}

void CodeEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    layoutNumbers();
}

void CodeEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refreshMarks();
        m_numbers->update();
    } else if (event->type() == QEvent::FontChange && m_numbers) {
        layoutNumbers();
    } else if (event->type() == QEvent::ApplicationFontChange) {
        applyFont();
    }
}

void CodeEdit::paintNumbers(QPaintEvent *event)
{
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    painter.setPen(themeColors(palette()).muted);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const double height = blockBoundingRect(block).height();
        if (block.isVisible() && top + height >= event->rect().top()) {
            painter.drawText(QRectF(0, top, m_numbers->width() - 8, fontMetrics().height()), Qt::AlignRight,
                             QString::number(block.blockNumber() + 1));
        }
        top += height;
        block = block.next();
    }
}

void CodeEdit::setFault(qsizetype offset)
{
    if (m_fault == offset)
        return;
    m_fault = offset;
    refreshMarks();
}

void CodeEdit::goTo(qsizetype offset)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(qBound(qsizetype(0), offset, qsizetype(document()->characterCount() - 1))));
    setTextCursor(cursor);
    ensureCursorVisible();
    setFocus();
}

int CodeEdit::setSearch(const QString &text)
{
    m_search = text;
    refreshMarks();
    if (text.isEmpty())
        return 0;
    QTextCursor from = textCursor();
    from.setPosition(from.selectionStart());
    setTextCursor(from);
    findAgain(false);
    return int(extraSelections().size()) - (m_fault >= 0 ? 1 : 0);
}

bool CodeEdit::findAgain(bool backward)
{
    if (m_search.isEmpty())
        return false;
    const QTextDocument::FindFlags flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (find(m_search, flags))
        return true;
    const QTextCursor stay = textCursor();
    moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    if (find(m_search, flags))
        return true;
    setTextCursor(stay);
    return false;
}

void CodeEdit::refreshMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (m_fault >= 0 && document()->characterCount() > 1) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        const int last = document()->characterCount() - 1;
        const int at = int(qMin<qsizetype>(m_fault, last));
        mark.cursor.setPosition(at == last ? at - 1 : at);
        mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(themeColors(palette()).error);
        mark.format.setBackground(themeColors(palette()).errorFill);
        marks.append(mark);
    }
    if (!m_search.isEmpty()) {
        QTextCursor found(document());
        for (int i = 0; i < kMaxMarks; ++i) {
            found = document()->find(m_search, found);
            if (found.isNull())
                break;
            QTextEdit::ExtraSelection mark;
            mark.cursor = found;
            mark.format.setBackground(themeColors(palette()).warningFill);
            marks.append(mark);
        }
    }
    setExtraSelections(marks);
}

} // namespace coroscope
