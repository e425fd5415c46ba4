#include "server/api/live_event_types.h"

namespace coroscope {

std::optional<LiveEventTypes> liveEventTypesIn(QByteArrayView list)
{
    LiveEventTypes types = 0;
    while (!list.isNull()) {
        const auto comma = list.indexOf(',');
        const auto name = (comma < 0 ? list : list.first(comma)).trimmed();
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
        LiveEventTypes one = name == kTickEvent ? kLiveFigures : 0;
        for (int i = 0; i < kLiveEventTypes; ++i) {
            if (name == liveEventName(LiveEventType(i)))
                one = liveEventBit(LiveEventType(i));
        }
        if (one == 0)
            return std::nullopt;
        types |= one;
    }
    return types;
}

} // namespace coroscope
