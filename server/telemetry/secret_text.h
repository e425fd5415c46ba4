#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace coroscope {

// What is left out of texts that others may read. All functions: any thread; bytes that are no secret stay as they are.

/// Whether a parameter, a field, an entry of a form or a member of an object of this name holds a secret, as far as a
/// name tells: authorization, cookies, passwords, tokens, keys. Percent-encoded or not, in any case, with '-', '.' or
/// '_'.
bool isSecretName(QByteArrayView name);

/// A path and query, or a URL, with the values of secret parameters, and a password in it, replaced by `mask`. Of a
/// query only, "key" and "sig" are secrets too.
QByteArray withoutSecretParameters(QByteArrayView target, QByteArrayView mask = "***");

/// A request or response head with the values of secret fields replaced by dots, and secrets in URLs in other fields
/// (Referer, Location). The first line stays; so does a value that has been masked before.
QByteArray withoutSecretFields(const QByteArray &head);

/// The body that came with this head, with the values of secret members (JSON, also where it is in other text, such as
/// server-sent events) and of secret entries (forms of both kinds) replaced by dots; it may be cut short anywhere.
/// Where it has content codings it is compressed again in the same way if anything was replaced; nothing is left of it
/// where they cannot be undone.
QByteArray withoutSecretValues(const QByteArray &head, const QByteArray &body);

} // namespace coroscope
