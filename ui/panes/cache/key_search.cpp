#include "ui/panes/cache/key_search.h"

#include "ui/panes/cache/key_model.h"

namespace coroscope {

namespace {

constexpr int kFlushEvery = 200; // ms

} // namespace

KeySearch::KeySearch(CacheLink *link, KeyModel *model, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_walk(link)
{
    connect(&m_walk, &KeyWalk::page, this, &KeySearch::onPage);
    connect(&m_walk, &KeyWalk::failed, this, [this](const Error &error) {
        flush();
        if (!error.isCanceled())
            Q_EMIT failed(error);
        Q_EMIT stateChanged();
    });
    m_flush.setSingleShot(true);
    m_flush.setInterval(kFlushEvery);
    connect(&m_flush, &QTimer::timeout, this, &KeySearch::flush);
}

void KeySearch::start(const QByteArray &match, const QByteArray &type)
{
    reset();
    m_isStopped = false;
    m_wanted = kFirstKeys;
    m_walk.start(match, type);
    m_walk.next();
    Q_EMIT stateChanged();
}

void KeySearch::more()
{
    if (isAtEnd() || isFull())
        return;
    m_isStopped = false;
    m_wanted = std::min(kMostKeys, m_model->keyCount() + kFirstKeys);
    m_walk.next();
    Q_EMIT stateChanged();
}

void KeySearch::stop()
{
    m_isStopped = true;
    Q_EMIT stateChanged();
}

void KeySearch::reset()
{
    m_walk.stop();
    m_arrived.clear();
    m_flush.stop();
}

bool KeySearch::isFull() const
{
    return m_model->keyCount() >= kMostKeys;
}

bool KeySearch::hasEnough() const
{
    return m_walk.isAtEnd() || m_isStopped || m_model->keyCount() + m_arrived.size() >= m_wanted;
}

void KeySearch::onPage(const QList<QByteArray> &keys)
{
    m_arrived += keys;
    if (hasEnough())
        flush();
    else if (!m_flush.isActive())
        m_flush.start();
    if (!hasEnough()) // keys that came twice are not counted twice
        m_walk.next();
    Q_EMIT stateChanged();
}

void KeySearch::flush()
{
    m_flush.stop();
    if (m_arrived.isEmpty())
        return;
    const QList<QByteArray> keys = std::exchange(m_arrived, {});
    m_model->add(keys.mid(0, std::max(0, kMostKeys - m_model->keyCount())));
    Q_EMIT shown();
    Q_EMIT stateChanged();
}

} // namespace coroscope
