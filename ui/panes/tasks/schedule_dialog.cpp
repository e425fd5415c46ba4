#include "ui/panes/tasks/schedule_dialog.h"

#include "server/tasks/cron.h"
#include "ui/format.h"
#include "ui/json_format.h"
#include "ui/panes/tasks/schedule_model.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_words.h"
#include "ui/theme.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

using tasks::MissedRuns;
using tasks::Schedule;

ScheduleDialog::ScheduleDialog(TaskLink *link, const WindowContext &context, QWidget *parent)
    : QDialog(parent)
    , m_link(link)
    , m_kind(new QComboBox(this))
    , m_how(new QComboBox(this))
    , m_cron(new QLineEdit(u"*/5 * * * *"_s, this))
    , m_interval(new QSpinBox(this))
    , m_unit(new QComboBox(this))
    , m_zone(new QComboBox(this))
    , m_missed(new QComboBox(this))
    , m_uniqueKey(new QLineEdit(this))
    , m_verdict(new ToneLabel(Tone::Muted, this))
    , m_preview(new QListWidget(this))
    , m_payload(new BodyEditor(this))
    , m_fault(new ToneLabel(Tone::Error, this))
{
    Q_UNUSED(context)
    setObjectName(u"scheduleDialog"_s);
    setWindowTitle(tr("New Schedule"));
    auto *form = new QFormLayout;
    makeFields(form);
    m_verdict->setObjectName(u"cronVerdict"_s);
    m_verdict->setWordWrap(true);
    m_preview->setObjectName(u"nextTimes"_s);
    m_preview->setAccessibleName(tr("Next five times"));
    m_preview->setSelectionMode(QAbstractItemView::NoSelection);
    m_preview->setFixedHeight(ScheduleModel::kShownTimes * (fontMetrics().height() + 6) + 6);
    auto *next = new QLabel(tr("&Next five times"), this);
    next->setBuddy(m_preview);
    m_payload->setJsonOnly(tr("Payload"), tr("Nothing is written here: the tasks get {}."));
    m_payload->setMinimumHeight(9 * fontMetrics().height());
    m_fault->setObjectName(u"fault"_s);
    m_fault->setWordWrap(true);
    m_fault->hide();
    auto *label = new QLabel(tr("&Payload of its tasks"), this);
    label->setBuddy(m_payload->edit());
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = box->addButton(tr("&Make the Schedule"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(u"ok"_s);
    m_ok->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addLayout(form);
    layout->addWidget(m_verdict);
    layout->addWidget(next);
    layout->addWidget(m_preview);
    layout->addWidget(label);
    layout->addWidget(m_payload, 1);
    layout->addWidget(m_fault);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(box, &QDialogButtonBox::accepted, this, &ScheduleDialog::submit);
    connect(m_link, &TaskLink::upChanged, this, [this](bool up) {
        if (!up)
            reject();
    });
    m_tick.setInterval(1'000); // "in 12 s" goes on
    connect(&m_tick, &QTimer::timeout, this, &ScheduleDialog::check);
    m_tick.start();
    chooseKind();
    chooseHow();
    resize(72 * fontMetrics().averageCharWidth(), 44 * fontMetrics().height());
}

void ScheduleDialog::makeFields(QFormLayout *form)
{
    m_kind->setObjectName(u"scheduleKind"_s);
    m_kind->setAccessibleName(tr("Kind"));
    if (m_link->isUp()) {
        for (const tasks::KindInfo &kind : m_link->workbench()->kinds())
            m_kind->addItem(kind.name);
    }
    m_how->setObjectName(u"scheduleHow"_s);
    m_how->setAccessibleName(tr("How the times are given"));
    //: A kind of schedule: by an expression of five fields.
    m_how->addItem(tr("cron expression"), int(How::Cron));
    m_how->addItem(tr("every"), int(How::Interval));
    m_cron->setObjectName(u"cron"_s);
    m_cron->setAccessibleName(tr("Cron expression"));
    m_cron->setFont(monospaceFont());
    m_cron->setToolTip(tr("Minute, hour, day of month, month, day of week: *, 5, 1-5, 1,3, */10; or @hourly, @daily, "
                          "@weekly, @monthly, @yearly"));
    m_interval->setObjectName(u"interval"_s);
    m_interval->setAccessibleName(tr("Interval"));
    m_interval->setRange(1, 1'000'000);
    m_interval->setValue(10);
    m_unit->setObjectName(u"intervalUnit"_s);
    m_unit->setAccessibleName(tr("Unit of the interval"));
    m_unit->addItem(tr("seconds"), 1'000);
    m_unit->addItem(tr("minutes"), 60'000);
    m_unit->addItem(tr("hours"), 3'600'000);
    m_unit->addItem(tr("days"), 86'400'000);
    m_zone->setObjectName(u"zone"_s);
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->lineEdit()->setAccessibleName(tr("Time zone"));
    QStringList zones{u"UTC"_s};
    const QString local = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    if (tasks::scheduleZone(local.toLatin1()).isValid() && !zones.contains(local))
        zones.append(local);
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) { // others, such as CET, can be typed
        if (const QString zone = QString::fromLatin1(id); zone.contains(u'/') && zone != local)
            zones.append(zone);
    }
    m_zone->addItems(zones);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_missed->setObjectName(u"missed"_s);
    m_missed->setAccessibleName(tr("Times that were missed while no server ran"));
    for (const MissedRuns missed : {MissedRuns::Once, MissedRuns::Skip, MissedRuns::All})
        m_missed->addItem(ScheduleModel::missedText(missed), int(missed));
    m_uniqueKey->setObjectName(u"scheduleUniqueKey"_s);
    m_uniqueKey->setAccessibleName(tr("Unique key"));
    m_uniqueKey->setMaxLength(int(tasks::Task::kMaxUniqueKey));
    m_uniqueKey->setPlaceholderText(tr("no second task is queued while one waits or runs"));
    auto *when = new QHBoxLayout;
    when->setContentsMargins(0, 0, 0, 0);
    when->setSpacing(8);
    when->addWidget(m_how);
    when->addWidget(m_cron, 1);
    when->addWidget(m_interval);
    when->addWidget(m_unit);
    when->addStretch(0);
    form->addRow(tr("&Kind"), m_kind);
    auto *whenLabel = new QLabel(tr("&When"), this);
    whenLabel->setBuddy(m_how);
    form->addRow(whenLabel, when);
    form->addRow(tr("&Time zone"), m_zone);
    form->addRow(tr("M&issed times"), m_missed);
    form->addRow(tr("&Unique key"), m_uniqueKey);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ScheduleDialog::chooseKind);
    connect(m_how, &QComboBox::currentIndexChanged, this, &ScheduleDialog::chooseHow);
    connect(m_cron, &QLineEdit::textChanged, this, &ScheduleDialog::check);
    connect(m_interval, &QSpinBox::valueChanged, this, &ScheduleDialog::check);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &ScheduleDialog::check);
    connect(m_zone, &QComboBox::currentTextChanged, this, &ScheduleDialog::check);
}

void ScheduleDialog::chooseHow()
{
    const bool byCron = How(m_how->currentData().toInt()) == How::Cron;
    m_cron->setVisible(byCron);
    m_interval->setVisible(!byCron);
    m_unit->setVisible(!byCron);
    m_zone->setEnabled(byCron);
    check();
}

void ScheduleDialog::chooseKind()
{
    if (!m_link->isUp())
        return;
    const QString text = m_payload->text();
    if (text.trimmed().isEmpty() || text == m_shownExample) {
        m_payload->edit()->setPlainText(
            prettyJson(QString::fromUtf8(m_link->workbench()->payloadExample(m_kind->currentText()))));
        m_shownExample = m_payload->text();
    }
    showFault({});
}

Result<Schedule> ScheduleDialog::schedule() const
{
    Schedule schedule;
    schedule.kind = m_kind->currentText();
    schedule.createdAt = QDateTime::currentMSecsSinceEpoch();
    schedule.missed = MissedRuns(m_missed->currentData().toInt());
    schedule.uniqueKey = m_uniqueKey->text();
    schedule.payload = m_payload->text().trimmed().toUtf8();
    if (schedule.payload.isEmpty())
        schedule.payload = "{}";
    if (m_link->isUp()) {
        for (const tasks::KindInfo &kind : m_link->workbench()->kinds()) {
            if (kind.name != schedule.kind)
                continue;
            schedule.queue = kind.queue;
            schedule.maxAttempts = kind.retry.maxAttempts;
            schedule.timeout = kind.timeout;
        }
    }
    if (How(m_how->currentData().toInt()) == How::Interval) {
        schedule.interval = tasks::milliseconds(qint64(m_interval->value()) * m_unit->currentData().toLongLong());
        schedule.timeZone = "UTC";
        return schedule;
    }
    schedule.cron = m_cron->text().simplified();
    schedule.timeZone = m_zone->currentText().trimmed().toLatin1();
    if (const auto parsed = tasks::CronExpression::parse(schedule.cron); !parsed)
        return parsed.error();
    if (schedule.timeZone.isEmpty() || !tasks::scheduleZone(schedule.timeZone).isValid())
        return Error{Error::Kind::BadRequest, tr("There is no time zone of that name.")};
    return schedule;
}

QString ScheduleDialog::verdict() const
{
    return m_verdict->text();
}

QString ScheduleDialog::fault() const
{
    return m_fault->text();
}

void ScheduleDialog::check()
{
    const auto schedule = this->schedule();
    QStringList lines;
    m_ok->setEnabled(schedule.isOk() && !m_isAsking);
    if (!schedule) {
        m_verdict->setTone(Tone::Error);
        m_verdict->setText(schedule.error().detail);
    } else {
        const tasks::WallMs now = QDateTime::currentMSecsSinceEpoch();
        const auto times = ScheduleModel::nextTimes(schedule.value(), now, ScheduleModel::kShownTimes);
        for (const tasks::WallMs at : times)
            //: %1 a date and time, %2 "in 12 s".
            lines.append(tr("%1 (%2)").arg(ScheduleModel::timeText(at, schedule.value()), taskwords::inText(at, now)));
        m_verdict->setTone(times.empty() ? Tone::Warning : Tone::Success);
        m_verdict->setText(times.empty() ? tr("It never comes: there is no such day.") : tr("✓ It can be used."));
    }
    QStringList shown;
    for (int row = 0; row < m_preview->count(); ++row)
        shown.append(m_preview->item(row)->text());
    if (shown != lines) {
        m_preview->clear();
        m_preview->addItems(lines);
    }
}

void ScheduleDialog::showFault(const QString &why)
{
    m_fault->setText(why);
    m_fault->setVisible(!why.isEmpty());
}

void ScheduleDialog::submit()
{
    if (!m_payload->isRight()) {
        showFault(tr("The payload is no JSON: %1").arg(m_payload->verdict()));
        m_payload->edit()->setFocus();
        return;
    }
    const auto schedule = this->schedule();
    if (!schedule)
        return showFault(schedule.error().detail);
    showFault({});
    m_isAsking = true;
    m_ok->setEnabled(false);
    m_link->ask<Schedule>(
        this,
        [this](Result<Schedule> made) {
            m_isAsking = false;
            check();
            if (!made)
                //: %1 why.
                return showFault(tr("The schedule was not made: %1.").arg(TaskLink::reason(made.error())));
            Q_EMIT added(made.value());
            accept();
        },
        [schedule = schedule.value()](tasks::Workbench &bench, QObject *home, auto done) {
            bench.addSchedule(schedule, home, std::move(done));
        });
}

} // namespace coroscope
