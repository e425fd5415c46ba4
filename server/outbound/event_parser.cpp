#include "server/outbound/event_parser.h"

#include <algorithm>
#include <limits>

namespace coroscope {

namespace {

constexpr QByteArrayView kByteOrderMark{"\xEF\xBB\xBF"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

bool EventParser::read(QByteArrayView bytes, std::vector<ServerEvent> &events)
{
    while (!bytes.isEmpty() && !m_isTooLarge) {
        if (std::exchange(m_afterCr, false) && bytes.front() == '\n') {
            bytes = bytes.sliced(1);
            continue;
        }
        const auto end = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype size = end - bytes.begin();
        if (m_line.size() + size > kMaxEvent) {
            m_isTooLarge = true;
            break;
        }
        if (end == bytes.end()) {
            m_line.append(bytes);
            break;
        }
        m_afterCr = *end == '\r';
        if (m_line.isEmpty()) {
            line(bytes.first(size), events);
        } else {
            m_line.append(bytes.first(size));
            line(m_line, events);
            m_line.resize(0);
        }
        bytes = bytes.sliced(size + 1);
    }
    return !m_isTooLarge;
}

void EventParser::line(QByteArrayView text, std::vector<ServerEvent> &events)
{
    if (std::exchange(m_isFirstLine, false) && text.startsWith(kByteOrderMark))
        text = text.sliced(kByteOrderMark.size());
    if (!text.isEmpty()) {
        const auto colon = text.indexOf(':');
        if (colon == 0)
            return; // a comment
        auto value = colon < 0 ? QByteArrayView() : text.sliced(colon + 1);
        if (value.startsWith(' '))
            value = value.sliced(1);
        field(colon < 0 ? text : text.first(colon), value);
        return;
    }
    m_lastId = m_id;
    if (!m_data.isEmpty()) {
        m_data.chop(1); // the line feed of its last line
        events.push_back({m_name.isEmpty() ? QByteArrayLiteral("message") : m_name, m_data, m_lastId});
    }
    m_data.clear();
    m_name.clear();
}

void EventParser::field(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (m_data.size() + value.size() >= kMaxEvent) {
            m_isTooLarge = true;
            return;
        }
        m_data.append(value).append('\n');
    } else if (name == "event") {
        m_name = value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_id = value.toByteArray();
    } else if (name == "retry") {
        if (value.isEmpty() || !std::all_of(value.begin(), value.end(), isDigit))
            return;
        constexpr qint64 kLongest = std::numeric_limits<int>::max(); // milliseconds: 24 days
        qint64 wanted = 0;
        for (const char c : value)
            wanted = std::min(kLongest, wanted * 10 + (c - '0'));
        m_retry = std::chrono::milliseconds(wanted);
    }
}

} // namespace coroscope
