#include "ui/panes/tasks/new_task_dialog.h"

#include "ui/format.h"
#include "ui/json_format.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_words.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

using tasks::Task;

namespace {

QHBoxLayout *row(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return layout;
}

} // namespace

NewTaskDialog::NewTaskDialog(TaskLink *link, const WindowContext &context, QWidget *parent)
    : QDialog(parent)
    , m_link(link)
    , m_kind(new QComboBox(this))
    , m_summary(new ToneLabel(Tone::Muted, this))
    , m_fields(new QWidget(this))
    , m_queue(new QComboBox(m_fields))
    , m_priority(new QSpinBox(m_fields))
    , m_when(new QComboBox(m_fields))
    , m_delay(new QSpinBox(m_fields))
    , m_delayUnit(new QComboBox(m_fields))
    , m_at(new QDateTimeEdit(m_fields))
    , m_uniqueKey(new QLineEdit(m_fields))
    , m_attempts(new QSpinBox(m_fields))
    , m_timeout(new QSpinBox(m_fields))
    , m_tabs(new QTabWidget(this))
    , m_payload(new BodyEditor(this))
    , m_schema(new ContentView(tr("Schema of the payload"), this))
    , m_fault(new ToneLabel(Tone::Error, this))
{
    setObjectName(u"newTaskDialog"_s);
    setWindowTitle(tr("New Task"));
    m_kind->setObjectName(u"taskKind"_s);
    m_kind->setAccessibleName(tr("Kind"));
    m_summary->setObjectName(u"kindSummary"_s);
    m_summary->setWordWrap(true);
    auto *top = new QFormLayout;
    top->addRow(tr("&Kind"), m_kind);
    top->addRow(QString(), m_summary);
    m_payload->setJsonOnly(tr("Payload"), tr("Nothing is written here: the task gets {}."));
    m_schema->setSettings(context.settings);
    m_schema->setFileName(u"schema"_s);
    m_tabs->setObjectName(u"payloadTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Payload and its schema"));
    m_tabs->addTab(m_payload, tr("&Payload"));
    m_tabs->addTab(m_schema, tr("&Schema"));
    m_tabs->setMinimumHeight(14 * fontMetrics().height());
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    makeFields(form);
    m_fault->setObjectName(u"fault"_s);
    m_fault->setWordWrap(true);
    m_fault->hide();
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = box->addButton(tr("&Make the Task"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(u"ok"_s);
    m_ok->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_fields);
    layout->addWidget(m_fault);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(box, &QDialogButtonBox::accepted, this, &NewTaskDialog::submit);
    connect(m_payload, &BodyEditor::changed, this, [this] { showFault({}); });

    if (m_link->isUp()) {
        for (const tasks::KindInfo &kind : m_link->workbench()->kinds())
            m_kind->addItem(kind.name);
        const auto snapshot = m_link->snapshot();
        for (const tasks::Queue &queue : snapshot->queues)
            m_queue->addItem(queue.name, queue.name);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, &NewTaskDialog::chooseKind);
    connect(m_link, &TaskLink::upChanged, this, [this](bool up) {
        if (!up)
            reject(); // its kinds are those of the server that has stopped
    });
    chooseKind();
    chooseWhen();
    resize(76 * fontMetrics().averageCharWidth(), 38 * fontMetrics().height());
}

