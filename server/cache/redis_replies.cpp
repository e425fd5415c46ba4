#include "server/cache/fault.h"
#include "server/cache/redis_commands.h"

#include <algorithm>
#include <charconv>

namespace coroscope::cache::redis {

namespace {

/// Why it is no value: an Error passed on, an error reply, or neither.
std::optional<Error> failure(const Result<Reply> &reply)
{
    if (!reply)
        return reply.error();
    if (reply->isError())
        return faultOf(reply.value());
    return std::nullopt;
}

std::optional<Fields> pairs(const Reply &reply)
{
    if (!reply.isArray() || reply.items.size() % 2 != 0
        || !std::all_of(reply.items.begin(), reply.items.end(), [](const Reply &item) { return item.isText(); }))
        return std::nullopt;
    Fields fields;
    fields.reserve(qsizetype(reply.items.size() / 2));
    for (std::size_t i = 0; i < reply.items.size(); i += 2)
        fields.append({reply.items[i].text, reply.items[i + 1].text});
    return fields;
}

std::optional<double> asDouble(const Bytes &text)
{
    QByteArrayView view(text);
    if (view.startsWith('+'))
        view = view.sliced(1);
    double value = 0;
    const auto end = std::from_chars(view.begin(), view.end(), value); // knows inf too
    return end.ec == std::errc() && end.ptr == view.end() ? std::optional(value) : std::nullopt;
}

} // namespace

Result<void> done(const Result<Reply> &reply)
{
    if (const auto why = failure(reply))
        return *why;
    if (!reply->isOk())
        return oddReply();
    return {};
}

Result<bool> isDone(const Result<Reply> &reply)
{
    if (const auto why = failure(reply))
        return *why;
    if (reply->isNil())
        return false;
    if (!reply->isOk())
        return oddReply();
    return true;
}

Result<qint64> integer(const Result<Reply> &reply)
{
    if (const auto why = failure(reply))
        return *why;
    if (!reply->isInteger())
        return oddReply();
    return reply->integer;
}

Result<bool> flag(const Result<Reply> &reply)
{
    const auto number = integer(reply);
    if (!number)
        return number.error();
    return number.value() != 0;
}

Result<Bytes> bytes(const Result<Reply> &reply)
{
    if (const auto why = failure(reply))
        return *why;
    if (!reply->isText())
        return oddReply();
    return reply->text;
}

Result<std::optional<Bytes>> optionalBytes(const Result<Reply> &reply)
{
    if (const auto why = failure(reply))
        return *why;
    if (reply->isNil())
        return std::optional<Bytes>();
    if (!reply->isText())
        return oddReply();
    return std::optional(reply->text);
}

Result<QList<Bytes>> list(const Result<Reply> &reply)
{
    if (const auto why = failure(reply))
        return *why;
    if (!reply->isArray())
        return oddReply();
    QList<Bytes> list;
    list.reserve(qsizetype(reply->items.size()));
    for (const Reply &item : reply->items) {
        if (!item.isText())
            return oddReply();
        list.append(item.text);
    }
    return list;
}

Result<QList<std::optional<Bytes>>> optionalList(const Result<Reply> &reply)
{
    if (const auto why = failure(reply))
        return *why;
    if (!reply->isArray())
        return oddReply();
    QList<std::optional<Bytes>> list;
    list.reserve(qsizetype(reply->items.size()));
    for (const Reply &item : reply->items) {
        if (!item.isText() && !item.isNil())
            return oddReply();
        list.append(item.isNil() ? std::nullopt : std::optional(item.text));
    }
    return list;
}

Result<Fields> fields(const Result<Reply> &reply)
{
    if (const auto why = failure(reply))
        return *why;
    auto all = pairs(reply.value());
    if (!all)
        return oddReply();
    return *std::move(all);
}

Result<QList<Scored>> scored(const Result<Reply> &reply)
{
    const auto all = fields(reply);
    if (!all)
        return all.error();
    QList<Scored> list;
    list.reserve(all->size());
    for (const auto &[member, text] : all.value()) {
        const auto score = asDouble(text);
        if (!score)
            return oddReply();
        list.append({member, *score});
    }
    return list;
}

Result<QList<StreamEntry>> entries(const Result<Reply> &reply)
{
    if (const auto why = failure(reply))
        return *why;
    if (!reply->isArray())
        return oddReply();
    QList<StreamEntry> list;
    list.reserve(qsizetype(reply->items.size()));
    for (const Reply &item : reply->items) {
        if (!item.isArray() || item.items.size() != 2 || !item.items[0].isText())
            return oddReply();
        auto fields = pairs(item.items[1]);
        if (!fields)
            return oddReply();
        list.append({item.items[0].text, *std::move(fields)});
    }
    return list;
}

Result<TimeToLive> timeToLive(const Result<Reply> &reply)
{
    const auto number = integer(reply);
    if (!number)
        return number.error();
    TimeToLive ttl;
    ttl.hasKey = number.value() != -2;
    if (number.value() >= 0)
        ttl.left = milliseconds(number.value());
    return ttl;
}

Result<ScanPage> scanPage(const Result<Reply> &reply)
{
    if (const auto why = failure(reply))
        return *why;
    if (!reply->isArray() || reply->items.size() != 2 || !reply->items[0].isText())
        return oddReply();
    auto keys = list(reply->items[1]);
    if (!keys)
        return keys.error();
    return ScanPage{reply->items[0].text, std::move(keys).value()};
}

} // namespace coroscope::cache::redis
