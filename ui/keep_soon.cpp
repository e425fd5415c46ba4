#include "ui/keep_soon.h"

#include "ui/settings.h"

#include <chrono>
#include <utility>

namespace coroscope {

namespace {
constexpr std::chrono::milliseconds kDelay{500};
}

KeepSoon::KeepSoon(QObject *owner, WindowSettings *settings, std::function<void()> keep)
    : QTimer(owner)
    , m_store(settings ? &settings->store() : nullptr)
    , m_keep(std::move(keep))
{
    setSingleShot(true);
    setInterval(kDelay);
    callOnTimeout(this, [this] {
        if (m_store)
            m_keep();
    });
}

KeepSoon::~KeepSoon()
{
    keepWaiting();
}

void KeepSoon::keepWaiting()
{
    if (!isActive())
        return;
    stop();
    if (m_store)
        m_keep();
}

void KeepSoon::keepAll(const QObject *root)
{
    const auto all = root->findChildren<KeepSoon *>();
    for (KeepSoon *each : all)
        each->keepWaiting();
}

} // namespace coroscope
