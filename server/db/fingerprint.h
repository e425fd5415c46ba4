#pragma once

#include <QByteArray>

#include <cstdint>

namespace coroscope::db {

/// The statement with each literal and each placeholder as `?`, a list of them as `?…`, comments and blanks out of the
/// way: what two statements that differ only in their values have in common. For UTF-8; never fails. Pure.
QByteArray normalizedSql(QByteArrayView sql);

/// FNV-1a, 64 bit, of normalizedSql(): the same in every run.
std::uint64_t fingerprint(QByteArrayView sql);

} // namespace coroscope::db
