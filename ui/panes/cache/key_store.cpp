#include "ui/panes/cache/key_store.h"

#include "ui/format.h"
#include "ui/notices.h"
#include "ui/panes/cache/ask.h"
#include "ui/panes/cache/redis_text.h"

#include <QDateTime>
#include <QUndoCommand>
#include <QUndoStack>
#include <QWidget>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRestoreBatch = 200; // keys
constexpr qint64 kRestoreBytes = 4 * 1024 * 1024; // a batch ends when it is that large
constexpr milliseconds kWriteDeadline{60'000};

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

bool isSame(const cache::Reply &a, const cache::Reply &b)
{
    return a.type == b.type && a.integer == b.integer && a.text == b.text
        && std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), isSame);
}

} // namespace

std::optional<Error> firstError(const CacheLink::Replies &replies)
{
    for (const cache::Reply &reply : replies) {
        if (const QByteArray error = errorOf(reply); !error.isEmpty())
            return Error{Error::Kind::Storage, QString::fromUtf8(error)};
    }
    return std::nullopt;
}

qint64 KeyUndo::bytes() const
{
    qint64 sum = 0;
    for (const KeySnapshot &each : before)
        sum += each.bytes();
    for (const cache::Command &command : writes) {
        for (const QByteArray &word : command)
            sum += word.size() + 32;
    }
    return sum;
}

/// The change was done before this is pushed.
class KeyStore::UndoCommand final : public QUndoCommand {
public:
    UndoCommand(KeyStore *store, std::shared_ptr<KeyUndo> undo)
        : m_store(store)
        , m_undo(std::move(undo))
    {
        setText(m_undo->text);
    }
    void redo() override
    {
        if (std::exchange(m_isFirst, false) || !m_store)
            return;
        if (m_undo->isDropped)
            return setObsolete(true);
        m_store->redo(m_undo);
    }
    void undo() override
    {
        if (!m_store)
            return;
        if (m_undo->isDropped) {
            m_store->warn(KeyStore::tr("“%1” cannot be undone any more: what the keys were was let go for newer "
                                       "changes.")
                              .arg(m_undo->text));
            return setObsolete(true);
        }
        m_store->undo(m_undo);
    }

private:
    const QPointer<KeyStore> m_store;
    const std::shared_ptr<KeyUndo> m_undo;
    bool m_isFirst = true;
};

struct KeyStore::Restoring {
    std::shared_ptr<KeyUndo> undo;
    qsizetype next = 0;
    QList<QByteArray> taken; ///< names that something else has now
    QStringList failures;
};

KeyStore::KeyStore(CacheLink *link, const WindowContext &context, QWidget *window)
    : QObject(window)
    , m_link(link)
    , m_context(context)
    , m_window(window)
{
}

KeyStore::~KeyStore() = default;

cache::Command KeyStore::removal(const QList<QByteArray> &keys)
{
    return cache::Command{"UNLINK"_ba} + keys;
}

cache::Command KeyStore::sizeCommand(const QByteArray &key)
{
    return {"MEMORY"_ba, "USAGE"_ba, key};
}

void KeyStore::warn(const QString &text)
{
    m_context.notices->post({Notice::Kind::Warning, text, {}, {}, {}});
}

void KeyStore::snapshot(const QList<QByteArray> &keys, qint64 most, QObject *context,
                        std::function<void(Result<Snapshots>)> done)
{
    std::vector<cache::Command> looks;
    for (const QByteArray &key : keys) {
        looks.push_back({"PTTL"_ba, key});
        looks.push_back(sizeCommand(key));
    }
    const QPointer<QObject> guard(context);
    m_link->run(std::move(looks), this, [this, keys, most, guard, done](Result<CacheLink::Replies> looked) {
        if (!guard)
            return;
        if (!looked)
            return done(looked.error());
        Snapshots snapshots;
        qint64 size = 0;
        std::vector<cache::Command> dumps;
        for (qsizetype i = 0; i < keys.size(); ++i) {
            const qint64 left = numberOf(looked.value()[std::size_t(2 * i)]);
            KeySnapshot each;
            each.key = keys[i];
            each.exists = left != -2;
            each.expires = left >= 0 ? now() + left : 0;
            snapshots.append(each);
            if (each.exists) {
                size += std::max<qint64>(0, numberOf(looked.value()[std::size_t(2 * i + 1)]));
                dumps.push_back({m_link->isMemory() ? "GET"_ba : "DUMP"_ba, keys[i]});
            }
        }
        if (size > most)
            return done(Error{Error::Kind::BadRequest, sizeText(quint64(size))});
        if (dumps.empty())
            return done(snapshots);
        m_link->run(
            std::move(dumps), this,
            [snapshots, guard, done](Result<CacheLink::Replies> dumped) mutable {
                if (!guard)
                    return;
                if (!dumped)
                    return done(dumped.error());
                if (const auto error = firstError(dumped.value()))
                    return done(*error);
                std::size_t at = 0;
                for (KeySnapshot &each : snapshots) {
                    if (!each.exists)
                        continue;
                    const cache::Reply &reply = dumped.value()[at++];
                    each.exists = reply.type == cache::Reply::Type::Bulk; // it may have expired just now
                    each.payload = reply.text;
                }
                done(std::move(snapshots));
            },
            kWriteDeadline);
    });
}

