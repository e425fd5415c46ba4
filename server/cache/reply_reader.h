#pragma once

#include "server/cache/reply.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

struct redisReader;

namespace coroscope::cache {

/// Bytes of a Redis in, values out: hiredis' parser, which builds our values itself, so that no reply of its own is
/// made and copied. One thread.
class ReplyReader {
public:
    /// What the parser's functions build on.
    struct Root {
        Reply reply;
        bool isTooDeep = false;
    };
    static constexpr int kMaxDepth = 32; ///< arrays in arrays; hiredis 0.14 stops at 7

    /// `maxReply`: bytes that one reply may take on the wire; one that takes more is an error.
    explicit ReplyReader(qint64 maxReply);
    ~ReplyReader();
    ReplyReader(const ReplyReader &) = delete;
    ReplyReader &operator=(const ReplyReader &) = delete;

    void feed(QByteArrayView bytes);
    enum class Step { NeedsMore, Reply, Broken };
    /// Parses on. After Reply, take() gives it; after Broken, problem() says what is wrong, and nothing follows.
    Step next();
    Reply &&take() noexcept { return std::move(m_root.reply); }
    QString problem() const { return m_problem; }
    qint64 pending() const noexcept { return m_fed; } ///< bytes of a reply that is not whole yet
    /// Forgets all, for a new connection.
    void reset();

private:
    struct Free {
        void operator()(redisReader *reader) const;
    };
    const qint64 m_maxReply;
    std::unique_ptr<redisReader, Free> m_reader;
    Root m_root; // that is being read
    qint64 m_fed = 0; // since the last whole reply
    QString m_problem;
};

} // namespace coroscope::cache
