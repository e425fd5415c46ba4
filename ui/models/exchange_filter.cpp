#include "ui/models/exchange_filter.h"

#include <algorithm>

namespace coroscope {

ExchangeFilter::ExchangeFilter(const QString &text)
{
    const auto words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        m_words.append(word.toUtf8());
}

bool ExchangeFilter::matches(const ExchangeRecord &record, const RouteTable &routes) const
{
    // One text, made once for all words; a line feed is in none of the parts, so no word matches across two of them.
    QByteArray text
        = record.method + '\n' + record.target + '\n' + record.peer + '\n' + QByteArray::number(record.status);
    if (routes && record.route >= 0 && record.route < routes->size())
        text += '\n' + routes->at(record.route).path.toUtf8();
    text = std::move(text).toLower();
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QByteArray &word) { return text.contains(word); });
}

} // namespace coroscope
