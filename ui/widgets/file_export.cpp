#include "ui/widgets/file_export.h"

#include "server/runtime/safe_file.h"
#include "ui/notices.h"
#include "ui/widgets/table_progress.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QPushButton>

namespace coroscope {

namespace {

constexpr int kTick = 100; // ms

/// What the system says is all that the thread can know; the sentence around it is made on the GUI thread.
template<typename Counters>
class FileSink final : public ExportSink {
public:
    FileSink(const QString &path, const std::stop_token &stop, Counters &counters)
        : m_file(path)
        , m_stop(stop)
        , m_counters(counters)
        , m_isOpen(m_file.open(QIODevice::WriteOnly))
    {
    }
    bool put(const QByteArray &piece) override
    {
        if (m_stop.stop_requested() || !m_isOpen || m_failed)
            return false;
        m_failed = m_file.write(piece) != piece.size();
        return !m_failed;
    }
    void tell(qsizetype done, qsizetype all) override
    {
        m_counters.done.store(done, std::memory_order_relaxed);
        m_counters.all.store(all, std::memory_order_relaxed);
    }
    void fail(const QString &why) override { m_source = why; }
    const QString &source() const noexcept { return m_source; }
    /// What the system says; empty where all went well.
    QString end()
    {
        if (m_stop.stop_requested() || !m_source.isEmpty())
            return {};
        return m_isOpen && !m_failed && m_file.commit() ? QString() : m_file.errorString();
    }

private:
    SafeFile m_file;
    const std::stop_token &m_stop;
    Counters &m_counters;
    const bool m_isOpen;
    bool m_failed = false;
    QString m_source;
};

template<typename Counters>
class TextSink final : public ExportSink {
public:
    TextSink(const std::stop_token &stop, Counters &counters)
        : m_stop(stop)
        , m_counters(counters)
    {
    }
    bool put(const QByteArray &piece) override
    {
        text += piece;
        return !m_stop.stop_requested();
    }
    void tell(qsizetype done, qsizetype all) override
    {
        m_counters.done.store(done, std::memory_order_relaxed);
        m_counters.all.store(all, std::memory_order_relaxed);
    }
    void fail(const QString &) override { }
    QByteArray text;

private:
    const std::stop_token &m_stop;
    Counters &m_counters;
};

} // namespace

FileExport::FileExport(QWidget *view, Notices *notices)
    : QObject(view)
    , m_notices(notices)
    , m_progress(new TableProgress(view))
{
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (const qsizetype all = m_counters->all; all > 0)
            m_progress->setProgress(m_counters->done, all);
    });
    connect(m_progress, &TableProgress::cancelRequested, this, &FileExport::cancel);
}

void FileExport::ask(const QString &title, const QString &filter, const QString &suffix, const QString &proposedName,
                     std::function<Write()> prepare)
{
    auto *dialog = new QFileDialog(static_cast<QWidget *>(parent()), title); // the view
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(filter);
    dialog->selectFile(proposedName + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, prepare = std::move(prepare)](const QString &path) { start(path, prepare()); });
    dialog->open();
}

bool FileExport::begin(const QString &path)
{
    if (m_job.isRunning()) {
        if (m_notices)
            m_notices->post({Notice::Kind::Warning,
                             m_path.isEmpty()
                                 ? tr("Something is still being copied. Wait for its end, or cancel it.")
                                 : tr("%1 is still being written. Wait for its end, or cancel it.").arg(m_path),
                             {},
                             {},
                             {}});
        return false;
    }
    m_path = path;
    m_counters = std::make_shared<Counters>();
    //: %1 a file.
    m_progress->begin(path.isEmpty() ? tr("Copying") : tr("Writing %1").arg(path));
    m_tick.start();
    return true;
}

void FileExport::start(const QString &path, Write write)
{
    if (!begin(path))
        return;
    m_job.start(
        [path, write = std::move(write), counters = m_counters](const std::stop_token &stop) {
            FileSink<Counters> sink(path, stop, *counters);
            write(sink);
            const QString file = sink.end();
            return Trouble{file, sink.source(), {}};
        },
        [this, path](const Trouble &trouble) { end(path, trouble, false); });
}

void FileExport::copy(Write write)
{
    if (!begin({}))
        return;
    m_job.start(
        [write = std::move(write), counters = m_counters](const std::stop_token &stop) {
            TextSink<Counters> sink(stop, *counters);
            write(sink);
            return Trouble{{}, {}, QString::fromUtf8(sink.text)};
        },
        [this](const Trouble &copied) {
            m_tick.stop();
            m_progress->end();
            QApplication::clipboard()->setText(copied.text);
            Q_EMIT finished({});
        });
}

void FileExport::cancel()
{
    if (!m_job.isRunning())
        return;
    m_job.cancel();
    end(m_path, {}, true);
}

void FileExport::end(const QString &path, const Trouble &why, bool canceled)
{
    m_tick.stop();
    m_progress->end();
    QString trouble;
    if (!why.source.isEmpty())
        //: %1 a file, %2 why.
        trouble = tr("%1 was not written: %2.").arg(path, why.source);
    else if (!why.file.isEmpty())
        //: %1 a file, %2 what the system says.
        trouble = tr("%1 could not be written: %2. Choose another place.").arg(path, why.file);
    if (m_notices && !trouble.isEmpty())
        m_notices->post({Notice::Kind::Error, trouble, {}, {}, {}});
    else if (m_notices && canceled && path.isEmpty())
        m_notices->post(tr("Nothing was copied: it was canceled."));
    else if (m_notices && canceled)
        m_notices->post(tr("%1 was not written: it was canceled.").arg(path));
    else if (m_notices)
        m_notices->post(tr("%1 was written.").arg(path));
    Q_EMIT finished(trouble);
}

} // namespace coroscope
