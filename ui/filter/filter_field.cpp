#include "ui/filter/filter_field.h"

#include "ui/filter/filter_popup.h"
#include "ui/icon.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

FilterField::FilterField(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("filter"));
    setClearButtonEnabled(true);
    addAction(icon(QStringLiteral("edit-find"), IconTone::Muted), LeadingPosition);
    m_warning = addAction(icon(QStringLiteral("dialog-warning"), IconTone::Error), TrailingPosition);
    m_warning->setObjectName(QStringLiteral("filterWarning"));
    m_warning->setVisible(false);
    connect(m_warning, &QAction::triggered, this, [this] {
        if (m_error)
            setSelection(int(m_error->start), int(m_error->length));
        setFocus();
    });
    QAction *help = addAction(icon(QStringLiteral("help-contents"), IconTone::Muted), TrailingPosition);
    help->setObjectName(QStringLiteral("filterHelp"));
    help->setText(tr("How filters are written"));
    help->setToolTip(tr("How filters are written"));
    connect(help, &QAction::triggered, this, &FilterField::showHelp);

    m_find = new QAction(icon(QStringLiteral("edit-find")), tr("&Filter"), this);
    m_find->setShortcut(QKeySequence::Find);
    m_find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_find, &QAction::triggered, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });

    onTextChanged();
    connect(this, &QLineEdit::textChanged, this, &FilterField::onTextChanged);
    connect(this, &QLineEdit::textEdited, this, [this] { suggest(false); });
}

FilterField::~FilterField() = default;

void FilterField::setGrammar(FilterGrammar grammar)
{
    m_grammar = std::move(grammar);
    onTextChanged();
}

void FilterField::setHistory(WindowSettings *settings, const QString &pane)
{
    m_settings = settings;
    m_pane = pane;
}

void FilterField::onTextChanged()
{
    FilterParse parse = parseFilter(text(), m_grammar);
    if (!parse.error && m_check) {
        if (const QString why = m_check(parse.filter); !why.isEmpty())
            parse.error = FilterError{why, 0, text().size()};
    }
    const QString before = m_error ? m_error->sentence : QString();
    m_error = std::move(parse.error);
    const QString sentence = m_error ? m_error->sentence : QString();
    m_warning->setVisible(m_error.has_value());
    m_warning->setText(sentence);
    m_warning->setToolTip(sentence);
    setToolTip(m_error ? sentence
                       : tr("Words, and conditions such as status>=400; the question mark tells all of them"));
    setAccessibleDescription(sentence);
    update();
    if (before != sentence)
        Q_EMIT errorChanged();
    if (!m_error && !(parse.filter == m_filter)) {
        m_filter = std::move(parse.filter);
        Q_EMIT filterChanged(m_filter);
    }
}

void FilterField::suggest(bool asked)
{
    if (!hasFocus())
        return;
    m_suggestions = {};
    if (text().isEmpty()) {
        if (!asked)
            return hidePopup();
        for (const QString &filter : recent())
            m_suggestions.items.append({FilterSuggestion::Kind::Recent, filter, filter, {}});
    }
    if (asked || !text().isEmpty()) {
        FilterSuggestions found = suggestFilter(text(), cursorPosition(), m_grammar, m_values);
        m_suggestions.start = found.start;
        m_suggestions.end = found.end;
        // Between two words there is nothing begun, so nothing is offered unasked.
        if (asked || found.start < cursorPosition() || !text().endsWith(u' '))
            m_suggestions.items += found.items;
    }
    if (!m_popup) {
        m_popup = new FilterPopup(this);
        connect(m_popup, &FilterPopup::picked, this, &FilterField::accept);
    }
    m_popup->showContents(m_suggestions.items, m_error ? m_error->sentence : QString());
}

void FilterField::showSuggestions()
{
    suggest(true);
}

