#pragma once

#include <QByteArray>
#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace coroscope {

class CodeEdit;
class FindBar;
class JsonHighlighter;
class ToneLabel;

/// Shows the content of a message: JSON indented or as it came, other text as it came, bytes as a hex dump. What is
/// large is shown in part and says so; Save writes all of it. Read only. GUI thread.
class ContentView final : public QWidget {
    Q_OBJECT
public:
    explicit ContentView(const QString &accessibleName, QWidget *parent = nullptr);

    /// `mediaType` and `contentEncoding` as in the header fields; empty where there were none. `wholeSize`: the size in
    /// bytes of the whole content where only its beginning was kept; 0: `bytes` is all of it.
    void setContent(const QByteArray &bytes, const QByteArray &mediaType, const QByteArray &contentEncoding = {},
                    quint64 wholeSize = 0);
    void clear();

    /// Writes the whole body. Returns a translated sentence where that failed.
    QString saveTo(const QString &path) const;

    const QByteArray &content() const noexcept { return m_body; }
    QString shownText() const;

    /// Longer texts are cut for display, until Show all.
    static constexpr qsizetype kShownBytes = 2 * 1024 * 1024;
    /// Longer ones are not coloured.
    static constexpr qsizetype kColouredChars = 512 * 1024;
    /// Longer lines are broken for display: laying one out takes time with its length.
    static constexpr qsizetype kLineChars = 20'000;
    static constexpr qsizetype kHexBytes = 16 * 1024;

private:
    void refresh();
    void saveAs();
    QString rawText(qsizetype limit) const;

    CodeEdit *m_edit;
    JsonHighlighter *m_highlighter;
    FindBar *m_find;
    QToolButton *m_pretty;
    QToolButton *m_raw;
    QToolButton *m_wrap;
    QToolButton *m_showAll;
    ToneLabel *m_about;
    ToneLabel *m_guard;
    QByteArray m_body;
    QByteArray m_contentType;
    QByteArray m_contentEncoding;
    quint64 m_wholeSize = 0;
    bool m_isText = true;
    bool m_isJson = false;
    bool m_all = false;
};

} // namespace coroscope
