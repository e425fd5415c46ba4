#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace coroscope {

/// A scope-token of RFC 6749 §3.3; at most 64 characters here.
bool isScope(QByteArrayView text);
/// What stands between `separator`s, in order, each once; nothing where one is no scope, or there are more than 64.
/// Where the separator is a blank, several of them are as one, and blanks around are none.
std::optional<QList<QByteArray>> parseScopes(QByteArrayView text, char separator);

} // namespace coroscope
