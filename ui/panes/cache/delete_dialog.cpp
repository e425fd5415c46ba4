#include "ui/panes/cache/delete_dialog.h"

#include "ui/format.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/type_words.h"
#include "ui/widgets/tone_label.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostNamed = 5; // folders

QString foldersText(const KeyChoice &choice)
{
    QStringList names;
    for (const QByteArray &prefix : choice.prefixes.mid(0, kMostNamed))
        names.append(u'“' + shownKey(prefix) + u'”');
    if (choice.prefixes.size() > kMostNamed)
        names.append(u"…"_s);
    const QString folders = names.join(u", "_s);
    const auto beside = int(choice.keys.size());
    if (names.isEmpty())
        return beside > 0
            ? DeleteDialog::tr("Also the %Ln key(s) that are selected beside the folder.", nullptr, beside)
            : QString();
    if (beside == 0)
        //: %1 one or more folders.
        return DeleteDialog::tr("Only in %1.").arg(folders);
    //: %1 one or more folders.
    return DeleteDialog::tr("Only in %1; and the %Ln key(s) that are selected beside.", nullptr, beside).arg(folders);
}

} // namespace

DeleteDialog::DeleteDialog(KeyStore *store, const KeyChoice &choice, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_choice(choice)
    , m_folders(new ToneLabel(Tone::Text, this))
    , m_pattern(new QLineEdit(this))
    , m_count(new QPushButton(tr("&Count"), this))
    , m_stop(new QPushButton(tr("&Stop"), this))
    , m_progress(new QProgressBar(this))
    , m_summary(new ToneLabel(Tone::Text, this))
    , m_undo(new ToneLabel(Tone::Muted, this))
    , m_sample(new QListWidget(this))
{
    setObjectName(u"deleteByPattern"_s);
    setWindowTitle(tr("Delete by Pattern"));
    m_pattern->setObjectName(u"pattern"_s);
    m_pattern->setAccessibleName(tr("Pattern"));
    m_pattern->setText(choice.pattern.isEmpty() && !choice.prefixes.isEmpty() ? u"*"_s : shownBytes(choice.pattern));
    m_pattern->setPlaceholderText(u"session:*"_s);
    m_count->setObjectName(u"count"_s);
    m_stop->setObjectName(u"stop"_s);
    m_stop->hide();
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Counting the keys"));
    m_progress->hide();
    m_summary->setObjectName(u"summary"_s);
    m_summary->setWordWrap(true);
    m_undo->setWordWrap(true);
    m_sample->setObjectName(u"sample"_s);
    m_sample->setAccessibleName(tr("Some of the keys that match"));
    m_sample->setSelectionMode(QAbstractItemView::NoSelection);
    m_folders->setObjectName(u"folders"_s);
    m_folders->setWordWrap(true);
    m_folders->setText(foldersText(choice));
    m_folders->setVisible(!m_folders->text().isEmpty());
    auto *label = new QLabel(choice.type.isEmpty() ? tr("&Keys that match")
                                                   //: %1 a type.
                                                   : tr("&Keys of the type “%1” that match").arg(typeName(choice.type)),
                             this);
    label->setBuddy(m_pattern);
    auto *row = new QHBoxLayout;
    row->addWidget(m_pattern, 1);
    row->addWidget(m_count);
    row->addWidget(m_stop);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_delete = box->addButton(tr("&Delete"), QDialogButtonBox::AcceptRole);
    m_delete->setObjectName(u"delete"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addLayout(row);
    layout->addWidget(m_folders);
    layout->addWidget(m_progress);
    layout->addWidget(m_summary);
    layout->addWidget(m_sample, 1);
    layout->addWidget(m_undo);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(box, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT confirmed(m_counted, m_undoable);
        accept();
    });
    connect(m_count, &QPushButton::clicked, this, &DeleteDialog::count);
    connect(m_pattern, &QLineEdit::textEdited, this, &DeleteDialog::forget);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    m_count->setDefault(true);
    m_pattern->selectAll();
    m_pattern->setFocus();
    forget();
    resize(64 * fontMetrics().averageCharWidth(), 24 * fontMetrics().height());
}

DeleteDialog::~DeleteDialog() = default;

QString DeleteDialog::summary() const
{
    return m_summary->text();
}

QString DeleteDialog::folders() const
{
    return m_folders->text();
}

/// What was counted is of another pattern.
void DeleteDialog::forget()
{
    if (m_job)
        m_job->cancel();
    m_sample->clear();
    m_delete->setEnabled(false);
    m_undo->clear();
    m_summary->setTone(Tone::Muted);
    m_summary->setText(tr("Nothing is deleted before the keys were counted."));
}

void DeleteDialog::count()
{
    forget();
    const QByteArray pattern = matchOf(m_pattern->text());
    if (pattern.isEmpty()) {
        m_summary->setTone(Tone::Error);
        m_summary->setText(tr("Write a pattern. A single * is all keys."));
        return;
    }
    m_counted = m_choice;
    m_counted.byPattern = true;
    m_counted.pattern = pattern;
    m_job = new CountJob(m_store, m_counted, this);
    m_count->hide();
    m_stop->show();
    m_progress->setRange(0, 0);
    m_progress->show();
    connect(m_job, &KeyJob::progress, this, [this](qint64 looked, qint64 all) {
        m_progress->setRange(0, all > 0 ? 1'000 : 0);
        m_progress->setValue(all > 0 ? int(looked * 1'000 / all) : 0);
        //: %1 to %3 numbers of keys; the store does not tell exactly how many it has looked at.
        m_summary->setText(tr("%1 match; about %2 of %3 looked at")
                               .arg(countText(quint64(m_job ? m_job->count() : 0)), countText(quint64(looked)),
                                    countText(quint64(all))));
    });
    connect(m_job, &KeyJob::finished, this, &DeleteDialog::onCounted);
    m_job->start();
}

void DeleteDialog::onCounted()
{
    const CountJob *job = m_job;
    m_count->show();
    m_stop->hide();
    m_progress->hide();
    if (job->isCanceled()) {
        forget();
    } else if (!job->failure().isEmpty()) {
        m_summary->setTone(Tone::Error);
        m_summary->setText(tr("The keys could not be counted: %1.").arg(job->failure()));
    } else if (job->count() == 0) {
        m_summary->setTone(Tone::Text);
        m_summary->setText(tr("No key matches “%1”.").arg(shownBytes(m_counted.pattern)));
    } else {
        showCounted();
    }
    m_job->deleteLater();
    m_job.clear();
}

void DeleteDialog::showCounted()
{
    const auto count = int(m_job->count());
    m_undoable = !m_job->isTooLarge();
    m_summary->setTone(Tone::Text);
    m_summary->setText(
        m_undoable
            ? tr("%Ln key(s) match, and take %1 of memory:", nullptr, count).arg(sizeText(quint64(m_job->bytes())))
            : tr("%Ln key(s) match:", nullptr, count));
    for (const QByteArray &key : m_job->sample())
        m_sample->addItem(shownKey(key));
    if (const auto others = int(m_job->count() - m_job->sample().size()); others > 0)
        m_sample->addItem(tr("… and %Ln more", nullptr, others));
    m_undo->setTone(m_undoable ? Tone::Muted : Tone::Warning);
    m_undo->setText(m_undoable
                        ? tr("Undo (Ctrl+Z) brings them back.")
                        //: %1 a size.
                        : tr("This cannot be undone: their values take more than %1, which is the most that is kept.")
                              .arg(sizeText(quint64(KeyStore::kMostUndoBytes))));
    m_delete->setText(tr("&Delete %Ln key(s)", nullptr, count));
    m_delete->setEnabled(true);
    m_delete->setDefault(true);
}

} // namespace coroscope
