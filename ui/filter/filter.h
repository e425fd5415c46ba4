#pragma once

#include <QAnyStringView>
#include <QByteArray>
#include <QString>
#include <QStringList>

#include <limits>
#include <memory>
#include <vector>

namespace coroscope {

/// What a filter asks of one row. Fields are FilterFieldSpec::id.
class FilterSource {
public:
    /// Of a number that the row does not have (yet): no comparison with it is true, its negation is.
    static constexpr qint64 kNone = std::numeric_limits<qint64>::min();

    /// Text and Word. UTF-8, Latin-1 or UTF-16; valid until the next call.
    virtual QAnyStringView text(int field) const = 0;
    /// Choice and Level: the index among the values. Number. Duration: nanoseconds. Size: bytes.
    virtual qint64 number(int field) const = 0;

protected:
    ~FilterSource() = default;
};

/// A text with gaps: "/users*" is "/users" and whatever follows. In any case (Unicode where it is not ASCII). A value.
class FilterPattern {
public:
    FilterPattern() = default;
    /// The literal parts between the gaps; one part: no gap.
    explicit FilterPattern(QStringList parts);

    const QStringList &parts() const noexcept { return m_texts; }
    bool hasGap() const noexcept { return m_texts.size() > 1; }
    /// All of `text`. Allocates only where the pattern is not ASCII and the text UTF-8.
    bool fits(QAnyStringView text) const;
    /// Some part of `text`.
    bool isIn(QAnyStringView text) const;

private:
    template<typename View, typename Part>
    bool matches(View text, const std::vector<Part> &parts, bool whole) const;

    QStringList m_texts;
    std::vector<QString> m_utf16; ///< lower case
    std::vector<QByteArray> m_ascii; ///< lower case; empty where a part is not ASCII
};

/// Which rows a list shows, compiled from the text of a filter field by parseFilter(). Immutable; copies share; may be
/// read by several threads. Empty: all rows.
class Filter {
public:
    enum class Operator { Has, Is, IsNot, Less, LessOrIs, More, MoreOrIs, Range };

    struct Node {
        enum class Kind { All, Any, Not, Word, Text, Number };
        Kind kind = Kind::All;
        std::vector<Node> children; ///< All, Any, Not (one)
        int field = -1; ///< Text, Number
        QString name; ///< its name, for printing
        FilterPattern pattern; ///< Word, Text
        Operator op = Operator::Has;
        qint64 low = 0; ///< Number, inclusive
        qint64 high = 0;
        QString value; ///< Number: as it is printed
    };

    Filter() = default;
    /// A field in which words are looked for: a text, or a number as it is written (where there are values, as those).
    struct Searched {
        int field = 0;
        bool isText = true;
        QStringList values;
    };
    Filter(Node root, std::vector<Searched> searched);

    bool isEmpty() const noexcept { return m_program == nullptr; }
    /// Allocates nothing for patterns of ASCII.
    bool matches(const FilterSource &row) const { return !m_program || matches(m_program->root, row); }
    /// For whoever asks somebody else for the rows, instead of looking at each; null: all rows.
    const Node *root() const noexcept { return m_program ? &m_program->root : nullptr; }
    /// The canonical text: it parses to a filter that prints the same.
    QString text() const;
    friend bool operator==(const Filter &a, const Filter &b) { return a.text() == b.text(); }

    /// As it must stand in a filter so that it is one literal word.
    static QString quoted(QStringView literal);

private:
    struct Program {
        Node root;
        std::vector<Searched> searched;
    };
    bool matches(const Node &node, const FilterSource &row) const;
    static bool isIn(const FilterPattern &pattern, const Searched &where, const FilterSource &row);

    std::shared_ptr<const Program> m_program;
};

} // namespace coroscope
