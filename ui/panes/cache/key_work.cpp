#include "ui/panes/cache/key_work.h"

#include "ui/format.h"
#include "ui/notices.h"
#include "ui/panes/cache/ask.h"
#include "ui/panes/cache/delete_dialog.h"
#include "ui/panes/cache/import_report.h"
#include "ui/panes/cache/job_bar.h"
#include "ui/panes/cache/key_export.h"
#include "ui/panes/cache/key_import.h"

#include <QCursor>
#include <QFileDialog>
#include <QMenu>

namespace coroscope {

using namespace Qt::StringLiterals;

KeyWork::KeyWork(KeyStore *store, Notices *notices, QWidget *window)
    : QObject(window)
    , m_store(store)
    , m_notices(notices)
    , m_window(window)
    , m_bar(new JobBar(window))
{
}

bool KeyWork::canBegin() const
{
    return !m_job && m_store->link()->isUp();
}

void KeyWork::run(KeyJob *job, const QString &text)
{
    m_job = job;
    m_bar->follow(job, text);
    connect(job, &KeyJob::finished, this, [this, job] { end(job); });
    job->start();
    Q_EMIT stateChanged();
}

void KeyWork::end(KeyJob *job)
{
    m_job.clear();
    job->deleteLater();
    if (const auto *deleted = qobject_cast<DeleteJob *>(job))
        onDeleted(*deleted);
    else if (const auto *counted = qobject_cast<CountJob *>(job))
        onMeasured(*counted);
    else if (const auto *exported = qobject_cast<ExportJob *>(job))
        onExported(*exported);
    else if (const auto *imported = qobject_cast<ImportJob *>(job))
        onImported(*imported);
    Q_EMIT stateChanged();
}

void KeyWork::remove(const QList<QByteArray> &keys)
{
    if (canBegin() && !keys.isEmpty())
        run(new CountJob(m_store, KeyChoice::these(keys), this), tr("Measuring the keys"));
}

void KeyWork::onMeasured(const CountJob &job)
{
    if (job.isCanceled())
        return;
    if (!job.failure().isEmpty()) {
        Q_EMIT said(Banner::Kind::Error, tr("The keys were not deleted: %1.").arg(job.failure()));
        return;
    }
    if (!job.isTooLarge())
        return removeNow(job.choice(), true);
    ask(m_window, tr("This cannot be undone"),
        tr("The values of %Ln key(s) take more than %1 of memory, which is the most that is kept for undo.", nullptr,
           int(job.count()))
            .arg(sizeText(quint64(KeyStore::kMostUndoBytes))),
        tr("Delete them without undo"), [this, choice = job.choice()] { removeNow(choice, false); });
}

void KeyWork::removeAfterLook(const KeyChoice &choice, bool counts)
{
    if (!canBegin())
        return;
    auto *dialog = new DeleteDialog(m_store, choice, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeleteDialog::confirmed, this, &KeyWork::removeNow);
    dialog->open();
    if (counts)
        dialog->count();
}

void KeyWork::removeNow(const KeyChoice &choice, bool undoable)
{
    if (canBegin())
        run(new DeleteJob(m_store, choice, undoable, this), tr("Deleting"));
}

void KeyWork::onDeleted(const DeleteJob &job)
{
    const int count = int(job.done());
    if (!job.failure().isEmpty())
        Q_EMIT said(Banner::Kind::Error,
                    //: %1 why.
                    tr("%Ln key(s) were deleted, then it ended: %1.", nullptr, count).arg(job.failure()));
    else if (job.isCanceled())
        m_notices->post(tr("It was canceled after %Ln key(s) were deleted.", nullptr, count));
    else
        m_notices->post(tr("%Ln key(s) were deleted.", nullptr, count));
    Q_EMIT manyChanged();
}

void KeyWork::chooseExport(const Offers &offers)
{
    if (!canBegin())
        return;
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto &[text, choice] : offers) {
        const auto ask = [this, choice = choice] {
            auto *dialog = new QFileDialog(m_window, tr("Export keys"));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setAcceptMode(QFileDialog::AcceptSave);
            dialog->setDefaultSuffix(u"jsonl"_s);
            dialog->setNameFilter(tr("JSON lines (*.jsonl *.ndjson)"));
            dialog->selectFile(u"cache.jsonl"_s);
            connect(dialog, &QFileDialog::fileSelected, this,
                    [this, choice](const QString &path) { exportTo(path, choice); });
            dialog->open();
        };
        menu->addAction(text, this, ask);
    }
    menu->popup(QCursor::pos());
}

void KeyWork::exportTo(const QString &path, const KeyChoice &choice)
{
    if (canBegin())
        run(new ExportJob(m_store, choice, path, this), tr("Exporting keys"));
}

void KeyWork::onExported(const ExportJob &job)
{
    const int count = int(job.written());
    if (job.isCanceled())
        m_notices->post(tr("The export was canceled. Nothing was written."));
    else if (!job.failure().isEmpty())
        Q_EMIT said(
            Banner::Kind::Error,
            //: %1 a file, %2 why.
            tr("The keys could not be exported to %1: %2. Nothing was written.").arg(job.path(), job.failure()));
    else if (job.skippedCount() > 0)
        Q_EMIT said(
            Banner::Kind::Warning,
            //: %1 and %2 sentences.
            tr("%1 %2").arg(
                tr("%Ln key(s) were exported to %1.", nullptr, count).arg(job.path()),
                tr("%Ln key(s) were passed over: %1.", nullptr, int(job.skippedCount())).arg(job.skipped().value(0))));
    else
        m_notices->post(tr("%Ln key(s) were exported to %1.", nullptr, count).arg(job.path()));
}

void KeyWork::chooseImport()
{
    if (!canBegin())
        return;
    auto *dialog = new QFileDialog(m_window, tr("Import keys"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("JSON lines (*.jsonl *.ndjson)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        auto *menu = new QMenu(m_window);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("&Replace keys that are there"), this, [this, path] { importFrom(path, true); });
        menu->addAction(tr("&Keep keys that are there"), this, [this, path] { importFrom(path, false); });
        menu->popup(m_window->mapToGlobal(QPoint(16, 16)));
    });
    dialog->open();
}

void KeyWork::importFrom(const QString &path, bool replace)
{
    if (canBegin())
        run(new ImportJob(m_store, path, replace, this), tr("Importing keys"));
}

void KeyWork::onImported(const ImportJob &job)
{
    auto *report = new ImportReport(job, m_window);
    report->setAttribute(Qt::WA_DeleteOnClose);
    report->open();
    Q_EMIT manyChanged();
}

} // namespace coroscope
