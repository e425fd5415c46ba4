#pragma once

#include "server/compression/coding.h"

#include <QCache>

namespace coroscope {

/// Compressed forms of bodies that are given again and again: what the route cache keeps, the pages of the program. A
/// form is found by the body itself, so nothing has to be told when that changes. The least recently used go first.
/// One thread.
class EncodedBodies {
public:
    /// Null: there is none. It may be shared: the form is a value.
    QByteArray find(Coding coding, int level, const QByteArray &body);
    /// Nothing where it is too large.
    void keep(Coding coding, int level, const QByteArray &body, const QByteArray &form);
    qsizetype bytes() const { return m_forms.totalCost(); }

    static constexpr qsizetype kMostBytes = 8 * 1024 * 1024; ///< of bodies and forms together

private:
    struct Key {
        std::size_t hash;
        int level;
        Coding coding;
        bool operator==(const Key &) const = default;
        friend std::size_t qHash(const Key &key, std::size_t seed) noexcept
        {
            return key.hash ^ (std::size_t(key.level) << 8) ^ std::size_t(key.coding) ^ seed;
        }
    };
    struct Entry {
        QByteArray body;
        QByteArray form;
    };
    static Key keyOf(Coding coding, int level, const QByteArray &body);

    QCache<Key, Entry> m_forms{kMostBytes};
};

} // namespace coroscope
