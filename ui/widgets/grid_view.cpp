#include "ui/widgets/grid_view.h"

#include "ui/settings.h"
#include "ui/table_export.h"
#include "ui/widgets/font_columns.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kRowPadding = 8; // px

} // namespace

GridView::GridView(const QString &objectName, const QString &accessibleName, WindowSettings *settings, QWidget *parent)
    : QTableView(parent)
    , m_settings(settings)
    , m_keep(this, settings, [this] { keep(); })
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setObjectName(objectName + QStringLiteral("Header"));
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        QMenu *menu = columnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });
    new FontColumns(this, kRowPadding);
}

void GridView::setColumns(const QList<int> &widths, int sortColumn, Qt::SortOrder order, const QList<int> &hidden)
{
    QHeaderView *header = horizontalHeader();
    const int digit = fontMetrics().horizontalAdvance(u'0');
    for (int column = 0; column < widths.size(); ++column)
        header->resizeSection(column, widths[column] * digit);
    for (const int column : hidden)
        header->setSectionHidden(column, true);
    if (sortColumn >= 0)
        header->setSortIndicator(sortColumn, order);
    const QByteArray state = m_settings ? m_settings->view(objectName()) : QByteArray();
    if (!state.isEmpty())
        restoreHeaderState(header, state);
    if (sortColumn >= 0) {
        header->setSectionsClickable(true);
        setSortingEnabled(true); // sorts by what the header shows
    }
    if (std::exchange(m_hasColumns, true) || !m_settings)
        return;
    const auto soon = [this] { m_keep.start(); };
    connect(header, &QHeaderView::sectionMoved, this, soon);
    connect(header, &QHeaderView::sectionResized, this, soon);
    connect(header, &QHeaderView::sortIndicatorChanged, this, soon);
}

void GridView::keep()
{
    m_settings->setView(objectName(), headerState(horizontalHeader()));
}

QMenu *GridView::columnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            if (!on && shownColumns().size() < 2)
                return; // without any column nobody would get them back
            horizontalHeader()->setSectionHidden(column, !on);
            m_keep.start();
        });
    }
    return menu;
}

QList<int> GridView::shownColumns() const
{
    QList<int> columns;
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        if (const int column = header->logicalIndex(visual); !header->isSectionHidden(column))
            columns.append(column);
    }
    return columns;
}

QList<int> GridView::chosenRows() const
{
    QList<int> rows;
    if (!model())
        return rows;
    if (selectionModel()) {
        const QModelIndexList selected = selectionModel()->selectedRows(shownColumns().value(0));
        for (const QModelIndex &index : selected)
            rows.append(index.row());
        std::sort(rows.begin(), rows.end());
    }
    if (rows.size() < 2) {
        rows.clear();
        for (int row = 0; row < model()->rowCount(); ++row)
            rows.append(row);
    }
    return rows;
}

QString GridView::selectedText(int *unread) const
{
    QString text;
    if (!selectionModel())
        return text;
    const QList<int> columns = shownColumns();
    QList<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows(columns.value(0));
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    for (const int row : std::as_const(rows)) {
        if (model()->index(row, columns.value(0)).data(kUnreadRole).toBool()) {
            if (unread)
                ++*unread;
            continue;
        }
        QStringList cells;
        for (const int column : columns)
            cells.append(model()->index(row, column).data().toString().replace(u'\t', u' ').replace(u'\n', u' '));
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

void GridView::copySelection()
{
    int unread = 0;
    if (const QString text = selectedText(&unread); !text.isEmpty())
        QApplication::clipboard()->setText(text);
    if (unread > 0)
        Q_EMIT leftOut(unread);
}

QByteArray GridView::csv() const
{
    MemorySink sink;
    csvWriter()(sink);
    return sink.text;
}

FileExport::Write GridView::csvWriter() const
{
    if (m_makeWriter)
        return m_makeWriter();
    return [text = cellsAsCsv()](ExportSink &sink) { (void)sink.put(text); };
}

QByteArray GridView::cellsAsCsv() const
{
    QByteArray text;
    const QList<int> columns = shownColumns();
    const auto line = [&text, &columns](const auto &cell) {
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (i > 0)
                text += ',';
            text += cell(columns[i]);
        }
        text += "\r\n";
    };
    line([this](int column) {
        QVariant name = model()->headerData(column, Qt::Horizontal, kExportRole);
        if (!name.isValid())
            name = model()->headerData(column, Qt::Horizontal);
        return TableExport::csvCell(name.toString(), true);
    });
    const QList<int> rows = chosenRows();
    for (const int row : rows) {
        line([this, row](int column) {
            const QModelIndex index = model()->index(row, column);
            const QVariant plain = index.data(kExportRole);
            return plain.isValid() ? TableExport::csvCell(plain.toString(), false)
                                   : TableExport::csvCell(index.data().toString(), true);
        });
    }
    return text;
}

void GridView::saveCsv(Notices *notices, const QString &proposedName)
{
    if (!m_export)
        m_export = new FileExport(this, notices);
    m_export->ask(tr("Save as CSV"), tr("CSV files (*.csv)"), QStringLiteral("csv"), proposedName,
                  [this] { return csvWriter(); });
}

void GridView::popupRowMenu(const QPoint &at, const QList<QAction *> &ofRow, QAction *copy, QAction *save)
{
    if (!indexAt(at).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(ofRow);
    menu->addSeparator();
    menu->addAction(copy);
    menu->addAction(tr("Copy the R&ows"), this, &GridView::copySelection);
    menu->addAction(save);
    menu->addSeparator();
    QMenu *columns = columnMenu(menu);
    columns->setTitle(tr("Colu&mns"));
    menu->addMenu(columns);
    menu->popup(viewport()->mapToGlobal(at));
}

void GridView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace coroscope
