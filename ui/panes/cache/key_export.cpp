#include "ui/panes/cache/key_export.h"

#include "server/runtime/safe_file.h"
#include "ui/format.h"
#include "ui/panes/cache/key_record.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/type_words.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDeadline{60'000};
constexpr qsizetype kShownKey = 100; // bytes
constexpr qint64 kReadBytes = 16 * 1024 * 1024; // of values that are read at once, or one that is larger

} // namespace

ExportJob::ExportJob(KeyStore *store, KeyChoice choice, const QString &path, QObject *parent)
    : ChosenKeysJob(store, std::move(choice), parent)
    , m_path(path)
{
}

ExportJob::~ExportJob() = default;

void ExportJob::start()
{
    m_file = std::make_shared<SafeFile>(m_path);
    if (!m_file->open(QIODevice::WriteOnly)) {
        const QString why = m_file->errorString();
        QMetaObject::invokeMethod(
            this, [this, why] { end(why); }, Qt::QueuedConnection);
        return;
    }
    ChosenKeysJob::start();
}

void ExportJob::skip(const QByteArray &key, const QString &why)
{
    ++m_skippedCount;
    if (m_skipped.size() < kMostTold)
        m_skipped.append(shownStart(key, kShownKey) + u": "_s + why);
}

void ExportJob::handle(const QList<QByteArray> &keys)
{
    std::vector<cache::Command> looks;
    for (const QByteArray &key : keys) {
        looks.push_back({"TYPE"_ba, key});
        looks.push_back({"PTTL"_ba, key});
        looks.push_back(m_store->sizeCommand(key));
    }
    m_store->link()->run(
        std::move(looks), this,
        [this, keys](Result<CacheLink::Replies> replies) {
            if (isCanceled())
                return;
            if (!replies)
                return end(CacheLink::reason(replies.error()));
            for (qsizetype i = 0; i < keys.size(); ++i) {
                const auto at = std::size_t(3 * i);
                const QByteArray type = replies.value()[at].text;
                const qint64 ttl = numberOf(replies.value()[at + 1]);
                const qint64 size = numberOf(replies.value()[at + 2]);
                if (type == "none" || ttl == -2)
                    continue; // it has expired
                if (cacheType(type) == CacheType::Other)
                    skip(keys[i], tr("values of the type “%1” cannot be exported").arg(QString::fromUtf8(type)));
                else if (size > kLargestKey)
                    //: %1 a size.
                    skip(keys[i], tr("it takes more than %1").arg(sizeText(quint64(kLargestKey))));
                else
                    m_looks.push_back({keys[i], type, ttl >= 0 ? ttl : -1, std::max<qint64>(0, size)});
            }
            read();
        },
        kDeadline);
}

/// The values of as many as there is room for; what is written is let go of before the next are read.
void ExportJob::read()
{
    if (m_looks.empty())
        return next();
    std::vector<Look> looks;
    std::vector<cache::Command> reads;
    qint64 bytes = 0;
    while (!m_looks.empty() && (looks.empty() || bytes + m_looks.front().size <= kReadBytes)) {
        bytes += m_looks.front().size;
        reads.push_back(readAll(m_looks.front().type, m_looks.front().key));
        looks.push_back(std::move(m_looks.front()));
        m_looks.pop_front();
    }
    m_store->link()->run(
        std::move(reads), this,
        [this, looks](Result<CacheLink::Replies> replies) {
            if (isCanceled())
                return;
            if (!replies)
                return end(CacheLink::reason(replies.error()));
            auto values = std::make_shared<CacheLink::Replies>(std::move(replies).value());
            m_writing.start(
                [file = m_file, looks, values](const std::stop_token &stop) {
                    Written result;
                    for (std::size_t i = 0; i < looks.size() && !stop.stop_requested(); ++i) {
                        const auto record = recordOf(looks[i].key, looks[i].type, looks[i].ttl, (*values)[i]);
                        if (!record) {
                            if (record.error().kind != Error::Kind::NotFound)
                                result.skipped.append(shownStart(looks[i].key, kShownKey) + u": "_s
                                                      + record.error().detail);
                            continue;
                        }
                        const QByteArray line = jsonLine(record.value());
                        if (file->write(line) != line.size()) {
                            result.failure = file->errorString();
                            break;
                        }
                        ++result.lines;
                    }
                    return result;
                },
                [this](Written written) {
                    m_written += written.lines;
                    m_done = m_written;
                    m_skippedCount += written.skipped.size();
                    m_skipped += written.skipped.mid(0, kMostTold - m_skipped.size());
                    if (!written.failure.isEmpty())
                        return end(written.failure);
                    read();
                });
        },
        kDeadline);
}

void ExportJob::atEnd()
{
    m_writing.start(
        [file = m_file](const std::stop_token &) {
            Written result;
            if (!file->commit())
                result.failure = file->errorString();
            return result;
        },
        [this](Written written) { end(written.failure); });
}

void ExportJob::stopped()
{
    m_writing.cancel();
    end();
}

} // namespace coroscope
