#pragma once

#include "ui/content/background_job.h"
#include "ui/content/find_target.h"
#include "ui/content/json_table_model.h"

#include <QTableView>

namespace coroscope {

/// A JSON array of objects as a table: sort by a column (a third click: back), search, copy, CSV. GUI thread.
class JsonTableView final : public QTableView, public FindTarget {
    Q_OBJECT
public:
    explicit JsonTableView(const QString &accessibleName, QWidget *parent = nullptr);
    ~JsonTableView() override;

    void setTree(std::shared_ptr<const JsonTree> tree);
    JsonTableModel *tableModel() const { return m_model; }

    /// Selected cells, tabs between them.
    QString selectedText() const;
    /// Writes all rows, in the order shown, as CSV; told() says how it went.
    void saveCsv(const QString &path);

    void setSearch(const SearchQuery &query) override;
    void findNext(bool backward) override;

Q_SIGNALS:
    /// A translated sentence that a person should see.
    void told(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Found {
        std::vector<std::pair<quint32, int>> cells; ///< element and column
        bool more = false;
        QString error;
    };
    void onTable(std::shared_ptr<const JsonTable> table);
    void onHeaderClicked(int column);
    void showMenu(const QPoint &at);
    void chooseCsvFile();
    void onFound(Found found);
    void goTo(std::size_t index);
    void tellStatus();
    void applyRowHeight();

    JsonTableModel *m_model;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    SearchQuery m_query;
    Found m_found;
    qsizetype m_at = -1;
    BackgroundJob<std::shared_ptr<const JsonTable>> m_making;
    BackgroundJob<std::vector<quint32>> m_sorting;
    BackgroundJob<Found> m_search;
    BackgroundJob<QString> m_writing;
};

} // namespace coroscope
