#pragma once

#include "ui/har/har_reader.h"
#include "ui/har/har_writer.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace coroscope {

/// Writes and reads HAR files on another thread, one at a time, with progress, and can be cancelled. GUI thread.
class HarTransfer final : public QObject {
    Q_OBJECT
public:
    explicit HarTransfer(QObject *parent = nullptr);
    /// Cancels what is under way; the thread ends by itself.
    ~HarTransfer() override;

    bool isBusy() const noexcept { return m_job != nullptr; }
    /// Both are ignored while it is busy. The file appears whole or not at all: it is written beside and renamed.
    void exportTo(const QString &path, std::vector<ExchangeRecordPtr> records, const HarOptions &options);
    void importFrom(const QString &path, const RouteTable &routes);
    void cancel();

    static constexpr int kPollMs = 50;

Q_SIGNALS:
    void started(const QString &what); ///< a translated line: "Exporting to x.har"
    void progressed(int percent);
    void ended(); ///< comes first of what an end sends
    void exported(const QString &path, int count);
    void imported(const coroscope::HarImport &result);
    /// A translated sentence.
    void failed(const QString &sentence);
    void canceled();

private:
    /// What the other thread and this one share.
    struct Job {
        std::atomic<qint64> done{0};
        std::atomic<qint64> all{1};
        std::atomic<bool> stop{false};
    };

    void begin(const QString &what);
    void onExported(const Result<int> &result, const QString &path);
    void onImported(const Result<HarImport> &result);
    template<typename Value, typename Work, typename Then>
    void run(Work work, Then then);

    static Result<int> writeFile(Job &job, const QString &path, const std::vector<ExchangeRecordPtr> &records,
                                 const HarOptions &options);
    static Result<HarImport> readFile(Job &job, const QString &path, const RouteTable &routes);

    std::shared_ptr<Job> m_job;
    QTimer m_poll;
};

} // namespace coroscope
