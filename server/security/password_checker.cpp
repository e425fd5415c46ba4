#include "server/security/password_checker.h"

#include "server/async/offload.h"
#include "server/security/password_hash.h"

#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace coroscope {

namespace {

/// The wait for a thread and the check, in the record of the request.
class CheckSpan {
public:
    explicit CheckSpan(ExchangePtr exchange)
        : m_exchange(std::move(exchange))
    {
        if (Span *span = m_exchange->addSpan(SpanKind::Offload, 0, QByteArrayLiteral("password"))) {
            m_span = span->id;
            span->queued = span->started = Clock::now();
        }
    }
    ~CheckSpan()
    {
        if (Span *span = m_span == 0 ? nullptr : m_exchange->span(m_span)) {
            span->ended = span->resumed = Clock::now();
            span->held = m_exchange->loop().takeHeld();
        }
    }
    CheckSpan(const CheckSpan &) = delete;
    CheckSpan &operator=(const CheckSpan &) = delete;

private:
    ExchangePtr m_exchange;
    std::uint32_t m_span = 0;
};

/// One of those that wait or run, until the job is gone: a client that leaves does not end it.
class Place {
public:
    explicit Place(std::atomic<int> &waiting)
        : m_waiting(waiting)
    {
    }
    ~Place() { m_waiting.fetch_sub(1, std::memory_order_relaxed); }
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;

private:
    std::atomic<int> &m_waiting;
};

bool runCheck(const std::shared_ptr<Place> &, const QByteArray &phc, const QByteArray &password)
{
    return isPasswordOf(phc, password);
}

} // namespace

PasswordChecker::PasswordChecker(Accounts accounts, std::function<qint64()> now)
    : m_accounts(std::move(accounts))
    , m_now(std::move(now))
{
    m_pool.setMaxThreadCount(kThreads);
    if (RAND_bytes(m_secret.data(), int(m_secret.size())) != 1)
        qFatal("the system gave no random bytes");
}

PasswordChecker::~PasswordChecker()
{
    finish();
}

void PasswordChecker::finish()
{
    m_pool.clear();
    m_pool.waitForDone();
}

bool PasswordChecker::isOver()
{
    m_pool.clear();
    return m_pool.waitForDone(0);
}

PasswordChecker::Tag PasswordChecker::tagOf(const QByteArray &name, const QByteArray &password) const
{
    const QByteArray text = QByteArray::number(name.size()) + ':' + name + password;
    QByteArray tag(32, '\0');
    HMAC(EVP_sha256(), m_secret.data(), int(m_secret.size()), reinterpret_cast<const unsigned char *>(text.constData()),
         std::size_t(text.size()), reinterpret_cast<unsigned char *>(tag.data()), nullptr);
    return tag;
}

PrincipalPtr PasswordChecker::remembered(const QByteArray &name, const QByteArray &password)
{
    const Tag tag = tagOf(name, password);
    const qint64 now = m_now();
    const std::lock_guard lock(m_mutex);
    const auto known = m_known.constFind(tag);
    return known != m_known.cend() && now < known->until ? known->owner : nullptr;
}

void PasswordChecker::remember(const QByteArray &name, const QByteArray &password, const PrincipalPtr &owner)
{
    Tag tag = tagOf(name, password);
    const qint64 now = m_now();
    const std::lock_guard lock(m_mutex);
    if (m_known.size() >= kMostRemembered)
        m_known.removeIf([now](const auto &entry) { return entry.value().until <= now; });
    if (m_known.size() >= kMostRemembered)
        m_known.clear(); // each is checked once more
    m_known.insert(std::move(tag), {owner, now + kRemembered});
}

QCoro::Task<Result<PrincipalPtr>> PasswordChecker::check(ExchangePtr exchange, QByteArray name, QByteArray password)
{
    const Accounts::Account *const account = m_accounts.find(name);
    const Accounts::Account *const measured = account ? account : m_accounts.stranger();
    if (!measured)
        co_return PrincipalPtr();
    if (m_waiting.fetch_add(1, std::memory_order_relaxed) >= kMostWaiting) {
        m_waiting.fetch_sub(1, std::memory_order_relaxed);
        co_return Error{Error::Kind::Unavailable, QStringLiteral("too many passwords wait to be checked")};
    }
    auto place = std::make_shared<Place>(m_waiting);
    const CheckSpan span(exchange);
    auto checking = offload(m_pool, exchange->loop(), exchange->stopToken(), exchange.data(), runCheck,
                            std::move(place), measured->passwordHash, password);
    const auto isRight = co_await checking;
    if (!isRight)
        co_return isRight.error();
    if (!account || !isRight.value())
        co_return PrincipalPtr();
    remember(name, password, account->owner);
    co_return account->owner;
}

} // namespace coroscope
