#include "ui/widgets/timing_bars.h"

#include "ui/format.h"
#include "ui/widgets/bar_delegate.h"
#include "ui/widgets/tone_label.h"

#include <QFont>
#include <QHeaderView>
#include <QVBoxLayout>

namespace coroscope {

void TimingModel::setReply(const HttpReply &reply)
{
    beginResetModel();
    m_spans = callPhases(reply);
    m_total = reply.total;
    m_hasReply = true;
    endResetModel();
}

void TimingModel::clear()
{
    beginResetModel();
    m_spans.clear();
    m_hasReply = false;
    endResetModel();
}

int TimingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_hasReply ? 0 : int(m_spans.size()) + 1;
}

int TimingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TimingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() > m_spans.size())
        return {};
    const bool isTotal = index.row() == m_spans.size();
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole && (column == BeganColumn || column == TookColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole && isTotal) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    if (isTotal) {
        if (role != Qt::DisplayRole)
            return {};
        return column == PhaseColumn ? QVariant(tr("Total"))
            : column == TookColumn   ? QVariant(durationText(m_total))
                                     : QVariant();
    }
    const PhaseSpan &span = m_spans[index.row()];
    if (role == Qt::ToolTipRole)
        return phaseHint(span.phase);
    if (role == kBarRole && column == BarColumn && m_total.count() > 0) {
        const double total = double(m_total.count());
        return QVariant::fromValue(
            BarParts{{double(span.begin.count()) / total, double(span.end.count()) / total, span.phase}});
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case PhaseColumn: return phaseText(span.phase);
    case BeganColumn: return durationText(span.begin);
    case TookColumn: return durationText(span.end - span.begin);
    default: return {};
    }
}

QVariant TimingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == BeganColumn || section == TookColumn ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case PhaseColumn: return tr("Phase");
    case BeganColumn:
        //: column: when a phase began, counted from the start of the call
        return tr("Began after");
    case TookColumn: return tr("Took");
    case BarColumn: return tr("Share of the total");
    case ColumnCount: break;
    }
    return {};
}

TimingBars::TimingBars(QWidget *parent)
    : QWidget(parent)
    , m_view(new QTableView(this))
    , m_model(new TimingModel(this))
    , m_note(new ToneLabel(Tone::Muted, this))
{
    m_view->setModel(m_model);
    m_view->setItemDelegateForColumn(TimingModel::BarColumn, new BarDelegate(m_view));
    m_view->setAccessibleName(tr("Timings"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(TimingModel::BarColumn, QHeaderView::Stretch);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(8, 4, 8, 4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    clear();
}

void TimingBars::setReply(const HttpReply &reply)
{
    m_model->setReply(reply);
    m_note->setVisible(reply.connected.count() == 0);
    m_note->setText(tr("A connection that was open already was used, so there was no name lookup and no connect."));
}

void TimingBars::clear()
{
    m_model->clear();
    m_note->hide();
}

} // namespace coroscope
