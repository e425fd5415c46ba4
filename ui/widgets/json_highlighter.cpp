#include "ui/widgets/json_highlighter.h"

#include "ui/theme.h"

#include <QEvent>

namespace coroscope {

JsonHighlighter::JsonHighlighter(QTextDocument *document, QWidget *widget)
    : QSyntaxHighlighter(document)
    , m_widget(widget)
{
    takeColours();
    widget->installEventFilter(this);
}

void JsonHighlighter::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    rehighlight();
}

void JsonHighlighter::takeColours()
{
    const ThemeColors &colors = themeColors(m_widget->palette());
    m_name.setForeground(colors.series[0]);
    m_string.setForeground(colors.success);
    m_number.setForeground(colors.series[1]);
    m_word.setForeground(colors.series[4]);
}

bool JsonHighlighter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        takeColours();
        rehighlight();
    }
    return QSyntaxHighlighter::eventFilter(watched, event);
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    if (!m_enabled)
        return;
    int at = 0;
    const int size = int(text.size());
    while (at < size) {
        const QChar c = text[at];
        const int begin = at;
        if (c == u'"') {
            ++at;
            while (at < size && text[at] != u'"')
                at += text[at] == u'\\' ? 2 : 1;
            at = qMin(at + 1, size);
            int next = at;
            while (next < size && text[next].isSpace())
                ++next;
            setFormat(begin, at - begin, next < size && text[next] == u':' ? m_name : m_string);
        } else if (c == u'-' || c.isDigit()) {
            while (at < size
                   && (text[at].isLetterOrNumber() || text[at] == u'.' || text[at] == u'-' || text[at] == u'+'))
                ++at;
            setFormat(begin, at - begin, m_number);
        } else if (c.isLetter()) {
            while (at < size && text[at].isLetter())
                ++at;
            setFormat(begin, at - begin, m_word);
        } else {
            ++at;
        }
    }
}

} // namespace coroscope
