#include "ui/notices.h"

namespace coroscope {

void Notices::post(Notice notice)
{
    notice.at = QDateTime::currentDateTime();
    if (m_kept.size() == kMaxKept)
        m_kept.pop_front();
    m_kept.push_back(std::move(notice));
    const Notice newest = m_kept.back(); // a slot may post another
    Q_EMIT posted(newest);
}

} // namespace coroscope