void KeyStore::change(Change change, QObject *context, Done done)
{
    const QPointer<QObject> guard(context);
    auto goOn = [this, change, guard, done](bool undoable, Snapshots before) {
        if (guard)
            write(change, std::move(before), undoable, guard, done);
    };
    auto take = [this, change, guard, done, goOn] {
        snapshot(change.keys, kMostUndoBytes, this, [this, change, guard, done, goOn](Result<Snapshots> taken) {
            if (!guard)
                return;
            if (taken)
                return goOn(true, taken.value());
            if (taken.error().kind != Error::Kind::BadRequest)
                return done(taken.error());
            ask(
                m_window, tr("This cannot be undone"),
                //: %1 what is to be done, %2 and %3 sizes.
                tr("%1: the value takes %2 of memory. To undo the change the value would have to be kept, and at most "
                   "%3 are.")
                    .arg(change.text, taken.error().detail, sizeText(quint64(kMostUndoBytes))),
                tr("Do it without undo"), [goOn] { goOn(false, {}); },
                [guard, done] {
                    if (guard)
                        done(Error::canceled());
                });
        });
    };
    if (!change.check)
        return take();
    m_link->run({change.check->first}, this, [change, guard, done, take](Result<CacheLink::Replies> now) {
        if (!guard)
            return;
        if (!now)
            return done(now.error());
        if (!isSame(now.value().front(), change.check->second))
            return done(Error{Error::Kind::Conflict, tr("it has changed meanwhile"), kConflict});
        take();
    });
}

void KeyStore::write(Change change, Snapshots before, bool undoable, QObject *context, Done done)
{
    std::vector<cache::Command> commands = change.writes;
    const bool together = commands.size() > 1 && !m_link->isMemory();
    if (together) {
        commands.insert(commands.begin(), {"MULTI"_ba});
        commands.push_back({"EXEC"_ba});
    }
    const QPointer<QObject> guard(context);
    m_link->run(
        std::move(commands), this,
        [this, change, before, undoable, together, guard, done](Result<CacheLink::Replies> written) {
            const auto tell = [&](Result<CacheLink::Replies> result) {
                if (guard)
                    done(std::move(result));
            };
            if (!written) {
                tellChanged(change.keys); // who knows
                return tell(written.error());
            }
            CacheLink::Replies replies = std::move(written).value();
            if (together) {
                if (const auto error = firstError(replies))
                    return tell(*error);
                auto inner = std::move(replies.back().items);
                replies = std::move(inner);
            }
            if (const auto error = firstError(replies)) {
                tellChanged(change.keys);
                return tell(*error);
            }
            if (undoable) {
                auto undo = std::make_shared<KeyUndo>();
                undo->text = change.text;
                undo->before = before;
                undo->writes = change.writes;
                undo->removed = change.removed;
                pushUndo(std::move(undo));
            }
            tell(std::move(replies));
            tellChanged(change.keys);
        },
        kWriteDeadline);
}

