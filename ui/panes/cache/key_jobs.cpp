#include "ui/panes/cache/key_jobs.h"

#include "server/runtime/safe_file.h"
#include "ui/format.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/type_words.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDeadline{60'000};
constexpr qsizetype kShownKey = 100; // bytes
constexpr qint64 kParseBytes = 1024 * 1024; // a slice of a file
constexpr qint64 kReadBytes = 16 * 1024 * 1024; // of values that are read at once, or one that is larger

} // namespace

KeyJob::KeyJob(KeyStore *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

void KeyJob::cancel()
{
    if (m_isFinished || std::exchange(m_canceled, true))
        return;
    stopped();
}

void KeyJob::tell(qint64 done, qint64 all)
{
    Q_EMIT progress(done, all);
}

void KeyJob::end(const QString &failure)
{
    if (std::exchange(m_isFinished, true))
        return;
    m_failure = failure;
    Q_EMIT finished();
}

ChosenKeysJob::ChosenKeysJob(KeyStore *store, KeyChoice choice, QObject *parent)
    : KeyJob(store, parent)
    , m_choice(std::move(choice))
    , m_walk(store->link(), this)
{
    connect(&m_walk, &KeyWalk::page, this, [this](const QList<QByteArray> &keys) {
        m_waiting = keys;
        m_at = 0;
        goOn();
    });
    connect(&m_walk, &KeyWalk::failed, this, [this](const Error &error) { end(CacheLink::reason(error)); });
}

void ChosenKeysJob::start()
{
    if (m_choice.byPattern) {
        m_walk.start(m_choice.pattern, m_choice.type);
        m_walk.next();
    } else {
        m_waiting = m_choice.keys;
        // Not within the call: who starts it connects afterwards.
        QMetaObject::invokeMethod(this, &ChosenKeysJob::goOn, Qt::QueuedConnection);
    }
}

void ChosenKeysJob::next()
{
    if (isFinished() || isCanceled())
        return;
    if (m_choice.byPattern)
        tell(m_walk.looked(), m_walk.total());
    else
        tell(m_at, m_choice.keys.size());
    goOn();
}

void ChosenKeysJob::goOn()
{
    if (isFinished() || isCanceled())
        return;
    if (m_at < m_waiting.size()) {
        const QList<QByteArray> some = m_waiting.mid(m_at, kBatch);
        m_at += some.size();
        return handle(some);
    }
    if (!m_choice.byPattern || m_walk.isAtEnd()) {
        if (m_choice.byPattern)
            tell(m_walk.total(), m_walk.total());
        return atEnd();
    }
    tell(m_walk.looked(), m_walk.total());
    m_walk.next();
}

void CountJob::handle(const QList<QByteArray> &keys)
{
    m_done += keys.size(); // a key that came twice counts twice; SCAN gives few of them
    for (const QByteArray &key : keys) {
        if (m_sample.size() >= kSample)
            break;
        m_sample.append(key);
    }
    if (isTooLarge())
        return next();
    std::vector<cache::Command> sizes;
    for (const QByteArray &key : keys)
        sizes.push_back(m_store->sizeCommand(key));
    m_store->link()->run(
        std::move(sizes), this,
        [this](Result<CacheLink::Replies> replies) {
            if (!replies)
                return end(CacheLink::reason(replies.error()));
            for (const cache::Reply &reply : replies.value())
                m_bytes += std::max<qint64>(0, numberOf(reply));
            next();
        },
        kDeadline);
}

DeleteJob::DeleteJob(KeyStore *store, KeyChoice choice, bool undoable, QObject *parent)
    : ChosenKeysJob(store, std::move(choice), parent)
    , m_undoable(undoable)
    , m_undo(std::make_shared<KeyUndo>())
{
    m_undo->removed = true;
}

void DeleteJob::handle(const QList<QByteArray> &keys)
{
    if (!m_undoable)
        return remove(keys, {});
    m_store->snapshot(keys, KeyStore::kMostUndoBytes - m_bytes, this, [this, keys](Result<KeyStore::Snapshots> before) {
        if (isCanceled() || isFinished())
            return;
        if (before)
            return remove(keys, before.value());
        const bool isLarge = before.error().kind == Error::Kind::BadRequest;
        m_stopReason
            = isLarge ? tr("the next keys are too large to be kept for undo") : CacheLink::reason(before.error());
        atEnd();
    });
}

void DeleteJob::remove(const QList<QByteArray> &keys, const KeyStore::Snapshots &before)
{
    const cache::Command removal = m_store->removal(keys);
    m_removing = true;
    m_store->link()->run(
        {removal}, this,
        [this, removal, before](Result<CacheLink::Replies> replies) {
            m_removing = false;
            const auto error = replies ? firstError(replies.value()) : std::optional(replies.error());
            if (error) {
                m_stopReason = CacheLink::reason(*error);
                return atEnd();
            }
            m_done += std::max<qint64>(0, numberOf(replies.value().front()));
            if (m_undoable) {
                for (const KeySnapshot &each : before) {
                    if (!each.exists)
                        continue;
                    m_bytes += each.bytes();
                    m_undo->before.append(each);
                }
                m_undo->writes.push_back(removal);
            }
            if (isCanceled())
                return atEnd();
            next();
        },
        kDeadline);
}

void DeleteJob::stopped()
{
    if (!m_removing) // what is under way is done, and can be undone
        atEnd();
}

void DeleteJob::atEnd()
{
    if (isFinished())
        return;
    if (!m_undo->before.isEmpty()) {
        //: What can be undone.
        m_undo->text = tr("Delete %Ln key(s)", nullptr, int(m_undo->before.size()));
        m_store->pushUndo(m_undo);
    }
    end(m_stopReason);
}

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
