#pragma once

#include "ui/widgets/tone_label.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace coroscope {

/// One cell of a FigureTable. With a tone other than Text it has a colour; the text, or the icon, says the same.
struct FigureCell {
    QString text;
    QString plain{}; ///< a plain number, for programs; empty: the text
    Tone tone = Tone::Text;
    QString iconName{}; ///< empty: none
    QString tip{};
    bool isText = false; ///< stands left; figures stand right

    static FigureCell words(const QString &text, const QString &tip = {})
    {
        return {text, {}, Tone::Text, {}, tip, true};
    }
};

/// A small table that is made anew as a whole whenever its figures change.
struct FigureTable {
    QStringList headers;
    QStringList plainHeaders{}; ///< for programs, with the unit; empty: the headers
    std::vector<std::vector<FigureCell>> rows{}; ///< each as long as the headers
};

/// Shows a FigureTable in a GridView. Where the number of columns stays the same it says only what came, went and
/// changed, so that a selection and the widths survive. GUI thread.
class FigureModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(FigureTable table);
    const FigureTable &table() const noexcept { return m_table; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    FigureTable m_table;
};

} // namespace coroscope
