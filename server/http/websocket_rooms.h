#pragma once

#include "server/http/websocket.h"

#include <QHash>

#include <atomic>
#include <deque>
#include <memory>
#include <vector>

namespace coroscope {

class Worker;

/// Rooms: what is published to one goes to all who are in it, on all workers of the process. One object a worker, which
/// knows the members on its own; a message goes to the other workers in one piece a turn, its bytes shared, and nobody
/// locks anything. Members get the messages of one publisher in their order. Worker thread.
class WebSocketRooms {
public:
    explicit WebSocketRooms(Worker &worker);
    ~WebSocketRooms();
    WebSocketRooms(const WebSocketRooms &) = delete;
    WebSocketRooms &operator=(const WebSocketRooms &) = delete;

    struct Wishes {
        bool hearsItself = true; ///< it gets what it publishes, too
        bool hearsComings = false; ///< it is told who joins and leaves, as JSON text
    };
    class Room;
    /// A place in a room; ends with the object, which must not outlive the worker's rooms.
    class Membership {
    public:
        Membership(WebSocketRooms &rooms, Room &room, std::size_t place)
            : m_rooms(rooms)
            , m_room(room)
            , m_place(place)
        {
        }
        ~Membership() { m_rooms.leave(m_room, m_place); }
        Membership(const Membership &) = delete;
        Membership &operator=(const Membership &) = delete;

    private:
        friend class WebSocketRooms;
        WebSocketRooms &m_rooms;
        Room &m_room;
        const std::size_t m_place;
    };
    /// Null: there are kMaxRooms of others on this worker.
    std::unique_ptr<Membership> join(const QByteArray &name, WebSocketPtr socket, Wishes wishes);

    /// co_await: Result<void>. It is on its way at once; whoever publishes faster than it is delivered waits here. A
    /// member that does not keep up holds nobody back: it is given up, see WebSocket::offer().
    ValueAwaiter<void> publish(const Membership &from, const WebSocketFrame &frame, Exchange &exchange);

    std::size_t roomCount() const noexcept { return std::size_t(m_rooms.size()); }

    static constexpr std::size_t kMaxRooms = 1'000; ///< a worker
    static constexpr int kSendsATurn = 256; ///< then others get their turn
    static constexpr std::int64_t kMostUnderway = 8 << 20; ///< bytes that are not delivered yet; then publishers wait

private:
    struct Member {
        WebSocketPtr socket; ///< null: it has left, and its place is free
        Wishes wishes;
    };
    /// One message on its way to a room; any number of workers share it.
    struct Delivery {
        QByteArray room;
        WebSocketFrame frame;
        std::uint64_t from = 0; ///< the connection that published it
        bool isComing = false; ///< or a leaving: for those who want to know
    };
    using Batch = std::vector<Delivery>;
    /// What a worker has published and others have not delivered; outlives both.
    struct Underway {
        std::atomic<std::int64_t> bytes{0};
        std::atomic<bool> isWaitedFor{false};
    };
    struct Pending {
        std::shared_ptr<const Batch> batch;
        std::size_t next = 0; ///< of the batch
        std::size_t member = 0; ///< of the room: the first that has not got it
        std::shared_ptr<Underway> underway;
        Worker *publisher = nullptr;
    };
    class Outbox;

    void leave(Room &room, std::size_t place);
    void tellComing(const Room &room, std::uint64_t connection, bool joined);
    void put(Delivery delivery);
    static bool isFor(const Member &member, const Delivery &delivery);
    void sendOutbox();
    void accept(Pending pending);
    void deliver();
    bool deliverSome(Pending &pending, int &sends);
    void delivered(const Pending &pending, const Delivery &delivery);
    void wakePublishers();
    void dropIfEmpty(Room &room);

    Worker &m_worker;
    QHash<QByteArray, std::shared_ptr<Room>> m_rooms;
    std::deque<Pending> m_pending;
    bool m_isDelivering = false;
    bool m_continues = false; ///< deliver() is posted
    const std::shared_ptr<Underway> m_underway;
    std::vector<WaitRef<ValueWait<void>>> m_publishers;
    std::unique_ptr<Outbox> m_outbox;
};

} // namespace coroscope
