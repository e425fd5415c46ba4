#pragma once

#include <QSyntaxHighlighter>
#include <QWidget>

namespace coroscope {

/// Colours JSON: names, strings, numbers, words. Colours follow the palette of the widget it is made for.
class JsonHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT
public:
    JsonHighlighter(QTextDocument *document, QWidget *widget);
    void setEnabled(bool enabled);

protected:
    void highlightBlock(const QString &text) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeColours();

    QWidget *m_widget;
    QTextCharFormat m_name;
    QTextCharFormat m_string;
    QTextCharFormat m_number;
    QTextCharFormat m_word;
    bool m_enabled = true;
};

} // namespace coroscope
