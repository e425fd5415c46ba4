#pragma once

#include "server/compression/decoder.h"

#include <QList>

#include <vector>

namespace coroscope {

/// Undoes all codings of a body, as Content-Encoding lists them (RFC 9110 §8.4: in the order in which they were
/// applied). It is pulled: nothing is decoded that nobody has room for, so what it holds is what was pushed, 64 KiB and
/// the window of a decoder a coding. One thread at a time.
class BodyDecoder {
public:
    /// Source: none; two is already rare. More are refused before one of these is made.
    static constexpr qsizetype kMostCodings = 4;
    /// None of them is Identity.
    explicit BodyDecoder(const QList<Coding> &codings);

    /// More of the body, as it came.
    void push(QByteArrayView coded);
    enum class State : std::uint8_t {
        Hungry, ///< nothing more can be had before more is pushed; isComplete() tells whether it may end here
        Full, ///< `most` bytes were made
        Damaged, ///< or made to hold up whoever decodes it, see kMostUnused and fault()
    };
    /// Appends up to `most` bytes to `out`.
    State pull(QByteArray &out, qsizetype most);
    /// All that was pushed was used, and nothing is missing.
    bool isComplete() const;
    /// The coding that could not be undone.
    Coding fault() const noexcept { return m_fault; }

    static constexpr qsizetype kBetween = 64 * 1024;
    /// What a coding in between may make beyond what comes out in the end: one that makes much of which the next makes
    /// nothing is an attack.
    static constexpr std::uint64_t kMostUnused = 1024 * 1024;

private:
    struct Layer {
        Coding coding;
        std::unique_ptr<Decoder> decoder;
        QByteArray in;
        qsizetype at = 0;
        std::uint64_t taken = 0; ///< bytes that the layer before has made for it
        bool hasEnded = false;
        bool hasBegun = false;
    };
    State fill(std::size_t layer, char *room, std::size_t size, std::size_t &made);
    State damaged(const Layer &layer);

    std::vector<Layer> m_layers; // the outermost, which is undone first, in front
    std::uint64_t m_made = 0; ///< bytes that came out
    Coding m_fault = Coding::Identity;
};

} // namespace coroscope