void NewTaskDialog::makeFields(QFormLayout *form)
{
    m_queue->setObjectName(u"taskQueue"_s);
    m_queue->setAccessibleName(tr("Queue"));
    m_queue->setEditable(true);
    m_queue->setInsertPolicy(QComboBox::NoInsert);
    m_queue->addItem(QString(), QString());
    m_queue->lineEdit()->setAccessibleName(tr("Queue"));
    m_queue->setToolTip(tr("Another name makes another queue: a–z, 0–9, _ . -"));
    m_priority->setObjectName(u"taskPriority"_s);
    m_priority->setAccessibleName(tr("Priority"));
    m_priority->setRange(Task::kMinPriority, Task::kMaxPriority);
    m_priority->setToolTip(tr("Higher ones run first"));
    m_when->setObjectName(u"taskWhen"_s);
    m_when->setAccessibleName(tr("When it runs"));
    m_when->addItem(tr("at once"), int(When::Now));
    m_when->addItem(tr("after"), int(When::After));
    m_when->addItem(tr("not before"), int(When::At));
    m_delay->setObjectName(u"taskDelay"_s);
    m_delay->setAccessibleName(tr("Delay"));
    m_delay->setRange(1, 1'000'000);
    m_delay->setValue(10);
    m_delayUnit->setObjectName(u"taskDelayUnit"_s);
    m_delayUnit->setAccessibleName(tr("Unit of the delay"));
    m_delayUnit->addItem(tr("milliseconds"), 1);
    m_delayUnit->addItem(tr("seconds"), 1'000);
    m_delayUnit->addItem(tr("minutes"), 60'000);
    m_delayUnit->addItem(tr("hours"), 3'600'000);
    m_delayUnit->setCurrentIndex(1);
    m_at->setObjectName(u"taskAt"_s);
    m_at->setAccessibleName(tr("Time"));
    m_at->setCalendarPopup(true);
    m_at->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    m_at->setDateTime(QDateTime::currentDateTime().addSecs(60));
    m_uniqueKey->setObjectName(u"taskUniqueKey"_s);
    m_uniqueKey->setAccessibleName(tr("Unique key"));
    m_uniqueKey->setMaxLength(int(Task::kMaxUniqueKey));
    m_uniqueKey->setPlaceholderText(tr("no second one is queued while one with this key waits or runs"));
    m_attempts->setObjectName(u"taskAttempts"_s);
    m_attempts->setAccessibleName(tr("Attempts"));
    m_attempts->setRange(0, Task::kMaxAttempts);
    m_timeout->setObjectName(u"taskTimeout"_s);
    m_timeout->setAccessibleName(tr("Timeout of an attempt"));
    m_timeout->setRange(0, 86'400'000);
    m_timeout->setSingleStep(1'000);
    m_timeout->setGroupSeparatorShown(true);
    //: A unit: milliseconds.
    m_timeout->setSuffix(tr(" ms"));
    form->addRow(tr("&Queue"), m_queue);
    const auto label = [this](const QString &text, QWidget *buddy) { // a row of several has none by itself
        auto *made = new QLabel(text, m_fields);
        made->setBuddy(buddy);
        return made;
    };
    form->addRow(label(tr("Pr&iority"), m_priority), row({m_priority}));
    form->addRow(label(tr("&Runs"), m_when), row({m_when, m_delay, m_delayUnit, m_at}));
    form->addRow(tr("&Unique key"), m_uniqueKey);
    form->addRow(label(tr("&Attempts"), m_attempts), row({m_attempts, label(tr("&Timeout"), m_timeout), m_timeout}));
    connect(m_when, &QComboBox::currentIndexChanged, this, &NewTaskDialog::chooseWhen);
}

void NewTaskDialog::chooseWhen()
{
    const auto when = When(m_when->currentData().toInt());
    m_delay->setVisible(when == When::After);
    m_delayUnit->setVisible(when == When::After);
    m_at->setVisible(when == When::At);
}

void NewTaskDialog::showPayload(const QByteArray &payload)
{
    m_payload->edit()->setPlainText(prettyJson(QString::fromUtf8(payload)));
}

void NewTaskDialog::chooseKind()
{
    if (!m_link->isUp())
        return;
    const QString name = m_kind->currentText();
    const auto &kinds = m_link->workbench()->kinds();
    const auto kind
        = std::find_if(kinds.begin(), kinds.end(), [&name](const tasks::KindInfo &each) { return each.name == name; });
    if (kind == kinds.end())
        return;
    m_summary->setText(kind->summary);
    //: %1 what a kind of task takes where nothing else is said: a queue, a number, a time.
    const QString byDefault = tr("as its kind says: %1");
    m_queue->lineEdit()->setPlaceholderText(byDefault.arg(kind->queue));
    m_attempts->setSpecialValueText(byDefault.arg(countText(quint64(kind->retry.maxAttempts))));
    m_timeout->setSpecialValueText(byDefault.arg(taskwords::wholeText(kind->timeout)));
    m_schema->setContent(m_link->workbench()->payloadSchema(name), "application/schema+json");
    const QString text = m_payload->text();
    if (m_edited.isEmpty() && (text.trimmed().isEmpty() || text.toUtf8() == m_shownExample)) {
        showPayload(m_link->workbench()->payloadExample(name));
        m_shownExample = m_payload->text().toUtf8();
    }
    showFault({});
}

void NewTaskDialog::duplicate(const Task &task)
{
    setWindowTitle(tr("Duplicate a Task"));
    m_kind->setCurrentIndex(m_kind->findText(task.kind));
    showPayload(task.payload);
    m_queue->setCurrentText(task.queue);
    m_priority->setValue(task.priority);
    m_attempts->setValue(task.maxAttempts);
    m_timeout->setValue(int(std::min<qint64>(task.timeout.count(), m_timeout->maximum())));
    m_uniqueKey->setText(task.uniqueKey);
}

void NewTaskDialog::edit(const Task &task)
{
    m_edited = task.id;
    setWindowTitle(tr("Edit and Retry"));
    m_kind->setCurrentIndex(m_kind->findText(task.kind));
    m_kind->setEnabled(false);
    showPayload(task.payload);
    m_fields->hide();
    m_ok->setText(tr("&Queue It Again"));
    m_payload->edit()->setFocus();
    resize(width(), 26 * fontMetrics().height());
}

QString NewTaskDialog::fault() const
{
    return m_fault->text();
}

void NewTaskDialog::showFault(const QString &why)
{
    m_fault->setText(why);
    m_fault->setVisible(!why.isEmpty());
}

tasks::Workbench::Wish NewTaskDialog::wish() const
{
    tasks::Workbench::Wish wish;
    wish.kind = m_kind->currentText();
    wish.payload = m_payload->text().trimmed().toUtf8();
    if (wish.payload.isEmpty())
        wish.payload = "{}";
    wish.queue = m_queue->currentText().trimmed();
    wish.priority = m_priority->value();
    const auto when = When(m_when->currentData().toInt());
    if (when == When::After)
        wish.delay = tasks::milliseconds(qint64(m_delay->value()) * m_delayUnit->currentData().toLongLong());
    else if (when == When::At)
        wish.runAt = m_at->dateTime().toMSecsSinceEpoch();
    wish.uniqueKey = m_uniqueKey->text();
    if (m_attempts->value() > 0)
        wish.maxAttempts = m_attempts->value();
    if (m_timeout->value() > 0)
        wish.timeout = tasks::milliseconds(m_timeout->value());
    return wish;
}

void NewTaskDialog::submit()
{
    if (!m_payload->isRight()) {
        showFault(tr("The payload is no JSON: %1").arg(m_payload->verdict()));
        m_tabs->setCurrentIndex(0);
        m_payload->edit()->setFocus();
        return;
    }
    showFault({});
    m_ok->setEnabled(false);
    const tasks::Workbench::Wish wish = this->wish();
    if (!m_edited.isEmpty()) {
        using Outcome = tasks::RetryOutcome;
        m_link->ask<Outcome>(
            this,
            [this](Result<Outcome> outcome) {
                m_ok->setEnabled(true);
                if (!outcome)
                    //: %1 why.
                    return showFault(tr("It was not queued: %1.").arg(TaskLink::reason(outcome.error())));
                switch (outcome.value()) {
                case Outcome::Retried: Q_EMIT retried(m_edited); return accept();
                case Outcome::NotFinal: return showFault(tr("It has not ended: somebody has queued it meanwhile."));
                case Outcome::NotFound: return showFault(tr("It is gone."));
                case Outcome::UniqueKeyTaken: return showFault(tr("Another task has its unique key now."));
                }
            },
            [id = m_edited, wish](tasks::Workbench &bench, QObject *home, auto done) {
                bench.retry(id, wish.payload, home, std::move(done));
            });
        return;
    }
    m_link->ask<Task>(
        this,
        [this](Result<Task> task) {
            m_ok->setEnabled(true);
            if (!task)
                return showFault(tr("The task was not made: %1.").arg(TaskLink::reason(task.error())));
            Q_EMIT added(task.value());
            accept();
        },
        [wish](tasks::Workbench &bench, QObject *home, auto done) { bench.add(wish, home, std::move(done)); });
}

} // namespace coroscope
