#pragma once

#include "ui/filter/filter_suggestions.h"
#include "ui/models/row_rules.h"

#include <QDialog>

#include <functional>

class QBoxLayout;
class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace coroscope {

class FilterField;
class RowRulesModel;
class ToneLabel;

/// The colour rules of a list: add, edit, put in order, switch on and off, remove, take the first ones back. What is
/// changed acts at once; whoever made the dialog hears of it, keeps it undoable, and tells it what is so with
/// setRules(). It stops nobody. GUI thread.
class RowRulesDialog final : public QDialog {
    Q_OBJECT
public:
    RowRulesDialog(const FilterGrammar &grammar, const FilterValues &values, QList<RowRule> defaults, QWidget *parent);

    void setRules(const QList<RowRule> &rules);
    const QList<RowRule> &rules() const;
    FilterField *filterField() const { return m_filter; }

Q_SIGNALS:
    /// `what`: a translated text for the undo list. Changes in a row with the same `merge` are one; empty: never.
    void changed(const QList<coroscope::RowRule> &rules, const QString &what, const QString &merge);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeList(QBoxLayout *into);
    void makeForm(QBoxLayout *into);
    int current() const;
    void select(int row);
    void fillForm();
    void fillTones();
    void updateTrouble();
    void updateButtons();
    void add();
    void remove();
    void move(int by);
    /// Of the current rule.
    void edit(const QString &what, const QString &field, const std::function<void(RowRule &)> &change);

    const QList<RowRule> m_defaults;
    RowRulesModel *m_model;
    QTreeView *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_reset;
    FilterField *m_filter;
    QLineEdit *m_name;
    QComboBox *m_tone;
    ToneLabel *m_trouble;
    bool m_filling = false; ///< the form, from the list
};

} // namespace coroscope
