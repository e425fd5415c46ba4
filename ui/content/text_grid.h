#pragma once

#include "ui/content/text_document.h"

#include <utility>
#include <vector>

namespace coroscope {

/// A text as a grid of cells: rows, which are lines or, where those are too long, parts of them, and columns. A tab
/// reaches to the next multiple of kTab, a wide character takes two cells, a combining one none. A value; any one
/// thread.
class TextGrid {
public:
    static constexpr int kTab = 4; // cells

    explicit TextGrid(TextDocumentPtr document)
        : m_document(std::move(document))
    {
    }

    /// Breaks lines that are longer than so many cells; where nothing is wrapped, than so many characters.
    void layout(TextDocumentPtr document, quint32 limit, bool isWrapped);

    /// Where rows begin; at least one.
    const std::vector<quint32> &rows() const { return m_ownRows.empty() ? m_document->lines : m_ownRows; }
    quint32 rowOf(quint32 offset) const;
    /// Without the line break.
    quint32 rowEnd(quint32 row) const;
    int columnOf(quint32 row, quint32 offset) const;
    /// The column behind [begin, end), which begins at `column`.
    int columnAfter(quint32 begin, quint32 end, int column) const;
    quint32 offsetAtColumn(quint32 row, int column) const;

    /// The character at `at` and how many code units it takes.
    static std::pair<char32_t, quint32> characterAt(QStringView text, quint32 at);
    /// How many cells it takes where it begins at that column.
    static int cells(char32_t character, int column);

private:
    TextDocumentPtr m_document;
    std::vector<quint32> m_ownRows; ///< if some line takes more than one row; else the document's lines are the rows
};

} // namespace coroscope
