#include "ui/panes/batch_view.h"

#include "ui/format.h"
#include "ui/widgets/bar_delegate.h"
#include "ui/widgets/tone_label.h"

#include <QGridLayout>
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
    , m_view(new QTableView(this))
{
    m_progress->setObjectName(u"batchProgress"_s);
    m_progress->setAccessibleName(tr("Calls that have ended"));
    m_counts->setObjectName(u"batchCounts"_s);
    m_summary->setObjectName(u"batchSummary"_s);
    m_summary->setWordWrap(true);

    auto *figures = new QGridLayout;
    figures->setHorizontalSpacing(24);
    figures->setVerticalSpacing(0);
    m_fastest = makeFigure(tr("fastest"), u"batchFastest"_s);
    m_median = makeFigure(tr("median"), u"batchMedian"_s);
    m_p95 = makeFigure(tr("95 % within"), u"batchP95"_s);
    m_slowest = makeFigure(tr("slowest"), u"batchSlowest"_s);
    m_wall = makeFigure(tr("all together"), u"batchWall"_s);
    m_sum = makeFigure(tr("one after another"), u"batchSum"_s);
    int column = 0;
    for (const Figure &figure : {m_fastest, m_median, m_p95, m_slowest, m_wall, m_sum}) {
        figures->addWidget(figure.value, 0, column);
        figures->addWidget(figure.caption, 1, column);
        ++column;
    }
    figures->setColumnStretch(column, 1);
    m_wall.value->setToolTip(tr("From the first start to the last end"));
    m_sum.value->setToolTip(tr("The sum of the times of all: what they would take one after another"));

    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(CallModel::SortRole);
    m_sorted->setDynamicSortFilter(true);
    m_view->setModel(m_sorted);
    m_view->setObjectName(u"batchCalls"_s);
    m_view->setAccessibleName(tr("Calls"));
    m_view->setToolTip({});
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
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    for (const auto &[section, width] : {std::pair {CallModel::NumberColumn, 56}, {CallModel::StatusColumn, 90},
                                         {CallModel::TimeColumn, 90}, {CallModel::SizeColumn, 80}})
        m_view->setColumnWidth(section, width);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 8);
    top->setSpacing(6);
    top->addWidget(m_progress);
    top->addWidget(m_counts);
    top->addLayout(figures);
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

BatchView::Figure BatchView::makeFigure(const QString &caption, const QString &objectName)
{
    Figure figure;
    figure.value = new QLabel(this);
    figure.value->setObjectName(objectName);
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.3);
    big.setBold(true);
    figure.value->setFont(big);
    figure.value->setAccessibleName(caption);
    figure.caption = new ToneLabel(Tone::Muted, this);
    figure.caption->setText(caption);
    return figure;
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
    const auto show = [&stats](const Figure &figure, nanoseconds time) {
        figure.value->setText(stats.answered == 0 ? u"–"_s : durationText(time));
    };
    show(m_fastest, stats.fastest);
    show(m_median, stats.median);
    show(m_p95, stats.p95);
    show(m_slowest, stats.slowest);
    show(m_sum, stats.sum);
    m_wall.value->setText(durationText(isDone && stats.answered > 0 ? stats.wall : now - m_begun));
    m_p95.caption->setText(stats.answered > 0 && stats.answered < kFewSamples
                               ? tr("95 % within (of %n only)", nullptr, stats.answered)
                               : tr("95 % within"));
    if (!isDone)
        m_summary->setText(tr("%n call(s) under way.", nullptr, count - stats.finished));
    else if (stats.answered == 0)
        m_summary->setText(tr("None was answered."));
    else
        m_summary->setText(tr("%n call(s) that take %1 one after another ended together within %2: on average %3 ran at once.",
                              nullptr, stats.answered)
                               .arg(durationText(stats.sum), durationText(stats.wall),
                                    QLocale().toString(stats.overlap(), 'f', stats.overlap() < 10 ? 1 : 0)));
}

QString BatchView::summary() const { return m_summary->text(); }

} // namespace coroscope
