#include "ui/panes/database/statement_detail.h"

#include "ui/format.h"
#include "ui/panes/database/sql_text_box.h"
#include "ui/panes/database/use_model.h"
#include "ui/repeat_advice.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/tone_label.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace coroscope {

StatementDetail::StatementDetail(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_sql(makeSqlBox(tr("Statement"), this))
    , m_facts(new QLabel(this))
    , m_advice(new ToneLabel(Tone::Warning, this))
    , m_error(new ToneLabel(Tone::Error, this))
    , m_uses(new GridView(QStringLiteral("statementUses"), tr("Requests that ran it last"), context.settings, this))
    , m_model(new UseModel(this))
{
    setObjectName(QStringLiteral("statementDetail"));
    m_facts->setWordWrap(true);
    m_facts->setProperty("role", QStringLiteral("muted"));
    for (ToneLabel *label : {m_advice, m_error}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->hide();
    }
    m_uses->setModel(m_model);
    m_uses->setColumns({14, 30, 8, 12});
    m_uses->setToolTip(tr("Enter or a double click opens the request"));
    connect(m_uses, &QAbstractItemView::activated, this, &StatementDetail::openUse);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sql, 2);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(8, 8, 8, 8);
    words->setSpacing(4);
    for (QWidget *label :
         {static_cast<QWidget *>(m_advice), static_cast<QWidget *>(m_error), static_cast<QWidget *>(m_facts)})
        words->addWidget(label);
    layout->addLayout(words);
    layout->addWidget(m_uses, 3);
}

void StatementDetail::openUse(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT requestActivated(QString::fromLatin1(m_model->use(index.row()).traceId));
}

void StatementDetail::setFigures(const StatementFigures &f)
{
    showSql(m_sql, QString::fromUtf8(f.sql));
    QStringList facts;
    facts.append(tr("Ran %Ln time(s).", nullptr, int(std::min<quint64>(f.count, 2'000'000'000))));
    //: %1 to %4 durations.
    facts.append(tr("Half of them took at most %1, 95 % at most %2, the longest %3; all together %4.")
                     .arg(durationText(f.p50), durationText(f.p95), durationText(f.max), durationText(f.total)));
    if (f.count > 0 && f.wait.count() > 0)
        facts.append(
            tr("They waited %1 for a connection, on average.").arg(durationText(f.wait / std::int64_t(f.count))));
    m_facts->setText(facts.join(u' '));
    const QString advice = repeatAdvice(f.sql, f.mostInRequest);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_error->setVisible(f.errors > 0);
    if (f.errors > 0)
        m_error->setText(tr("Failed %Ln time(s), the last time with: %1", nullptr, int(f.errors))
                             .arg(QString::fromUtf8(f.lastError)));
    m_model->setUses(f.recent);
}

QString StatementDetail::advice() const
{
    return m_advice->isHidden() ? QString() : m_advice->text();
}

} // namespace coroscope
