#pragma once

#include "ui/content/background_job.h"
#include "ui/content/find_target.h"
#include "ui/content/text_document.h"
#include "ui/widgets/qscintilla.h"

class QTimer;

namespace coroscope {

/// Edits code: line numbers, colours of the theme in force, folding, matching brackets, undo, find and replace. Tab
/// leaves it. Places are offsets in UTF-16 code units, as in QString; Scintilla's own are bytes. For texts that a
/// person writes, and for code of the program itself, read-only; what a server sends is shown by TextView. GUI thread.
class CodeEdit final : public QsciScintilla, public FindTarget {
    Q_OBJECT
public:
    explicit CodeEdit(const QString &accessibleName, QWidget *parent = nullptr);
    ~CodeEdit() override;

    QString toPlainText() const;
    /// Another text: what was done to the last one cannot be undone any more.
    void setPlainText(const QString &text);
    /// The same text in other words: one step that can be undone.
    void replaceText(const QString &text);
    void setLanguage(TextLanguage language);
    /// What stands in front of each line in place of its number; empty: the numbers. Until the text changes.
    void setLineLabels(const QStringList &labels);
    const QStringList &lineLabels() const noexcept { return m_labels; }
    /// These lines, from 0, are lit, and an arrow points to each: something happens there now.
    void setLitLines(const QList<int> &lines);
    const QList<int> &litLines() const noexcept { return m_lit; }
    TextLanguage language() const noexcept { return m_language; }

    /// Marks a place with a wavy line; -1: none.
    void setFault(qsizetype offset);
    void goTo(qsizetype offset);
    qsizetype cursorOffset() const;
    /// Where the selection begins, or the cursor is.
    qsizetype selectionOffset() const;

    void setSearch(const SearchQuery &query) override;
    using QsciScintilla::findNext;
    void findNext(bool backward) override;
    QString selectionToFind() const override;
    bool canReplace() const override { return true; }
    void replaceCurrent(const QString &with) override;
    int replaceAll(const QString &with) override;

Q_SIGNALS:
    /// The text is another one now. Unlike textChanged() it does not come in the middle of a change.
    void edited();

protected:
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    void applyStyles();
    void layoutNumbers();
    void freeKeys();
    long position(qsizetype offset) const;
    qsizetype offset(long position) const;
    void searchAgain(bool mayMove);
    void onFound(TextMatches found, bool mayMove);
    void goToMatch(std::size_t index);
    void markMatches();
    void tellStatus();

    TextLanguage m_language = TextLanguage::Plain;
    qsizetype m_fault = -1;
    QStringList m_labels;
    QList<int> m_lit;
    SearchQuery m_query;
    TextMatches m_matches;
    qsizetype m_match = -1;
    QTimer *m_again;
    BackgroundJob<TextMatches> m_search;
    bool m_isTheming = false;
    bool m_isReplacing = false;
};

} // namespace coroscope
