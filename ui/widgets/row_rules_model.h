#pragma once

#include "ui/models/row_rules.h"

#include <QAbstractTableModel>
#include <QPalette>

namespace coroscope {

/// Colour rules as a table: the first column has the check mark, the mark of the tone and the name, the second the
/// filter. Only the check mark can be edited here. GUI thread.
class RowRulesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, FilterColumn, ColumnCount };

    explicit RowRulesModel(FilterGrammar grammar, QObject *parent = nullptr);

    const QList<RowRule> &rules() const noexcept { return m_rules; }
    /// Tells views of as little as changed, so that what is selected stays.
    void setRules(const QList<RowRule> &rules);
    /// Icons are drawn in its colours.
    void setPalette(const QPalette &palette);
    /// Why a rule fits no row, as a sentence; empty: it can.
    QString trouble(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Its check mark was clicked; nothing has changed yet.
    void switched(int row, bool on);

private:
    const FilterGrammar m_grammar;
    QList<RowRule> m_rules;
    QPalette m_palette;
};

} // namespace coroscope
