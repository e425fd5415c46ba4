#include "server/cache/reply.h"

namespace coroscope::cache {

Reply Reply::ofInteger(qint64 value)
{
    Reply reply;
    reply.type = Type::Integer;
    reply.integer = value;
    return reply;
}

Reply Reply::ofStatus(QByteArray text)
{
    Reply reply;
    reply.type = Type::Status;
    reply.text = std::move(text);
    return reply;
}

Reply Reply::ofBulk(QByteArray bytes)
{
    Reply reply;
    reply.type = Type::Bulk;
    reply.text = std::move(bytes);
    return reply;
}

Reply Reply::ofArray(std::vector<Reply> items)
{
    Reply reply;
    reply.type = Type::Array;
    reply.items = std::move(items);
    return reply;
}

Reply Reply::ofError(QByteArray text)
{
    Reply reply;
    reply.type = Type::Error;
    reply.text = std::move(text);
    return reply;
}

QByteArray Reply::errorCode() const
{
    if (type != Type::Error)
        return {};
    const qsizetype blank = text.indexOf(' ');
    return blank < 0 ? text : text.first(blank);
}

} // namespace coroscope::cache
