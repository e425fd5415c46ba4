#pragma once

#include <atomic>
#include <memory>
#include <vector>

namespace coroscope {

/// A value that one thread replaces now and then while many read it. Readers take no lock and count nothing: they pay
/// one acquire load. Since a reader may be looking at any version, each stays until the cell goes; so this is for what
/// a person changes by hand, not for what changes by itself.
template<typename T>
class SnapshotCell {
public:
    explicit SnapshotCell(T first) { publish(std::move(first)); }
    SnapshotCell(const SnapshotCell &) = delete;
    SnapshotCell &operator=(const SnapshotCell &) = delete;

    /// Any thread. Valid as long as the cell.
    const T &read() const noexcept { return *m_current.load(std::memory_order_acquire); }
    /// One thread at a time.
    void publish(T next)
    {
        m_versions.push_back(std::make_unique<const T>(std::move(next)));
        m_current.store(m_versions.back().get(), std::memory_order_release);
    }

private:
    std::vector<std::unique_ptr<const T>> m_versions; // of the writer
    std::atomic<const T *> m_current{nullptr};
};

} // namespace coroscope
