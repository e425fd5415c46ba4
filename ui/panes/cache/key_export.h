#pragma once

#include "ui/content/background_job.h"
#include "ui/panes/cache/key_jobs.h"

#include <deque>

namespace coroscope {

class SafeFile;

/// Writes them as JSON lines. The file stands in its place only when all of it is written.
class ExportJob final : public ChosenKeysJob {
    Q_OBJECT
public:
    static constexpr qint64 kLargestKey = 64 * 1024 * 1024; ///< bytes in memory; larger ones are passed over, and told

    ExportJob(KeyStore *store, KeyChoice choice, const QString &path, QObject *parent);
    ~ExportJob() override;
    void start() override;
    const QString &path() const noexcept { return m_path; }
    qint64 written() const noexcept { return m_written; }
    /// "name: why", the first kMostTold of them.
    const QStringList &skipped() const noexcept { return m_skipped; }
    qint64 skippedCount() const noexcept { return m_skippedCount; }
    static constexpr int kMostTold = 100;

protected:
    void handle(const QList<QByteArray> &keys) override;
    void atEnd() override;
    void stopped() override;

private:
    struct Look {
        QByteArray key;
        QByteArray type;
        qint64 ttl = -1;
        qint64 size = 0; ///< bytes, as the store estimates
    };
    struct Written {
        QString failure;
        qint64 lines = 0;
        QStringList skipped;
    };
    void read();
    void skip(const QByteArray &key, const QString &why);

    const QString m_path;
    std::deque<Look> m_looks; ///< whose values are to be read
    std::shared_ptr<SafeFile> m_file;
    BackgroundJob<Written> m_writing;
    qint64 m_written = 0;
    qint64 m_skippedCount = 0;
    QStringList m_skipped;
};

} // namespace coroscope
