#include "ui/panes/cache/key_sight.h"

#include "ui/panes/cache/key_model.h"
#include "ui/panes/cache/key_search.h"
#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/key_tree.h"
#include "ui/panes/cache/redis_text.h"

#include <QDateTime>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLookAfter = 60; // ms
constexpr qint64 kStaleAfter = 15'000; // ms, of what is known of a key

} // namespace

KeySight::KeySight(CacheLink *link, KeyModel *model, KeyTree *tree)
    : QObject(tree)
    , m_link(link)
    , m_model(model)
    , m_tree(tree)
{
    connect(tree, &KeyTree::scrolled, this, &KeySight::look);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kLookAfter);
    connect(&m_soon, &QTimer::timeout, this, &KeySight::lookNow);
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!m_tree->isVisible() || !m_link->isUp())
            return;
        m_model->tick(m_tree->rowsInSight());
        lookNow();
    });
    m_tick.start();
}

void KeySight::lookNow()
{
    if (!m_tree->isVisible() || m_isAsking || !m_link->isUp())
        return;
    QList<QByteArray> keys;
    const qint64 at = QDateTime::currentMSecsSinceEpoch();
    const QModelIndexList rows = m_tree->rowsInSight();
    for (const QModelIndex &row : rows) {
        if (!m_model->isKey(row))
            continue;
        const QByteArray key = m_model->nameAt(row);
        const KeyFacts *facts = m_model->facts(key);
        const bool hasExpired = facts->expires > 0 && facts->expires <= at && facts->askedAt < facts->expires;
        if (facts->askedAt == 0 || at - facts->askedAt > kStaleAfter || hasExpired)
            keys.append(key);
    }
    if (!keys.isEmpty())
        ask(keys);
}

void KeySight::ask(const QList<QByteArray> &keys)
{
    std::vector<cache::Command> commands;
    for (const QByteArray &key : keys) {
        commands.push_back({"TYPE"_ba, key});
        commands.push_back({"PTTL"_ba, key});
        commands.push_back(KeyStore::sizeCommand(key));
    }
    m_isAsking = true;
    m_link->run(std::move(commands), this, [this, keys](const Result<CacheLink::Replies> &replies) {
        m_isAsking = false;
        if (replies)
            take(keys, replies.value());
    });
}

void KeySight::take(const QList<QByteArray> &keys, const CacheLink::Replies &replies)
{
    const qint64 at = QDateTime::currentMSecsSinceEpoch();
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const auto first = std::size_t(3 * i);
        const QByteArray type = replies[first].text;
        const qint64 left = numberOf(replies[first + 1]);
        if (type == "none" || left == -2) {
            m_model->remove(keys[i]);
            continue;
        }
        if (!m_model->holds(keys[i]) && m_model->keyCount() < KeySearch::kMostKeys)
            m_model->add({keys[i]});
        m_model->setFacts(keys[i], {type, left >= 0 ? at + left : KeyFacts::kNever, numberOf(replies[first + 2]), at});
    }
    Q_EMIT told();
    look(); // others may be in sight by now
}

} // namespace coroscope
