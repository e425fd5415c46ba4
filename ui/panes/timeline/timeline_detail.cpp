#include "ui/panes/timeline/timeline_detail.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QEvent>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kMostStatements = 20;
constexpr qsizetype kMostSql = 200;

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QString link(const QString &href, const QString &text)
{
    return QStringLiteral("<p><a href=\"%1\">%2</a></p>").arg(href, escaped(text));
}

} // namespace

ExchangeRecordPtr holderOf(const TimelineIndex &index, std::uint32_t worker, std::int32_t label, TimelineTime from,
                           TimelineTime to)
{
    ExchangeRecordPtr best;
    TimelineTime most = 0;
    for (const TimelineRow &row : index.rows()) {
        if (row.begin > to)
            break;
        const ExchangeRecord &record = *row.record;
        if (row.end < from || record.worker != worker || record.route != label || record.isTaskRun())
            continue;
        TimelineTime held = 0;
        for (const Span &span : record.spans) {
            if (span.kind != SpanKind::Block && span.kind != SpanKind::Compress)
                continue;
            const TimelineTime end = span.ended == Clock::time_point() ? to : timelineTime(span.ended);
            held += std::max<TimelineTime>(0, std::min(to, end) - std::max(from, timelineTime(span.queued)));
        }
        if (held == 0) { // it held it without saying so
            const TimelineTime begun = timelineTime(record.dispatched);
            held = std::max<TimelineTime>(0, std::min(to, row.end) - std::max(from, begun)) / 2;
        }
        if (held > most) {
            most = held;
            best = row.record;
        }
    }
    return best;
}

TimelineDetail::TimelineDetail(QWidget *parent)
    : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("timelineDetail"));
    setAccessibleName(tr("Detail of what is selected in the timeline"));
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(false);
    document()->setDocumentMargin(10);
    connect(this, &QTextBrowser::anchorClicked, this, &TimelineDetail::onLink);
}

void TimelineDetail::show(const TimelineSelection &selection, const TimelineIndex &index, TimelineTime now)
{
    const bool isOther = selection.what != m_selection.what || selection.record != m_selection.record
        || selection.coroutine != m_selection.coroutine || !(selection.bar == m_selection.bar)
        || selection.stall.started != m_selection.stall.started || selection.worker != m_selection.worker;
    m_selection = selection;
    m_index = &index;
    m_now = now;
    render(isOther);
}

void TimelineDetail::render(bool toTop)
{
    if (!m_index)
        return;
    const QString made = html(*m_index, m_now);
    if (made == m_html)
        return;
    m_html = made;
    const int place = toTop ? 0 : verticalScrollBar()->value();
    setHtml(made);
    verticalScrollBar()->setValue(place);
}

QString TimelineDetail::html(const TimelineIndex &index, TimelineTime now)
{
    if (m_selection.isNone())
        return QStringLiteral("<p style=\"color:%1\">%2</p>")
            .arg(themeColors(palette()).muted.name(),
                 escaped(tr("Click a bar, or go to one with the arrow keys: what it was, how long it took, and why.")));
    const ThemeColors &colors = themeColors(palette());
    const TimelineFacts facts = timelineFacts(m_selection, index, now);
    m_holder = nullptr;
    QString text = QStringLiteral("<h3>%1</h3>").arg(escaped(facts.title));
    if (!facts.sentence.isEmpty())
        text += QStringLiteral("<p>%1</p>").arg(escaped(facts.sentence));
    text += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"2\">");
    for (const auto &[what, figure] : facts.facts)
        text += QStringLiteral("<tr><td style=\"color:%1; padding-right:12px\">%2</td><td>%3</td></tr>")
                    .arg(colors.muted.name(), escaped(what), escaped(figure));
    text += QStringLiteral("</table>");
    if (m_selection.what == TimelineSelection::What::Stall || m_selection.what == TimelineSelection::What::Loop)
        m_holder = holderOf(index, m_selection.worker, m_selection.label, m_selection.begin(), m_selection.end(now));
    if (m_holder)
        text += link(QStringLiteral("lane:"), tr("Show the lane of request %1").arg(QString::number(m_holder->id)));
    if (!m_selection.record)
        return text;
    const ExchangeRecord &record = *m_selection.record;
    if (record.isTaskRun())
        text += link(QStringLiteral("task:"), tr("Show the task in Tasks"));
    else
        text += link(QStringLiteral("request:"), tr("Show the request in Requests"));
    const bool isBar = m_selection.what == TimelineSelection::What::Bar;
    if (isBar && m_selection.bar.span >= 1 && m_selection.bar.span <= record.spans.size()) {
        const QByteArray key = cacheKeyOf(record.spans[m_selection.bar.span - 1]);
        if (!key.isEmpty())
            text += link(QStringLiteral("key:"), tr("Show the key %1 in Cache").arg(QString::fromUtf8(key)));
    }
    int count = 0;
    for (std::size_t i = 0; i < record.statements.size(); ++i) {
        const StatementRecord &statement = record.statements[i];
        if (isBar && (m_selection.bar.span == 0 || statement.span != m_selection.bar.span))
            continue;
        if (count++ == 0)
            text += QStringLiteral("<h4>%1</h4>").arg(escaped(tr("Statements")));
        if (count > kMostStatements)
            continue;
        QString sql = QString::fromUtf8(statement.sql.first(std::min(kMostSql, statement.sql.size()))).simplified();
        if (statement.sql.size() > kMostSql)
            sql += u'…';
        text += QStringLiteral("<p>%1 <a href=\"statement:%2\"><span style=\"font-family:monospace\">%3</span></a></p>")
                    .arg(escaped(durationText(statement.total())), QString::number(i), escaped(sql));
    }
    if (count > kMostStatements)
        text += QStringLiteral("<p>%1</p>").arg(escaped(tr("and %Ln more", nullptr, count - kMostStatements)));
    return text;
}

void TimelineDetail::onLink(const QUrl &link)
{
    const QString what = link.scheme();
    const ExchangeRecordPtr record = m_selection.record;
    if (what == u"lane" && m_holder) {
        Q_EMIT laneActivated(m_holder);
    } else if (!record) {
        return;
    } else if (what == u"request") {
        Q_EMIT requestActivated(record);
    } else if (what == u"task") {
        Q_EMIT taskActivated(record->tasks.value(0));
    } else if (what == u"key" && m_selection.bar.span >= 1 && m_selection.bar.span <= record->spans.size()) {
        Q_EMIT keyActivated(cacheKeyOf(record->spans[m_selection.bar.span - 1]));
    } else if (what == u"statement") {
        const auto number = std::size_t(link.path().toULongLong());
        if (number < record->statements.size())
            Q_EMIT statementActivated(record->statements[number].fingerprint,
                                      QString::fromUtf8(record->statements[number].sql));
    }
}

void TimelineDetail::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_html.clear(); // its colours
        render(false);
    }
}

} // namespace coroscope
