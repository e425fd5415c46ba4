#pragma once

#include "ui/content/background_job.h"
#include "ui/content/find_target.h"
#include "ui/content/text_document.h"
#include "ui/content/text_grid.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

namespace coroscope {

/// Shows a text of any size, read only, in monospace with line numbers and colours: select and copy by mouse and keys,
/// wrap, search. Only what is in sight is laid out, on a grid of cells as terminals do it, so that neither a million
/// lines nor one line of ten million characters make it slow; measured, QScintilla took seconds to load and lay out
/// either, on the GUI thread. GUI thread.
class TextView final : public QAbstractScrollArea, public FindTarget {
    Q_OBJECT
    Q_PROPERTY(QString plainText READ text) // named as in Qt's own editors
public:
    explicit TextView(const QString &accessibleName, QWidget *parent = nullptr);
    ~TextView() override;

    void setDocument(TextDocumentPtr document);
    /// For short texts: makes the document here.
    void setText(const QString &text, TextLanguage language = TextLanguage::Plain);
    const TextDocumentPtr &document() const noexcept { return m_document; }
    const QString &text() const { return m_document->text; }

    void setWrap(bool wrap);
    bool wrap() const noexcept { return m_wrap; }

    bool hasSelection() const noexcept { return m_anchor != m_caret; }
    QString selectedText() const;
    void setSelection(quint32 anchor, quint32 caret);
    quint32 caret() const noexcept { return m_caret; }
    quint32 anchor() const noexcept { return m_anchor; }
    void selectAll();
    void copy() const;

    void setSearch(const SearchQuery &query) override;
    void findNext(bool backward) override;
    QString selectionToFind() const override;

    /// The place of a character in the viewport; where it is out of sight, outside of it.
    QRect cellRect(quint32 offset) const;
    quint32 offsetAt(const QPoint &position) const;
    int rowCount() const { return int(m_grid.rows().size()); }

    /// Longer lines are broken where they are shown, not in what is copied.
    static constexpr quint32 kRowChars = 10'000;

Q_SIGNALS:
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    static constexpr int kPad = 6; ///< pixels between numbers and text

    void layoutRows();
    void updateScrollBars();
    void applyFont();
    int gutterWidth() const;
    void moveTo(quint32 offset, bool keepAnchor, bool keepColumn = false);
    quint32 wordBoundary(quint32 from, bool backward) const;
    void paintRow(QPainter &painter, quint32 row, int top, const std::vector<TextToken> &tokens) const;
    void drawRun(QPainter &painter, quint32 begin, quint32 end, int column, int top) const;
    void ensureVisible(quint32 offset);
    void onFound(TextMatches found);
    void goToMatch(std::size_t index);
    void tellStatus();
    int visibleRows() const;

    TextDocumentPtr m_document;
    TextGrid m_grid; ///< of it
    bool m_wrap = false;
    double m_cell = 8; ///< pixels
    int m_lineHeight = 16;
    int m_ascent = 12;
    quint32 m_anchor = 0;
    quint32 m_caret = 0;
    int m_wantedColumn = -1;
    QPoint m_dragAt;
    QBasicTimer m_dragTimer;
    QBasicTimer m_blinkTimer;
    bool m_caretOn = false;

    SearchQuery m_query;
    TextMatches m_matches;
    qsizetype m_match = -1;
    BackgroundJob<TextMatches> m_search;
};

} // namespace coroscope
