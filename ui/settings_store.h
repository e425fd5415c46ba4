#pragma once

#include <QObject>
#include <QTimer>
#include <QVariant>

#include <map>

namespace coroscope {

/// Keys and values in an INI file that outlives whatever happens to it: a file that is missing, cut short, damaged or
/// of a newer version reads as what can be read of it, at worst as empty; it is replaced in one step, a moment after
/// the last change; and one that could not be read whole is kept beside as a backup before that. What cannot be written
/// (a full disk, a folder that is read-only) is still remembered here, and tried again with the next change and at the
/// end. A key is "group/name" or "group/sub/name". GUI thread.
class SettingsStore final : public QObject {
    Q_OBJECT
public:
    explicit SettingsStore(const QString &fileName, QObject *parent = nullptr);
    /// Writes what has not been written.
    ~SettingsStore() override;
    Q_DISABLE_COPY_MOVE(SettingsStore)

    /// The fallback also where the value was damaged.
    QVariant value(const QString &key, const QVariant &fallback = {}) const;
    /// Empty where there is none, or it is no QByteArray (a text that once was one and was cut short).
    QByteArray bytes(const QString &key) const;
    bool contains(const QString &key) const;
    /// Of QString, QStringList, QByteArray, bool, a number. A QByteArray is written with a checksum, so that a damaged
    /// one counts as absent. An equal value changes nothing.
    void setValue(const QString &key, const QVariant &value);
    /// The key, and all keys below "key/".
    void remove(const QString &key);
    /// The keys below "group/", without it, sorted.
    QStringList keys(const QString &group) const;

    /// Writes now. False where it cannot; writeFailed() has said why.
    bool sync();
    const QString &fileName() const noexcept { return m_fileName; }

    /// How long after a change it is written, at most.
    static constexpr int kWriteDelay = 500; // milliseconds

Q_SIGNALS:
    /// Said once for each new reason, in the system's own words.
    void writeFailed(const QString &reason);
    /// What the file held before is kept there, because this program could not read all of it.
    void backedUp(const QString &backup);

private:
    void load();
    void changed();
    QByteArray text() const;

    const QString m_fileName;
    std::map<QString, QVariant> m_values;
    QTimer m_delay;
    QString m_lastFailure;
    bool m_dirty = false;
    bool m_keepOld = false; ///< the file on disk holds what m_values does not
};

} // namespace coroscope
