#include "ui/panes/load/load_compare_view.h"

#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/panes/load/curve_chart.h"
#include "ui/panes/load/figure_model.h"
#include "ui/panes/load/load_facts.h"
#include "ui/panes/load/load_series.h"
#include "ui/panes/load/load_words.h"
#include "ui/panes/load/whole_form.h"
#include "ui/widgets/chart_picture.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/tone_label.h"

#include <QMenu>
#include <QResizeEvent>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

enum Curve { First, Second, FirstRaw, SecondRaw };

} // namespace

LoadCompareView::LoadCompareView(const WindowContext &context, const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_sentence(new ToneLabel(Tone::Text, this))
    , m_swap(new QToolButton(this))
    , m_model(new FigureModel(this))
    , m_table(new GridView(prefix + u"DeltaTable"_s, tr("Differences between both"), context.settings, this))
    , m_chart(new CurveChart(tr("Latency by percentile"), tr("ms"), CurveChart::Over::Nines, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(prefix + u"Compare"_s);
    m_sentence->setObjectName(prefix + u"Sentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont bold = m_sentence->font();
    bold.setBold(true);
    m_sentence->setFont(bold);
    m_swap->setObjectName(prefix + u"Swap"_s);
    m_swap->setText(tr("Swap"));
    m_swap->setIcon(icon(u"object-flip"_s));
    m_swap->setToolTip(tr("The second becomes the first, against which it is compared"));
    auto *log = new QToolButton(this);
    log->setObjectName(prefix + u"CompareLog"_s);
    log->setText(tr("Log scale"));
    log->setToolTip(tr("Latency on a logarithmic scale"));
    log->setCheckable(true);
    auto *exports = new QToolButton(this);
    exports->setObjectName(prefix + u"CompareExport"_s);
    exports->setText(tr("Export"));
    exports->setToolTip(tr("Save the differences as a table, or the curves as a picture"));
    exports->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(exports);
    connect(menu->addAction(tr("Differences as &CSV…")), &QAction::triggered, this,
            [this] { m_table->saveCsv(m_context.notices, u"comparison"_s); });
    connect(menu->addAction(tr("Curves as a &picture (PNG)…")), &QAction::triggered, this,
            [this] { chooseChartPicture(m_chart, u"comparison.png"_s, m_context.notices); });
    connect(menu->addAction(tr("Curves as a &drawing (SVG)…")), &QAction::triggered, this,
            [this] { chooseChartPicture(m_chart, u"comparison.svg"_s, m_context.notices); });
    exports->setMenu(menu);
    auto *bar = new QWidget(this);
    auto *buttons = new FlowLayout(bar);
    buttons->setContentsMargins(8, 0, 8, 4);
    for (int i = 0; i < 2; ++i) {
        auto *link = m_timelines[i] = new QToolButton(this);
        link->setObjectName(prefix + (i == 0 ? u"FirstTimeline"_s : u"SecondTimeline"_s));
        link->setText(i == 0 ? tr("Timeline of the first") : tr("Timeline of the second"));
        link->setIcon(icon(u"timeline"_s));
        link->setToolTip(tr("Shows its requests as lanes, and what the loops did meanwhile, as long as the recording "
                            "keeps them"));
        connect(link, &QToolButton::clicked, this, [this, i] {
            if (const LoadRecordPtr &run = i == 0 ? m_first : m_second)
                Q_EMIT timelineRequested(run);
        });
    }
    for (QToolButton *button : {m_swap, log, exports, m_timelines[0], m_timelines[1]}) {
        button->setProperty("flat", true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAccessibleDescription(button->toolTip());
        buttons->addWidget(button);
    }

    m_chart->setObjectName(prefix + u"CompareChart"_s);
    m_chart->addCurve(QString(), {0, Qt::SolidLine});
    m_chart->addCurve(QString(), {1, Qt::DashLine});
    m_chart->addCurve(QString(), {0, Qt::DotLine});
    m_chart->addCurve(QString(), {1, Qt::DashDotLine});
    clear();
    m_table->setModel(m_model);
    m_table->setColumns({15, 14, 14, 11, 10, 10});
    m_splitter->setObjectName(prefix + u"CompareSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_chart);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *sentence = new QHBoxLayout; // a label whose text can be selected keeps no margins of its own
    sentence->setContentsMargins(12, 8, 12, 4);
    sentence->addWidget(m_sentence);
    auto *head = new WholeForm(this);
    auto *above = new QVBoxLayout(head);
    above->setContentsMargins(0, 0, 0, 0);
    above->setSpacing(0);
    above->addLayout(sentence);
    above->addWidget(bar);
    layout->addWidget(head);
    layout->addWidget(m_splitter, 1);
    connect(m_swap, &QToolButton::clicked, this, &LoadCompareView::swapRequested);
    connect(log, &QToolButton::toggled, m_chart, &CurveChart::setLogarithmic);
    log->setChecked(true);
}

void LoadCompareView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int kLines = 8; // a header and the figures that matter most; the pane scrolls where that is too much
    m_table->setMinimumHeight(kLines * fontMetrics().lineSpacing());
    m_splitter->setOrientation(width() > 56 * fontMetrics().height() ? Qt::Horizontal : Qt::Vertical);
}

QString LoadCompareView::sentence() const
{
    return m_sentence->text();
}

void LoadCompareView::clear()
{
    m_first.reset();
    m_second.reset();
    m_sentence->clear();
    FigureTable nothing;
    nothing.headers = QStringList(6, QString());
    m_model->setTable(nothing);
    for (const Curve curve : {First, Second, FirstRaw, SecondRaw})
        m_chart->setCurve(curve, {});
}

void LoadCompareView::showRuns(const LoadRecordPtr &first, const LoadRecordPtr &second, const QString &sentence)
{
    m_first = first;
    m_second = second;
    m_sentence->setText(sentence);
    m_model->setTable(deltaTable(*first, *second));
    const auto draw = [this](Curve curve, Curve raw, const LoadRecord &run) {
        m_chart->setName(curve, loadWords::shortName(run));
        //: A curve: %1 the name of a run.
        m_chart->setName(raw, tr("%1, uncorrected").arg(loadWords::shortName(run)));
        m_chart->setCurve(curve, ninesCurve(run.result->corrected));
        m_chart->setCurve(raw, run.result->isOpen() ? ninesCurve(run.result->latency) : QList<QPointF>());
    };
    draw(First, FirstRaw, *first);
    draw(Second, SecondRaw, *second);
    //: A button: %1 "Run 3", or a side of a race: "async".
    m_timelines[0]->setText(
        tr("Timeline of %1").arg(first->label.isEmpty() ? loadWords::shortName(*first) : first->label));
    m_timelines[1]->setText(
        tr("Timeline of %1").arg(second->label.isEmpty() ? loadWords::shortName(*second) : second->label));
}

} // namespace coroscope
