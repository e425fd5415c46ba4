#pragma once

#include <atomic>

namespace coroscope {

/// What can be posted to a loop without an allocation: the node is part of what is posted. A node may be in one queue,
/// once, at a time; whoever posts it sees to that.
class PostNode {
public:
    PostNode() = default;
    PostNode(const PostNode &) = delete;
    PostNode &operator=(const PostNode &) = delete;
    /// Called once on the home thread of the loop.
    virtual void run() = 0;
    /// Called instead of run() where the loop ends before it got there.
    virtual void discard() = 0;

protected:
    virtual ~PostNode() = default;

private:
    friend class PostChain;
    friend class PostQueue;
    PostNode *m_next = nullptr;
};

/// Nodes that are to be posted together. One thread.
class PostChain {
public:
    void add(PostNode *node) noexcept
    {
        node->m_next = m_newest;
        m_newest = node;
        if (!m_oldest)
            m_oldest = node;
    }
    bool isEmpty() const noexcept { return m_newest == nullptr; }
    /// Takes all out, oldest last.
    template<typename Use>
    void drain(Use use)
    {
        m_oldest = nullptr;
        while (m_newest) {
            PostNode *node = m_newest;
            m_newest = node->m_next;
            use(node);
        }
    }

private:
    friend class PostQueue;
    PostNode *m_newest = nullptr; // its m_next is the one before it
    PostNode *m_oldest = nullptr;
};

/// Many producers, one consumer, no lock: producers push on a stack, the consumer takes it whole and turns it round.
/// Source: R. K. Treiber, "Systems Programming: Coping with Parallelism", IBM RJ 5118, 1986. Taking everything at once
/// leaves no room for the ABA problem.
class PostQueue {
public:
    /// Any thread. True where the queue was empty: then the consumer needs to be woken.
    bool push(PostNode *node) noexcept
    {
        PostNode *head = m_head.load(std::memory_order_relaxed);
        do {
            node->m_next = head;
        } while (!m_head.compare_exchange_weak(head, node, std::memory_order_release, std::memory_order_relaxed));
        return head == nullptr;
    }

    /// Any thread. The same for all that the chain holds, in its order; the chain is empty then.
    bool push(PostChain &chain) noexcept
    {
        PostNode *const newest = chain.m_newest;
        PostNode *const oldest = chain.m_oldest;
        chain.m_newest = chain.m_oldest = nullptr;
        PostNode *head = m_head.load(std::memory_order_relaxed);
        do {
            oldest->m_next = head;
        } while (!m_head.compare_exchange_weak(head, newest, std::memory_order_release, std::memory_order_relaxed));
        return head == nullptr;
    }

    bool isEmpty() const noexcept { return m_head.load(std::memory_order_relaxed) == nullptr; }

    /// The consumer's thread. Takes all, oldest first, and hands each to `use`, which may delete it.
    template<typename Use>
    void drain(Use use)
    {
        PostNode *node = m_head.exchange(nullptr, std::memory_order_acquire);
        PostNode *oldest = nullptr;
        while (node) {
            PostNode *next = node->m_next;
            node->m_next = oldest;
            oldest = node;
            node = next;
        }
        while (oldest) {
            PostNode *next = oldest->m_next;
            use(oldest);
            oldest = next;
        }
    }

private:
    std::atomic<PostNode *> m_head{nullptr};
};

} // namespace coroscope
