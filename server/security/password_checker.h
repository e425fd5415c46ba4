#pragma once

#include "server/async/result.h"
#include "server/http/exchange.h"
#include "server/security/accounts.h"

#include <QCoro/QCoroTask>
#include <QHash>
#include <QThreadPool>

#include <array>
#include <atomic>
#include <mutex>

namespace coroscope {

/// Checks names and passwords against the accounts of a run. A check costs tens of milliseconds of CPU and megabytes of
/// memory, so it runs on threads of its own, few at a time, and only so many wait; what was right is remembered for a
/// minute under a keyed hash, so that not every request of HTTP Basic costs one. Any thread, but check(), which is for
/// the thread of its exchange.
class PasswordChecker {
public:
    /// `now`: milliseconds of a clock that only goes forward.
    PasswordChecker(Accounts accounts, std::function<qint64()> now);
    ~PasswordChecker();
    /// Waits for the checks that run; those that wait are dropped. When nobody asks any more, while the loops that
    /// asked are still there.
    void finish();
    /// Whether none runs; those that wait are dropped. Any thread; does not block.
    bool isOver();
    PasswordChecker(const PasswordChecker &) = delete;
    PasswordChecker &operator=(const PasswordChecker &) = delete;

    const Accounts &accounts() const noexcept { return m_accounts; }
    /// Null: it was not checked within the last minute.
    PrincipalPtr remembered(const QByteArray &name, const QByteArray &password);
    /// Null: nobody has that name and that password. Takes as long whether there is such a name or not. Unavailable:
    /// kMostWaiting wait already.
    QCoro::Task<Result<PrincipalPtr>> check(ExchangePtr exchange, QByteArray name, QByteArray password);
    /// That they belong together was just found, by check().
    void remember(const QByteArray &name, const QByteArray &password, const PrincipalPtr &owner);

    static constexpr int kThreads = 2;
    static constexpr int kMostWaiting = 64; ///< those that run counted
    static constexpr qint64 kRemembered = 60'000; ///< milliseconds
    static constexpr qsizetype kMostRemembered = 1'024;

private:
    using Tag = QByteArray; // HMAC-SHA-256 under a key that only this process knows
    struct Known {
        PrincipalPtr owner;
        qint64 until = 0;
    };
    Tag tagOf(const QByteArray &name, const QByteArray &password) const;

    const Accounts m_accounts;
    const std::function<qint64()> m_now;
    std::array<unsigned char, 32> m_secret{};
    std::atomic<int> m_waiting{0};
    std::mutex m_mutex; // of what is remembered: held for a look-up, by requests of HTTP Basic only
    QHash<Tag, Known> m_known;
    QThreadPool m_pool;
};

} // namespace coroscope
