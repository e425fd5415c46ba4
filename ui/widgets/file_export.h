#pragma once

#include "ui/content/background_job.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <vector>

namespace coroscope {

class Notices;
class TableProgress;

/// Where an export puts its text, piece by piece. Of the thread that writes.
class ExportSink {
public:
    virtual ~ExportSink() = default;
    /// False: it was canceled, or the file cannot be written; the rest is not wanted.
    virtual bool put(const QByteArray &piece) = 0;
    /// How many rows of how many.
    virtual void tell(qsizetype done, qsizetype all) = 0;
    /// What is to be written cannot be had: why, as the end of a sentence. There will be no file then.
    virtual void fail(const QString &why) = 0;
};

/// Keeps what is put in memory. For what is small.
class MemorySink final : public ExportSink {
public:
    bool put(const QByteArray &piece) override
    {
        text += piece;
        return true;
    }
    void tell(qsizetype, qsizetype) override { }
    void fail(const QString &why) override { failure = why; }
    QByteArray text;
    QString failure; ///< empty: none
};

/// Writes a file off the GUI thread: what takes longer than a moment shows how far it is at the foot of its view, and
/// can be canceled there. The file appears when it is complete. What happened comes as a notice. One at a time.
/// GUI thread.
class FileExport final : public QObject {
    Q_OBJECT
public:
    /// Runs on a thread of its own and touches only what it owns.
    using Write = std::function<void(ExportSink &sink)>;

    /// `notices` may be null.
    FileExport(QWidget *view, Notices *notices);

    /// Asks for a file and writes it. `filter`: "CSV files (*.csv)". `prepare` is called when a file was chosen.
    void ask(const QString &title, const QString &filter, const QString &suffix, const QString &proposedName,
             std::function<Write()> prepare);
    void start(const QString &path, Write write);
    /// Puts it on the clipboard instead.
    void copy(Write write);
    void cancel();
    bool isRunning() const noexcept { return m_job.isRunning(); }
    TableProgress *progress() const { return m_progress; }

Q_SIGNALS:
    /// `trouble`: a translated sentence; empty where all went well or it was canceled.
    void finished(const QString &trouble);

private:
    struct Counters {
        std::atomic<qsizetype> done{0};
        std::atomic<qsizetype> all{0};
    };
    struct Trouble {
        QString file; ///< what the system says of the file; empty: all went well
        QString source; ///< why there was not all to be written
        QString text; ///< for the clipboard
    };
    bool begin(const QString &path);
    void end(const QString &path, const Trouble &trouble, bool canceled);

    Notices *m_notices;
    TableProgress *m_progress;
    QTimer m_tick;
    std::shared_ptr<Counters> m_counters;
    QString m_path;
    BackgroundJob<Trouble> m_job; // last: its end drops what runs
};

/// Writes each of `rows` as `line` says.
template<typename Row>
FileExport::Write eachLine(std::vector<Row> rows, QByteArray (*line)(const Row &))
{
    return [rows = std::move(rows), line](ExportSink &sink) {
        qsizetype done = 0;
        for (const Row &row : rows) {
            if (!sink.put(line(row)))
                return;
            sink.tell(++done, qsizetype(rows.size()));
        }
    };
}

} // namespace coroscope
