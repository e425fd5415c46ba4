#include "ui/panes/cache/key_import.h"

#include "ui/format.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/type_words.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDeadline{60'000};
constexpr qint64 kParseBytes = 1024 * 1024; // a slice of a file

} // namespace

ImportJob::ImportJob(KeyStore *store, const QString &path, bool replace, QObject *parent)
    : KeyJob(store, parent)
    , m_path(path)
    , m_replace(replace)
    , m_file(std::make_shared<QFile>(path))
    , m_undo(std::make_shared<KeyUndo>())
{
}

ImportJob::~ImportJob() = default;

void ImportJob::start()
{
    if (!m_file->open(QIODevice::ReadOnly)) {
        const QString why = m_file->errorString();
        QMetaObject::invokeMethod(
            this, [this, why] { end(why); }, Qt::QueuedConnection);
        return;
    }
    m_size = m_file->size();
    readMore();
}

void ImportJob::readMore()
{
    m_reading.start(
        [file = m_file, first = m_line](const std::stop_token &stop) {
            Parsed parsed;
            const qint64 from = file->pos();
            while (!stop.stop_requested() && int(parsed.records.size()) < kBatch && file->pos() - from < kParseBytes) {
                const QByteArray line = file->readLine(kLongestLine + 1);
                if (line.isEmpty()) {
                    parsed.atEnd = true;
                    if (file->error() != QFileDevice::NoError)
                        parsed.failure = file->errorString();
                    break;
                }
                ++parsed.lines;
                if (line.size() > kLongestLine) {
                    parsed.failure
                        = tr("line %1 is longer than %2")
                              .arg(countText(quint64(first + parsed.lines)), sizeText(quint64(kLongestLine)));
                    break;
                }
                const QByteArray text = line.trimmed();
                if (text.isEmpty())
                    continue;
                auto record = recordOfLine(text);
                if (record)
                    parsed.records.emplace_back(first + parsed.lines, std::move(record).value());
                else
                    parsed.faults.emplace_back(first + parsed.lines, record.error().detail);
            }
            parsed.at = file->pos();
            return parsed;
        },
        [this](Parsed parsed) { onParsed(std::move(parsed)); });
}

void ImportJob::fault(qint64 line, const QString &why)
{
    ++m_faulty;
    if (m_faults.size() < kMostTold)
        //: %1 a number, %2 why the line cannot be taken.
        m_faults.append(tr("Line %1: %2").arg(countText(quint64(line)), why));
}

void ImportJob::onParsed(Parsed parsed)
{
    m_line += parsed.lines;
    for (const auto &[line, why] : parsed.faults)
        fault(line, why);
    if (m_store->link()->isMemory()) {
        std::erase_if(parsed.records, [this](const auto &each) {
            const bool isOther = cacheType(each.second.type) != CacheType::String;
            if (isOther)
                fault(each.first,
                      tr("the memory store keeps strings only, and this is a %1").arg(typeName(each.second.type)));
            return isOther;
        });
    }
    look(std::make_shared<Parsed>(std::move(parsed)));
}

void ImportJob::look(std::shared_ptr<Parsed> parsed)
{
    if (parsed->records.empty())
        return write(parsed, {});
    QList<QByteArray> keys;
    qint64 bytes = 0;
    for (const auto &[line, record] : parsed->records) {
        keys.append(record.key);
        bytes += record.bytes();
    }
    const qint64 room = KeyStore::kMostUndoBytes - m_undoBytes - bytes;
    if (m_undoTooLarge || room < 0) {
        m_undoTooLarge = true;
        std::vector<cache::Command> looks;
        for (const QByteArray &key : keys)
            looks.push_back({"EXISTS"_ba, key});
        m_store->link()->run(
            std::move(looks), this,
            [this, parsed, keys](Result<CacheLink::Replies> replies) {
                if (isCanceled())
                    return;
                if (!replies)
                    return end(CacheLink::reason(replies.error()));
                KeyStore::Snapshots before;
                for (qsizetype i = 0; i < keys.size(); ++i)
                    before.append({keys[i], numberOf(replies.value()[std::size_t(i)]) == 1, 0, {}});
                write(parsed, before);
            },
            kDeadline);
        return;
    }
    m_store->snapshot(keys, room, this, [this, parsed](Result<KeyStore::Snapshots> before) {
        if (isCanceled())
            return;
        if (before)
            return write(parsed, before.value());
        if (before.error().kind != Error::Kind::BadRequest)
            return end(CacheLink::reason(before.error()));
        m_undoTooLarge = true;
        look(parsed);
    });
}

void ImportJob::write(std::shared_ptr<Parsed> parsed, const KeyStore::Snapshots &before)
{
    std::vector<cache::Command> writes;
    struct Place {
        qint64 line;
        bool existed;
        std::size_t end; // of its commands
    };
    std::vector<Place> places;
    for (std::size_t i = 0; i < parsed->records.size(); ++i) {
        const auto &[line, record] = parsed->records[i];
        const KeySnapshot &was = before[qsizetype(i)];
        if (was.exists && !m_replace) {
            ++m_kept;
            continue;
        }
        if (!m_undoTooLarge) {
            m_undo->before.append(was);
            m_undoBytes += was.bytes() + record.bytes();
        }
        for (const cache::Command &command : writesOf(record))
            writes.push_back(command);
        places.push_back({line, was.exists, writes.size()});
    }
    const auto goOn = [this, parsed] {
        tell(parsed->at, m_size);
        if (!parsed->failure.isEmpty()) {
            complete();
            return end(parsed->failure);
        }
        if (parsed->atEnd || isCanceled()) {
            complete();
            return end();
        }
        readMore();
    };
    if (writes.empty())
        return goOn();
    if (!m_undoTooLarge)
        m_undo->writes.insert(m_undo->writes.end(), writes.begin(), writes.end());
    m_store->link()->run(
        std::move(writes), this,
        [this, places, goOn](Result<CacheLink::Replies> replies) {
            if (!replies) {
                complete();
                return end(CacheLink::reason(replies.error()));
            }
            std::size_t at = 0;
            for (const Place &place : places) {
                QByteArray error;
                for (; at < place.end; ++at) {
                    if (error.isEmpty())
                        error = errorOf(replies.value()[at]);
                }
                if (!error.isEmpty())
                    fault(place.line, QString::fromUtf8(error));
                else
                    ++(place.existed ? m_replaced : m_made);
            }
            m_done = m_made + m_replaced;
            goOn();
        },
        kDeadline);
}

/// What was made so far can be undone.
void ImportJob::complete()
{
    if (m_undoTooLarge || m_undo->before.isEmpty() || std::exchange(m_pushed, true))
        return;
    //: What can be undone.
    m_undo->text = tr("Import %Ln key(s)", nullptr, int(m_undo->before.size()));
    m_store->pushUndo(m_undo);
}

void ImportJob::stopped()
{
    m_reading.cancel();
    complete();
    end();
}

} // namespace coroscope