void FilterField::accept(int row)
{
    if (row < 0 || row >= m_suggestions.items.size())
        return;
    const FilterSuggestion chosen = m_suggestions.items[row];
    if (chosen.kind == FilterSuggestion::Kind::Recent) {
        selectAll();
        insert(chosen.text);
        hidePopup();
        return remember();
    }
    setSelection(int(m_suggestions.start), int(m_suggestions.end - m_suggestions.start));
    if (chosen.kind == FilterSuggestion::Kind::Value) {
        insert(chosen.text + u' ');
        hidePopup();
        return;
    }
    insert(chosen.text);
    suggest(true);
}

void FilterField::hidePopup()
{
    if (m_popup)
        m_popup->hide();
}

QStringList FilterField::recent() const
{
    return m_settings ? m_settings->recentFilters(m_pane) : QStringList();
}

void FilterField::remember()
{
    const QString filter = text().trimmed();
    if (!m_settings || filter.isEmpty() || m_error)
        return;
    QStringList list = recent();
    list.removeAll(filter);
    list.prepend(filter);
    m_settings->setRecentFilters(m_pane, list.mid(0, kMostRecent));
}

bool FilterField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Escape clears the field; the pane's own Escape is for when there is nothing to clear.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && (!text().isEmpty() || (m_popup && m_popup->isVisible()))) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && m_popup && m_popup->highlighted() >= 0) {
            accept(m_popup->highlighted());
            return true;
        }
    }
    if (event->type() == QEvent::Hide || event->type() == QEvent::Move)
        hidePopup();
    return QLineEdit::event(event);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    const bool open = m_popup && m_popup->isVisible();
    switch (event->key()) {
    case Qt::Key_Escape:
        if (open && m_popup->highlighted() >= 0)
            return hidePopup();
        if (text().isEmpty() && !open)
            break;
        hidePopup();
        clear();
        return;
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (open)
            m_popup->moveHighlight(event->key() == Qt::Key_Down ? 1 : -1);
        else
            suggest(true);
        return;
    case Qt::Key_Space:
        if (!(event->modifiers() & Qt::ControlModifier))
            break;
        suggest(true);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (open && m_popup->highlighted() >= 0)
            return accept(m_popup->highlighted());
        hidePopup();
        remember();
        break;
    default: break;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::focusOutEvent(QFocusEvent *event)
{
    hidePopup();
    // Where a person went on to something else; a window that closes may have lost its settings already.
    const bool byPerson = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::MouseFocusReason || event->reason() == Qt::ShortcutFocusReason;
    if (byPerson)
        remember();
    QLineEdit::focusOutEvent(event);
}

void FilterField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_error || text().isEmpty())
        return;
    // The cursor's place is the one that Qt tells; from there it is text widths.
    const QFontMetricsF metrics(font());
    const auto widthTo = [&](qsizetype at) { return metrics.horizontalAdvance(text().first(at)); };
    const QRect cursor = cursorRect();
    constexpr int kCursorMargin = 5; // that cursorRect() adds at the left
    const double origin = cursor.left() + kCursorMargin - widthTo(cursorPosition());
    const auto start = std::min(m_error->start, text().size());
    const auto end = std::min(start + m_error->length, text().size());
    const double left = origin + widthTo(start);
    const double right = std::max(origin + widthTo(end), left + 6);
    const double base = rect().center().y() + metrics.height() / 2 - 0.5;
    QPainterPath wave(QPointF(left, base));
    bool up = true;
    for (double x = left + 2; x <= right; x += 2, up = !up)
        wave.lineTo(x, up ? base - 2 : base);
    QPainter painter(this);
    painter.setClipRect(rect().adjusted(24, 1, -24, -1));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColors(palette()).error, 1.2));
    painter.drawPath(wave);
}

void FilterField::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    menu->addAction(tr("&Suggestions"), this, &FilterField::showSuggestions);
    menu->addAction(icon(QStringLiteral("help-contents")), tr("&How Filters Are Written"), this,
                    &FilterField::showHelp);
    menu->popup(event->globalPos());
}

