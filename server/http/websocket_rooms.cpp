#include "server/http/websocket_rooms.h"

#include "server/http/worker.h"

#include <span>
#include <utility>

namespace coroscope {

namespace {

/// Bytes that a delivery takes: of a small message, more for itself than for what it says.
template<typename Delivery>
std::int64_t costOf(const Delivery &delivery)
{
    return std::int64_t(sizeof(Delivery)) + delivery.frame.bytes().size() + delivery.frame.head().size();
}

} // namespace

/// The members of one room on this worker. A place stays where it is while the room is delivered to, so that nobody is
/// left out or gets a message twice.
class WebSocketRooms::Room {
public:
    explicit Room(QByteArray name)
        : m_name(std::move(name))
    {
    }
    const QByteArray &name() const { return m_name; }
    std::size_t places() const { return m_members.size(); }
    const Member &at(std::size_t place) const { return m_members[place]; }
    bool isEmpty() const { return m_free.size() == m_members.size(); }
    bool hasListeners() const { return m_listeners > 0; } ///< to comings

    std::size_t add(Member member)
    {
        m_listeners += member.wishes.hearsComings ? 1 : 0;
        if (m_free.empty()) {
            m_members.push_back(std::move(member));
            return m_members.size() - 1;
        }
        const std::size_t place = m_free.back();
        m_free.pop_back();
        m_members[place] = std::move(member);
        return place;
    }
    void remove(std::size_t place)
    {
        m_listeners -= m_members[place].wishes.hearsComings ? 1 : 0;
        m_members[place] = {};
        m_free.push_back(place);
    }

private:
    const QByteArray m_name;
    std::vector<Member> m_members;
    std::vector<std::size_t> m_free;
    int m_listeners = 0;
};

/// What goes to the other workers when this turn has done all else.
class WebSocketRooms::Outbox final : public TurnEnd {
public:
    explicit Outbox(WebSocketRooms &rooms)
        : m_rooms(rooms)
    {
    }
    Batch batch;
    std::size_t workers = 0; ///< the first so many get it

private:
    void onTurnEnd() override { m_rooms.sendOutbox(); }
    WebSocketRooms &m_rooms;
};

WebSocketRooms::WebSocketRooms(Worker &worker)
    : m_worker(worker)
    , m_underway(std::make_shared<Underway>())
    , m_outbox(std::make_unique<Outbox>(*this))
{
}

WebSocketRooms::~WebSocketRooms()
{
    for (const auto &publisher : m_publishers)
        publisher->complete(Error::canceled());
}

std::unique_ptr<WebSocketRooms::Membership> WebSocketRooms::join(const QByteArray &name, WebSocketPtr socket,
                                                                 Wishes wishes)
{
    auto &room = m_rooms[name];
    if (!room) {
        if (roomCount() > kMaxRooms) {
            m_rooms.remove(name);
            return nullptr;
        }
        room = std::make_shared<Room>(name);
    }
    const std::uint64_t connection = socket->connection();
    tellComing(*room, connection, true);
    return std::make_unique<Membership>(*this, *room, room->add({std::move(socket), wishes}));
}

void WebSocketRooms::leave(Room &room, std::size_t place)
{
    const std::uint64_t connection = room.at(place).socket->connection();
    room.remove(place);
    tellComing(room, connection, false);
    dropIfEmpty(room);
}

void WebSocketRooms::dropIfEmpty(Room &room)
{
    if (room.isEmpty()) {
        const QByteArray name = room.name(); // it goes with the room
        m_rooms.remove(name);
    }
}

void WebSocketRooms::tellComing(const Room &room, std::uint64_t connection, bool joined)
{
    QByteArray text = QByteArrayLiteral("{\"event\":");
    text += joined ? "\"joined\"" : "\"left\"";
    text += ",\"connection\":" + QByteArray::number(connection) + '}';
    put({room.name(), {websocket::Opcode::Text, text}, connection, true});
}

ValueAwaiter<void> WebSocketRooms::publish(const Membership &from, const WebSocketFrame &frame, Exchange &exchange)
{
    const std::uint64_t connection = from.m_room.at(from.m_place).socket->connection();
    auto wait = WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(m_worker.loop()));
    put({from.m_room.name(), frame, connection, false});
    m_underway->isWaitedFor.store(true); // before the look: whoever delivers looks the other way round
    if (m_underway->bytes.load() <= kMostUnderway) {
        m_underway->isWaitedFor.store(!m_publishers.empty());
        wait->complete(Result<void>());
    } else {
        m_publishers.push_back(wait);
    }
    return ValueAwaiter<void>(std::move(wait), exchange.stopToken(), &exchange);
}

