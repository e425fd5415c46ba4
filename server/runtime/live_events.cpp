#include "server/runtime/live_events.h"

#include "server/http/event_stream.h"
#include "server/http/json_writer.h"
#include "server/runtime/live_event_json.h"

#include <QDateTime>

#include <algorithm>
#include <charconv>

namespace coroscope {

namespace {

constexpr std::size_t limitOf(int type)
{
    return type == int(LiveEventType::Request) || type == int(LiveEventType::Log) ? LiveEvents::kMaxRequests
                                                                                  : LiveEvents::kMaxOthers;
}

/// What batches of telemetry are read for; the others are published by whoever they happen to.
constexpr LiveEventTypes kOfBatches = liveEventBit(LiveEventType::Request) | liveEventBit(LiveEventType::Stall)
    | liveEventBit(LiveEventType::Finding) | liveEventBit(LiveEventType::Log) | kLiveFigures;

bool has(LiveEventTypes types, int type)
{
    return types & (1U << unsigned(type));
}

/// `reason`: "overflow", they came faster than they could be sent; "too_old", they are not kept any more; "other_run",
/// the server was started anew since; "not_watched", nobody followed for a while, so they were not collected;
/// "unknown_id".
QByteArray lostJson(QByteArrayView reason, std::optional<std::uint64_t> count, bool isExact)
{
    JsonWriter json;
    json.member("reason", reason);
    if (count)
        json.member("count", qint64(*count));
    else
        json.null("count");
    json.raw("exact", isExact ? "true" : "false");
    return std::move(json).finish();
}

struct Id {
    QByteArrayView run;
    std::uint64_t number = 0;
    std::uint64_t suffix = 0;
};

std::optional<Id> idIn(QByteArrayView text)
{
    const auto numberIn = [](QByteArrayView digits, std::uint64_t &number) {
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return error == std::errc() && end == digits.data() + digits.size();
    };
    const auto dash = text.indexOf('-');
    if (dash <= 0)
        return std::nullopt;
    Id id;
    id.run = text.first(dash);
    auto number = text.sliced(dash + 1);
    if (const auto dot = number.indexOf('.'); dot >= 0) {
        if (!numberIn(number.sliced(dot + 1), id.suffix))
            return std::nullopt;
        number = number.first(dot);
    }
    return numberIn(number, id.number) ? std::optional(id) : std::nullopt;
}

} // namespace

QByteArrayView liveEventName(LiveEventType type)
{
    switch (type) {
    case LiveEventType::Request: return "request";
    case LiveEventType::Stall: return "stall";
    case LiveEventType::Finding: return "finding";
    case LiveEventType::Task: return "task";
    case LiveEventType::Settings: return "settings";
    case LiveEventType::Server: return "server";
    case LiveEventType::Log: return "log";
    }
    return "unknown";
}

LiveEvents::LiveEvents(RouteTable routes, QStringList tasks)
    : m_routes(std::move(routes))
    , m_tasks(std::move(tasks))
{
    beginRun();
}

LiveEvents::~LiveEvents() = default;

void LiveEvents::beginRun()
{
    const std::lock_guard lock(m_mutex);
    const QByteArray before = m_run;
    auto moment = QDateTime::currentMSecsSinceEpoch();
    do {
        m_run = QByteArray::number(moment++, 36);
    } while (m_run == before);
    m_last = 0;
    m_isOver = false;
    m_shelves = {};
    m_figures = {};
    m_wanted.store(0, std::memory_order_relaxed);
}

void LiveEvents::endRun()
{
    const std::lock_guard lock(m_mutex);
    m_isOver = true;
    wake(~LiveEventTypes(0));
}

LiveFigures LiveEvents::figures() const
{
    const std::lock_guard lock(m_mutex);
    return m_figures;
}

QByteArray LiveEvents::idOf(std::uint64_t number) const
{
    return m_run + '-' + QByteArray::number(number);
}

void LiveEvents::add(LiveEventType type, const QByteArray &json)
{
    Shelf &shelf = m_shelves[std::size_t(type)];
    if (shelf.events.size() >= limitOf(int(type))) {
        shelf.goneNumber = shelf.events.front().number;
        shelf.goneCount = shelf.events.front().ordinal + 1;
        shelf.events.pop_front();
    }
    Event &event = shelf.events.emplace_back();
    event.number = ++m_last;
    event.ordinal = shelf.total++;
    appendEvent(event.text, liveEventName(type), idOf(event.number), json);
    event.jsonAt = event.text.size() - json.size() - 2;
}

/// Posted while the lock is held: whoever unfollows takes it too, so no loop that is posted to has ended.
void LiveEvents::wake(LiveEventTypes types)
{
    struct Home {
        EpollLoop *loop;
        PostChain chain;
    };
    std::vector<Home> homes;
    for (LiveFollower *follower : m_followers) {
        if (!follower->m_wait || !(follower->m_types & types))
            continue;
        const auto wait = std::exchange(follower->m_wait, {});
        PostNode *const node = wait->settleUnposted(WaitState::Outcome::Done);
        if (!node)
            continue;
        auto home = std::ranges::find(homes, &wait->home(), &Home::loop);
        if (home == homes.end())
            home = homes.insert(homes.end(), Home{&wait->home(), {}});
        home->chain.add(node);
    }
    for (Home &home : homes)
        home.loop->post(home.chain);
}

void LiveEvents::publish(LiveEventType type, const QByteArray &json)
{
    if (!isWanted(type))
        return;
    const std::lock_guard lock(m_mutex);
    if (!isWanted(type))
        return;
    add(type, json);
    wake(liveEventBit(type));
}

bool LiveEvents::isWanted() noexcept
{
    LiveEventTypes types = wanted();
    if (types == 0)
        return false;
    const auto now = Clock::now();
    const std::lock_guard lock(m_mutex);
    types = wanted();
    bool isFollowed = false;
    for (int i = 0; i < kLiveEventTypes; ++i) {
        Shelf &shelf = m_shelves[std::size_t(i)];
        isFollowed = isFollowed || shelf.followers > 0;
        if (!has(types, i) || shelf.followers > 0 || now < shelf.until)
            continue;
        types &= ~(1U << unsigned(i));
        if (!shelf.events.empty()) {
            shelf.goneNumber = shelf.events.back().number;
            shelf.goneCount = shelf.total;
        }
        shelf.events = {};
    }
    if (m_followers.empty())
        types &= ~kLiveFigures;
    m_wanted.store(types, std::memory_order_relaxed);
    return types & kOfBatches;
}

void LiveEvents::read(const TelemetryBatch &batch)
{
    const LiveEventTypes types = wanted();
    std::array<std::vector<QByteArray>, kLiveEventTypes> made;
    std::array<std::size_t, kLiveEventTypes> leftOut{};
    const auto tell = [&](LiveEventType type, const auto &make) {
        auto &list = made[std::size_t(type)];
        if (list.size() < kMaxOfBatch)
            list.push_back(make());
        else
            ++leftOut[std::size_t(type)];
    };
    const LiveEventNames names{*m_routes, m_tasks};
    if (types & liveEventBit(LiveEventType::Stall)) {
        for (const LoopStall &stall : batch.stalls)
            tell(LiveEventType::Stall, [&] { return stallJson(stall, names); });
    }
    if (types & liveEventBit(LiveEventType::Request)) {
        for (const ExchangeRecordPtr &record : batch.exchanges) {
            if (isAnswerTold(*record))
                tell(LiveEventType::Request, [&] { return requestJson(*record, names); });
        }
    }
    if (types & liveEventBit(LiveEventType::Finding)) {
        std::size_t looked = 0;
        for (const ExchangeRecordPtr &record : batch.exchanges) {
            if (record->end == ExchangeEnd::Running)
                continue;
            if (++looked > kMaxLints)
                break;
            for (const Lint &lint : lintsOf(*record))
                tell(LiveEventType::Finding, [&] { return findingJson(lint, *record, names); });
        }
    }
    if (types & liveEventBit(LiveEventType::Log)) {
        for (const LogEntry &entry : batch.log)
            tell(LiveEventType::Log, [&] { return logJson(entry); });
    }

    const std::lock_guard lock(m_mutex);
    m_figures.requestsPerSecond = batch.requestsPerSecond;
    m_figures.inFlight = batch.inFlight;
    m_figures.connections = batch.connections;
    m_figures.loopLag = {};
    for (const WorkerFigures &worker : batch.workers)
        m_figures.loopLag = std::max(m_figures.loopLag, worker.loopLag);
    LiveEventTypes came = 0;
    for (int i = 0; i < kLiveEventTypes; ++i) {
        if (!has(wanted(), i)) // the last one has gone meanwhile
            continue;
        for (const QByteArray &json : made[std::size_t(i)])
            add(LiveEventType(i), json);
        m_shelves[std::size_t(i)].total += leftOut[std::size_t(i)];
        m_last += leftOut[std::size_t(i)];
        if (!made[std::size_t(i)].empty())
            came |= 1U << unsigned(i);
    }
    if (came != 0)
        wake(came);
}

void LiveEvents::follow(LiveFollower &follower)
{
    LiveEventTypes types = wanted() | follower.m_types;
    for (int i = 0; i < kLiveEventTypes; ++i) {
        if (!has(follower.m_types, i))
            continue;
        Shelf &shelf = m_shelves[std::size_t(i)];
        ++shelf.followers;
        if (!has(wanted(), i))
            shelf.since = m_last + 1; // one more than anybody has seen: who comes back with that has missed some
    }
    if (types != wanted())
        ++m_last;
    m_wanted.store(types, std::memory_order_relaxed);
    if (types & kOfBatches)
        nowWanted();
    m_followers.push_back(&follower);
}

void LiveEvents::unfollow(LiveFollower &follower)
{
    const auto until = Clock::now() + kLinger;
    for (int i = 0; i < kLiveEventTypes; ++i) {
        if (has(follower.m_types, i) && --m_shelves[std::size_t(i)].followers == 0)
            m_shelves[std::size_t(i)].until = until;
    }
    std::erase(m_followers, &follower);
}

// ---------------------------------------------------------------- who follows

LiveFollower::LiveFollower(LiveEvents &events, LiveEventTypes types, const QByteArray &lastId)
    : m_events(events)
    , m_types(types)
{
    const std::lock_guard lock(events.m_mutex);
    m_run = events.m_run;
    const auto before = events.m_last;
    events.follow(*this);
    m_position = events.m_last;
    for (int i = 0; i < kLiveEventTypes; ++i)
        m_seen[std::size_t(i)] = events.m_shelves[std::size_t(i)].total;
    if (lastId.isEmpty())
        return;
    const auto id = idIn(lastId);
    if (id)
        m_suffix = id->suffix;
    if (id && id->run == m_run && id->number <= before) {
        resume(lastId);
    } else if (id && id->run != m_run) {
        // All that this run has is new to it.
        resume(m_run + "-0");
        m_notice = {m_position, lostJson("other_run", {}, false)};
    } else {
        m_notice = {m_position, lostJson("unknown_id", {}, false)};
    }
}

LiveFollower::~LiveFollower()
{
    const std::lock_guard lock(m_events.m_mutex);
    m_events.unfollow(*this);
}

/// Under the lock.
void LiveFollower::resume(const QByteArray &lastId)
{
    const std::uint64_t number = idIn(lastId)->number;
    std::uint64_t gone = 0;
    bool wasWatched = true;
    for (int i = 0; i < kLiveEventTypes; ++i) {
        if (!has(m_types, i))
            continue;
        const LiveEvents::Shelf &shelf = m_events.m_shelves[std::size_t(i)];
        wasWatched = wasWatched && number >= shelf.since;
        const auto next = std::ranges::upper_bound(shelf.events, number, {}, &LiveEvents::Event::number);
        std::uint64_t &seen = m_seen[std::size_t(i)];
        if (next != shelf.events.begin()) {
            seen = std::prev(next)->ordinal + 1;
        } else if (shelf.goneNumber <= number) {
            seen = shelf.goneCount;
        } else { // some of those that are gone; how many of this type it saw is not known
            seen = shelf.events.empty() ? shelf.total : shelf.events.front().ordinal;
            gone += std::min(seen, shelf.goneNumber - number);
        }
    }
    m_position = number;
    if (!wasWatched)
        m_notice = {number, lostJson("not_watched", {}, false)};
    else if (gone > 0)
        m_notice = {number, lostJson("too_old", gone, false)};
}

/// Under the lock.
bool LiveFollower::hasNews() const
{
    if (m_events.m_isOver || !m_notice.json.isEmpty())
        return true;
    for (int i = 0; i < kLiveEventTypes; ++i) {
        if (has(m_types, i) && m_events.m_shelves[std::size_t(i)].total > m_seen[std::size_t(i)])
            return true;
    }
    return false;
}

LiveFollower::Taken LiveFollower::take(qsizetype bytes, Form form)
{
    struct Piece {
        LiveEventType type;
        LiveEvents::Event event;
    };
    Taken taken;
    std::vector<Piece> pieces;
    std::uint64_t lost = 0;
    const std::uint64_t begun = m_position;
    Notice notice;
    QByteArray run;
    {
        const std::lock_guard lock(m_events.m_mutex);
        notice = std::exchange(m_notice, {});
        run = m_events.m_run;
        qsizetype size = 0;
        for (;;) {
            const LiveEvents::Event *oldest = nullptr;
            int type = 0;
            for (int i = 0; i < kLiveEventTypes; ++i) {
                const LiveEvents::Shelf &shelf = m_events.m_shelves[std::size_t(i)];
                if (!has(m_types, i) || shelf.total == m_seen[std::size_t(i)])
                    continue;
                const auto next
                    = std::ranges::lower_bound(shelf.events, m_seen[std::size_t(i)], {}, &LiveEvents::Event::ordinal);
                if (next != shelf.events.end() && (!oldest || next->number < oldest->number)) {
                    oldest = &*next;
                    type = i;
                }
            }
            if (!oldest)
                break;
            if (size > 0 && size + oldest->text.size() > bytes) {
                taken.hasMore = true;
                break;
            }
            size += oldest->text.size();
            pieces.push_back({LiveEventType(type), *oldest});
            lost += oldest->ordinal - m_seen[std::size_t(type)];
            m_seen[std::size_t(type)] = oldest->ordinal + 1;
            m_position = oldest->number;
        }
        if (!taken.hasMore) {
            for (int i = 0; i < kLiveEventTypes; ++i) {
                const auto total = m_events.m_shelves[std::size_t(i)].total;
                if (has(m_types, i))
                    lost += total - std::exchange(m_seen[std::size_t(i)], total);
            }
            m_position = m_events.m_last;
        }
        taken.isOver = m_events.m_isOver;
    }
    const auto tell = [&](QByteArrayView name, std::uint64_t number, QByteArrayView json) {
        const QByteArray id = run + '-' + QByteArray::number(number);
        if (form == Form::Stream)
            appendEvent(taken.text, name, id, json);
        else
            taken.messages.append("{\"event\":\"" + name.toByteArray() + "\",\"id\":\"" + id
                                  + "\",\"data\":" + json.toByteArray() + '}');
    };
    if (!notice.json.isEmpty())
        tell("lost", notice.number, notice.json);
    if (lost > 0)
        tell("lost", begun, lostJson("overflow", lost, true));
    for (const Piece &piece : pieces) {
        const QByteArray &text = piece.event.text;
        if (form == Form::Stream)
            taken.text += text;
        else
            tell(liveEventName(piece.type), piece.event.number,
                 QByteArrayView(text).sliced(piece.event.jsonAt).chopped(2));
    }
    return taken;
}

QByteArray LiveFollower::position(std::uint64_t suffix) const
{
    return m_run + '-' + QByteArray::number(m_position) + '.' + QByteArray::number(suffix);
}

bool LiveFollower::arm(const WaitRef<ValueWait<void>> &wait)
{
    const std::lock_guard lock(m_events.m_mutex);
    if (hasNews())
        return false;
    m_wait = wait;
    return true;
}

void LiveFollower::disarm()
{
    const std::lock_guard lock(m_events.m_mutex);
    m_wait = {};
}

} // namespace coroscope
