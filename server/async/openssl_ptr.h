#pragma once

#include <memory>

#include <openssl/types.h>

namespace coroscope {

/// What OpenSSL gives out, freed by what frees it.
struct OpenSslDeleter {
    void operator()(X509 *certificate) const noexcept;
    void operator()(EVP_PKEY *key) const noexcept;
    void operator()(BIO *bio) const noexcept;
    void operator()(SSL *ssl) const noexcept;
    void operator()(SSL_CTX *context) const noexcept;
};
template<typename T>
using OpenSslPtr = std::unique_ptr<T, OpenSslDeleter>;

} // namespace coroscope
