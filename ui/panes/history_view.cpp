#include "ui/panes/history_view.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/models/send_history.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

HistoryView::HistoryView(SendHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_view(new QTableView(this))
    , m_show(new QAction(tr("Show Response"), this))
    , m_use(new QAction(tr("Use This Request"), this))
    , m_load(new QAction(tr("Load Run…"), this))
    , m_compare(new QAction(tr("Compare"), this))
    , m_clear(new QAction(icon(u"edit-clear"_s), tr("Clear"), this))
{
    m_view->setModel(history);
    m_view->setObjectName(u"senderHistoryTable"_s);
    m_view->setAccessibleName(tr("What was sent from this tab"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setSectionResizeMode(SendHistory::RequestColumn, QHeaderView::Stretch);
    const int letter = fontMetrics().averageCharWidth();
    for (const auto &[section, letters] : {std::pair{SendHistory::TimeColumn, 12},
                                           {SendHistory::StatusColumn, 16},
                                           {SendHistory::DurationColumn, 12},
                                           {SendHistory::SizeColumn, 12}})
        m_view->setColumnWidth(section, letters * letter);
    m_view->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    new FontColumns(m_view, 6);

    m_show->setObjectName(u"historyShow"_s);
    m_show->setToolTip(tr("Show the response of the selected line again (Enter)"));
    m_use->setObjectName(u"historyUse"_s);
    m_use->setToolTip(tr("Put the request of the selected line into the editor; Undo brings back what is there"));
    m_load->setObjectName(u"historyLoadRun"_s);
    m_load->setToolTip(
        tr("Send the request of the selected line many times, and measure; of several lines, one after the "
           "other and round again"));
    m_compare->setObjectName(u"historyCompare"_s);
    m_compare->setToolTip(tr("Select two lines that have a response to see where they differ"));
    m_clear->setObjectName(u"historyClear"_s);
    m_clear->setToolTip(tr("Forget what was sent from this tab; Undo brings it back"));
    auto *bar = new PaneBar(this);
    for (QAction *action : {m_show, m_use, m_load, m_compare, m_clear})
        bar->addAction(action);
    auto *note = bar->addFigure();
    note->setText(tr("newest %1, %2 of bodies")
                      .arg(countText(quint64(SendHistory::kMaxEntries)), sizeText(quint64(SendHistory::kMaxBytes))));
    note->setToolTip(tr("The newest %1 are kept, with at most %2 of responses together, until the window is closed.")
                         .arg(countText(quint64(SendHistory::kMaxEntries)), sizeText(quint64(SendHistory::kMaxBytes))));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_view, 1);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({m_show, m_use, m_load, m_compare, m_clear});

    connect(m_view, &QTableView::activated, m_show, &QAction::trigger);
    connect(m_show, &QAction::triggered, this, [this] { Q_EMIT showRequested(currentId()); });
    connect(m_use, &QAction::triggered, this, [this] { Q_EMIT useRequested(currentId()); });
    connect(m_load, &QAction::triggered, this, [this] { Q_EMIT loadRunRequested(selectedIds()); });
    connect(m_compare, &QAction::triggered, this, [this] {
        if (const QList<quint64> ids = comparable(); ids.size() == 2)
            Q_EMIT compareRequested(ids[0], ids[1]);
    });
    connect(m_clear, &QAction::triggered, this, &HistoryView::clearRequested);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryView::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryView::refresh);
    for (auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(history, change, this, &HistoryView::refresh);
    connect(history, &QAbstractItemModel::modelReset, this, &HistoryView::refresh);
    setFocusProxy(m_view);
    refresh();
}

quint64 HistoryView::currentId() const
{
    const int row = m_view->currentIndex().row();
    return m_history && row >= 0 && row < m_history->entries().size() ? m_history->entries()[row].id : 0;
}

QList<quint64> HistoryView::selectedIds() const
{
    QList<quint64> ids;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (m_history && row.row() < m_history->entries().size())
            ids.append(m_history->entries()[row.row()].id);
    }
    if (const quint64 current = currentId(); ids.isEmpty() && current != 0)
        ids.append(current);
    std::sort(ids.begin(), ids.end());
    return ids;
}

QList<quint64> HistoryView::comparable() const
{
    QList<quint64> ids;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (!m_history || row.row() >= m_history->entries().size())
            continue;
        const SentEntry &entry = m_history->entries()[row.row()];
        if (entry.reply && !entry.isBodyDropped)
            ids.append(entry.id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

void HistoryView::refresh()
{
    const bool has = currentId() != 0;
    m_show->setEnabled(has);
    m_use->setEnabled(has);
    m_load->setEnabled(!selectedIds().isEmpty());
    m_compare->setEnabled(comparable().size() == 2);
    m_clear->setEnabled(m_history && !m_history->entries().isEmpty());
}

} // namespace coroscope
