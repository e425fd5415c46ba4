#include "ui/panes/tasks/purge_dialog.h"

#include "ui/format.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_words.h"
#include "ui/widgets/tone_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kFinal{tasks::TaskState::Succeeded, tasks::TaskState::Failed, tasks::TaskState::Cancelled,
                            tasks::TaskState::Dead};
constexpr int kTypeDelay = 250; // ms

} // namespace

PurgeDialog::PurgeDialog(TaskLink *link, const tasks::TaskFilter &filter, QWidget *parent)
    : QDialog(parent)
    , m_link(link)
    , m_filter(filter)
    , m_kind(new QComboBox(this))
    , m_queue(new QComboBox(this))
    , m_text(new QLineEdit(filter.text, this))
    , m_summary(new ToneLabel(Tone::Muted, this))
{
    setObjectName(u"purgeDialog"_s);
    setWindowTitle(tr("Purge Tasks"));
    auto *states = new QHBoxLayout;
    states->setSpacing(16);
    const auto isWanted = [this](tasks::TaskState state) {
        return m_filter.states.empty()
            || std::find(m_filter.states.begin(), m_filter.states.end(), state) != m_filter.states.end();
    };
    const bool any = std::any_of(kFinal.begin(), kFinal.end(), isWanted);
    for (std::size_t i = 0; i < kFinal.size(); ++i) {
        m_states[i] = new QCheckBox(taskwords::state(kFinal[i]), this);
        m_states[i]->setObjectName(u"purge-"_s + QLatin1String(tasks::stateName(kFinal[i])));
        m_states[i]->setChecked(!any || isWanted(kFinal[i]));
        states->addWidget(m_states[i]);
        connect(m_states[i], &QCheckBox::toggled, this, &PurgeDialog::forget);
    }
    states->addStretch(1);
    m_kind->setObjectName(u"purgeKind"_s);
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->addItem(tr("all kinds"), QString());
    m_queue->setObjectName(u"purgeQueue"_s);
    m_queue->setAccessibleName(tr("Queue"));
    m_queue->addItem(tr("all queues"), QString());
    if (m_link->isUp()) {
        for (const tasks::KindInfo &kind : m_link->workbench()->kinds())
            m_kind->addItem(kind.name, kind.name);
        const auto snapshot = m_link->snapshot();
        for (const tasks::Queue &queue : snapshot->queues)
            m_queue->addItem(queue.name, queue.name);
    }
    const auto choose = [](QComboBox *box, const QString &name) {
        if (!name.isEmpty() && box->findData(name) < 0)
            box->addItem(name, name);
        box->setCurrentIndex(box->findData(name));
    };
    choose(m_kind, filter.kind);
    choose(m_queue, filter.queue);
    m_text->setObjectName(u"purgeText"_s);
    m_text->setAccessibleName(tr("Text"));
    m_text->setPlaceholderText(tr("anywhere in id, payload, error or unique key"));
    m_text->setClearButtonEnabled(true);
    m_summary->setObjectName(u"purgeSummary"_s);
    m_summary->setWordWrap(true);
    m_summary->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_summary->setMinimumHeight(2 * fontMetrics().lineSpacing() + 2);

    auto *form = new QFormLayout;
    form->addRow(tr("States"), states);
    form->addRow(tr("&Kind"), m_kind);
    form->addRow(tr("&Queue"), m_queue);
    form->addRow(tr("&Text"), m_text);
    auto *undo = new ToneLabel(Tone::Muted, this);
    undo->setWordWrap(true);
    undo->setText(tr("Undo (Ctrl+Z) brings them back, for half a minute."));
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_purge = box->addButton(tr("&Purge"), QDialogButtonBox::AcceptRole);
    m_purge->setObjectName(u"purge"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_summary);
    layout->addWidget(undo);
    layout->addStretch(1);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(box, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT confirmed(chosen());
        accept();
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PurgeDialog::forget);
    connect(m_queue, &QComboBox::currentIndexChanged, this, &PurgeDialog::forget);
    connect(m_text, &QLineEdit::textChanged, this, &PurgeDialog::forget);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kTypeDelay);
    connect(&m_soon, &QTimer::timeout, this, &PurgeDialog::count);
    forget();
    const int width = 72 * fontMetrics().averageCharWidth();
    resize(width, qMax(sizeHint().height(), layout->totalHeightForWidth(width)));
}

QString PurgeDialog::summary() const
{
    return m_summary->text();
}

tasks::TaskFilter PurgeDialog::chosen() const
{
    tasks::TaskFilter filter;
    for (std::size_t i = 0; i < kFinal.size(); ++i) {
        if (m_states[i]->isChecked())
            filter.states.push_back(kFinal[i]);
    }
    filter.kind = m_kind->currentData().toString();
    filter.queue = m_queue->currentData().toString();
    filter.text = m_text->text();
    filter.requestId = m_filter.requestId;
    return filter;
}

/// What was counted is of another choice.
void PurgeDialog::forget()
{
    ++m_asked;
    m_purge->setEnabled(false);
    m_purge->setText(tr("&Purge"));
    m_summary->setTone(Tone::Muted);
    if (chosen().states.empty()) {
        m_summary->setText(tr("Choose a state."));
        m_soon.stop();
        return;
    }
    m_summary->setText(tr("Counting…"));
    m_soon.start();
}

void PurgeDialog::count()
{
    m_link->list(chosen(), 0, 1, this, [this, asked = ++m_asked](Result<tasks::TaskPage> page) {
        if (asked != m_asked)
            return;
        if (!page) {
            m_summary->setTone(Tone::Error);
            m_summary->setText(tr("The tasks could not be counted: %1.").arg(TaskLink::reason(page.error())));
            return;
        }
        const qint64 all = page->total;
        const qint64 most = tasks::Store::kMaxPurge;
        m_summary->setTone(all > 0 ? Tone::Text : Tone::Muted);
        m_summary->setText(
            all == 0          ? tr("No task that has ended is among these.")
                : all <= most ? tr("%Ln task(s) are purged: they are not shown or counted any more.", nullptr, int(all))
                              //: %1 and %2 numbers of tasks.
                              : tr("%1 tasks are among these; %2 of them are purged at once.")
                                    .arg(countText(quint64(all)), countText(quint64(most))));
        m_purge->setText(tr("&Purge %Ln task(s)", nullptr, int(std::min(all, most))));
        m_purge->setEnabled(all > 0);
        if (all > 0)
            m_purge->setDefault(true);
    });
}

} // namespace coroscope
