#include "ui/panes/batch_view.h"

#include "ui/format.h"
#include "ui/widgets/bar_delegate.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/tone_label.h"

#include <QHeaderView>
#include <QLocale>
#include <QProgressBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

BatchView::BatchView(QWidget *parent)
    : QWidget(parent)
    , m_model(new CallModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_progress(new QProgressBar(this))
    , m_counts(new ToneLabel(Tone::Text, this))
    , m_summary(new ToneLabel(Tone::Muted, this))
    , m_figures(new TileStrip(this))
    , m_view(new QTableView(this))
{
    m_progress->setObjectName(u"batchProgress"_s);
    m_progress->setAccessibleName(tr("Calls that have ended"));
    m_counts->setObjectName(u"batchCounts"_s);
    m_summary->setObjectName(u"batchSummary"_s);
    m_summary->setWordWrap(true);

    m_figures->layout()->setContentsMargins(0, 0, 0, 0);
    const auto tile = [figures = m_figures](const QString &name, const QString &objectName, const QString &about) {
        auto *made = new StatTile(name, figures);
        made->setObjectName(objectName);
        made->setToolTip(about);
        figures->addTile(made);
        return made;
    };
    m_fastest = tile(tr("Fastest"), u"batchFastest"_s, {});
    m_median = tile(tr("Median"), u"batchMedian"_s, tr("Half of the calls took at most so long"));
    m_p95 = tile(tr("p95"), u"batchP95"_s, tr("95 % of the calls took at most so long"));
    m_slowest = tile(tr("Slowest"), u"batchSlowest"_s, {});
    m_wall = tile(tr("Together"), u"batchWall"_s, tr("From the first start to the last end"));
    m_sum = tile(tr("Sum"), u"batchSum"_s, tr("The times of all added up: what they would take one after another"));

    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(CallModel::SortRole);
    m_sorted->setDynamicSortFilter(true);
    m_view->setModel(m_sorted);
    m_view->setObjectName(u"batchCalls"_s);
    m_view->setAccessibleName(tr("Calls"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setItemDelegateForColumn(CallModel::WaterfallColumn, new BarDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    for (const auto &[section, letters] : {std::pair{CallModel::NumberColumn, 7},
                                           {CallModel::StatusColumn, 12},
                                           {CallModel::TimeColumn, 12},
                                           {CallModel::SizeColumn, 11}})
        m_view->setColumnWidth(section, letters * letter);
    m_view->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    new FontColumns(m_view, 6);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 8);
    top->setSpacing(6);
    top->addWidget(m_progress);
    top->addWidget(m_counts);
    top->addWidget(m_figures);
    top->addWidget(m_summary);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex &index) {
        const int row = m_sorted->mapToSource(index).row();
        if (m_model->rows()[row].reply)
            Q_EMIT callChosen(row);
    });
}

void BatchView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_figures->setCompact(height() < 22 * fontMetrics().height());
}

void BatchView::begin(int count, Clock::time_point now)
{
    m_begun = now;
    m_shownFinished = -1;
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_model->begin(count, now);
    m_progress->setRange(0, count);
    flush(now);
}

void BatchView::finish(int row, const Result<HttpReply> &result, Clock::time_point now)
{
    m_model->finish(row, result, now);
}

void BatchView::flush(Clock::time_point now)
{
    m_model->flush();
    showStats(m_model->stats(), now);
}

QString BatchView::statusCounts(const BatchStats &stats) const
{
    QStringList parts;
    for (auto it = stats.byStatus.begin(); it != stats.byStatus.end(); ++it)
        //: how many calls had this status: "200 × 48"
        parts.append(tr("%1 × %2").arg(QString::number(it.key()), QLocale().toString(it.value())));
    if (stats.failed > 0)
        parts.append(tr("%n failed", nullptr, stats.failed));
    if (stats.canceled > 0)
        parts.append(tr("%n canceled", nullptr, stats.canceled));
    return parts.join(u"   "_s);
}

void BatchView::showStats(const BatchStats &stats, Clock::time_point now)
{
    const int count = int(m_model->rows().size());
    const bool isDone = stats.finished == count;
    m_progress->setValue(stats.finished);
    m_progress->setFormat(tr("%1 of %2 ended").arg(QLocale().toString(stats.finished), QLocale().toString(count)));
    if (stats.finished == m_shownFinished && isDone)
        return;
    m_shownFinished = stats.finished;
    m_counts->setText(stats.finished == 0 ? tr("No answer yet") : statusCounts(stats));
    const auto show = [&stats](StatTile *tile, nanoseconds time, const QString &remark = {}) {
        tile->setFigure(stats.answered == 0 ? u"–"_s : durationText(time), remark, Tone::Text);
    };
    show(m_fastest, stats.fastest);
    show(m_median, stats.median);
    const bool few = stats.answered > 0 && stats.answered < kFewSamples;
    show(m_p95, stats.p95, few ? tr("of %n only", nullptr, stats.answered) : QString());
    show(m_slowest, stats.slowest);
    show(m_sum, stats.sum);
    m_wall->setFigure(durationText(isDone && stats.answered > 0 ? stats.wall : now - m_begun), {}, Tone::Text);
    if (!isDone)
        m_summary->setText(tr("%n call(s) under way.", nullptr, count - stats.finished));
    else if (stats.answered == 0)
        m_summary->setText(tr("None was answered."));
    else
        m_summary->setText(
            tr("%n call(s) that take %1 one after another ended together within %2: on average %3 ran at once.",
               nullptr, stats.answered)
                .arg(durationText(stats.sum), durationText(stats.wall),
                     QLocale().toString(stats.overlap(), 'f', stats.overlap() < 10 ? 1 : 0)));
}

QString BatchView::summary() const
{
    return m_summary->text();
}

} // namespace coroscope
