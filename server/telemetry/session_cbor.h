#pragma once

#include "server/telemetry/session_fields.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

// Members of records to CBOR and back, for session files.

namespace coroscope::session {

/// A moment lies within so many years of the origin, or it makes no sense. Sums of a few do not overflow.
inline constexpr std::int64_t kFurthest = std::int64_t(20) * 365 * 24 * 3600 * 1'000'000'000;

template<typename T>
concept IsList = requires(T t)
{
    t.emplace_back();
    t.size();
}
&&!std::is_same_v<T, QByteArray> && !std::is_same_v<T, QString>;

template<typename T>
struct IsArray : std::false_type {
};
template<typename T, std::size_t N>
struct IsArray<std::array<T, N>> : std::true_type {
};

/// Writes what differs from its default.
class Writer {
public:
    Writer(QByteArray &to, Clock::time_point origin)
        : m_cbor(&to)
        , m_origin(origin)
    {
    }

    template<typename T>
    void map(const T &value)
    {
        static const T none{};
        m_cbor.startMap();
        Members members{*this, reinterpret_cast<const char *>(&value), reinterpret_cast<const char *>(&none)};
        fields(members, const_cast<T &>(value)); // it only reads
        m_cbor.endMap();
    }
    QCborStreamWriter &cbor() { return m_cbor; }

private:
    struct Members {
        Writer &writer;
        const char *value;
        const char *none;

        template<typename M>
        void operator()(quint64 key, M &member)
        {
            const auto offset = reinterpret_cast<const char *>(&member) - value;
            if (isDefault(member, *reinterpret_cast<const M *>(none + offset)))
                return;
            writer.m_cbor.append(key);
            writer.put(member);
        }
    };

    template<typename M>
    static bool isDefault(const M &member, const M &none)
    {
        if constexpr (IsList<M>)
            return member.empty();
        else if constexpr (std::is_same_v<M, Percentiles>)
            return member.count == 0;
        else
            return member == none;
    }

    void put(bool value) { m_cbor.append(value); }
    void put(double value) { m_cbor.append(value); }
    void put(const QByteArray &value) { m_cbor.appendByteString(value.constData(), value.size()); }
    void put(const QString &value) { m_cbor.append(QStringView(value)); }
    void put(nanoseconds value) { m_cbor.append(qint64(value.count())); }
    void put(Clock::time_point value) { m_cbor.append(qint64(nanoseconds(value - m_origin).count())); }
    template<typename M>
    void put(const M &value)
    {
        if constexpr (std::is_enum_v<M>) {
            m_cbor.append(quint64(value));
        } else if constexpr (std::is_integral_v<M>) {
            if constexpr (std::is_signed_v<M>)
                m_cbor.append(qint64(value));
            else
                m_cbor.append(quint64(value));
        } else if constexpr (IsList<M> || IsArray<M>::value) {
            m_cbor.startArray(quint64(value.size()));
            for (const auto &each : value)
                put(each);
            m_cbor.endArray();
        } else {
            map(value);
        }
    }

    QCborStreamWriter m_cbor;
    const Clock::time_point m_origin;
};

/// Reads what Writer wrote, and trusts nothing of it: `fault()` says what does not make sense. After a fault nothing
/// more is read.
class Reader {
public:
    explicit Reader(const QByteArray &from)
        : m_cbor(from)
        , m_size(from.size())
    {
    }

    void setOrigin(Clock::time_point origin) { m_origin = origin; }
    const QString &fault() const noexcept { return m_fault; }
    bool isOk() const noexcept { return m_fault.isEmpty(); }
    bool fail(const QString &what)
    {
        if (m_fault.isEmpty())
            m_fault = what + QStringLiteral(" at byte %1 of it").arg(m_cbor.currentOffset());
        return false;
    }

    /// Calls `each()`, which reads one item, for every item of the array that comes.
    template<typename Each>
    void array(Each each)
    {
        if (!m_cbor.isArray()) {
            fail(QStringLiteral("an array is missing"));
            return;
        }
        if (!m_cbor.enterContainer()) {
            failAsCbor();
            return;
        }
        while (isOk() && m_cbor.hasNext())
            each();
        if (isOk() && !m_cbor.leaveContainer())
            failAsCbor();
    }
    /// All has been read.
    void end()
    {
        if (isOk() && m_cbor.currentOffset() != m_size)
            fail(QStringLiteral("something follows"));
    }

    template<typename T>
    void map(T &value)
    {
        if (!m_cbor.isMap()) {
            fail(QStringLiteral("a map is missing"));
            return;
        }
        if (++m_depth > kDeepest || !m_cbor.enterContainer()) {
            failAsCbor();
            return;
        }
        while (isOk() && m_cbor.hasNext()) {
            if (!m_cbor.isUnsignedInteger()) {
                fail(QStringLiteral("a key is no number"));
                return;
            }
            Members members{*this, m_cbor.toUnsignedInteger()};
            if (!m_cbor.next()) {
                failAsCbor();
                return;
            }
            fields(members, value);
            if (isOk() && !members.isKnown && !m_cbor.next(kDeepest))
                failAsCbor();
        }
        if (isOk() && !m_cbor.leaveContainer())
            failAsCbor();
        --m_depth;
    }

private:
    static constexpr int kDeepest = 16;

    struct Members {
        Reader &reader;
        quint64 wanted;
        bool isKnown = false;

        template<typename M>
        void operator()(quint64 key, M &member)
        {
            if (key != wanted)
                return;
            isKnown = true;
            reader.take(member);
        }
    };

    void failAsCbor() { fail(QStringLiteral("no valid CBOR")); }
    bool next()
    {
        if (!m_cbor.next())
            failAsCbor();
        return isOk();
    }

