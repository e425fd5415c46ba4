#include "server/cache/resolver.h"

#include <QFile>

#include <cstring>
#include <mutex>
#include <netdb.h>
#include <sys/un.h>
#include <system_error>
#include <thread>

namespace coroscope::cache {

using namespace Qt::StringLiterals;

struct Resolver::Job {
    std::mutex mutex;
    EpollLoop *loop = nullptr; // null: dropped; under the mutex
    std::function<void(Result<std::vector<Address>>)> done; // home thread
};

namespace {

Result<std::vector<Address>> lookUp(const std::string &host, const std::string &port)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int code = getaddrinfo(host.c_str(), port.c_str(), &hints, &found);
    if (code != 0)
        return Error{Error::Kind::Unavailable,
                     u"the host was not found: %1"_s.arg(QString::fromLocal8Bit(gai_strerror(code)))};
    std::vector<Address> addresses;
    for (const addrinfo *each = found; each; each = each->ai_next) {
        Address address;
        std::memcpy(&address.storage, each->ai_addr, each->ai_addrlen);
        address.size = each->ai_addrlen;
        addresses.push_back(address);
    }
    freeaddrinfo(found);
    return addresses;
}

} // namespace

Resolver::Resolver(EpollLoop &loop)
    : m_loop(loop)
{
}

Resolver::~Resolver()
{
    drop();
}

void Resolver::drop()
{
    if (!m_job)
        return;
    const std::lock_guard lock(m_job->mutex);
    m_job->loop = nullptr;
    m_job->done = nullptr;
    m_job = nullptr; // the thread, or what it posted, holds it too, so the mutex outlives the lock
}

void Resolver::start(const QString &host, quint16 port, std::function<void(Result<std::vector<Address>>)> done)
{
    drop();
    const auto job = std::make_shared<Job>();
    job->loop = &m_loop;
    job->done = std::move(done);
    m_job = job;
    auto work = [job, name = host.toStdString(), service = std::to_string(port)] {
        auto found = lookUp(name, service);
        const std::lock_guard lock(job->mutex);
        if (!job->loop)
            return;
        job->loop->post([job, found = std::move(found)] {
            if (const auto call = std::exchange(job->done, nullptr))
                call(found);
        });
    };
    try {
        std::thread(std::move(work)).detach();
    } catch (const std::system_error &) {
        m_loop.post([job] {
            if (const auto call = std::exchange(job->done, nullptr))
                call(Error{Error::Kind::Unavailable, u"there is no thread to look the host up on"_s});
        });
    }
}

Result<Address> unixAddress(const QString &path)
{
    Address address;
    auto *local = reinterpret_cast<sockaddr_un *>(&address.storage);
    const QByteArray bytes = QFile::encodeName(path);
    if (std::size_t(bytes.size()) >= sizeof local->sun_path)
        return Error{Error::Kind::BadRequest,
                     u"the path of a socket takes at most %1 bytes: %2"_s.arg(sizeof local->sun_path - 1).arg(path)};
    local->sun_family = AF_UNIX;
    std::memcpy(local->sun_path, bytes.constData(), std::size_t(bytes.size()) + 1);
    address.size = socklen_t(sizeof(sockaddr_un));
    return address;
}

} // namespace coroscope::cache
