#pragma once

#include "server/db/console.h"

#include <QWidget>

class QSortFilterProxyModel;

namespace coroscope {

class FileExport;
class GridView;
class Notices;
class ResultModel;

/// The rows of a result as a table that is sorted by a click, and can be saved as CSV and as JSON off the GUI thread.
/// GUI thread.
class ResultPage final : public QWidget {
    Q_OBJECT
public:
    explicit ResultPage(Notices *notices, QWidget *parent = nullptr);

    void setResult(db::ConsoleResult result);
    GridView *table() const { return m_table; }
    ResultModel *model() const { return m_model; }
    FileExport *fileExport() const { return m_export; }

    /// Ask for a file; the chosen rows, in the order that is shown.
    void saveCsv();
    void saveJson();

private:
    QList<int> chosenRows() const; ///< of the result

    GridView *m_table;
    ResultModel *m_model;
    QSortFilterProxyModel *m_proxy;
    FileExport *m_export;
};

} // namespace coroscope
