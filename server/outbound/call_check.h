#pragma once

#include "server/outbound/http_call.h"

namespace coroscope {

/// tchar of RFC 9110 §5.6.2, at least one: what a method and a field's name are made of.
bool isToken(QByteArrayView text) noexcept;

/// Names are compared as RFC 9110 §5.1 says, case ignored.
bool isSameField(QByteArrayView one, QByteArrayView other) noexcept;
bool hasField(const HeaderList &headers, QByteArrayView name) noexcept;
/// The first of that name; a null array where there is none.
QByteArray fieldValue(const HeaderList &headers, QByteArrayView name);

/// What can be known before anything is sent: the method is a token, the URL is http or https with a host, no field can
/// break the head apart. BadRequest, whose detail names what is wrong. Any thread.
Result<void> checkCall(const HttpCall &call);

} // namespace coroscope
