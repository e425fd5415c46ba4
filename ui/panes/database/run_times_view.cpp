#include "ui/panes/database/run_times_view.h"

#include "ui/format.h"
#include "ui/panes/database/pane_action.h"
#include "ui/panes/database/run_times_chart.h"
#include "ui/widgets/grid_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

void RunTimesModel::setTimes(const db::RunTimes &before, const db::RunTimes &after)
{
    beginResetModel();
    m_before = before;
    m_after = after;
    endResetModel();
}

int RunTimesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(std::max(m_before.runs.size(), m_after.runs.size()));
}

int RunTimesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunTimesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != GridView::kExportRole)
        return {};
    if (index.column() == RunColumn)
        return role == Qt::DisplayRole ? countText(quint64(index.row() + 1)) : QString::number(index.row() + 1);
    const auto &runs = index.column() == BeforeColumn ? m_before.runs : m_after.runs;
    if (std::size_t(index.row()) >= runs.size())
        return QString();
    const nanoseconds time = runs[std::size_t(index.row())];
    return role == Qt::DisplayRole ? durationText(time) : QString::number(double(time.count()) / 1e6, 'f', 3);
}

QVariant RunTimesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == GridView::kExportRole && section == BeforeColumn)
        return tr("Before (ms)");
    if (role == GridView::kExportRole && section == AfterColumn)
        return tr("After (ms)");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: The number of a run of a statement.
    case RunColumn: return tr("Run");
    case BeforeColumn: return tr("Before");
    case AfterColumn: return tr("After");
    default: return {};
    }
}

RunTimesView::RunTimesView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_chart(new RunTimesChart(this))
    , m_table(new GridView(u"runTimesTable"_s, tr("How long the runs took, before and after"), nullptr, this))
    , m_model(new RunTimesModel(this))
    , m_asTable(paneAction(context, this, u"runTimesTable"_s, u"view-list-details"_s, tr("Show the Runs as a &Table"),
                           tr("How long each run took, as a table that can be copied and saved")))
{
    setObjectName(u"runTimesView"_s);
    m_table->setModel(m_model);
    m_table->setColumns({8, 14, 14});
    m_asTable->setCheckable(true);
    // The chart is as high as it needs to be; the table as it would like.
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_asTable, &QAction::toggled, this, [this](bool table) {
        m_table->setSizePolicy(QSizePolicy::Expanding, table ? QSizePolicy::Preferred : QSizePolicy::Ignored);
        m_pages->setCurrentIndex(table ? 1 : 0);
    });
    QAction *save = paneAction(context, this, u"runTimesCsv"_s, u"document-export"_s, tr("Save the &Runs as CSV…"),
                               tr("How long each run took"));
    connect(save, &QAction::triggered, this,
            [this, notices = context.notices] { m_table->saveCsv(notices, u"runs"_s); });
    auto *title = new QLabel(tr("Runs of the statement"), this);
    title->setProperty("role", u"title"_s);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 0, 8, 0);
    top->addWidget(title);
    top->addStretch(1);
    for (QAction *action : {m_asTable, save}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setProperty("flat", true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(action->text().remove(u'&'));
        top->addWidget(button);
    }
    m_pages->addWidget(m_chart);
    m_pages->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_pages);
}

void RunTimesView::setTimes(const db::RunTimes &before, const db::RunTimes &after)
{
    m_chart->setTimes(before, after);
    m_model->setTimes(before, after);
}

} // namespace coroscope
