#pragma once

#include <QByteArray>
#include <QString>

namespace coroscope {

/// Whether the value of a header field of this name is a secret: Authorization, Cookie, keys and tokens. Case does not
/// matter.
bool isSecretField(const QByteArray &name);

/// Whether a field, parameter or form entry of this name holds a secret, as far as a name tells: what isSecretField()
/// says, and passwords, tokens and keys. For what is written to a file in clear text, where too much is better.
bool isSecretName(const QString &name);
/// The value of a query parameter or form entry as it may be shown.
QString maskedParameter(const QString &name, const QString &value);

/// A target or URL with the values of such parameters in its query replaced by dots.
QString maskedTarget(const QString &target);

/// A request or response head with the value of each secret field replaced by dots of a fixed number, so that not even
/// the length is told. The scheme of an Authorization ("Bearer") stays.
QString maskedHead(const QByteArray &head);

/// The value as it may be shown.
QString maskedValue(const QByteArray &name, const QByteArray &value);

} // namespace coroscope
