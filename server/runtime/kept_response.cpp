#include "server/runtime/kept_response.h"

#include "server/http/problem.h"

#include <QJsonDocument>
#include <QtEndian>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kMagic("CSR1"); // the form below; another one gets another name
constexpr qint32 kMostParts = 64;

void put(QByteArray &to, qint64 value)
{
    char bytes[8];
    qToLittleEndian(value, bytes);
    to.append(bytes, 8);
}

void put(QByteArray &to, QByteArrayView bytes)
{
    put(to, qint64(bytes.size()));
    to.append(bytes);
}

/// What it reads was written by whoever can write to the Redis: every length is checked.
class Reader {
public:
    explicit Reader(QByteArrayView bytes)
        : m_left(bytes)
    {
    }
    bool isGood() const { return m_good; }
    bool isAtEnd() const { return m_left.isEmpty(); }
    qint64 number()
    {
        if (m_left.size() < 8)
            return fail();
        const qint64 value = qFromLittleEndian<qint64>(m_left.data());
        m_left = m_left.sliced(8);
        return value;
    }
    QByteArray bytes()
    {
        const qint64 size = number();
        if (size < 0 || size > m_left.size()) {
            fail();
            return {};
        }
        const auto part = m_left.first(size).toByteArray();
        m_left = m_left.sliced(size);
        return part;
    }
    qint64 count()
    {
        const qint64 value = number();
        return value < 0 || value > kMostParts ? fail() : value;
    }

private:
    qint64 fail()
    {
        m_good = false;
        m_left = {};
        return 0;
    }
    QByteArrayView m_left;
    bool m_good = true;
};

} // namespace

KeptResponse KeptResponse::of(const Response &response)
{
    KeptResponse kept;
    kept.status = response.status();
    kept.contentType = response.contentType();
    for (const auto &[name, value] : response.fields())
        kept.fields.append({name, value});
    kept.body = response.body();
    if (kept.isProblem())
        kept.body = QJsonDocument::fromJson(response.body()).object().value(u"detail"_s).toString().toUtf8();
    return kept;
}

Response KeptResponse::response(const Exchange &exchange) const
{
    auto response = isProblem() ? problem(status, QString::fromUtf8(body), &exchange)
                                : Response::bytes(status, contentType, body);
    for (const auto &[name, value] : fields)
        response.setField(name, value);
    return response;
}

QByteArray KeptResponse::encoded() const
{
    QByteArray bytes;
    bytes.reserve(body.size() + 160);
    bytes.append(kMagic);
    put(bytes, qint64(status));
    put(bytes, madeWall);
    put(bytes, qint64(ttl.count()));
    put(bytes, qint64(stale.count()));
    put(bytes, qint64(tokens.size()));
    for (const QByteArray &token : tokens)
        put(bytes, token);
    put(bytes, contentType);
    put(bytes, qint64(fields.size()));
    for (const auto &[name, value] : fields) {
        put(bytes, name);
        put(bytes, value);
    }
    put(bytes, body);
    return bytes;
}

std::optional<KeptResponse> KeptResponse::decoded(const QByteArray &bytes)
{
    if (!bytes.startsWith(kMagic))
        return std::nullopt;
    Reader reader(QByteArrayView(bytes).sliced(kMagic.size()));
    KeptResponse kept;
    const qint64 status = reader.number();
    kept.madeWall = reader.number();
    kept.ttl = milliseconds(reader.number());
    kept.stale = milliseconds(reader.number());
    for (qint64 left = reader.count(); left > 0; --left)
        kept.tokens.append(reader.bytes());
    kept.contentType = reader.bytes();
    for (qint64 left = reader.count(); left > 0; --left) {
        auto name = reader.bytes();
        kept.fields.append({std::move(name), reader.bytes()});
    }
    kept.body = reader.bytes();
    // A year: beyond that a time is none, and sums of it would not fit.
    constexpr milliseconds kMost = std::chrono::hours(24 * 366);
    if (!reader.isGood() || !reader.isAtEnd() || status < 200 || status > 599 || kept.ttl < milliseconds(0)
        || kept.ttl > kMost || kept.stale < milliseconds(0) || kept.stale > kMost)
        return std::nullopt;
    kept.status = int(status);
    return kept;
}

} // namespace coroscope
