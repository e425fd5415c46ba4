#include "server/compression/body_decoder.h"

#include <algorithm>

namespace coroscope {

BodyDecoder::BodyDecoder(const QList<Coding> &codings)
{
    for (auto it = codings.rbegin(); it != codings.rend(); ++it) {
        Layer &layer = m_layers.emplace_back();
        layer.coding = *it;
        layer.decoder = Decoder::make(*it);
    }
}

void BodyDecoder::push(QByteArrayView coded)
{
    Layer &first = m_layers.front();
    if (first.at == first.in.size()) {
        first.in.resize(0);
        first.at = 0;
    }
    first.in.append(coded);
}

BodyDecoder::State BodyDecoder::damaged(const Layer &layer)
{
    m_fault = layer.coding;
    return State::Damaged;
}

/// Makes at least one byte of this layer, or says why not.
BodyDecoder::State BodyDecoder::fill(std::size_t index, char *room, std::size_t size, std::size_t &made)
{
    Layer &layer = m_layers[index];
    made = 0;
    for (;;) {
        if (layer.at == layer.in.size() && index > 0) {
            layer.in.resize(kBetween);
            std::size_t got = 0;
            const State below = fill(index - 1, layer.in.data(), std::size_t(kBetween), got);
            layer.in.truncate(qsizetype(got));
            layer.at = 0;
            if (below == State::Damaged)
                return below;
            layer.taken += got;
            if (layer.taken > m_made + kMostUnused)
                return damaged(layer);
        }
        QByteArrayView input = QByteArrayView(layer.in).sliced(layer.at);
        if (layer.hasEnded) {
            if (input.isEmpty())
                return State::Hungry;
            if (!layer.decoder->restart())
                return damaged(layer); // something follows what has one end only
            layer.hasEnded = false;
        }
        if (!layer.decoder)
            return damaged(layer);
        const bool isEmpty = input.isEmpty();
        layer.hasBegun = layer.hasBegun || !isEmpty;
        // A decoder may hold output that there was no room for, also without any input.
        const auto state = layer.decoder->decode(input, room, size, made);
        layer.at = layer.in.size() - input.size();
        if (state == Decoder::State::Damaged)
            return damaged(layer);
        layer.hasEnded = state == Decoder::State::Ended;
        if (made > 0)
            return State::Full;
        if (isEmpty && !layer.hasEnded)
            return State::Hungry;
    }
}

BodyDecoder::State BodyDecoder::pull(QByteArray &out, qsizetype most)
{
    if (m_fault != Coding::Identity)
        return State::Damaged;
    const qsizetype from = out.size();
    while (out.size() - from < most) {
        const qsizetype before = out.size();
        const qsizetype step = std::min(most - (before - from), kBetween);
        out.resize(before + step);
        std::size_t made = 0;
        const State state = fill(m_layers.size() - 1, out.data() + before, std::size_t(step), made);
        out.truncate(before + qsizetype(made));
        m_made += made;
        if (state != State::Full)
            return state;
    }
    return State::Full;
}

bool BodyDecoder::isComplete() const
{
    return std::all_of(
               m_layers.begin(), m_layers.end(),
               [](const Layer &layer) { return layer.at == layer.in.size() && (layer.hasEnded || !layer.hasBegun); })
        && (m_layers.back().hasEnded || !m_layers.front().hasBegun);
}

} // namespace coroscope
