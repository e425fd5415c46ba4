#pragma once

#include "server/db/run_times.h"
#include "ui/window_context.h"

#include <QAbstractTableModel>
#include <QWidget>

class QAction;
class QStackedWidget;

namespace coroscope {

class GridView;
class RunTimesChart;

/// Runs of a statement before and after a change, one a row. GUI thread.
class RunTimesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { RunColumn, BeforeColumn, AfterColumn, ColumnCount };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;
    void setTimes(const db::RunTimes &before, const db::RunTimes &after);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    db::RunTimes m_before;
    db::RunTimes m_after;
};

/// The runs before and after as histograms, or as a table that can be saved. GUI thread.
class RunTimesView final : public QWidget {
    Q_OBJECT
public:
    RunTimesView(const WindowContext &context, QWidget *parent = nullptr);

    void setTimes(const db::RunTimes &before, const db::RunTimes &after);
    RunTimesChart *chart() const { return m_chart; }
    GridView *table() const { return m_table; }
    QAction *tableAction() const { return m_asTable; }

private:
    QStackedWidget *m_pages;
    RunTimesChart *m_chart;
    GridView *m_table;
    RunTimesModel *m_model;
    QAction *m_asTable;
};

} // namespace coroscope
