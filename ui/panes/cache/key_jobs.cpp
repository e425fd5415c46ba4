#include "ui/panes/cache/key_jobs.h"

#include "ui/panes/cache/redis_text.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDeadline{60'000};

} // namespace

bool KeyChoice::takes(const QByteArray &found) const
{
    const auto begins = [&found](const QByteArray &prefix) { return found.startsWith(prefix); };
    return prefixes.isEmpty() || std::any_of(prefixes.begin(), prefixes.end(), begins);
}

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
        m_waiting.clear();
        m_at = 0;
        for (const QByteArray &key : keys) {
            if (m_choice.takes(key))
                m_waiting.append(key);
        }
        goOn();
    });
    connect(&m_walk, &KeyWalk::failed, this, [this](const Error &error) { broken(CacheLink::reason(error)); });
}

void ChosenKeysJob::start()
{
    m_waiting = m_choice.keys;
    if (m_choice.byPattern)
        m_walk.start(m_choice.pattern, m_choice.type);
    // Not within the call: who starts it connects afterwards.
    QMetaObject::invokeMethod(this, &ChosenKeysJob::goOn, Qt::QueuedConnection);
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

/// What has gone can be undone all the same.
void DeleteJob::broken(const QString &why)
{
    m_stopReason = why;
    atEnd();
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
        if (m_push)
            m_push(m_undo);
        else
            m_store->pushUndo(m_undo);
    }
    end(m_stopReason);
}

} // namespace coroscope
