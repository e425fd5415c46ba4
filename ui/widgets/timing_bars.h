#pragma once

#include "ui/models/call_phases.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace coroscope {

/// The phases of one call as rows: phase, when it began, how long it took, bar. The last row is the total.
class TimingModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { PhaseColumn, BeganColumn, TookColumn, BarColumn, ColumnCount };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;
    void setReply(const HttpReply &reply);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<PhaseSpan> m_spans;
    nanoseconds m_total{0};
    bool m_hasReply = false;
};

class ToneLabel;

/// Where the time of a call went. It is a table with painted cells, so that keyboard and screen reader have the
/// figures.
class TimingBars final : public QWidget {
    Q_OBJECT
public:
    explicit TimingBars(QWidget *parent = nullptr);
    void setReply(const HttpReply &reply);
    void clear();
    QTableView *view() const { return m_view; }

private:
    QTableView *m_view;
    TimingModel *m_model;
    ToneLabel *m_note;
};

} // namespace coroscope
