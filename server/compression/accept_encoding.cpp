#include "server/compression/accept_encoding.h"

#include <algorithm>
#include <cstring>

namespace coroscope {

namespace {

bool isTokenChar(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr);
}

/// OWS of RFC 9110 §5.6.3: spaces and tabs.
QByteArrayView stripped(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

} // namespace

int qvalue(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 5 || (text[0] != '0' && text[0] != '1'))
        return -1;
    int value = (text[0] - '0') * 1000;
    if (text.size() == 1)
        return value;
    if (text[1] != '.')
        return -1;
    int unit = 100;
    for (const char c : text.sliced(2)) {
        if (c < '0' || c > '9')
            return -1;
        value += (c - '0') * unit;
        unit /= 10;
    }
    return value <= 1000 ? value : -1;
}

void AcceptEncoding::add(QByteArrayView line)
{
    qsizetype from = 0;
    while (from <= line.size()) {
        qsizetype end = line.indexOf(',', from);
        if (end < 0)
            end = line.size();
        const QByteArrayView element = stripped(line.sliced(from, end - from));
        from = end + 1;
        if (element.isEmpty())
            continue;
        const qsizetype semicolon = element.indexOf(';');
        const QByteArrayView name = stripped(semicolon < 0 ? element : element.first(semicolon));
        int weight = 1000;
        if (semicolon >= 0) {
            const QByteArrayView parameter = stripped(element.sliced(semicolon + 1));
            const bool isWeight
                = parameter.size() > 2 && (parameter[0] == 'q' || parameter[0] == 'Q') && parameter[1] == '=';
            weight = isWeight ? qvalue(parameter.sliced(2)) : -1;
        }
        if (weight < 0 || name.isEmpty() || !std::all_of(name.begin(), name.end(), isTokenChar)) {
            m_isMalformed = true;
            return;
        }
        std::int16_t *place = nullptr;
        if (name == QByteArrayView("*"))
            place = &m_others;
        else if (const auto coding = codingOf(name))
            place = &m_weights[std::size_t(*coding)];
        if (place)
            *place = std::max(*place, std::int16_t(weight));
    }
}

int AcceptEncoding::weightOf(Coding coding) const
{
    const int own = m_weights[std::size_t(coding)];
    return own != kUnnamed ? own : m_others;
}

bool AcceptEncoding::refusesIdentity() const
{
    return !m_isMalformed && weightOf(Coding::Identity) == 0;
}

Coding AcceptEncoding::best(bool mayEncode) const
{
    if (m_isMalformed || !mayEncode)
        return Coding::Identity;
    Coding best = Coding::Identity;
    int most = 0;
    for (const Coding coding : kCodings) {
        if (const int weight = weightOf(coding); weight > most) {
            most = weight;
            best = coding;
        }
    }
    return weightOf(Coding::Identity) > most ? Coding::Identity : best;
}

} // namespace coroscope