    void take(bool &value)
    {
        if (!m_cbor.isBool()) {
            fail(QStringLiteral("true or false is missing"));
            return;
        }
        value = m_cbor.toBool();
        next();
    }
    void take(double &value)
    {
        if (!m_cbor.isDouble() || !std::isfinite(m_cbor.toDouble())) {
            fail(QStringLiteral("a number is missing"));
            return;
        }
        value = m_cbor.toDouble();
        next();
    }
    template<typename String>
    void takeString(String &value, bool isRight, QCborStreamReader::StringResult<String> (QCborStreamReader::*read)())
    {
        if (!isRight) {
            fail(QStringLiteral("a text is missing"));
            return;
        }
        value.clear();
        for (;;) {
            // A length may claim anything: nothing larger than the chunk is allocated.
            const qsizetype size = m_cbor.currentStringChunkSize();
            if (size > m_size - m_cbor.currentOffset()) {
                fail(QStringLiteral("a text is longer than the chunk"));
                return;
            }
            auto piece = (m_cbor.*read)();
            if (piece.status == QCborStreamReader::Error) {
                failAsCbor();
                return;
            }
            if (piece.status == QCborStreamReader::EndOfString)
                return;
            value += piece.data;
        }
    }
    void take(QByteArray &value)
    {
        takeString(value, m_cbor.isByteArray(), &QCborStreamReader::readByteArray);
        if (value.isNull())
            value = QByteArray("");
    }
    void take(QString &value) { takeString(value, m_cbor.isString(), &QCborStreamReader::readString); }

    bool takeSigned(std::int64_t least, std::int64_t most, std::int64_t &value)
    {
        bool isIn = m_cbor.isInteger();
        if (isIn && m_cbor.isUnsignedInteger()) {
            const quint64 number = m_cbor.toUnsignedInteger();
            isIn = number <= quint64(std::numeric_limits<std::int64_t>::max());
            value = std::int64_t(number);
        } else if (isIn) {
            const quint64 negative = quint64(m_cbor.toNegativeInteger()); // -n as n; 2^64 as 0
            isIn = negative != 0 && negative <= quint64(std::numeric_limits<std::int64_t>::max());
            value = -std::int64_t(negative);
        }
        if (!isIn || value < least || value > most)
            return fail(QStringLiteral("a number is missing, or out of its range"));
        return next();
    }
    void take(nanoseconds &value)
    {
        std::int64_t number = 0;
        if (takeSigned(-kFurthest, kFurthest, number))
            value = nanoseconds(number);
    }
    void take(Clock::time_point &value)
    {
        std::int64_t number = 0;
        if (takeSigned(-kFurthest, kFurthest, number))
            value = m_origin + nanoseconds(number);
    }
    template<typename M>
    void take(M &value)
    {
        if constexpr (std::is_enum_v<M>) {
            std::int64_t number = 0;
            if (takeSigned(0, std::int64_t(lastOf(M())), number))
                value = M(number);
        } else if constexpr (std::is_integral_v<M>) {
            takeInteger(value);
        } else if constexpr (IsArray<M>::value) {
            takeFixed(value);
        } else if constexpr (IsList<M>) {
            takeList(value);
        } else {
            map(value);
        }
    }
    template<typename M>
    void takeInteger(M &value)
    {
        if constexpr (std::is_signed_v<M>) {
            // Times of day are such numbers, too, and are reckoned with.
            constexpr std::int64_t most = std::min<std::int64_t>(std::numeric_limits<M>::max(), kFurthest);
            std::int64_t number = 0;
            if (takeSigned(std::max<std::int64_t>(std::numeric_limits<M>::min(), -kFurthest), most, number))
                value = M(number);
        } else {
            if (!m_cbor.isUnsignedInteger() || m_cbor.toUnsignedInteger() > std::numeric_limits<M>::max()) {
                fail(QStringLiteral("a number is missing, or out of its range"));
                return;
            }
            value = M(m_cbor.toUnsignedInteger());
            next();
        }
    }
    /// What is too much in it is passed over, what is missing stays as it is.
    template<typename M>
    void takeFixed(M &value)
    {
        std::size_t at = 0;
        array([&] {
            if (at < value.size())
                take(value[at]);
            else if (!m_cbor.next(kDeepest))
                failAsCbor();
            ++at;
        });
    }
    template<typename M>
    void takeList(M &value)
    {
        value.clear();
        array([&] {
            if (std::size_t(value.size()) >= longestOf(value)) {
                fail(QStringLiteral("a list is too long"));
                return;
            }
            value.emplace_back();
            take(value.back());
        });
    }

    static SpanKind lastOf(SpanKind) { return SpanKind::Compress; }
    static ExchangeEnd lastOf(ExchangeEnd) { return ExchangeEnd::Failed; }
    static CacheResult lastOf(CacheResult) { return CacheResult::Bypass; }

    /// As many as a record keeps: whoever looks at one compares each with each.
    static constexpr std::size_t longestOf(const std::vector<Span> &) { return ExchangeRecord::kMaxSpans; }
    static constexpr std::size_t longestOf(const std::vector<StatementRecord> &)
    {
        return ExchangeRecord::kMaxStatements;
    }
    static constexpr std::size_t longestOf(const std::vector<CacheWrite> &) { return ExchangeRecord::kMaxCacheWrites; }
    static constexpr std::size_t longestOf(const std::vector<FrameRecord> &) { return ExchangeRecord::kMaxFrames; }
    /// Others: ids of tasks, routes of an interval, names, anchors.
    template<typename M>
    static constexpr std::size_t longestOf(const M &)
    {
        return 100'000;
    }

    QCborStreamReader m_cbor;
    const qsizetype m_size;
    Clock::time_point m_origin;
    QString m_fault;
    int m_depth = 0;
};

} // namespace coroscope::session
