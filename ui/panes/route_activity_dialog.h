#pragma once

#include "server/http/route_info.h"

#include <QDialog>

class QTableView;

namespace coroscope {

class RouteModel;

/// What the Activity column of one route paints, as a table, second by second, newest first; to be copied as CSV. Lives
/// on as requests come in. GUI thread.
class RouteActivityDialog final : public QDialog {
    Q_OBJECT
public:
    /// `model` outlives it.
    RouteActivityDialog(const RouteInfo &route, const RouteModel *model, QWidget *parent);

    QTableView *table() const { return m_table; }
    QString csv() const;

private:
    class Table;

    Table *m_rows;
    QTableView *m_table;
};

} // namespace coroscope
