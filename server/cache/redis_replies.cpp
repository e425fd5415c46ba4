#include "server/cache/redis_commands.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace coroscope::cache::redis {

using namespace Qt::StringLiterals;

namespace {

Error otherShape()
{
    return {Error::Kind::Storage, u"Redis answered something of another shape than the command has"_s};
}

/// Why it is no value: an Error passed on, an error reply, or neither.
std::optional<Error> faultOf(const Result<Reply> &reply)
{
    if (!reply)
        return reply.error();
    if (reply->isError())
        return errorOf(reply.value());
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

Error errorOf(const Reply &reply)
{
    static constexpr std::array<QByteArrayView, 13> kNotNow{
        "OOM",       "LOADING", "BUSY",     "READONLY",   "MASTERDOWN", "NOAUTH",     "NOPERM",
        "WRONGPASS", "MISCONF", "TRYAGAIN", "NOREPLICAS", "MOVED",      "CLUSTERDOWN"};
    const QByteArray code = reply.errorCode();
    auto kind = Error::Kind::Storage;
    if (code == "WRONGTYPE")
        kind = Error::Kind::Conflict;
    else if (std::find(kNotNow.begin(), kNotNow.end(), QByteArrayView(code)) != kNotNow.end())
        kind = Error::Kind::Unavailable;
    else if (code == "ERR")
        kind = Error::Kind::BadRequest;
    return {kind, u"Redis: "_s + QString::fromUtf8(reply.text)};
}

Result<void> done(const Result<Reply> &reply)
{
    if (const auto fault = faultOf(reply))
        return *fault;
    if (!reply->isOk())
        return otherShape();
    return {};
}

Result<bool> isDone(const Result<Reply> &reply)
{
    if (const auto fault = faultOf(reply))
        return *fault;
    if (reply->isNil())
        return false;
    if (!reply->isOk())
        return otherShape();
    return true;
}

Result<qint64> integer(const Result<Reply> &reply)
{
    if (const auto fault = faultOf(reply))
        return *fault;
    if (!reply->isInteger())
        return otherShape();
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
    if (const auto fault = faultOf(reply))
        return *fault;
    if (!reply->isText())
        return otherShape();
    return reply->text;
}

Result<std::optional<Bytes>> optionalBytes(const Result<Reply> &reply)
{
    if (const auto fault = faultOf(reply))
        return *fault;
    if (reply->isNil())
        return std::optional<Bytes>();
    if (!reply->isText())
        return otherShape();
    return std::optional(reply->text);
}

Result<QList<Bytes>> list(const Result<Reply> &reply)
{
    if (const auto fault = faultOf(reply))
        return *fault;
    if (!reply->isArray())
        return otherShape();
    QList<Bytes> list;
    list.reserve(qsizetype(reply->items.size()));
    for (const Reply &item : reply->items) {
        if (!item.isText())
            return otherShape();
        list.append(item.text);
    }
    return list;
}

Result<QList<std::optional<Bytes>>> optionalList(const Result<Reply> &reply)
{
    if (const auto fault = faultOf(reply))
        return *fault;
    if (!reply->isArray())
        return otherShape();
    QList<std::optional<Bytes>> list;
    list.reserve(qsizetype(reply->items.size()));
    for (const Reply &item : reply->items) {
        if (!item.isText() && !item.isNil())
            return otherShape();
        list.append(item.isNil() ? std::nullopt : std::optional(item.text));
    }
    return list;
}

Result<Fields> fields(const Result<Reply> &reply)
{
    if (const auto fault = faultOf(reply))
        return *fault;
    auto all = pairs(reply.value());
    if (!all)
        return otherShape();
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
            return otherShape();
        list.append({member, *score});
    }
    return list;
}

Result<QList<StreamEntry>> entries(const Result<Reply> &reply)
{
    if (const auto fault = faultOf(reply))
        return *fault;
    if (!reply->isArray())
        return otherShape();
    QList<StreamEntry> list;
    list.reserve(qsizetype(reply->items.size()));
    for (const Reply &item : reply->items) {
        if (!item.isArray() || item.items.size() != 2 || !item.items[0].isText())
            return otherShape();
        auto fields = pairs(item.items[1]);
        if (!fields)
            return otherShape();
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
    if (const auto fault = faultOf(reply))
        return *fault;
    if (!reply->isArray() || reply->items.size() != 2 || !reply->items[0].isText())
        return otherShape();
    auto keys = list(reply->items[1]);
    if (!keys)
        return keys.error();
    return ScanPage{reply->items[0].text, std::move(keys).value()};
}

} // namespace coroscope::cache::redis