void KeyStore::pushUndo(std::shared_ptr<KeyUndo> undo)
{
    std::erase_if(m_kept, [](const auto &each) { return each.expired(); });
    m_kept.push_back(undo);
    qint64 sum = 0;
    for (const auto &each : m_kept)
        sum += each.lock()->bytes();
    while (sum > kMostKeptBytes && m_kept.size() > 1) {
        const auto oldest = m_kept.front().lock();
        sum -= oldest->bytes();
        oldest->isDropped = true;
        oldest->before.clear();
        oldest->writes.clear();
        m_kept.pop_front();
    }
    m_context.undo->push(new UndoCommand(this, std::move(undo)));
}

void KeyStore::undo(const std::shared_ptr<KeyUndo> &undo)
{
    if (!m_link->isUp())
        return warn(tr("“%1” was not undone: the server is not running.").arg(undo->text));
    undo->isUndone = true;
    auto work = std::make_shared<Restoring>();
    work->undo = undo;
    restoreMore(work);
}

void KeyStore::restoreMore(const std::shared_ptr<Restoring> &work)
{
    const Snapshots &before = work->undo->before;
    if (work->next >= before.size()) {
        QList<QByteArray> keys;
        for (const KeySnapshot &each : before)
            keys.append(each.key);
        if (!work->taken.isEmpty())
            warn(tr("%Ln key(s) were not restored, since there is one of that name again: %1.", nullptr,
                    int(work->taken.size()))
                     .arg(shownStart(work->taken.first(), 100)));
        if (!work->failures.isEmpty())
            warn(tr("%Ln key(s) were not restored: %1.", nullptr, int(work->failures.size()))
                     .arg(work->failures.first()));
        tellChanged(keys);
        return;
    }
    std::vector<cache::Command> commands;
    const qsizetype first = work->next;
    qint64 bytes = 0;
    for (; work->next < before.size() && work->next - first < kRestoreBatch && bytes < kRestoreBytes; ++work->next) {
        const KeySnapshot &each = before[work->next];
        bytes += each.bytes();
        if (!each.exists) {
            commands.push_back(removal({each.key}));
        } else if (m_link->isMemory()) {
            cache::Command command{"SET"_ba, each.key, each.payload};
            if (each.expires > 0)
                command += {"PX"_ba, QByteArray::number(std::max<qint64>(1, each.expires - now()))};
            if (work->undo->removed)
                command += "NX"_ba;
            commands.push_back(command);
        } else {
            cache::Command command{"RESTORE"_ba, each.key, QByteArray::number(each.expires), each.payload, "ABSTTL"_ba};
            if (!work->undo->removed)
                command += "REPLACE"_ba;
            commands.push_back(command);
        }
    }
    m_link->run(
        std::move(commands), this,
        [this, work, first](Result<CacheLink::Replies> replies) {
            if (!replies) {
                //: %1 a change, %2 why.
                warn(tr("“%1” was not undone, at least not all of it: %2.")
                         .arg(work->undo->text, CacheLink::reason(replies.error())));
                return;
            }
            for (std::size_t i = 0; i < replies.value().size(); ++i) {
                const cache::Reply &reply = replies.value()[i];
                const KeySnapshot &each = work->undo->before[first + qsizetype(i)];
                const QByteArray error = errorOf(reply);
                const bool isTaken = error.startsWith("BUSYKEY")
                    || (each.exists && m_link->isMemory() && reply.type == cache::Reply::Type::Nil);
                if (isTaken)
                    work->taken.append(each.key);
                else if (!error.isEmpty())
                    work->failures.append(shownStart(each.key, 100) + u": "_s + QString::fromUtf8(error));
            }
            restoreMore(work);
        },
        kWriteDeadline);
}

void KeyStore::redo(const std::shared_ptr<KeyUndo> &undo)
{
    if (!undo->isUndone)
        return; // nothing was
    if (!m_link->isUp())
        return warn(tr("“%1” was not done again: the server is not running.").arg(undo->text));
    undo->isUndone = false;
    QList<QByteArray> keys;
    for (const KeySnapshot &each : std::as_const(undo->before))
        keys.append(each.key);
    m_link->run(
        undo->writes, this,
        [this, undo, keys](Result<CacheLink::Replies> replies) {
            const auto error = replies ? firstError(replies.value()) : std::optional(replies.error());
            if (error)
                //: %1 a change, %2 why.
                warn(tr("“%1” was not done again: %2.").arg(undo->text, CacheLink::reason(*error)));
            tellChanged(keys);
        },
        kWriteDeadline);
}

} // namespace coroscope
