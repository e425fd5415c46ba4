#include "ui/panes/database/result_page.h"

#include "ui/panes/database/result_model.h"
#include "ui/panes/database/result_text.h"
#include "ui/widgets/grid_view.h"

#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

ResultPage::ResultPage(Notices *notices, QWidget *parent)
    : QWidget(parent)
    , m_table(new GridView(u"sqlResult"_s, tr("Rows of the result"), nullptr, this))
    , m_model(new ResultModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_export(new FileExport(m_table, notices))
{
    m_table->verticalHeader()->show();
    m_proxy->setSortRole(GridView::kSortRole);
    m_proxy->setSourceModel(m_model);
    m_table->setModel(m_proxy);
    m_table->setCsvWriter([this]() -> FileExport::Write {
        return [result = m_model->shared(), rows = chosenRows(), columns = m_table->shownColumns()](ExportSink &sink) {
            writeResultCsv(*result, rows, columns, sink);
        };
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
}

void ResultPage::setResult(db::ConsoleResult result)
{
    m_table->setSortingEnabled(false); // else they would be sorted by a column of the last result
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model->setResult(std::move(result));
    m_table->setSortingEnabled(true);
    m_table->resizeColumnsToContents();
    const int most = 60 * fontMetrics().horizontalAdvance(u'0');
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, std::min(most, m_table->columnWidth(column)));
}

QList<int> ResultPage::chosenRows() const
{
    QList<int> rows = m_table->chosenRows();
    for (int &row : rows)
        row = m_proxy->mapToSource(m_proxy->index(row, 0)).row();
    return rows;
}

void ResultPage::saveCsv()
{
    m_export->ask(tr("Save as CSV"), tr("CSV files (*.csv)"), u"csv"_s, u"result"_s,
                  [this] { return m_table->csvWriter(); });
}

void ResultPage::saveJson()
{
    m_export->ask(tr("Save as JSON"), tr("JSON files (*.json)"), u"json"_s, u"result"_s, [this]() -> FileExport::Write {
        return [result = m_model->shared(), rows = chosenRows()](ExportSink &sink) {
            writeResultJson(*result, rows, sink);
        };
    });
}

} // namespace coroscope
