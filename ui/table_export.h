#pragma once

#include "ui/models/live_table_model.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace coroscope {

class SafeFile;

/// Writes rows of a live list, in slices, so that the window goes on living. The list stands still meanwhile; what
/// comes waits. GUI thread.
///
/// Csv is RFC 4180: a header line, lines ended by CR LF, fields with commas, quotes or line ends in quotation marks;
/// UTF-8 without a byte order mark; figures as plain numbers, whose unit the header says. A text that a spreadsheet
/// would take for a formula (it begins with = + - @ tab or CR) gets an apostrophe in front, since paths and addresses
/// come from strangers. Tabs is for the clipboard: as shown, cells separated by tabs, no header.
class TableExport final : public QObject {
    Q_OBJECT
public:
    enum class Format { Csv, Tabs };
    using Sequence = LiveTableModel::Sequence;

    /// `columns` in the order in which they are written. Where `model` goes, it stops, silently.
    TableExport(LiveTableModel *model, std::vector<Sequence> rows, QList<int> columns, Format format,
                QObject *parent = nullptr);
    ~TableExport() override;

    /// Into a file, which appears only when it is complete; a device or a pipe is written as it is. finished() comes
    /// later, even where the file cannot be opened.
    void start(const QString &path);
    /// Into text(). finished() may come before it returns.
    void startInMemory();
    /// What was written is taken away. finished() comes, with isCanceled().
    void cancel();

    bool isCanceled() const noexcept { return m_canceled; }
    const QByteArray &text() const noexcept { return m_text; }
    qsizetype rows() const noexcept { return qsizetype(m_rows.size()); }
    QString path() const { return m_path; }

    static QByteArray csvCell(const QString &text, bool isText);

Q_SIGNALS:
    void progressed(qsizetype done, qsizetype all);
    /// `trouble`: a translated sentence, empty where all went well or it was canceled. Once.
    void finished(const QString &trouble);

private:
    void goOn();
    bool put(const QByteArray &bytes);
    void end(const QString &trouble);
    void stop();
    QByteArray line(Sequence row) const;
    QByteArray header() const;
    QString failure() const;

    const QPointer<LiveTableModel> m_model;
    const std::vector<Sequence> m_rows;
    const QList<int> m_columns;
    const Format m_format;
    QString m_path;
    QByteArray m_text;
    std::unique_ptr<SafeFile> m_file;
    QTimer m_next;
    std::size_t m_done = 0;
    bool m_running = false;
    bool m_canceled = false;
};

} // namespace coroscope
