#pragma once

#include "ui/filter/filter.h"
#include "ui/filter/filter_grammar.h"

#include <optional>
#include <vector>

namespace coroscope {

/// The tones that a rule can give a row. Each has a colour and a mark of its own: see row_tone.h.
enum class RowTone : quint8 { Red, Amber, Green, Blue, Violet, Grey };
constexpr int kRowTones = 6;

/// One rule of a list: rows that its filter fits get its tone. A value.
struct RowRule {
    QString name; ///< empty: the filter stands for it
    QString filter; ///< as it was written; blank or wrong: it fits no row
    RowTone tone = RowTone::Amber;
    bool isOn = true;

    QString title() const { return name.isEmpty() ? filter : name; }
    friend bool operator==(const RowRule &, const RowRule &) = default;
};

/// The rules of a list, in order, ready to be asked: the first that fits a row gives its tone. Immutable; cheap to
/// copy.
class RowRules {
public:
    static constexpr qsizetype kMost = 16;
    static constexpr qsizetype kLongestName = 60;
    static constexpr qsizetype kLongestFilter = 1000;

    RowRules() = default;
    /// What is beyond kMost is left out.
    RowRules(QList<RowRule> rules, const FilterGrammar &grammar);

    const QList<RowRule> &rules() const noexcept { return m_rules; }
    /// Index of the first that fits; -1: none does.
    int match(const FilterSource &row) const;

    /// Those that Requests begins with.
    static QList<RowRule> ofRequests();
    /// For a settings file: JSON in one line, and back; nullopt where it is damaged.
    static QString toText(const QList<RowRule> &rules);
    static std::optional<QList<RowRule>> fromText(const QString &text);

private:
    struct Active {
        int index;
        Filter filter;
    };
    QList<RowRule> m_rules;
    std::vector<Active> m_active; ///< those that can fit a row
};

} // namespace coroscope