QString FilterField::helpText() const
{
    const QString muted = themeColors(palette()).muted.name();
    const auto row = [&](const QString &left, const QString &right) {
        return QStringLiteral(
                   "<tr><td style='padding-right:16px; white-space:pre'><code>%1</code></td><td>%2</td></tr>")
            .arg(left.toHtmlEscaped(), right.toHtmlEscaped());
    };
    QString html = QStringLiteral("<h3>%1</h3><table cellspacing='0' cellpadding='2'>")
                       .arg(tr("How filters are written").toHtmlEscaped());
    html += row(QStringLiteral("users post"), tr("both words, anywhere, in any case"));
    html += row(QStringLiteral("\"two words\""), tr("the text as it stands"));
    html += row(QStringLiteral("us*rs"), tr("* stands for any letters"));
    html += row(QStringLiteral("-word   not(a b)"), tr("what does not have it; what does not have both"));
    html += row(QStringLiteral("or(a b)   a or b"), tr("what has one of them"));
    html += QStringLiteral("</table><h4>%1</h4><table cellspacing='0' cellpadding='2'>")
                .arg(tr("Fields").toHtmlEscaped());
    for (const FilterFieldSpec &field : m_grammar.fields()) {
        QString example = field.example;
        switch (example.isEmpty() ? field.kind : FilterKind::Text) {
        case FilterKind::Text:
            if (example.isEmpty())
                example = field.name + QStringLiteral(":text");
            break;
        case FilterKind::Word:
        case FilterKind::Choice: example = field.name + u':' + field.values.mid(0, 2).join(u','); break;
        case FilterKind::Level:
            example = field.name + QStringLiteral(">=") + field.values.value(field.values.size() / 2);
            break;
        case FilterKind::Number: example = field.name + QStringLiteral(">=1"); break;
        case FilterKind::Duration: example = field.name + QStringLiteral(">200ms"); break;
        case FilterKind::Size: example = field.name + QStringLiteral(">10kb"); break;
        }
        QString about = field.help;
        if (!field.aliases.isEmpty())
            //: %1 what a field of a filter is, %2 other names of it.
            about = tr("%1 (also: %2)").arg(about, field.aliases.join(QStringLiteral(", ")));
        html += row(example, about);
    }
    html += QStringLiteral("</table><p style='color:%1'>%2</p>")
                .arg(muted,
                     tr("Operators: : = != < <= > >=. Several values: method:GET,PUT. A range: status:200..299, "
                        "dur:10ms..1s. Units: ns us ms s min; b kb mb gb kib mib gib. Down offers what can "
                        "follow; Escape clears.")
                         .toHtmlEscaped());
    return html;
}

void FilterField::showHelp()
{
    hidePopup();
    auto *frame = new QFrame(this, Qt::Popup);
    frame->setAttribute(Qt::WA_DeleteOnClose);
    frame->setObjectName(QStringLiteral("filterHelpPopup"));
    frame->setFrameShape(QFrame::StyledPanel);
    auto *text = new QTextBrowser(frame);
    text->setAccessibleName(tr("How filters are written"));
    text->setFrameShape(QFrame::NoFrame);
    text->setHtml(helpText());
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(text);
    constexpr int kHelpWidth = 560;
    QTextDocument measured;
    measured.setDefaultFont(text->font());
    measured.setHtml(helpText());
    measured.setTextWidth(kHelpWidth - 32);
    const QRect room = screen()->availableGeometry();
    const QSize size(kHelpWidth, std::min(int(measured.size().height()) + 24, room.height() * 3 / 4));
    QPoint at = mapToGlobal(QPoint(0, height() + 2));
    if (at.y() + size.height() > room.bottom())
        at.setY(std::max(room.top(), mapToGlobal(QPoint()).y() - size.height() - 2));
    at.setX(std::max(room.left(), std::min(at.x(), room.right() - size.width())));
    frame->setGeometry(QRect(at, size));
    m_help = frame;
    frame->show();
    text->setFocus(Qt::PopupFocusReason);
}

} // namespace coroscope