void WebSocketRooms::put(Delivery delivery)
{
    if (m_outbox->batch.empty())
        m_outbox->workers = m_worker.shared().workers.size(); // one that comes in this turn has no members yet
    m_underway->bytes.fetch_add(costOf(delivery) * std::int64_t(m_outbox->workers));
    m_outbox->batch.push_back(std::move(delivery));
    if (m_outbox->batch.size() == 1)
        m_worker.loop().atTurnEnd(*m_outbox);
}

void WebSocketRooms::sendOutbox()
{
    const auto batch = std::make_shared<const Batch>(std::exchange(m_outbox->batch, {}));
    const auto &workers = m_worker.shared().workers;
    for (Worker *worker : std::span(workers.begin(), m_outbox->workers)) {
        Pending pending{batch, 0, 0, m_underway, &m_worker};
        if (worker == &m_worker)
            accept(std::move(pending));
        else
            worker->loop().post([worker, pending = std::move(pending)] { worker->rooms().accept(pending); });
    }
}

void WebSocketRooms::accept(Pending pending)
{
    m_pending.push_back(std::move(pending));
    if (!m_continues)
        deliver();
}

void WebSocketRooms::deliver()
{
    int sends = kSendsATurn;
    while (!m_pending.empty()) {
        if (!deliverSome(m_pending.front(), sends)) {
            m_continues = true;
            m_worker.loop().post([worker = &m_worker] {
                worker->rooms().m_continues = false;
                worker->rooms().deliver();
            });
            return;
        }
        m_pending.pop_front();
    }
}

bool WebSocketRooms::isFor(const Member &member, const Delivery &delivery)
{
    const bool isOwn = member.socket->connection() == delivery.from;
    return delivery.isComing ? member.wishes.hearsComings && !isOwn : member.wishes.hearsItself || !isOwn;
}

/// False: this turn has sent enough.
bool WebSocketRooms::deliverSome(Pending &pending, int &sends)
{
    for (; pending.next < pending.batch->size(); ++pending.next, pending.member = 0) {
        const Delivery &delivery = (*pending.batch)[pending.next];
        const auto found = m_rooms.constFind(delivery.room);
        if (found != m_rooms.constEnd() && (!delivery.isComing || (*found)->hasListeners())) {
            const std::shared_ptr<Room> room = *found;
            for (; pending.member < room->places(); ++pending.member) {
                const Member &member = room->at(pending.member);
                if (!member.socket || !isFor(member, delivery))
                    continue;
                if (sends-- == 0)
                    return false;
                member.socket->offer(delivery.frame); // no coroutine runs in there, so nobody leaves meanwhile
            }
        }
        delivered(pending, delivery);
    }
    return true;
}

void WebSocketRooms::delivered(const Pending &pending, const Delivery &delivery)
{
    Underway &underway = *pending.underway;
    const std::int64_t size = costOf(delivery);
    const std::int64_t left = underway.bytes.fetch_sub(size) - size;
    if (left > kMostUnderway / 2 || !underway.isWaitedFor.load())
        return;
    // A loop that is closed throws it away: then nobody waits any more.
    pending.publisher->loop().post([worker = pending.publisher] { worker->rooms().wakePublishers(); });
}

void WebSocketRooms::wakePublishers()
{
    if (m_underway->bytes.load() > kMostUnderway)
        return;
    m_underway->isWaitedFor.store(false);
    for (const auto &publisher : std::exchange(m_publishers, {}))
        publisher->complete(Result<void>());
}

} // namespace coroscope
