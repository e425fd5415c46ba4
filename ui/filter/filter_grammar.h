#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace coroscope {

/// What the values of a field are, which decides what may be asked of them.
enum class FilterKind {
    Text, ///< any text: `path:users` is in it, `path:/users*` fits all of it, `path=/users` is it
    Word, ///< one of an open list, such as a method: `method:GET` is it, in any case
    Choice, ///< one of a closed list; another value is an error
    Level, ///< the same, in ascending order: `level>=warning`
    Number, ///< `status>=500`, `status:5xx`, `status:200..299`
    Duration, ///< with unit: ns, us, ms (also where none is given), s, min; counted in nanoseconds
    Size, ///< with unit: b (also where none is given), kb, mb, gb (powers of 1000), kib, mib, gib (of 1024); bytes
};

/// One field that a filter may name. A value.
struct FilterFieldSpec {
    int id = 0; ///< by which a FilterSource is asked
    QString name; ///< lower case; letters, digits, '-' and '_', a letter first; part of the grammar, not translated
    QStringList aliases; ///< other names of it
    FilterKind kind = FilterKind::Text;
    QString help; ///< translated: "Status code"
    bool searched = false; ///< words without a field look here too
    QStringList values = {}; ///< Choice, Level: all there are, by number(); else some that are worth offering
    QString example = {}; ///< for the help: "route:/users*"; empty: one that its kind suggests
};

/// The fields that the filter of one pane knows. The grammar itself is the same everywhere (FilterParser). A value,
/// cheap to copy.
class FilterGrammar {
public:
    FilterGrammar() = default;
    FilterGrammar(QList<FilterFieldSpec> fields)
        : m_fields(std::move(fields))
    {
    }

    const QList<FilterFieldSpec> &fields() const noexcept { return m_fields; }
    /// By name or alias, in any case. Null where there is none.
    const FilterFieldSpec *find(QStringView name) const;
    /// The name most like `name`, for "did you mean"; empty where none is alike.
    QString nearest(QStringView name) const;

    /// Whether a field could have this name: what stands before a ':' and could not is a word.
    static bool isName(QStringView text);

private:
    QList<FilterFieldSpec> m_fields;
};

} // namespace coroscope
