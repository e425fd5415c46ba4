#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace coroscope {

/// What went wrong, in a form that code can switch on. `detail` is for logs and people: never parsed, never sent as is.
/// Canceled is an outcome (the client left, the server stops), not a failure, and is not logged as one.
struct Error {
    enum class Kind { BadRequest, NotFound, Conflict, Timeout, Canceled, Unavailable, Storage, Internal };
    Kind kind = Kind::Internal;
    QString detail;
    int code
        = 0; ///< a finer cause, where who makes the error documents one (callErrorCode() of an outbound call); 0: none

    static Error canceled() { return {Kind::Canceled, {}}; }
    static Error timeout(QString what = {}) { return {Kind::Timeout, std::move(what)}; }
    bool isCanceled() const noexcept { return kind == Kind::Canceled; }
};

/// A value or an Error. std::expected is C++23; this is what of it we need. Any thread; a plain value.
template<typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool isOk() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return isOk(); }

    /// Only where isOk().
    T &value() & { return *std::get_if<0>(&m_state); }
    const T &value() const & { return *std::get_if<0>(&m_state); }
    T value() && { return std::move(*std::get_if<0>(&m_state)); }
    T *operator->() { return std::get_if<0>(&m_state); }
    const T *operator->() const { return std::get_if<0>(&m_state); }

    /// Only where !isOk().
    const Error &error() const { return *std::get_if<1>(&m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template<>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    bool isOk() const noexcept { return !m_error; }
    explicit operator bool() const noexcept { return isOk(); }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace coroscope
