#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace coroscope {

/// The boundary that a Content-Type of multipart/… names (RFC 2046 §5.1.1: 1 to 70 characters), or what is wrong.
struct MultipartBoundary {
    QByteArray boundary; ///< empty where there is none that can be used
    QByteArray fault{}; ///< then a clause for people: "the Content-Type names no boundary"

    static MultipartBoundary of(QByteArrayView contentType);
};

/// Reads a body of multipart/form-data (RFC 7578, RFC 2046 §5.1) from pieces of any size: what is no part of a form is
/// refused, not guessed at. It holds no content: what it gives is a view into the piece, or of a boundary that turned
/// out to be none. Bounded by the head of one part. Names are bytes, as they came but for what browsers escape in them
/// (`%22`, `%0D`, `%0A`) and for `\"` and `\\`. Any one thread.
class MultipartReader {
public:
    enum class Event {
        Nothing, ///< the piece is used up
        Part, ///< one begins: head()
        Data, ///< some of its content: data()
        PartEnd,
        End, ///< the closing boundary; what follows is ignored
        Fault, ///< it is no form: fault(), faultAt(); nothing more is to be asked
    };
    /// What a part says of itself.
    struct Head {
        QByteArray name; ///< may be empty
        std::optional<QByteArray> fileName; ///< none: it is a text field; empty where a form's file was not chosen
        QByteArray contentType; ///< as it came; empty: it has none
        bool operator==(const Head &) const = default;
    };
    struct Limits {
        qsizetype maxHead = 16 * 1024; ///< bytes of the head of a part
        int maxFields = 16; ///< in the head of a part
        int maxParts = 128;
        qsizetype maxIgnored = 64 * 1024; ///< before the first boundary, and after the last
    };

    /// `boundary`: a valid one, see MultipartBoundary.
    MultipartReader(const QByteArray &boundary, const Limits &limits);
    explicit MultipartReader(const QByteArray &boundary)
        : MultipartReader(boundary, Limits())
    {
    }

    /// Takes what it needs from the front of `input`. To be called until it gives Nothing.
    Event next(QByteArrayView &input);
    /// The body is complete: End, or Fault where it broke off.
    Event finish();

    const Head &head() const noexcept { return m_partHead; } ///< until the next Part
    QByteArrayView data() const noexcept { return m_data; } ///< until the next call
    const QByteArray &fault() const noexcept { return m_fault; } ///< a clause for people
    std::int64_t faultAt() const noexcept { return m_faultAt; } ///< byte of the body, from 0

private:
    enum class State : std::uint8_t { Preamble, AfterBoundary, Dash, Padding, LineEnd, Head, Content, Epilogue, Fault };

    void advance(QByteArrayView &input, qsizetype count);
    bool findBoundary(QByteArrayView &input);
    Event fail(QByteArray why, std::int64_t at);
    Event boundaryLine(QByteArrayView &input);
    Event headLine(QByteArrayView &input);
    Event field(QByteArrayView line);
    Event disposition(QByteArrayView value);
    Event headComplete();

    const Limits m_limits;
    const QByteArray m_delimiter; // CR LF -- boundary
    State m_state = State::Preamble;
    bool m_isInPart = false; // the boundary that was found ends one
    qsizetype m_matched; // bytes of the delimiter with which the input ended
    std::int64_t m_at = 0; // bytes taken
    qsizetype m_ignored = 0;
    int m_parts = 0;
    QByteArray m_line; // of a head, what came of it
    std::int64_t m_lineAt = 0;
    qsizetype m_headSize = 0;
    int m_fields = 0;
    bool m_hasDisposition = false;
    Head m_partHead;
    QByteArrayView m_data;
    QByteArray m_fault;
    std::int64_t m_faultAt = 0;
};

} // namespace coroscope
