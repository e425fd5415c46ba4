#pragma once

#include "server/async/scheduler.h"

namespace coroscope {

/// A timer that calls a member function of its owner, for an owner that has several or is a Timer itself. Home thread
/// only.
template<typename Owner, void (Owner::*Expired)()>
class MemberTimer final : public Timer {
public:
    explicit MemberTimer(Owner &owner)
        : m_owner(owner)
    {
    }

private:
    void onExpired() override { (m_owner.*Expired)(); }
    Owner &m_owner;
};

} // namespace coroscope
