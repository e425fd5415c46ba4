#pragma once

#include <QtGlobal>

#include <algorithm>
#include <utility>
#include <vector>

namespace coroscope {

/// A queue with a bound and access by index: row 0 is the oldest. Storage grows to the bound and is then reused;
/// nothing is allocated any more. Plain value, any one thread.
template<typename T>
class Ring {
public:
    explicit Ring(qsizetype capacity)
        : m_capacity(capacity)
    {
        Q_ASSERT(capacity > 0);
    }

    qsizetype size() const noexcept { return m_size; }
    qsizetype capacity() const noexcept { return m_capacity; }
    bool isEmpty() const noexcept { return m_size == 0; }
    bool isFull() const noexcept { return m_size == m_capacity; }

    const T &operator[](qsizetype index) const { return m_slots[slot(index)]; }
    T &operator[](qsizetype index) { return m_slots[slot(index)]; }

    /// The ring must not be full: make room first, so that whoever shows the rows hears of it first.
    void append(T value)
    {
        Q_ASSERT(!isFull());
        if (m_size == qsizetype(m_slots.size()))
            grow();
        m_slots[slot(m_size)] = std::move(value);
        ++m_size;
    }

    /// Drops the oldest; their values are destroyed now.
    void dropFront(qsizetype count)
    {
        Q_ASSERT(count >= 0 && count <= m_size);
        for (qsizetype i = 0; i < count; ++i)
            m_slots[slot(i)] = T();
        if (count > 0)
            m_head = qsizetype(slot(count));
        m_size -= count;
    }

    /// All of them, oldest first; none is left.
    std::vector<T> takeAll()
    {
        std::rotate(m_slots.begin(), m_slots.begin() + std::ptrdiff_t(m_head), m_slots.end());
        m_slots.resize(std::size_t(m_size));
        std::vector<T> all = std::move(m_slots);
        hold({});
        return all;
    }

    /// In front of the oldest. There must be room for them.
    void prepend(std::vector<T> values)
    {
        Q_ASSERT(qsizetype(values.size()) <= m_capacity - m_size);
        for (qsizetype i = 0; i < m_size; ++i)
            values.push_back(std::move(m_slots[slot(i)]));
        hold(std::move(values));
    }

    /// Not less than there are.
    void setCapacity(qsizetype capacity)
    {
        Q_ASSERT(capacity > 0 && capacity >= m_size);
        std::vector<T> values;
        for (qsizetype i = 0; i < m_size; ++i)
            values.push_back(std::move(m_slots[slot(i)]));
        m_capacity = capacity;
        hold(std::move(values));
    }

private:
    void hold(std::vector<T> values)
    {
        m_slots = std::move(values);
        m_size = qsizetype(m_slots.size());
        m_head = 0;
    }

    std::size_t slot(qsizetype index) const
    {
        const auto length = qsizetype(m_slots.size());
        Q_ASSERT(index >= 0 && index <= length);
        const qsizetype at = m_head + index;
        return std::size_t(at < length ? at : at - length);
    }

    void grow()
    {
        std::vector<T> larger(std::size_t(std::min(m_capacity, std::max<qsizetype>(64, m_size * 2))));
        for (qsizetype i = 0; i < m_size; ++i)
            larger[std::size_t(i)] = std::move(m_slots[slot(i)]);
        m_slots = std::move(larger);
        m_head = 0;
    }

    std::vector<T> m_slots; ///< grows by doubling up to the bound, never shrinks
    qsizetype m_capacity;
    qsizetype m_head = 0;
    qsizetype m_size = 0;
};

} // namespace coroscope
