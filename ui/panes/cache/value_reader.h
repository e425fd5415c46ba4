#pragma once

#include "ui/panes/cache/cache_link.h"
#include "ui/panes/cache/type_words.h"

namespace coroscope {

class ValueModel;

/// Reads what one key holds, by parts: first what it is, then its string as far as is done without a question, or its
/// elements into a model, a page whenever more are wanted. What comes of an earlier read is passed over. GUI thread.
class ValueReader final : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kFirstBytes = 1024 * 1024; ///< of a string, unless all of it is asked for
    static constexpr qint64 kMostBytes = 256 * 1024 * 1024; ///< of a string, at all
    static constexpr int kMostElements = 100'000; ///< of a collection
    static constexpr qint64 kMostElementBytes = 128 * 1024 * 1024;

    struct Facts {
        QByteArray type; ///< as TYPE names it; empty: not read yet
        QByteArray encoding;
        qint64 expires = -1; ///< milliseconds since 1970; 0: it does not; -1: not known
        qint64 memory = -1; ///< bytes, as the store estimates; -1: not known
        qint64 length = 0; ///< bytes of a string, or elements
    };

    ValueReader(CacheLink *link, QObject *parent);

    /// Lets go of the one before; empty: none. Nothing is read yet.
    void setKey(const QByteArray &key);
    const QByteArray &key() const noexcept { return m_key; }
    /// Which elements, from the next read() on, where the type can be searched: as MATCH takes it; empty: all.
    void setPattern(const QByteArray &pattern) { m_pattern = pattern; }
    static bool canMatch(CacheType type);

    /// From the start. `all` of a string, up to kMostBytes. Nothing happens without a store.
    void read(bool all = false);
    /// The next elements, if there are any and none are under way.
    void readMore();

    bool isReading() const noexcept { return m_isReading; }
    bool isGone() const noexcept { return m_isGone; } ///< it was not there when it was read last
    bool wantsAll() const noexcept { return m_wantsAll; } ///< of the last read
    const Facts &facts() const noexcept { return m_facts; }
    CacheType type() const { return cacheType(m_facts.type); }
    const QByteArray &string() const noexcept { return m_string; } ///< as far as it was read
    bool isPart() const noexcept { return m_string.size() < m_facts.length; } ///< of a string
    ValueModel *model() const { return m_model; }

Q_SIGNALS:
    /// It reads now, or does not any more.
    void stateChanged();
    void gone();
    void factsRead();
    void stringRead();
    /// Of a string: it is not read, all of it was wanted.
    void tooLarge();
    /// The model is empty now and of the key's type.
    void elementsBegun();
    /// There are more elements, which are not read.
    void limitReached();
    void failed(const coroscope::Error &error);

private:
    void ask(std::vector<cache::Command> commands, std::function<void(const CacheLink::Replies &)> onReplies,
             milliseconds deadline = CacheLink::kDeadline);
    void fail(const Error &error);
    void end();
    void takeFacts(const CacheLink::Replies &replies);
    void takeLength(const cache::Reply &reply);
    void readString();
    void takeString(const cache::Reply &reply, bool isWhole);
    void readElements();
    void takeElements(const cache::Reply &reply);
    cache::Command pageCommand() const;
    bool isSearched() const { return !m_pattern.isEmpty() && canMatch(type()); }
    int pageSize() const;

    CacheLink *m_link;
    ValueModel *m_model;
    QByteArray m_key;
    QByteArray m_pattern;
    Facts m_facts;
    QByteArray m_string;
    QByteArray m_cursor; ///< of the next page
    quint64 m_generation = 0; ///< answers of an earlier one are passed over
    bool m_wantsAll = false;
    bool m_isReading = false;
    bool m_isGone = false;
};

} // namespace coroscope
