#include "server/cache/reply_reader.h"

#include <algorithm>
#include <hiredis/hiredis.h>
#include <hiredis/read.h>
#include <new>

namespace coroscope::cache {

namespace {

/// Bytes of an empty buffer that are kept for what comes next.
constexpr std::size_t kKeptBuffer = 256 * 1024;
/// Items for which room is made at once: what an array claims to hold may never come.
constexpr std::size_t kMaxReserved = 1024;

/// Where the value of a task goes. An array grows item by item, so a pointer to an item holds as long as the reader
/// needs it: until the next item of the same array begins.
Reply *place(const redisReadTask *task)
{
    if (!task->parent) {
        auto *root = static_cast<ReplyReader::Root *>(task->privdata);
        root->reply = Reply();
        return &root->reply;
    }
    return &static_cast<Reply *>(task->parent->obj)->items.emplace_back();
}

void *createString(const redisReadTask *task, char *text, std::size_t length)
{
    Reply *reply = place(task);
    reply->type = task->type == REDIS_REPLY_ERROR ? Reply::Type::Error
        : task->type == REDIS_REPLY_STATUS        ? Reply::Type::Status
                                                  : Reply::Type::Bulk;
    reply->text = QByteArray(text, qsizetype(length));
    return reply;
}

void *makeArray(const redisReadTask *task, std::size_t size)
{
    int depth = 0;
    for (const redisReadTask *each = task; each; each = each->parent)
        ++depth;
    if (depth > ReplyReader::kMaxDepth) { // values of such a depth could not even be destroyed
        static_cast<ReplyReader::Root *>(task->privdata)->isTooDeep = true;
        return nullptr;
    }
    Reply *reply = place(task);
    reply->type = Reply::Type::Array;
    reply->items.reserve(std::min(size, kMaxReserved));
    return reply;
}

void *createInteger(const redisReadTask *task, long long value)
{
    Reply *reply = place(task);
    reply->type = Reply::Type::Integer;
    reply->integer = value;
    return reply;
}

void *createNil(const redisReadTask *task)
{
    return place(task);
}

void freeObject(void *) { } // all of it belongs to the root, and that to the ReplyReader

#if HIREDIS_MAJOR < 1
void *createArray(const redisReadTask *task, int size)
{
    return makeArray(task, std::size_t(std::max(size, 0)));
}

redisReplyObjectFunctions functions{createString, createArray, createInteger, createNil, freeObject};
#else
void *createArray(const redisReadTask *task, std::size_t size)
{
    return makeArray(task, size);
}

// RESP3 only, which is never asked for.
void *createDouble(const redisReadTask *task, double, char *text, std::size_t length)
{
    return createString(task, text, length);
}

void *createBool(const redisReadTask *task, int value)
{
    return createInteger(task, value);
}

redisReplyObjectFunctions functions{createString, createArray, createInteger, createDouble,
                                    createNil,    createBool,  freeObject};
#endif

} // namespace

void ReplyReader::Free::operator()(redisReader *reader) const
{
    redisReaderFree(reader);
}

ReplyReader::ReplyReader(qint64 maxReply)
    : m_maxReply(maxReply)
{
    reset();
}

ReplyReader::~ReplyReader() = default;

void ReplyReader::reset()
{
    m_reader.reset(redisReaderCreateWithFunctions(&functions));
    if (!m_reader)
        throw std::bad_alloc();
    m_reader->privdata = &m_root;
    m_reader->maxbuf = kKeptBuffer;
    m_root = Root();
    m_fed = 0;
    m_problem.clear();
}

void ReplyReader::feed(QByteArrayView bytes)
{
    m_fed += bytes.size();
    redisReaderFeed(m_reader.get(), bytes.data(), std::size_t(bytes.size()));
}

ReplyReader::Step ReplyReader::next()
{
    using namespace Qt::StringLiterals;
    void *root = nullptr;
    if (redisReaderGetReply(m_reader.get(), &root) != REDIS_OK) {
        m_problem = m_root.isTooDeep ? u"more than %1 arrays in one another"_s.arg(kMaxDepth)
                                     : QString::fromLatin1(m_reader->errstr);
        return Step::Broken;
    }
    if (root) {
        m_fed = qint64(m_reader->len - m_reader->pos);
        return Step::Reply;
    }
    if (m_fed > m_maxReply) {
        m_problem = u"a reply of more than %1 bytes"_s.arg(m_maxReply);
        return Step::Broken;
    }
    return Step::NeedsMore;
}

} // namespace coroscope::cache
