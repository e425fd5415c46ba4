#pragma once

#include "ui/content/background_job.h"
#include "ui/panes/cache/key_jobs.h"
#include "ui/panes/cache/key_record.h"

#include <QFile>

namespace coroscope {

/// Reads JSON lines and makes the keys. Can be undone as a whole where that is not too large.
class ImportJob final : public KeyJob {
    Q_OBJECT
public:
    static constexpr qint64 kLongestLine = 128 * 1024 * 1024; ///< bytes
    static constexpr int kMostTold = 100;

    ImportJob(KeyStore *store, const QString &path, bool replace, QObject *parent);
    ~ImportJob() override;
    void start() override;
    const QString &path() const noexcept { return m_path; }
    qint64 made() const noexcept { return m_made; }
    qint64 replaced() const noexcept { return m_replaced; }
    qint64 kept() const noexcept { return m_kept; } ///< there already, and not to be replaced
    qint64 faulty() const noexcept { return m_faulty; }
    bool canBeUndone() const noexcept { return !m_undoTooLarge; }
    /// "Line 3: why", the first kMostTold of them.
    const QStringList &faults() const noexcept { return m_faults; }

protected:
    void stopped() override;

private:
    struct Parsed {
        std::vector<std::pair<qint64, KeyRecord>> records; ///< with the number of the line
        std::vector<std::pair<qint64, QString>> faults;
        qint64 lines = 0;
        qint64 at = 0; ///< in the file
        QString failure;
        bool atEnd = false;
    };
    void readMore();
    void onParsed(Parsed parsed);
    void look(std::shared_ptr<Parsed> parsed);
    void write(std::shared_ptr<Parsed> parsed, const KeyStore::Snapshots &before);
    void fault(qint64 line, const QString &why);
    void complete();

    const QString m_path;
    const bool m_replace;
    std::shared_ptr<QFile> m_file;
    BackgroundJob<Parsed> m_reading;
    std::shared_ptr<KeyUndo> m_undo;
    qint64 m_undoBytes = 0;
    qint64 m_size = 0;
    qint64 m_line = 0;
    qint64 m_made = 0;
    qint64 m_replaced = 0;
    qint64 m_kept = 0;
    qint64 m_faulty = 0;
    QStringList m_faults;
    bool m_undoTooLarge = false;
    bool m_pushed = false;
};

} // namespace coroscope
